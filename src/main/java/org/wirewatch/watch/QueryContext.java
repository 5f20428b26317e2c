package org.wirewatch.watch;

import java.util.List;
import java.util.Map;

/**
 * What a query relies on besides its own text. Immutable.
 *
 * @param languages BCP 47 codes of the languages whose word forms count; empty for exact words
 * @param pieces saved pieces of queries that others may name, {@code @storm-corps}, by name without the {@code @}
 */
public record QueryContext(List<String> languages, Map<String, String> pieces) {
    /** Exact words, no pieces. */
    public static final QueryContext PLAIN = new QueryContext(List.of(), Map.of());

    /** Copies both. */
    public QueryContext {
        languages = List.copyOf(languages);
        pieces = Map.copyOf(pieces);
    }

    /** Those of the languages that are written as a folded word is and know its forms. */
    List<String> languagesOf(String word) {
        return languages.isEmpty() ? languages : Stemming.suitable(languages, word);
    }

    /** The codes of the languages that have word forms, sorted. */
    public static List<String> languagesWithForms() {
        return List.copyOf(Stemming.languages());
    }
}
