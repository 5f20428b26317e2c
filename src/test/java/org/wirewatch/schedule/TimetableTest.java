package org.wirewatch.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.wirewatch.schedule.Timetable.Entry;

class TimetableTest {
    @Test
    void aClockThatIsPutBackByHoursStopsNoTicks() throws InterruptedException {
        AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ofHours(3));
        InstantSource wall = () -> Instant.now().plus(ahead.get());
        CountDownLatch early = new CountDownLatch(1);
        CountDownLatch ticks = new CountDownLatch(3);
        Runnable tick = () -> {
            early.countDown();
            ticks.countDown();
        };
        try (Timetable timetable = Timetable.start(
                List.of(Entry.every(Duration.ofMillis(20), "tick", tick)),
                wall,
                System::nanoTime,
                Duration.ofMillis(200))) {
            // For Quartz, which has the machine's own clock, it is three hours too soon: as after the clock was put
            // back.
            assertThat(early.getCount()).isEqualTo(1);
            ahead.set(Duration.ZERO);

            assertThat(ticks.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(timetable).isNotNull();
        }
    }
}
