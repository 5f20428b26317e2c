package org.wirewatch.net;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Fetches feeds and articles, politely. Thread-safe: call {@link #fetch} from as many virtual threads as there are
 * things to fetch; each waits for its host's turn. What a host is remembered by (its last request, a pause it asked
 * for, its robots.txt) is bounded, however many hosts there are.
 */
public final class Fetcher implements AutoCloseable {
    private final FetchSettings settings;
    private final Wire wire;
    private final PoliteWire politeWire;
    private final HostPauses pauses;
    private final Robots robots;
    private final AnswerReader reader;
    private final Set<Visit> visits = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /**
     * @param clock for what servers say about times; pauses between requests run by the machine's own, so that a
     *     changed clock causes no burst
     * @throws IllegalArgumentException if a setting makes no sense, naming it
     */
    public Fetcher(FetchSettings settings, InstantSource clock) {
        this(settings, clock, Resolver.SYSTEM, Ticker.SYSTEM, null);
    }

    /** With seams for tests. */
    Fetcher(FetchSettings settings, InstantSource clock, Resolver resolver, Ticker ticker, Wire.@Nullable TlsSeam tls) {
        this.settings = settings;
        wire = new Wire(settings, resolver, tls);
        pauses = new HostPauses(clock);
        Duration longestPause = settings.hostPause().compareTo(Robots.LONGEST_CRAWL_DELAY) > 0
                ? settings.hostPause()
                : Robots.LONGEST_CRAWL_DELAY;
        HostGates gates = new HostGates(settings.perHost(), settings.inFlight(), longestPause, ticker);
        politeWire = new PoliteWire(wire, gates, pauses, settings.hostPause(), clock);
        robots = new Robots(politeWire, settings, clock);
        reader = new AnswerReader(clock);
    }

    /**
     * Fetches, following redirects; blocks until there is a result, which is at most {@link
     * FetchSettings#totalTimeout()} after the host's turn has come (for an article, plus that of its robots.txt).
     *
     * @return what came of it; never throws for anything a server or the network does
     */
    public Fetch fetch(FetchRequest request) {
        Visit visit = new Visit(Thread.currentThread());
        visits.add(visit);
        try {
            return closed ? Troubles.cancelled() : new Journey(request, settings, politeWire, robots, reader).go();
        } finally {
            visits.remove(visit);
            visit.end();
        }
    }

    /**
     * Leaves a host alone until then, e.g. after a restart; at most seven days from now.
     *
     * @param host as in {@link #hostOf}
     */
    public void pauseHost(String host, Instant until) {
        pauses.pause(host.toLowerCase(Locale.ROOT), until);
    }

    /** Until when a host asked to be left alone; empty if it may be asked. */
    public Optional<Instant> pausedUntil(String host) {
        return pauses.until(host.toLowerCase(Locale.ROOT));
    }

    /** All hosts that asked to be left alone, and until when; to be stored, so that a restart does not forget it. */
    public Map<String, Instant> pausedHosts() {
        return pauses.running();
    }

    /** The host of a URL as pauses know it: in lower case, an international name in ASCII; null if it has none. */
    public static @Nullable String hostOf(URI url) {
        HttpUrl wireUrl = WireUrl.of(url);
        return wireUrl == null ? null : wireUrl.host();
    }

    /** Ends every fetch that is waiting or under way, with the failure {@code cancelled}; for shutdown. */
    public void cancelAll() {
        visits.forEach(Visit::cancel);
        wire.cancelAll();
    }

    /** Cancels what is under way and closes all connections; later fetches fail as {@code cancelled}. */
    @Override
    public void close() {
        closed = true;
        cancelAll();
        wire.close();
    }

    /** One thread inside {@link #fetch}. An interrupt that we sent must not be left behind in it. */
    private static final class Visit {
        private final Thread thread;
        private boolean over;
        private boolean cancelled;

        Visit(Thread thread) {
            this.thread = thread;
        }

        synchronized void cancel() {
            if (!over) {
                cancelled = true;
                thread.interrupt();
            }
        }

        synchronized void end() {
            over = true;
            if (cancelled) {
                Thread.interrupted();
            }
        }
    }
}
