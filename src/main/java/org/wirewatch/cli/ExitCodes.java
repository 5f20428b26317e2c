package org.wirewatch.cli;

/** What the process ends with. */
final class ExitCodes {
    /** Done. */
    static final int DONE = 0;
    /** The work failed. */
    static final int FAILED = 1;
    /** Wrong use, or a config that cannot be used. */
    static final int WRONG_USE = 2;

    private ExitCodes() {}
}
