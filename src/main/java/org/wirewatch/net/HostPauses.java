package org.wirewatch.net;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Which hosts asked to be left alone, and until when. Thread-safe; holds a bounded number of hosts. */
final class HostPauses {
    /** A host that asks for more is asked again after so long all the same; its answer then counts anew. */
    static final Duration LONGEST = Duration.ofDays(7);

    private static final int MOST_HOSTS = 10_000;

    private final InstantSource clock;
    private final ConcurrentHashMap<String, Instant> pauses = new ConcurrentHashMap<>();

    HostPauses(InstantSource clock) {
        this.clock = clock;
    }

    /** Leaves {@code host} alone until then, or longer if it asked for longer before. */
    void pause(String host, Instant until) {
        Instant now = clock.instant();
        if (!until.isAfter(now)) {
            return;
        }
        Instant latest = now.plus(LONGEST);
        pauses.merge(host, until.isAfter(latest) ? latest : until, (a, b) -> a.isAfter(b) ? a : b);
        if (pauses.size() > MOST_HOSTS) {
            forgetSome(now);
        }
    }

    /** Until when {@code host} is left alone; empty if it may be asked. */
    Optional<Instant> until(String host) {
        Instant until = pauses.get(host);
        if (until == null) {
            return Optional.empty();
        }
        if (until.isAfter(clock.instant())) {
            return Optional.of(until);
        }
        pauses.remove(host, until);
        return Optional.empty();
    }

    /** All pauses that still run. */
    Map<String, Instant> running() {
        Instant now = clock.instant();
        pauses.values().removeIf(until -> !until.isAfter(now));
        return Map.copyOf(pauses);
    }

    private void forgetSome(Instant now) {
        pauses.values().removeIf(until -> !until.isAfter(now));
        List<Map.Entry<String, Instant>> soonestOver = pauses.entrySet().stream()
                .sorted(Comparator.comparing(Map.Entry::getValue))
                .toList();
        for (int i = 0; i < soonestOver.size() - MOST_HOSTS / 2; i++) {
            pauses.remove(soonestOver.get(i).getKey());
        }
    }
}
