package org.wirewatch.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** A fetcher for tests of the whole daemon: its time, its name server and whom it trusts are the test's. */
public final class FetcherSeams {
    private FetcherSeams() {}

    /** Whom to trust beyond the authorities that everybody trusts. */
    public record Trust(SSLSocketFactory sockets, X509TrustManager manager) {}

    /**
     * Makes one.
     *
     * @param sleep lets so many nanoseconds of {@code nanoTime} pass
     * @param names the only names there are, beside addresses
     * @param trust null for the usual authorities
     */
    public static Fetcher fetcher(
            FetchSettings settings,
            InstantSource clock,
            LongSupplier nanoTime,
            LongConsumer sleep,
            Map<String, InetAddress> names,
            @Nullable Trust trust) {
        Ticker ticker = new Ticker() {
            @Override
            public long nanoTime() {
                return nanoTime.getAsLong();
            }

            @Override
            public void sleepNanos(long nanos) {
                sleep.accept(nanos);
            }
        };
        Resolver resolver = host -> {
            InetAddress address = names.get(host);
            if (address != null) {
                return List.of(address);
            }
            if (host.matches("[\\d.]+")) {
                return List.of(InetAddress.ofLiteral(host));
            }
            throw new UnknownHostException(host);
        };
        return new Fetcher(
                settings,
                clock,
                resolver,
                ticker,
                trust == null ? null : new Wire.TlsSeam(trust.sockets(), trust.manager()));
    }
}
