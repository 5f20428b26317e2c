package org.wirewatch.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GatheringTest {
    private static final Duration LONG = Duration.ofMinutes(5);

    private final List<List<String>> served = new CopyOnWriteArrayList<>();
    private final ExecutorService guests = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void close() {
        guests.shutdownNow();
    }

    @Test
    void whoComesAloneIsServedAtOnce() {
        new Gathering<String>(served::add, LONG).bring("a");

        assertThat(served).containsExactly(List.of("a"));
    }

    @Test
    void whoIsOnTheWayIsWaitedForAndAllAreServedTogether() throws Exception {
        Gathering<String> table = new Gathering<>(served::add, LONG);
        var one = table.setOut();
        var two = table.setOut();
        var nobody = table.setOut();
        Future<?> first = guests.submit(() -> table.bring("a"));
        Future<?> second = guests.submit(() -> table.bring("b"));
        assertThat(served).isEmpty();
        nobody.end();
        nobody.end();
        first.get();
        second.get();
        one.end();
        two.end();

        assertThat(served).singleElement().satisfies(all -> assertThat(all).containsExactlyInAnyOrder("a", "b"));
    }

    @Test
    void patienceEnds() {
        Gathering<String> table = new Gathering<>(served::add, Duration.ofMillis(1));
        var slow = table.setOut();
        var own = table.setOut();
        table.bring("a");
        own.end();
        slow.end();

        assertThat(served).containsExactly(List.of("a"));
    }

    @Test
    void oneThatBreaksTheServiceCostsNoOther() throws Exception {
        Gathering<String> table = new Gathering<>(
                all -> {
                    if (all.contains("bad")) {
                        throw new IllegalStateException("cannot serve " + all);
                    }
                    served.add(all);
                },
                LONG);
        var one = table.setOut();
        var two = table.setOut();
        Future<?> good = guests.submit(() -> table.bring("good"));

        assertThatThrownBy(() -> table.bring("bad")).hasMessage("cannot serve [bad]");
        good.get();
        one.end();
        two.end();
        assertThat(served).containsExactly(List.of("good"));
        await().until(good::isDone);
    }
}
