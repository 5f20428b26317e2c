package org.wirewatch.article;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Many phrases, looked for anywhere in a text, whatever the case. A regular expression of a hundred alternatives tries all
 * of them at each character; here a {@link LetterGate} lets it try only where one can begin.
 *
 * <p>Thread-safe.
 */
final class Phrases {
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    private final Pattern pattern;
    private final LetterGate gate;

    private Phrases(Pattern pattern) {
        this.pattern = pattern;
        this.gate = new LetterGate(pattern);
    }

    /**
     * Compiles them.
     *
     * @param pattern no part of it looks behind its own first character but for a border of words
     */
    static Phrases of(String pattern) {
        return of(pattern, 0);
    }

    /** The same with more flags of {@link Pattern}. */
    static Phrases of(String pattern, int flags) {
        return new Phrases(Pattern.compile(pattern, FLAGS | flags));
    }

    /** Whether one of them is in the text. */
    boolean areIn(String text) {
        return count(text, 1) > 0;
    }

    /** Whether the text begins with one of them. */
    boolean begin(String text) {
        return !text.isEmpty() && gate.isOpen(text, 0) && pattern.matcher(text).lookingAt();
    }

    /** Whether the whole text is one of them. */
    boolean are(String text) {
        return !text.isEmpty() && gate.isOpen(text, 0) && pattern.matcher(text).matches();
    }

    /** How many there are, one after another; no more are counted than asked for. */
    int count(String text, int most) {
        char[] chars = text.toCharArray();
        Matcher matcher = null;
        int count = 0;
        int at = gate.next(chars, 0, chars.length);
        while (at < chars.length && count < most) {
            matcher = matcher == null
                    ? pattern.matcher(text).useTransparentBounds(true).useAnchoringBounds(false)
                    : matcher;
            boolean found = matcher.region(at, chars.length).lookingAt();
            count += found ? 1 : 0;
            at = gate.next(chars, found ? Math.max(at + 1, matcher.end()) : at + 1, chars.length);
        }
        return count;
    }
}
