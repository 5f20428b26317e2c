package org.wirewatch.text;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Makes spellings equal that a reader takes for the same word: {@code Élysée} and {@code elysee}, {@code ŁÓDŹ} and
 * {@code lodz}, {@code Straße} and {@code strasse}.
 *
 * <p>Unicode NFKC, lower case, a few letters that have no decomposition mapped to their usual ASCII spelling, combining
 * marks dropped after Latin and Greek letters only ({@code й} is another letter than {@code и}, a Hangul syllable is
 * one letter), NFC. Pure and thread-safe.
 */
public final class Folding {
    /** Below this, letters fold alone; the answers are kept. Holds Latin, Greek, Cyrillic and most alphabets. */
    private static final int TABLE_SIZE = 0x2000;

    /** What a character folds to; empty where its neighbours matter. Filled on demand: every thread writes the same. */
    private static final @Nullable String[] TABLE = new @Nullable String[TABLE_SIZE];

    /** The same for {@link #single}, one character each. */
    private static final char[] SINGLES = new char[TABLE_SIZE];

    /** In {@link #SINGLES}: known not to be one. No character. */
    private static final char NOT_SINGLE = '\uFFFF';

    private Folding() {}

    /**
     * Folds a text.
     *
     * @param text anything, also separators, which stay unless NFKC changes them
     * @return the folded text, possibly longer than {@code text}
     */
    public static String fold(String text) {
        int unfolded = firstChange(text);
        if (unfolded == text.length()) {
            return text;
        }
        StringBuilder folded = new StringBuilder(text.length() + 4).append(text, 0, unfolded);
        for (int i = unfolded; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isUnchanged(c)) {
                folded.append(c);
                continue;
            }
            String alone = c < TABLE_SIZE ? alone(c) : "";
            if (alone.isEmpty()) {
                return foldTogether(text);
            }
            folded.append(alone);
        }
        return folded.toString();
    }

    /**
     * What a character folds to whatever stands beside it, short of a mark, if that is one character of a word.
     *
     * @return 0 for all others: separators, marks, halves of a character, and what becomes several
     */
    static char single(char c) {
        if (c >= TABLE_SIZE) {
            return isUnchanged(c) ? c : 0;
        }
        char known = SINGLES[c];
        if (known == 0) {
            known = findSingle(c);
            SINGLES[c] = known;
        }
        return known == NOT_SINGLE ? 0 : known;
    }

    private static char findSingle(char c) {
        String alone = Tokenizer.isWordCharacter(c) ? alone(c) : "";
        return alone.length() == 1 && Tokenizer.isWordCharacter(alone.charAt(0)) ? alone.charAt(0) : NOT_SINGLE;
    }

    private static int firstChange(String text) {
        int i = 0;
        while (i < text.length() && isUnchanged(text.charAt(i))) {
            i++;
        }
        return i;
    }

    /** True for characters that fold to themselves whatever stands beside them, short of a mark. */
    private static boolean isUnchanged(char c) {
        if (c < 0x80) {
            return c < 'A' || c > 'Z';
        }
        return (c >= 0x4E00 && c <= 0x9FFF) // Han
                || (c >= 0xAC00 && c <= 0xD7A3) // Hangul syllables
                || (c >= 0x3041 && c <= 0x3096) // Hiragana
                || (c >= 0x30A1 && c <= 0x30FA); // Katakana
    }

    private static String alone(char c) {
        String known = TABLE[c];
        if (known == null) {
            known = foldsAlone(c) ? foldTogether(String.valueOf(c)) : "";
            if (!known.isEmpty() && isMark(known.codePointAt(0))) {
                known = "";
            }
            TABLE[c] = known;
        }
        return known;
    }

    /** Marks join the letter before them, and Hangul jamo (U+1100 to U+11FF) join each other. */
    private static boolean foldsAlone(char c) {
        return !isMark(c) && (c < 0x1100 || c > 0x11FF);
    }

    private static boolean isMark(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> false;
        };
    }

    private static String foldTogether(String text) {
        String lower = Normalizer.normalize(text, Form.NFKC).toLowerCase(Locale.ROOT);
        String apart = Normalizer.normalize(mapLetters(lower), Form.NFD);
        StringBuilder kept = new StringBuilder(apart.length());
        boolean dropsMarks = false;
        for (int i = 0; i < apart.length(); ) {
            int codePoint = apart.codePointAt(i);
            i += Character.charCount(codePoint);
            if (Character.getType(codePoint) != Character.NON_SPACING_MARK) {
                dropsMarks = isLatinOrGreek(codePoint);
                kept.appendCodePoint(codePoint);
            } else if (!dropsMarks) {
                kept.appendCodePoint(codePoint);
            }
        }
        return mapLetters(Normalizer.normalize(kept, Form.NFC));
    }

    private static boolean isLatinOrGreek(int codePoint) {
        return switch (Character.UnicodeScript.of(codePoint)) {
            case LATIN, GREEK -> true;
            default -> false;
        };
    }

    private static String mapLetters(String lower) {
        StringBuilder mapped = new StringBuilder(lower.length() + 4);
        for (int i = 0; i < lower.length(); i++) {
            char c = lower.charAt(i);
            switch (c) {
                case 'ß' -> mapped.append("ss");
                case 'ς' -> mapped.append('σ');
                case 'ё' -> mapped.append('е');
                case 'ł' -> mapped.append('l');
                case 'ø' -> mapped.append('o');
                case 'đ', 'ð' -> mapped.append('d');
                case 'þ' -> mapped.append("th");
                case 'æ' -> mapped.append("ae");
                case 'œ' -> mapped.append("oe");
                case 'ı' -> mapped.append('i');
                default -> mapped.append(c);
            }
        }
        return mapped.toString();
    }
}
