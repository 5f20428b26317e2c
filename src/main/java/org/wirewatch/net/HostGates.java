package org.wirewatch.net;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Turns at asking hosts: so many requests to one host at once, a pause after each, so many requests altogether. Waiting
 * is first come, first served per host, and a request that waits for its host takes no place in the whole. Thread-safe;
 * hosts that are not in use are forgotten once their pause is over.
 */
final class HostGates {
    private static final int SWEEP_FROM = 1024;

    private final int perHost;
    private final Duration longestPause;
    private final Semaphore overall;
    private final Ticker ticker;
    private final ConcurrentHashMap<String, Gate> gates = new ConcurrentHashMap<>();
    private volatile int sweepAt = SWEEP_FROM;

    /**
     * @param perHost requests in flight to one host
     * @param inFlight requests in flight altogether
     * @param longestPause the longest pause that {@link #enter} is ever called with
     */
    HostGates(int perHost, int inFlight, Duration longestPause, Ticker ticker) {
        this.perHost = perHost;
        this.longestPause = longestPause;
        this.overall = new Semaphore(inFlight, true);
        this.ticker = ticker;
    }

    /**
     * Waits for the right to make one request, which ends with {@link Turn#close()}.
     *
     * @param pause at least so long after the last request to this host
     */
    Turn enter(String host, Duration pause) throws InterruptedException {
        Gate gate = gates.compute(host, (_, known) -> (known == null ? new Gate(perHost) : known).joined());
        boolean entered = false;
        try {
            gate.pass(pause.toNanos(), overall, ticker);
            entered = true;
            return new Turn(host, gate);
        } finally {
            if (!entered) {
                leave(host);
            }
        }
    }

    private void leave(String host) {
        gates.computeIfPresent(host, (_, gate) -> gate.left());
        if (gates.size() > sweepAt) {
            sweep();
        }
    }

    private void sweep() {
        long now = ticker.nanoTime();
        for (String host : gates.keySet()) {
            gates.computeIfPresent(host, (_, gate) -> gate.restedFor(longestPause.toNanos(), now) ? null : gate);
        }
        sweepAt = Math.max(SWEEP_FROM, 2 * gates.size());
    }

    /** Hosts remembered at the moment. */
    int size() {
        return gates.size();
    }

    /** The right to make one request. Close it when the answer has been read. */
    final class Turn implements AutoCloseable {
        private final String host;
        private @Nullable Gate gate;

        private Turn(String host, Gate gate) {
            this.host = host;
            this.gate = gate;
        }

        @Override
        public void close() {
            Gate held = gate;
            if (held != null) {
                gate = null;
                overall.release();
                held.release(ticker.nanoTime());
                leave(host);
            }
        }
    }

    private static final class Gate {
        private final Semaphore slots;
        private final Semaphore door = new Semaphore(1, true);
        private volatile boolean used;
        private volatile long lastUse;

        /** Requests that wait here or are in flight; changed only inside the map's own lock. */
        private int visitors;

        Gate(int perHost) {
            slots = new Semaphore(perHost, true);
        }

        Gate joined() {
            visitors++;
            return this;
        }

        Gate left() {
            visitors--;
            return this;
        }

        boolean restedFor(long nanos, long now) {
            return visitors == 0 && (!used || now - lastUse >= nanos);
        }

        void pass(long pauseNanos, Semaphore overall, Ticker ticker) throws InterruptedException {
            slots.acquire();
            boolean passed = false;
            try {
                door.acquire();
                try {
                    rest(pauseNanos, ticker);
                    overall.acquire();
                    touch(ticker.nanoTime());
                    passed = true;
                } finally {
                    door.release();
                }
            } finally {
                if (!passed) {
                    slots.release();
                }
            }
        }

        /** Another request of the same host may end meanwhile, which starts the pause anew. */
        private void rest(long pauseNanos, Ticker ticker) throws InterruptedException {
            while (used) {
                long left = lastUse + pauseNanos - ticker.nanoTime();
                if (left <= 0) {
                    return;
                }
                ticker.sleepNanos(left);
            }
        }

        void release(long now) {
            touch(now);
            slots.release();
        }

        private void touch(long now) {
            lastUse = now;
            used = true;
        }
    }
}
