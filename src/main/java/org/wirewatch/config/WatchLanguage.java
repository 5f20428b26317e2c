package org.wirewatch.config;

import java.util.List;
import java.util.stream.Stream;
import org.wirewatch.watch.Parsed;
import org.wirewatch.watch.Query;
import org.wirewatch.watch.QueryContext;
import org.wirewatch.watch.Watch;
import org.wirewatch.watch.WordShares;

/** The watch language as the configuration needs it. */
public final class WatchLanguage implements QueryCheck {
    private final WordShares shares;

    /** Without knowing how common words are. */
    public WatchLanguage() {
        this(WordShares.UNKNOWN);
    }

    /** Remarks on common words, too. */
    public WatchLanguage(WordShares shares) {
        this.shares = shares;
    }

    @Override
    public Checked check(String name, String query, QueryContext context) {
        return switch (Query.parse(query, context)) {
            case Parsed.Invalid(int position, String message) ->
                new Checked.Invalid(new Remark(offset(query, position), message));
            case Parsed.Valid(Query parsed) -> new Checked.Valid(new Watch(name, parsed), remarks(query, parsed));
        };
    }

    @Override
    public PieceChecked checkPiece(String name, String piece, QueryContext context) {
        return switch (Query.parsePiece(name, piece, context)) {
            case Parsed.Invalid(int position, String message) ->
                new PieceChecked(new Remark(offset(piece, position), message), List.of());
            case Parsed.Valid(Query parsed) -> new PieceChecked(null, remarks(piece, parsed));
        };
    }

    private List<Remark> remarks(String query, Query parsed) {
        return Stream.concat(parsed.warnings().stream(), parsed.warnings(shares).stream())
                .map(warning -> new Remark(offset(query, warning.position()), warning.message()))
                .toList();
    }

    /** The language counts in code points, Java in UTF-16 units. */
    private static int offset(String query, int position) {
        return query.offsetByCodePoints(0, Math.min(position, query.codePointCount(0, query.length())));
    }
}
