package org.wirewatch.alert;

import java.util.regex.Pattern;

/**
 * Makes foreign text fit to stand in a mail: one line, no control characters, no switches of text direction, no tags.
 *
 * <p>Left alone on purpose: joiners (emoji, Persian), left-to-right and right-to-left marks, variation selectors, the tag
 * characters of flags. Such text may look odd but cannot reach beyond itself.
 */
public final class CleanText {
    /** More than any headline or sentence has; what is longer is cut anyway, and is not worth the work. */
    private static final int LONGEST = 4_000;

    /** Stacked accents ("Zalgo" text) paint over the lines above and below. */
    private static final int MOST_ACCENTS = 4;

    private static final char FIRST_STRONG_ISOLATE = '\u2068';
    private static final char POP_ISOLATE = '\u2069';
    private static final Pattern TAG =
            Pattern.compile("</?[A-Za-z][A-Za-z0-9]{0,15}(?:\\s[^<>]{0,2000})?/?>|<!--.*?-->");

    private CleanText() {}

    /**
     * The outcome, with the way back.
     *
     * @param text the clean text
     * @param offsets for each offset of the input, up to its length, the offset in {@code text}
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Cleaned(String text, int[] offsets) {
        int offset(int input) {
            return Math.min(offsets[input], text.length());
        }

        int inputLength() {
            return offsets.length - 1;
        }
    }

    /** A headline, a name, a byline: clean, without HTML tags. */
    public static String line(String raw) {
        String text = head(raw);
        return clean(text.indexOf('<') < 0 ? text : TAG.matcher(text).replaceAll(" "))
                .text();
    }

    /** A sentence whose offsets matter; tags stay, as they are part of what was written. */
    static Cleaned clean(String raw) {
        String input = head(raw);
        StringBuilder out = new StringBuilder(input.length());
        int[] offsets = new int[input.length() + 1];
        int accents = 0;
        for (int i = 0; i < input.length(); ) {
            int codePoint = input.codePointAt(i);
            int next = i + Character.charCount(codePoint);
            java.util.Arrays.fill(offsets, i, next, out.length());
            accents = Character.getType(codePoint) == Character.NON_SPACING_MARK ? accents + 1 : 0;
            append(out, codePoint, accents);
            i = next;
        }
        if (!out.isEmpty() && out.charAt(out.length() - 1) == ' ') {
            out.setLength(out.length() - 1);
        }
        offsets[input.length()] = out.length();
        return new Cleaned(out.toString(), offsets);
    }

    private static void append(StringBuilder out, int codePoint, int accents) {
        if (isSpace(codePoint)) {
            if (!out.isEmpty() && out.charAt(out.length() - 1) != ' ') {
                out.append(' ');
            }
        } else if (Character.getType(codePoint) == Character.SURROGATE || isNonCharacter(codePoint)) {
            out.append('\uFFFD');
        } else if (!isDropped(codePoint) && accents <= MOST_ACCENTS) {
            out.appendCodePoint(codePoint);
        }
    }

    private static boolean isSpace(int codePoint) {
        return Character.isWhitespace(codePoint)
                || Character.isSpaceChar(codePoint)
                || Character.getType(codePoint) == Character.CONTROL;
    }

    private static boolean isNonCharacter(int codePoint) {
        return (codePoint & 0xFFFE) == 0xFFFE || (codePoint >= 0xFDD0 && codePoint <= 0xFDEF);
    }

    private static boolean isDropped(int codePoint) {
        return codePoint == 0xAD // soft hyphen
                || codePoint == 0x200B // zero-width space
                || (codePoint >= 0x202A && codePoint <= 0x202E) // embeddings and overrides
                || (codePoint >= 0x2060 && codePoint <= 0x206F) // isolates, invisible operators, deprecated switches
                || codePoint == 0xFEFF
                || (codePoint >= 0xFFF9 && codePoint <= 0xFFFB); // interlinear annotation
    }

    private static String head(String raw) {
        return raw.length() <= LONGEST ? raw : raw.substring(0, LONGEST);
    }

    /** Keeps right-to-left text from reordering ours around it; other text stays as it is. */
    static String isolated(String clean) {
        return isRightToLeft(clean) ? FIRST_STRONG_ISOLATE + clean + POP_ISOLATE : clean;
    }

    private static boolean isRightToLeft(String text) {
        return text.codePoints()
                .map(Character::getDirectionality)
                .anyMatch(direction -> direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                        || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC);
    }
}
