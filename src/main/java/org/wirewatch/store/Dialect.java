package org.wirewatch.store;

/** Where the two databases differ. */
enum Dialect {
    /** One file, one writer. */
    SQLITE("sqlite", ""),
    /** A server, many nodes: a claimed row is passed over, not waited for. */
    POSTGRESQL("postgresql", "FOR UPDATE SKIP LOCKED");

    private final String folder;
    private final String skipLocked;

    Dialect(String folder, String skipLocked) {
        this.folder = folder;
        this.skipLocked = skipLocked;
    }

    /** The folder of its migrations. */
    String folder() {
        return folder;
    }

    /** What ends a sub-select that claims rows. */
    String skipLocked() {
        return skipLocked;
    }
}
