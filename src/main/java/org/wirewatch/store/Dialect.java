package org.wirewatch.store;

/** Where the two databases differ. */
enum Dialect {
    /** One file, one writer. */
    SQLITE("sqlite", "", "SELECT 'mine'"),
    /** A server, many nodes: a claimed row is passed over, not waited for. */
    POSTGRESQL("postgresql", "FOR UPDATE SKIP LOCKED", "SELECT CAST(pg_advisory_xact_lock(7717) AS TEXT)");

    private final String folder;
    private final String skipLocked;
    private final String takeTurn;

    Dialect(String folder, String skipLocked, String takeTurn) {
        this.folder = folder;
        this.skipLocked = skipLocked;
        this.takeTurn = takeTurn;
    }

    /** A query that waits until no other node is in a transaction that asked it. */
    String takeTurn() {
        return takeTurn;
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
