package org.wirewatch.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wirewatch.net.Fetch;

/**
 * Whether this machine's own network is down. Then no feed is to blame: none backs off, and none is reported.
 *
 * <p>It is taken to be down when several hosts that had been well cannot be reached one after the other, and nobody
 * answers in between: two of a few hosts, three of ten or more. One answer, whatever it says, and it is up. Who asks
 * only one host cannot tell the host from the network; there it is the host. Thread-safe.
 */
final class NetworkWeather {
    /** How a fetch fails where there is no network. */
    private static final Set<String> SILENCE = Set.of("host-not-found", "unreachable", "timeout");

    private static final int MANY_HOSTS = 10;

    /** A shorter failure is not worth a mail. */
    static final Duration WORTH_TELLING = Duration.ofMinutes(15);

    private final Events events;
    private final Set<String> silentHosts = new HashSet<>();
    private int knownHosts;
    private @Nullable Instant silentSince;
    private boolean down;

    NetworkWeather(Events events) {
        this.events = events;
    }

    /** So many hosts are asked at all. */
    synchronized void hosts(int count) {
        knownHosts = count;
    }

    /**
     * Takes note of a fetch.
     *
     * @param host that was asked
     * @param wasWell whether it answered the last time, or was never asked
     * @return whether the fetch failed because the network is down
     */
    synchronized boolean observe(Fetch fetch, String host, boolean wasWell, Instant now) {
        if (fetch instanceof Fetch.Failed(String code, String _, Throwable _) && SILENCE.contains(code)) {
            silence(host, wasWell, now);
            return down;
        }
        if (isAnswer(fetch)) {
            if (down) {
                events.networkBack();
            }
            silentHosts.clear();
            silentSince = null;
            down = false;
        }
        return false;
    }

    private void silence(String host, boolean wasWell, Instant now) {
        if (!wasWell) {
            return;
        }
        silentHosts.add(host);
        if (silentSince == null) {
            silentSince = now;
        }
        if (!down && silentHosts.size() >= (knownHosts >= MANY_HOSTS ? 3 : 2)) {
            down = true;
            events.networkDown();
        }
    }

    /** Who says that it has moved has answered. A pause that still runs, a refusal of our own, or our own stop says nothing of the network. */
    private static boolean isAnswer(Fetch fetch) {
        return switch (fetch) {
            case Fetch.Fetched _, Fetch.NotModified _, Fetch.Gone _, Fetch.Moved _ -> true;
            case Fetch.Failed(String code, String _, Throwable _) -> !code.equals("cancelled");
            case Fetch.Throttled _, Fetch.Blocked _ -> false;
        };
    }

    /** Since when the network has been down; empty if it is not. */
    synchronized Optional<Instant> downSince() {
        return down ? Optional.ofNullable(silentSince) : Optional.empty();
    }
}
