package org.wirewatch.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** A machine's two clocks, moved by a test: one on the wall, which can be set, and one that only goes forward. */
final class VirtualTime implements InstantSource {
    private final AtomicReference<Instant> wallAtStart;
    private final AtomicLong nanos = new AtomicLong();

    VirtualTime(Instant start) {
        wallAtStart = new AtomicReference<>(start);
    }

    @Override
    public Instant instant() {
        return wallAtStart.get().plusNanos(nanos.get());
    }

    long nanoTime() {
        return nanos.get();
    }

    /** Time goes by, for both clocks. */
    void pass(Duration time) {
        sleepNanos(time.toNanos());
    }

    /** Who sleeps makes the time go by. */
    void sleepNanos(long length) {
        nanos.addAndGet(length);
    }

    /** The clock on the wall is set, or the machine was asleep: only the wall's clock moves. */
    void setWall(Duration by) {
        wallAtStart.updateAndGet(start -> start.plus(by));
    }
}
