package org.wirewatch.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import org.wirewatch.config.Settings;
import org.wirewatch.watch.Parsed;
import org.wirewatch.watch.Query;
import org.wirewatch.watch.QueryContext;

/** A query that stands on the command line. */
final class GivenQuery {
    private GivenQuery() {}

    /**
     * Reads it.
     *
     * @param context what it may name, and whose word forms count
     * @param err told what is wrong, with a caret under the place, or what was surely not meant
     * @return empty if it cannot be used: end with {@link ExitCodes#WRONG_USE}
     */
    static Optional<Query> read(String source, QueryContext context, PrintWriter err) {
        return switch (Query.parse(source, context)) {
            case Parsed.Invalid invalid -> {
                err.println(invalid.caret(source));
                err.println(invalid.message());
                yield Optional.empty();
            }
            case Parsed.Valid valid -> {
                valid.warnings().forEach(warning -> err.println("Note: " + warning.message()));
                yield Optional.of(valid.query());
            }
        };
    }

    /** One that was good before; empty if it is so no more. */
    static Optional<Query> quietly(String source, QueryContext context) {
        return Query.parse(source, context) instanceof Parsed.Valid valid
                ? Optional.of(valid.query())
                : Optional.empty();
    }

    /** For a query that belongs to no watch: it may name the file's pieces, and words count as written. */
    static QueryContext context(Settings settings) {
        return new QueryContext(List.of(), settings.pieces());
    }
}
