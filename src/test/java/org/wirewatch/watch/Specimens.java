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
        return switch (Query.parse(source)) {
            case Parsed.Valid valid -> valid.query();
            case Parsed.Invalid invalid -> throw new AssertionError(source + " was refused: " + invalid);
        };
    }

    static Parsed.Invalid refusal(String source) {
        return switch (Query.parse(source)) {
            case Parsed.Valid _ -> throw new AssertionError(source + " was accepted");
            case Parsed.Invalid invalid -> invalid;
        };
    }

    static TokenizedArticle article(String title, String text) {
        return Tokenizer.tokenize(title, text);
    }

    static boolean matches(String query, String title, String text) {
        return !WatchIndex.of(List.of(watch("w", query)))
                .namesMatching(article(title, text))
                .isEmpty();
    }
}
