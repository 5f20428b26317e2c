package org.wirewatch.watch;

import java.util.List;

/**
 * How a word of a query says which other words it stands for. Marks from the private use area, which no word of an article
 * can hold, make one string of it, so that tables need not know.
 *
 * <ul>
 *   <li>{@code ferr*}: a pattern.
 *   <li>{@code 북한}, then {@link #PARTICLES}: the word, alone or with Korean particles; a pattern, too.
 *   <li>{@link #STEMS}, languages, {@link #STEMS}, {@code ferries}: all words of the same stem.
 * </ul>
 */
final class WordForm {
    /** Stands for any Korean particles, also for none. */
    static final char PARTICLES = '\uE000';

    private static final char STEMS = '\uE001';

    private WordForm() {}

    static String withParticles(String word) {
        return word + PARTICLES;
    }

    static String withStems(List<String> languages, String word) {
        return STEMS + String.join(" ", languages) + STEMS + word;
    }

    static boolean hasStems(String word) {
        return word.charAt(0) == STEMS;
    }

    /** The languages of a word with stems. */
    static String[] languages(String word) {
        return word.substring(1, word.indexOf(STEMS, 1)).split(" ");
    }

    /** The word as a person would write it. */
    static String plain(String word) {
        if (hasStems(word)) {
            return word.substring(word.indexOf(STEMS, 1) + 1);
        }
        return word.charAt(word.length() - 1) == PARTICLES ? word.substring(0, word.length() - 1) : word;
    }

    /** Whether a folded word ends in a Hangul syllable, so that particles may follow. */
    static boolean mayHaveParticles(String word) {
        char last = word.charAt(word.length() - 1);
        return last >= '\uAC00' && last <= '\uD7A3' && word.length() > 1;
    }
}
