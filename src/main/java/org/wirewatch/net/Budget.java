package org.wirewatch.net;

import java.time.Duration;

/**
 * What is left of a fetch's total time. It runs only while an exchange is under way: waiting for a turn is our own
 * politeness and not the server's slowness. For one thread.
 */
final class Budget {
    private final Duration total;
    private long leftNanos;

    Budget(Duration total) {
        this.total = total;
        leftNanos = total.toNanos();
    }

    Duration total() {
        return total;
    }

    long leftNanos() {
        return Math.max(leftNanos, 1);
    }

    void spend(long nanos) {
        leftNanos -= nanos;
    }

    boolean isSpent() {
        return leftNanos <= 0;
    }
}
