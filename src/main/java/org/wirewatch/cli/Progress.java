package org.wirewatch.cli;

import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A progress bar on one line of the terminal; nothing at all where stderr is not a terminal. For one thread. */
final class Progress implements AutoCloseable {
    private static final int WIDTH = 40;

    private final String label;
    private final long total;
    private final PrintWriter terminal;
    private final boolean shown;
    private long done;
    private int percentShown = -1;

    private Progress(String label, long total, PrintWriter terminal, boolean shown) {
        this.label = label;
        this.total = Math.max(1, total);
        this.terminal = terminal;
        this.shown = shown;
    }

    /**
     * A bar for so much work.
     *
     * @param total in any unit, also an estimate
     */
    static Progress of(String label, long total, PrintWriter terminal) {
        return new Progress(label, total, terminal, standardErrorIsTerminal());
    }

    /** Java can only ask whether stdin and stdout are; Linux says where stderr goes. */
    private static boolean standardErrorIsTerminal() {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
        } catch (IOException | UnsupportedOperationException notLinux) {
            return Optional.ofNullable(System.console())
                    .map(Console::isTerminal)
                    .orElse(false);
        }
    }

    void advance(long amount) {
        done += amount;
        int percent = (int) Math.min(100, done * 100 / total);
        if (shown && percent != percentShown) {
            percentShown = percent;
            int filled = WIDTH * percent / 100;
            terminal.print(
                    "\r" + label + " [" + "#".repeat(filled) + " ".repeat(WIDTH - filled) + "] " + percent + " %");
            terminal.flush();
        }
    }

    /** Wipes the bar away. */
    @Override
    public void close() {
        if (shown) {
            terminal.print("\r" + " ".repeat(label.length() + WIDTH + 10) + "\r");
            terminal.flush();
        }
    }
}
