package org.wirewatch.config;

import java.util.List;
import org.wirewatch.watch.Watch;

/** Makes a watch of what stands in the file. The query language itself belongs to the room {@code watch}. */
@FunctionalInterface
public interface QueryCheck {
    /**
     * Parses a query.
     *
     * @param name of the watch
     * @param query as written
     * @param languages BCP 47 codes whose word forms count; empty for exact words
     */
    Checked check(String name, String query, List<String> languages);

    /** What came of it. */
    sealed interface Checked {
        /**
         * A watch.
         *
         * @param remarks worth a look, none of them an error
         */
        record Valid(Watch watch, List<Remark> remarks) implements Checked {}

        /** Not a query. */
        record Invalid(Remark remark) implements Checked {}
    }

    /**
     * Something about a query.
     *
     * @param offset UTF-16 offset in the query
     * @param message one line
     */
    record Remark(int offset, String message) {}
}
