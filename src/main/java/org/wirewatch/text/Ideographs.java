package org.wirewatch.text;

import java.lang.Character.UnicodeScript;
import java.util.Arrays;

/**
 * Parts what Chinese, Japanese and Korean write without a blank, where a watch wants parts: each Han character and each
 * Hiragana stands alone, a run of Katakana is one word (so that インド is not found in インドネシア), and a Korean particle
 * is cut from a word in Latin letters ({@code AI는}). Everything else stays as it is. Pure and thread-safe.
 */
public final class Ideographs {
    private static final char FIRST = '\u2E80';
    private static final char FIRST_OTHER_SCRIPT = '\u0250';
    private static final int LONG_VOWEL = 0x30FC;

    private Ideographs() {}

    /** Whether words of which the characters have these bits altogether may have something to part. */
    static boolean mayPart(int bits) {
        return bits >= FIRST;
    }

    /** Whether a folded word has something to part; quick to say no. */
    public static boolean mayPart(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) >= FIRST) {
                return true;
            }
        }
        return false;
    }

    /** Whether a character stands alone: Han or Hiragana. */
    public static boolean isSingle(int codePoint) {
        return codePoint >= FIRST
                && switch (UnicodeScript.of(codePoint)) {
                    case HAN, HIRAGANA -> true;
                    default -> false;
                };
    }

    /**
     * Where the part that begins at a place in a folded word or pattern ends.
     *
     * @param from less than the length of the word; 0, or the end of the part before
     */
    public static int end(String word, int from) {
        int i = from;
        Kind before = Kind.NOTHING;
        while (i < word.length()) {
            int codePoint = word.codePointAt(i);
            Kind kind = kind(codePoint, before);
            if (before != Kind.NOTHING && kind != Kind.MARK && (kind != before || kind == Kind.SINGLE)) {
                return i;
            }
            before = kind == Kind.MARK ? before : kind;
            i += Character.charCount(codePoint);
        }
        return from == 0 ? particle(word) : i;
    }

    /** {@code ai는} is {@code ai} and {@code 는}: where the particle begins, or the word's end. */
    private static int particle(String word) {
        int stem = 0;
        while (stem < word.length() && word.charAt(stem) < FIRST_OTHER_SCRIPT) {
            stem++;
        }
        boolean cuts = stem > 0
                && stem < word.length()
                && Character.isLetter(word.charAt(stem - 1))
                && Particles.follow(word, stem);
        return cuts ? stem : word.length();
    }

    /** A text with its words parted; the same if there is nothing to part. */
    public static TokenizedText part(TokenizedText text) {
        if (!text.mayPart()) {
            return text;
        }
        int[] counts = new int[text.distinct().size()];
        Arrays.setAll(counts, number -> count(text.distinct().get(number)));
        int size = 0;
        for (int number : text.numbers()) {
            size += counts[number];
        }
        WordTable distinct = new WordTable(counts.length);
        int[] numbers = new int[size];
        int[] starts = new int[size];
        int[] ends = new int[size];
        size = 0;
        for (int i = 0; i < text.size(); i++) {
            String word = text.word(i);
            int start = text.starts()[i];
            boolean sameLength = text.ends()[i] - start == word.length();
            int from = 0;
            for (int parts = counts[text.numbers()[i]]; parts > 0; parts--) {
                int to = parts == 1 ? word.length() : end(word, from);
                numbers[size] = add(word, from, to, distinct);
                starts[size] = sameLength ? start + from : start;
                ends[size] = sameLength ? start + to : text.ends()[i];
                size++;
                from = to;
            }
        }
        return new TokenizedText(text.raw(), distinct, numbers, starts, ends, false);
    }

    private static int count(String word) {
        if (!mayPart(word)) {
            return 1;
        }
        int count = 0;
        for (int from = 0; from < word.length(); from = end(word, from)) {
            count++;
        }
        return Math.max(1, count);
    }

    private static int add(String word, int from, int to, WordTable distinct) {
        return distinct.add(to - from == word.length() ? word : word.substring(from, to));
    }

    private static Kind kind(int codePoint, Kind before) {
        if (codePoint == LONG_VOWEL || isMark(codePoint)) {
            return before == Kind.NOTHING ? Kind.OTHER : Kind.MARK;
        }
        if (isSingle(codePoint)) {
            return Kind.SINGLE;
        }
        return UnicodeScript.of(codePoint) == UnicodeScript.KATAKANA
                        || (before == Kind.KATAKANA && (codePoint == '*' || codePoint == '?'))
                ? Kind.KATAKANA
                : Kind.OTHER;
    }

    private static boolean isMark(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> false;
        };
    }

    private enum Kind {
        NOTHING,
        SINGLE,
        KATAKANA,
        OTHER,
        MARK
    }
}
