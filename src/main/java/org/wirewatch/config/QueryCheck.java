package org.wirewatch.config;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wirewatch.watch.QueryContext;
import org.wirewatch.watch.Watch;

/** Makes a watch of what stands in the file. The query language itself belongs to the room {@code watch}. */
@FunctionalInterface
public interface QueryCheck {
    /**
     * Parses a query.
     *
     * @param name of the watch
     * @param query as written
     * @param context languages whose word forms count, and the saved pieces
     */
    Checked check(String name, String query, QueryContext context);

    /**
     * Parses a saved piece.
     *
     * @param context its pieces hold this one
     */
    default PieceChecked checkPiece(String name, String piece, QueryContext context) {
        return new PieceChecked(null, List.of());
    }

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
     * What came of a saved piece.
     *
     * @param error null if it can be used
     * @param remarks worth a look, none of them an error
     */
    record PieceChecked(@Nullable Remark error, List<Remark> remarks) {}

    /**
     * Something about a query.
     *
     * @param offset UTF-16 offset in the query
     * @param message one line
     */
    record Remark(int offset, String message) {}
}
