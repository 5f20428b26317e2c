package org.wirewatch.watch;

import java.util.Arrays;
import org.wirewatch.text.SentenceFinder;
import org.wirewatch.text.Span;
import org.wirewatch.text.TokenizedText;

/** One field of an article: the word at each position, and the positions of each word. For one thread. */
final class FieldTerms {
    private final TokenizedText field;
    private final int[] wordAt;
    private final int words;
    /** Where each word's positions start in {@link #positions}; one more than there are words. Made when first asked for. */
    private int[] starts = {};

    private int[] positions = {};
    private final SentenceFinder sentences;

    /**
     * A field.
     *
     * @param wordAt the article's number of the word at each position
     * @param words all of these are below
     */
    FieldTerms(TokenizedText field, int[] wordAt, int words) {
        this.field = field;
        this.wordAt = wordAt;
        this.words = words;
        sentences = new SentenceFinder(field);
    }

    private void locate() {
        if (starts.length > 0) {
            return;
        }
        starts = new int[words + 1];
        for (int word : wordAt) {
            starts[word + 1]++;
        }
        for (int word = 0; word < words; word++) {
            starts[word + 1] += starts[word];
        }
        positions = new int[wordAt.length];
        int[] next = Arrays.copyOf(starts, words);
        for (int position = 0; position < wordAt.length; position++) {
            positions[next[wordAt[position]]++] = position;
        }
    }

    TokenizedText field() {
        return field;
    }

    /** How many words the field has. */
    int length() {
        return wordAt.length;
    }

    int wordAt(int position) {
        return wordAt[position];
    }

    boolean holds(int word) {
        return count(word) > 0;
    }

    int count(int word) {
        locate();
        return word + 1 < starts.length ? starts[word + 1] - starts[word] : 0;
    }

    /** The sentence around a stretch of words, by the positions of the first and the last. */
    Span sentence(int first, int last) {
        return sentences.around(first, last);
    }

    /** Where one of the words first stands, or -1. */
    int first(int[] words) {
        locate();
        int first = Integer.MAX_VALUE;
        for (int word : words) {
            if (count(word) > 0) {
                first = Math.min(first, positions[starts[word]]);
            }
        }
        return first == Integer.MAX_VALUE ? -1 : first;
    }

    /** Where the words stand, in ascending order. */
    int[] places(int[] words) {
        int total = 0;
        for (int word : words) {
            total += count(word);
        }
        int[] places = new int[total];
        int size = 0;
        for (int word : words) {
            int count = count(word);
            if (count > 0) {
                System.arraycopy(positions, starts[word], places, size, count);
                size += count;
            }
        }
        if (words.length > 1) {
            Arrays.sort(places);
        }
        return places;
    }
}
