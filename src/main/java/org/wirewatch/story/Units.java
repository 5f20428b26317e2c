package org.wirewatch.story;

import java.util.Arrays;

/**
 * What a text's runs are made of: its words; where a script puts no space between words (Chinese, Japanese), stretches of
 * five characters, one from each character on, so that a run of four covers eight.
 */
final class Units {
    private static final int STRETCH = 5;
    private static final char FIRST_WITHOUT_SPACES = '\u2e80';
    private static final char FIRST_HANGUL = '\uac00';

    private Units() {}

    /** The hashes of the units, in order. */
    static int[] of(String[] words) {
        int[] units = new int[words.length];
        int count = 0;
        for (String word : words) {
            if (isWithoutSpaces(word)) {
                if (units.length < count + word.length() + words.length) {
                    units = Arrays.copyOf(units, count + 2 * word.length() + words.length);
                }
                for (int at = 0; at < word.length(); at++) {
                    units[count++] = hash(word, at, Math.min(at + STRETCH, word.length()));
                }
            } else {
                if (count == units.length) {
                    units = Arrays.copyOf(units, count + words.length);
                }
                units[count++] = word.hashCode();
            }
        }
        return Arrays.copyOf(units, count);
    }

    private static boolean isWithoutSpaces(String word) {
        char first = word.charAt(0);
        return first >= FIRST_WITHOUT_SPACES && first < FIRST_HANGUL;
    }

    private static int hash(String word, int from, int to) {
        int hash = 0;
        for (int at = from; at < to; at++) {
            hash = 31 * hash + word.charAt(at);
        }
        return hash;
    }
}
