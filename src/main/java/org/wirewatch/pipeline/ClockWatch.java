package org.wirewatch.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * Notices that the wall's clock was set, or that the machine slept: what it shows then disagrees with the clock that
 * only goes forward. Thread-safe.
 */
public final class ClockWatch {
    /** Smaller ones are corrections, and change nothing that matters. */
    private static final Duration TOLERANCE = Duration.ofSeconds(5);

    private final InstantSource wall;
    private final LongSupplier nanoTime;
    private Instant lastWall;
    private long lastNanos;

    /**
     * Begins to watch.
     *
     * @param nanoTime as {@link System#nanoTime}
     */
    public ClockWatch(InstantSource wall, LongSupplier nanoTime) {
        this.wall = wall;
        this.nanoTime = nanoTime;
        lastWall = wall.instant();
        lastNanos = nanoTime.getAsLong();
    }

    /** How far the wall's clock was moved since the last look, forward or (negative) back; zero if it was not. */
    public synchronized Duration step() {
        Instant wallNow = wall.instant();
        long nanosNow = nanoTime.getAsLong();
        Duration step = Duration.between(lastWall, wallNow).minusNanos(nanosNow - lastNanos);
        lastWall = wallNow;
        lastNanos = nanosNow;
        return step.abs().compareTo(TOLERANCE) > 0 ? step : Duration.ZERO;
    }
}
