package org.wirewatch.pipeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Brings together what one round of polls finds, so that the order in which sites answer decides nothing: whoever has
 * something waits until nobody else is on the way, or until patience ends, and all of it is served at once. Thread-safe.
 */
final class Gathering<T> {
    /** More at once would be one long transaction. */
    private static final int MOST_AT_ONCE = 256;

    private final Consumer<List<T>> service;
    private final long patienceNanos;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<Seat<T>> table = new ArrayList<>();
    private int onTheWay;
    private boolean serving;

    /**
     * A table for guests who come one by one and are served together.
     *
     * @param service serves all that are there, in an order of its own; one call at a time
     * @param patience how long the first who is there waits for the others
     */
    Gathering(Consumer<List<T>> service, Duration patience) {
        this.service = service;
        this.patienceNanos = patience.toNanos();
    }

    private static final class Seat<T> {
        final T guest;
        final long since = System.nanoTime();
        boolean served;

        @Nullable
        Throwable failure;

        Seat(T guest) {
            this.guest = guest;
        }
    }

    /** Somebody has set out who may bring something; ends when he is done, with or without having brought it. */
    Trip setOut() {
        lock.lock();
        try {
            onTheWay++;
        } finally {
            lock.unlock();
        }
        return new Trip();
    }

    /** One who is on the way. Ending it again does nothing. */
    final class Trip {
        private boolean ended;

        private Trip() {}

        void end() {
            lock.lock();
            try {
                onTheWay -= ended ? 0 : 1;
                ended = true;
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    /**
     * Has something served, together with what others bring. Returns when it was. If serving all together fails, each is
     * served alone, so that one that breaks the service costs no other.
     *
     * @throws RuntimeException what serving this one threw
     */
    void bring(T what) {
        Seat<T> seat = new Seat<>(what);
        boolean interrupted = false;
        lock.lock();
        try {
            table.add(seat);
            changed.signalAll();
            while (!seat.served) {
                long left = interrupted ? 0 : patienceNanos - (System.nanoTime() - seat.since);
                boolean allHere = table.size() >= onTheWay || table.size() >= MOST_AT_ONCE;
                if (!serving && (allHere || left <= 0)) {
                    serveAll();
                    continue;
                }
                try {
                    long _ = changed.awaitNanos(serving ? patienceNanos : left);
                } catch (InterruptedException stop) {
                    interrupted = true;
                }
            }
        } finally {
            lock.unlock();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        switch (seat.failure) {
            case null -> {}
            case Error error -> throw error;
            case RuntimeException broken -> throw broken;
            case Throwable other -> throw new IllegalStateException(other);
        }
    }

    private void serveAll() {
        List<Seat<T>> seats = List.copyOf(table);
        table.clear();
        serving = true;
        lock.unlock();
        try {
            serve(seats);
        } finally {
            lock.lock();
            serving = false;
            seats.forEach(seat -> seat.served = true);
            changed.signalAll();
        }
    }

    private void serve(List<Seat<T>> seats) {
        Throwable failure = attempt(seats);
        if (failure == null) {
            return;
        }
        for (Seat<T> seat : seats) {
            seat.failure = seats.size() == 1 ? failure : attempt(List.of(seat));
        }
    }

    private @Nullable Throwable attempt(List<Seat<T>> seats) {
        try {
            service.accept(seats.stream().map(seat -> seat.guest).toList());
            return null;
        } catch (RuntimeException | Error failure) {
            return failure;
        }
    }
}
