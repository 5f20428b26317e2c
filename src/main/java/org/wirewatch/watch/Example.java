package org.wirewatch.watch;

import java.util.stream.Collectors;
import org.wirewatch.text.Tokenizer;
import org.wirewatch.watch.Explanation.Part;

/**
 * A short text with which a person says what a watch is to find, or not to find. Its first line is the headline, what
 * follows the text; a single line is both. Pure.
 */
public final class Example {
    private static final int MOST_REASONS = 3;

    private Example() {}

    /** Holds a watch against an example. */
    public static Explanation hold(Watch watch, String example) {
        String[] lines = example.strip().split("\\R", 2);
        String text = lines.length == 2 ? lines[1] : lines[0];
        return Explanation.of(watch, Tokenizer.tokenize(lines[0], text));
    }

    /** Why it does not match, as the rest of a sentence. */
    public static String missing(Explanation explanation) {
        return explanation.obstacles().stream()
                .limit(MOST_REASONS)
                .map(Example::inWords)
                .collect(Collectors.joining("; "));
    }

    private static String inWords(Part part) {
        return switch (part) {
            case Part.Sought sought -> sought.written() + " (" + sought.verdict() + ")";
            case Part.Excluded(boolean _, Part excluded) -> "it holds " + names(excluded) + ", which is excluded";
            case Part.AnyOf any -> "none of " + names(any);
            case Part.AllOf all -> "not all of " + names(all);
        };
    }

    private static String names(Part part) {
        return switch (part) {
            case Part.Sought sought -> sought.written();
            case Part.Excluded(boolean _, Part excluded) -> "NOT " + names(excluded);
            case Part.AnyOf any -> any.parts().stream().map(Example::names).collect(Collectors.joining(", "));
            case Part.AllOf all -> all.parts().stream().map(Example::names).collect(Collectors.joining(" and "));
        };
    }

    /** What it was found by, as the article has it. */
    public static String found(Explanation explanation) {
        return explanation.hits().stream()
                .map(hit -> "“" + hit.words() + "”")
                .distinct()
                .collect(Collectors.joining(", "));
    }
}
