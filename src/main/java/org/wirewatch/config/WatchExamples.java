package org.wirewatch.config;

import java.util.List;

/**
 * Texts with which a person says what a watch is for: the first line is the headline, what follows the text.
 *
 * @param mustMatch the watch matches them
 * @param mustNotMatch the watch does not match them
 */
public record WatchExamples(List<String> mustMatch, List<String> mustNotMatch) {
    /** Copies both. */
    public WatchExamples {
        mustMatch = List.copyOf(mustMatch);
        mustNotMatch = List.copyOf(mustNotMatch);
    }

    boolean isEmpty() {
        return mustMatch.isEmpty() && mustNotMatch.isEmpty();
    }
}
