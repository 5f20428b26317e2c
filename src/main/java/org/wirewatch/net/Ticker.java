package org.wirewatch.net;

/** Time that only runs forward, unmoved by clock changes; a seam for tests. */
interface Ticker {
    Ticker SYSTEM = new Ticker() {
        @Override
        public long nanoTime() {
            return System.nanoTime();
        }

        @Override
        public void sleepNanos(long nanos) throws InterruptedException {
            Thread.sleep(nanos / 1_000_000, (int) (nanos % 1_000_000));
        }
    };

    /** As {@link System#nanoTime()}. */
    long nanoTime();

    /** Lets at least so much of {@link #nanoTime()} pass. */
    void sleepNanos(long nanos) throws InterruptedException;
}
