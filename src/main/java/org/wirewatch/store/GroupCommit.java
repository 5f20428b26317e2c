package org.wirewatch.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Small changes by many threads, gathered into one transaction (group commit). The first to come waits one breath for
 * others and then does the work of all; they wait for it. Thread-safe; made for virtual threads.
 */
final class GroupCommit {
    /** Long enough to gather some dozens when hundreds come in a second, and nothing that anybody waits for. */
    static final Duration BREATH = Duration.ofMillis(100);

    private final Consumer<Consumer<Session>> transaction;
    private List<Work> waiting = new ArrayList<>();

    /** @param transaction does its work in a transaction; throws if it was not kept */
    GroupCommit(Consumer<Consumer<Session>> transaction) {
        this.transaction = transaction;
    }

    private record Work(Consumer<Session> change, CompletableFuture<Void> done) {}

    /** Returns when the change is kept; throws what the change or the database throws. */
    void change(Consumer<Session> change) {
        Work work = new Work(change, new CompletableFuture<>());
        if (isFirst(work)) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(BREATH.toMillis()));
            doAll(taken());
        }
        try {
            work.done().join();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof RuntimeException cause ? cause : failure;
        }
    }

    private synchronized boolean isFirst(Work work) {
        waiting.add(work);
        return waiting.size() == 1;
    }

    private synchronized List<Work> taken() {
        List<Work> all = waiting;
        waiting = new ArrayList<>();
        return all;
    }

    private void doAll(List<Work> all) {
        if (all.size() > 1) {
            try {
                transaction.accept(session -> all.forEach(work -> work.change().accept(session)));
                all.forEach(work -> work.done().complete(null));
                return;
            } catch (RuntimeException | Error _) {
                // One of them spoilt it for all: each alone, so that it is known which, and the others are kept.
            }
        }
        all.forEach(this::doAlone);
    }

    private void doAlone(Work work) {
        try {
            transaction.accept(work.change());
            work.done().complete(null);
        } catch (RuntimeException | Error failure) {
            work.done().completeExceptionally(failure);
        }
    }
}
