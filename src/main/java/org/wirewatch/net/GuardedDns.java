package org.wirewatch.net;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.Dns;

/**
 * Name lookups that leave out private addresses and cannot hold up others. Thread-safe.
 *
 * <p>A lookup is a native call that keeps its carrier thread; two dead name servers would stop every virtual thread of
 * a two-core machine. So lookups run on a few platform threads of their own, and are given up after a time.
 */
final class GuardedDns implements Dns, AutoCloseable {
    private static final int THREADS = 32;

    /** Enough to survive a dead one, few enough that a hostile name cannot use up the whole time. */
    private static final int ADDRESSES = 4;

    private final Resolver resolver;
    private final AddressRules rules;
    private final Duration patience;
    private final ThreadPoolExecutor lookups;

    /** @param patience for one lookup */
    GuardedDns(Resolver resolver, AddressRules rules, Duration patience) {
        this.resolver = resolver;
        this.rules = rules;
        this.patience = patience;
        lookups = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                10,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().daemon().name("lookup-", 0).factory());
        lookups.allowCoreThreadTimeOut(true);
    }

    /** The permitted addresses, IPv4 first: a machine without IPv6 would otherwise wait for a time-out first. */
    @Override
    public List<InetAddress> lookup(String host) throws UnknownHostException {
        List<InetAddress> all = resolve(host);
        List<InetAddress> permitted = all.stream()
                .filter(rules::permits)
                .sorted(Comparator.comparing(address -> !(address instanceof Inet4Address)))
                .limit(ADDRESSES)
                .toList();
        if (permitted.isEmpty()) {
            throw all.isEmpty()
                    ? new UnknownHostException(host)
                    : new PrivateAddress(host, all.getFirst().getHostAddress());
        }
        return permitted;
    }

    private List<InetAddress> resolve(String host) throws UnknownHostException {
        try {
            Future<List<InetAddress>> lookup = lookups.submit(() -> resolver.resolve(host));
            try {
                return lookup.get(patience.toNanos(), TimeUnit.NANOSECONDS);
            } finally {
                lookup.cancel(true);
            }
        } catch (ExecutionException failure) {
            throw unknown(host, failure.getCause() == null ? failure : failure.getCause());
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
            throw unknown(host, interrupt);
        } catch (TimeoutException | RejectedExecutionException failure) {
            throw unknown(host, failure);
        }
    }

    private static UnknownHostException unknown(String host, Throwable cause) {
        if (cause instanceof UnknownHostException itself) {
            return itself;
        }
        UnknownHostException unknown = new UnknownHostException(host);
        unknown.initCause(cause);
        return unknown;
    }

    @Override
    public void close() {
        lookups.shutdownNow();
    }
}
