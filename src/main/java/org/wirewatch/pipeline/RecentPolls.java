package org.wirewatch.pipeline;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * When each feed was last asked, by a clock that nobody can set: a wall clock that is put forward makes no poll early.
 * Thread-safe.
 */
final class RecentPolls {
    /** The two clocks never run quite alike. */
    private static final double DRIFT = 0.01;

    private final Map<Long, Long> nanosByFeed = new ConcurrentHashMap<>();
    private final LongSupplier nanoTime;

    RecentPolls(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** A feed has just been asked. */
    void asked(long feedId) {
        nanosByFeed.put(feedId, nanoTime.getAsLong());
    }

    /** How much is missing until a feed may be asked again; zero if nothing is. */
    Duration tooEarlyBy(long feedId, Duration minInterval) {
        Long last = nanosByFeed.get(feedId);
        if (last == null) {
            return Duration.ZERO;
        }
        Duration missing = minInterval.minusNanos(nanoTime.getAsLong() - last);
        boolean isDrift = missing.toNanos() <= minInterval.toNanos() * DRIFT;
        return isDrift ? Duration.ZERO : missing;
    }
}
