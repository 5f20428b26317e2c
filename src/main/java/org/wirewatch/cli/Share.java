package org.wirewatch.cli;

import java.io.PrintWriter;
import java.util.function.DoubleConsumer;

/** A progress bar for work that tells which share of it is done. For one thread. */
final class Share implements AutoCloseable, DoubleConsumer {
    private static final int STEPS = 1000;

    private final Progress progress;
    private long done;

    Share(String label, PrintWriter terminal) {
        progress = Progress.of(label, STEPS, terminal);
    }

    @Override
    public void accept(double share) {
        long now = Math.round(share * STEPS);
        progress.advance(now - done);
        done = now;
    }

    @Override
    public void close() {
        progress.close();
    }
}
