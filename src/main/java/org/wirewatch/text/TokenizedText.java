package org.wirewatch.text;

import java.util.List;

/**
 * A text and its words, in order. Arrays, because every article passes through here and is held against every watch.
 * Immutable as long as nobody writes into the arrays, which nobody may.
 *
 * @param raw the text as it was
 * @param words folded words; several may share one place in the raw text where folding split a run
 * @param starts offset of each word's run in {@code raw}, inclusive
 * @param ends offset of each word's run in {@code raw}, exclusive
 */
public record TokenizedText(String raw, String[] words, int[] starts, int[] ends) {
    /** No words. */
    public static final TokenizedText EMPTY = new TokenizedText("", new String[0], new int[0], new int[0]);

    /** How many words there are. */
    public int size() {
        return words.length;
    }

    /** The words as a list, for tests and logs. */
    public List<String> wordList() {
        return List.of(words);
    }
}
