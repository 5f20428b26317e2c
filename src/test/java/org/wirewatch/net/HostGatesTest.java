package org.wirewatch.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Politeness D, 36: turns at asking a host. */
class HostGatesTest {
    private static final Duration PAUSE = Duration.ofSeconds(2);

    /** Time that passes only by sleeping. */
    private static final class FakeTicker implements Ticker {
        private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1_000_000_000L); // overflows early on
        private final List<Long> slept = new CopyOnWriteArrayList<>();

        @Override
        public long nanoTime() {
            return now.get();
        }

        @Override
        public void sleepNanos(long nanos) {
            slept.add(nanos);
            now.addAndGet(nanos);
        }

        void pass(Duration duration) {
            now.addAndGet(duration.toNanos());
        }
    }

    private final FakeTicker ticker = new FakeTicker();

    @Test
    void theFirstRequestWaitsForNothing() throws Exception {
        gates(1, 8).enter("news.test", PAUSE).close();

        assertThat(ticker.slept).isEmpty();
    }

    @Test
    void thePauseIsCountedFromTheEndOfTheRequestBefore() throws Exception {
        HostGates gates = gates(1, 8);
        try (HostGates.Turn _ = gates.enter("news.test", PAUSE)) {
            ticker.pass(Duration.ofSeconds(9));
        }
        ticker.pass(Duration.ofMillis(500));
        gates.enter("news.test", PAUSE).close();

        assertThat(ticker.slept).containsExactly(Duration.ofMillis(1500).toNanos());
    }

    @Test
    void anotherHostIsNotPausedFor() throws Exception {
        HostGates gates = gates(1, 8);
        gates.enter("news.test", PAUSE).close();
        gates.enter("other.test", PAUSE).close();

        assertThat(ticker.slept).isEmpty();
    }

    @Test
    void aLongerPauseThanUsualIsKept() throws Exception {
        HostGates gates = gates(1, 8);
        gates.enter("news.test", PAUSE).close();
        gates.enter("news.test", Duration.ofSeconds(30)).close();

        assertThat(ticker.slept).containsExactly(Duration.ofSeconds(30).toNanos());
    }

    @Test
    void neverMoreThanSoManyAreInFlightPerHostAndAltogether() throws Exception {
        HostGates gates = new HostGates(2, 3, Duration.ZERO, Ticker.SYSTEM);
        AtomicInteger[] perHost = {new AtomicInteger(), new AtomicInteger(), new AtomicInteger()};
        AtomicInteger altogether = new AtomicInteger();
        Random random = new Random(36);
        List<Future<Boolean>> all = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 600; i++) {
                int host = random.nextInt(3);
                all.add(threads.submit(() -> {
                    try (HostGates.Turn _ = gates.enter("host" + host, Duration.ZERO)) {
                        boolean kept = perHost[host].incrementAndGet() <= 2 && altogether.incrementAndGet() <= 3;
                        LockSupport.parkNanos(1000);
                        perHost[host].decrementAndGet();
                        altogether.decrementAndGet();
                        return kept;
                    }
                }));
            }
        }
        for (Future<Boolean> one : all) {
            assertThat(one.get()).isTrue();
        }
    }

    @Test
    void whoWaitsForItsHostTakesNoPlaceInTheWhole() throws Exception {
        HostGates gates = gates(1, 2);
        try (HostGates.Turn _ = gates.enter("slow.test", Duration.ZERO);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> waiting = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                waiting.add(threads.submit(() -> {
                    gates.enter("slow.test", Duration.ZERO).close();
                    return null;
                }));
            }
            gates.enter("other.test", Duration.ZERO).close();
            threads.shutdownNow();
            assertThat(waiting).hasSize(5);
        }
    }

    @Test
    void turnsAreGivenInTheOrderOfComing() throws Exception {
        HostGates gates = gates(1, 8);
        List<Integer> order = new CopyOnWriteArrayList<>();
        try (HostGates.Turn _ = gates.enter("news.test", Duration.ZERO)) {
            for (int i = 0; i < 20; i++) {
                int number = i;
                awaitParked(Thread.ofVirtual().start(() -> {
                    try (HostGates.Turn _ = gates.enter("news.test", Duration.ZERO)) {
                        order.add(number);
                    } catch (InterruptedException unexpected) {
                        throw new IllegalStateException(unexpected);
                    }
                }));
            }
        }
        Awaitility.await().until(() -> order.size() == 20);
        assertThat(order).isSorted();
    }

    @Test
    void anInterruptedWaiterLeavesNothingBehind() throws Exception {
        HostGates gates = gates(1, 1);
        CountDownLatch gaveUp = new CountDownLatch(1);
        try (HostGates.Turn _ = gates.enter("news.test", Duration.ZERO)) {
            Thread waiter = Thread.ofVirtual().start(() -> {
                try {
                    gates.enter("news.test", Duration.ZERO).close();
                } catch (InterruptedException _) {
                    gaveUp.countDown();
                }
            });
            awaitParked(waiter);
            waiter.interrupt();
            gaveUp.await();
        }
        gates.enter("news.test", Duration.ZERO).close();
        gates.enter("other.test", Duration.ZERO).close();
    }

    @Test
    void anInterruptDuringThePauseGivesTheTurnBack() throws Exception {
        HostGates gates = new HostGates(1, 1, PAUSE, new Ticker() {
            private boolean interrupted;

            @Override
            public long nanoTime() {
                return 0;
            }

            @Override
            public void sleepNanos(long nanos) throws InterruptedException {
                if (!interrupted) {
                    interrupted = true;
                    throw new InterruptedException();
                }
                throw new IllegalStateException("asked a second time");
            }
        });
        gates.enter("news.test", PAUSE).close();

        assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> gates.enter("news.test", PAUSE));
        gates.enter("news.test", Duration.ZERO).close();
    }

    @Test
    void hostsWhosePauseIsOverAreForgotten() throws Exception {
        HostGates gates = gates(1, 8);
        for (int i = 0; i < 20_000; i++) {
            gates.enter("host" + i + ".test", PAUSE).close();
            ticker.pass(Duration.ofMillis(10));
        }

        assertThat(gates.size()).isLessThan(2500);
    }

    private HostGates gates(int perHost, int inFlight) {
        return new HostGates(perHost, inFlight, PAUSE, ticker);
    }

    private static void awaitParked(Thread thread) {
        while (thread.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
    }
}
