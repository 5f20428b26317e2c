package org.wirewatch.text;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A text and its words, in order. Arrays, because every article passes through here and is held against every watch.
 * Immutable as long as nobody writes into the arrays or the table, which nobody may.
 *
 * @param raw the text as it was
 * @param distinct its different words, folded
 * @param numbers each word's number in {@code distinct}, in the order of the text
 * @param starts offset of each word's run in {@code raw}, inclusive; several words may share one place where folding split
 *     a run
 * @param ends offset of each word's run in {@code raw}, exclusive
 * @param mayPart whether a word may hold what {@link Ideographs} parts
 */
public record TokenizedText(String raw, WordTable distinct, int[] numbers, int[] starts, int[] ends, boolean mayPart) {
    /** No words. */
    public static final TokenizedText EMPTY =
            new TokenizedText("", new WordTable(0), new int[0], new int[0], new int[0], false);

    /** How many words there are. */
    public int size() {
        return numbers.length;
    }

    /** A word, folded. The same string wherever the text repeats the word. */
    public String word(int position) {
        return distinct.get(numbers[position]);
    }

    /** All words in an array of the caller's own. */
    public String[] toArray() {
        String[] words = new String[numbers.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = word(i);
        }
        return words;
    }

    /**
     * The words of a stretch.
     *
     * @param from the first one's position
     * @param to the position behind the last one's
     */
    public List<String> words(int from, int to) {
        return IntStream.range(from, to).mapToObj(this::word).toList();
    }

    /** All words, for tests and logs. */
    public List<String> wordList() {
        return words(0, size());
    }
}
