package org.wirewatch.watch;

import java.util.List;

/**
 * A watch found in an article, and where.
 *
 * @param watch its name
 * @param hits title first, then in reading order; at least one, at most a handful (the best per leaf)
 */
public record Match(String watch, List<Hit> hits) {

    /**
     * One place.
     *
     * @param field {@code title} or {@code text}
     * @param words as they stand in the article, e.g. {@code North Korean}
     * @param sentence the sentence around them as it stands in the article
     * @param marks where in {@code sentence} the words are, in order, not overlapping
     */
    public record Hit(String field, String words, String sentence, List<Mark> marks) {}

    /**
     * A stretch of a sentence.
     *
     * @param start inclusive, UTF-16 offset
     * @param end exclusive
     */
    public record Mark(int start, int end) {}
}
