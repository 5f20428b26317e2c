package org.wirewatch.watch;

import java.util.List;
import org.wirewatch.text.TokenizedArticle;
import org.wirewatch.text.Tokenizer;

/** Short ways to write watches and articles in tests. */
final class Specimens {
    private Specimens() {}

    static Watch watch(String name, String query) {
        return new Watch(name, query(query));
    }

    static Query query(String source) {
        return query(source, QueryContext.PLAIN);
    }

    static Query query(String source, QueryContext context) {
        return switch (Query.parse(source, context)) {
            case Parsed.Valid valid -> valid.query();
            case Parsed.Invalid invalid -> throw new AssertionError(source + " was refused: " + invalid);
        };
    }

    static Parsed.Invalid refusal(String source) {
        return refusal(source, QueryContext.PLAIN);
    }

    static Parsed.Invalid refusal(String source, QueryContext context) {
        return switch (Query.parse(source, context)) {
            case Parsed.Valid _ -> throw new AssertionError(source + " was accepted");
            case Parsed.Invalid invalid -> invalid;
        };
    }

    static TokenizedArticle article(String title, String text) {
        return Tokenizer.tokenize(title, text);
    }

    static boolean matches(String query, String title, String text) {
        return matches(query(query), article(title, text));
    }

    /** What the index, the explanation and the hits say, which must agree. */
    static boolean matches(Query query, TokenizedArticle article) {
        Watch watch = new Watch("w", query);
        WatchIndex index = WatchIndex.of(List.of(watch));
        boolean matches = !index.namesMatching(article).isEmpty();
        if (index.explain(watch, article).matched() != matches
                || index.match(article).size() != (matches ? 1 : 0)) {
            throw new AssertionError("index and explanation disagree on " + query);
        }
        return matches;
    }
}
