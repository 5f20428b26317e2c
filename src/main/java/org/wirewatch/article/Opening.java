package org.wirewatch.article;

import java.util.BitSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A pattern for how a block begins, with a gate before it: most blocks begin with other letters, and are told so without
 * a try of all alternatives. The gate is derived from the pattern itself: of each three letters the matcher is asked once
 * whether more input could have made them match ({@link Matcher#hitEnd()}).
 *
 * <p>Thread-safe.
 */
final class Opening {
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;
    /** The 26 letters, and one place for what is none of them. */
    private static final int LETTERS = 27;

    private final Pattern pattern;
    private final BitSet open = new BitSet(LETTERS * LETTERS * LETTERS);

    private Opening(Pattern pattern) {
        this.pattern = pattern;
        for (char first = 'a'; first <= 'z'; first++) {
            if (!mayBegin(String.valueOf(first))) {
                continue;
            }
            for (char second = 'a'; second <= 'z'; second++) {
                String two = String.valueOf(first) + second;
                for (char third = 'a'; third <= 'z' && mayBegin(two); third++) {
                    if (mayBegin(two + third)) {
                        open.set(place(place(place(0, first), second), third));
                    }
                }
            }
        }
    }

    /** Compiles it; whatever the case of letters. It must begin with {@code ^} and may skip what is no letter. */
    static Opening of(String pattern) {
        if (!pattern.startsWith("^")) {
            throw new IllegalArgumentException("An opening begins with ^: " + pattern);
        }
        return new Opening(Pattern.compile(pattern, FLAGS));
    }

    /** Whether the text begins so. */
    boolean opens(String text) {
        return mayOpen(text) && pattern.matcher(text).find();
    }

    /** The text without the opening. */
    String cutFrom(String text) {
        return pattern.matcher(text).replaceFirst("");
    }

    @SuppressWarnings("JdkObsolete") // whether more input could match is just what is asked here
    private boolean mayBegin(String letters) {
        Matcher matcher = pattern.matcher(letters);
        return matcher.lookingAt() || matcher.hitEnd();
    }

    /** Other alphabets, and words of one or two letters, pass. */
    private boolean mayOpen(String text) {
        int length = text.length();
        int at = 0;
        while (at < length && text.charAt(at) < 128 && !Character.isLetterOrDigit(text.charAt(at))) {
            at++;
        }
        int place = 0;
        for (int letter = 0; letter < 3; letter++, at++) {
            char here = at < length ? (char) (text.charAt(at) | 0x20) : ' ';
            if (here < 'a' || here > 'z') {
                return true;
            }
            place = place(place, here);
        }
        return open.get(place);
    }

    private static int place(int before, char letter) {
        return before * LETTERS + letter - 'a';
    }
}
