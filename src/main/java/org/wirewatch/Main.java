package org.wirewatch;

import org.wirewatch.cli.Wirewatch;

/** Starts the command line; everything else is wired in {@link org.wirewatch.cli.Wirewatch}'s commands. */
public final class Main {
    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(Wirewatch.run(arguments));
    }
}
