package org.wirewatch.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ClockWatchTest {
    private final AtomicReference<Instant> wall = new AtomicReference<>(Instant.parse("2026-03-29T00:59:59Z"));
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
    private final ClockWatch watch = new ClockWatch(wall::get, nanos::get);

    private void pass(Duration onTheWall, Duration really) {
        wall.updateAndGet(now -> now.plus(onTheWall));
        nanos.addAndGet(really.toNanos());
    }

    @Test
    void timeThatPassesIsNoStepHoweverLongItIs() {
        pass(Duration.ofDays(3), Duration.ofDays(3));
        assertThat(watch.step()).isZero();
        pass(Duration.ofSeconds(64), Duration.ofSeconds(60));
        assertThat(watch.step()).isZero();
    }

    @Test
    void aStepIsToldOnceWithItsLengthAndDirection() {
        pass(Duration.ofHours(-2), Duration.ofSeconds(1));
        assertThat(watch.step()).isEqualTo(Duration.ofHours(-2).minusSeconds(1));
        assertThat(watch.step()).isZero();
        pass(Duration.ofHours(8), Duration.ofSeconds(1));
        assertThat(watch.step()).isEqualTo(Duration.ofHours(8).minusSeconds(1));
    }

    @Test
    void theMinimumIsKeptByTheClockThatCannotBeSet() {
        RecentPolls polls = new RecentPolls(nanos::get);
        Duration least = Duration.ofMinutes(10);
        assertThat(polls.tooEarlyBy(7, least)).isZero();
        polls.asked(7);
        pass(Duration.ofHours(5), Duration.ofMinutes(4));
        assertThat(polls.tooEarlyBy(7, least)).isEqualTo(Duration.ofMinutes(6));
        assertThat(polls.tooEarlyBy(8, least)).isZero();
        pass(Duration.ofHours(-5), Duration.ofMinutes(6).minusSeconds(1));
        assertThat(polls.tooEarlyBy(7, least)).isZero();
    }
}
