package org.wirewatch.store;

import java.util.List;
import java.util.stream.Collectors;
import org.wirewatch.watch.ArticleWords;
import org.wirewatch.watch.Prefilter;

/**
 * A filter as the databases want to read it: an FTS5 expression (sqlite.org/fts5.html, section 3) or a tsquery
 * (PostgreSQL manual, 8.11.2). Words are made of letters, marks and digits alone and need no escape inside quotes.
 */
final class MatchText {
    private MatchText() {}

    static String of(Prefilter filter, Dialect dialect) {
        return "(" + part(filter, dialect) + ")" + or(dialect) + word(ArticleWords.TOO_MANY, dialect);
    }

    private static String part(Prefilter filter, Dialect dialect) {
        return switch (filter) {
            case Prefilter.AllOf(var parts) -> join(parts, and(dialect), dialect);
            case Prefilter.AnyOf(var parts) -> join(parts, or(dialect), dialect);
            case Prefilter.Word(String word) -> word(word, dialect);
            case Prefilter.Beginning(String letters) ->
                word(letters, dialect) + (dialect == Dialect.SQLITE ? " *" : ":*");
            case Prefilter.Anything _ -> throw new IllegalArgumentException("no index can be asked for anything");
        };
    }

    /** By halves on PostgreSQL: it takes a list for a tree as deep as the list is long, and has a limit for that. */
    private static String join(List<Prefilter> parts, String operator, Dialect dialect) {
        if (dialect == Dialect.SQLITE || parts.size() < 3) {
            return parts.stream().map(part -> part(part, dialect)).collect(Collectors.joining(operator, "(", ")"));
        }
        int half = parts.size() / 2;
        return "(" + join(parts.subList(0, half), operator, dialect) + operator
                + join(parts.subList(half, parts.size()), operator, dialect) + ")";
    }

    private static String word(String word, Dialect dialect) {
        return dialect == Dialect.SQLITE ? '"' + word + '"' : "'" + word + "'";
    }

    private static String and(Dialect dialect) {
        return dialect == Dialect.SQLITE ? " AND " : " & ";
    }

    private static String or(Dialect dialect) {
        return dialect == Dialect.SQLITE ? " OR " : " | ";
    }
}
