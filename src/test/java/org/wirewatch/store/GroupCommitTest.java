package org.wirewatch.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroupCommitTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void aCrowdOfChangesIsKeptInFewTransactions() throws Exception {
        try (Store store = Store.open(StoreSettings.sqlite(folder));
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            AtomicInteger transactions = new AtomicInteger();
            GroupCommit commit = new GroupCommit(work -> {
                transactions.incrementAndGet();
                store.change(work);
            });

            List<Future<?>> all = new ArrayList<>();
            for (int host = 0; host < 200; host++) {
                all.add(threads.submit(pausing(commit, "host" + host + ".test")));
            }
            for (Future<?> one : all) {
                one.get();
            }

            assertThat(paused(store)).hasSize(200);
            assertThat(transactions).hasValueLessThan(100);
        }
    }

    @Test
    void aChangeThatBreaksSpoilsNoOther() throws Exception {
        try (Store store = Store.open(StoreSettings.sqlite(folder));
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            GroupCommit commit = new GroupCommit(store::change);
            Consumer<Session> broken = session -> {
                session.feeds().pauseHost("half-done.test", NOW);
                throw new IllegalStateException("spoilt");
            };

            List<Future<?>> good = new ArrayList<>();
            good.add(threads.submit(pausing(commit, "before.test")));
            Future<?> bad = threads.submit(() -> commit.change(broken));
            good.add(threads.submit(pausing(commit, "after.test")));

            for (Future<?> one : good) {
                one.get();
            }
            assertThatThrownBy(bad::get).isInstanceOf(ExecutionException.class).hasRootCauseMessage("spoilt");
            assertThat(paused(store)).containsOnlyKeys("before.test", "after.test");
        }
    }

    private static Runnable pausing(GroupCommit commit, String host) {
        return () -> commit.change(session -> session.feeds().pauseHost(host, NOW));
    }

    private static Map<String, Instant> paused(Store store) {
        return store.read(session -> session.feeds().pausedHosts(NOW.minusSeconds(1)));
    }
}
