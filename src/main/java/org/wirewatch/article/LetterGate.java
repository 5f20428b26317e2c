package org.wirewatch.article;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells by the next one to three letters whether a pattern may match at a place, so that of a hundred alternatives none is
 * tried where none can fit. It is derived from the pattern itself: of each one, two and three letters the matcher is asked
 * once whether more input could have made them match ({@link Matcher#hitEnd()}). Thread-safe.
 */
final class LetterGate {
    private static final int LETTERS = 26;
    /** Characters up to the Cyrillic ones are asked for singly; all others pass. */
    private static final int KNOWN_CHARS = 0x530;

    private final Pattern pattern;
    /** For one character before something that is no letter. */
    private final boolean[] one = new boolean[KNOWN_CHARS];
    /** For two letters before something else: by the first, one bit for each second. */
    private final int[] two = new int[LETTERS];
    /** For three letters: by the first two, one bit for each third. */
    private final int[] three = new int[LETTERS * LETTERS];

    /** Asks the pattern, whatever the case of ASCII letters. */
    LetterGate(Pattern pattern) {
        this.pattern = pattern;
        for (char other = 0; other < KNOWN_CHARS; other++) {
            one[other] = mayBegin(String.valueOf(other));
        }
        for (char first = 'a'; first <= 'z'; first++) {
            for (char second = 'a'; second <= 'z' && one[first]; second++) {
                String letters = String.valueOf(first) + second;
                if (mayBegin(letters)) {
                    two[first - 'a'] |= 1 << (second - 'a');
                    three[(first - 'a') * LETTERS + second - 'a'] = thirds(letters);
                }
            }
        }
    }

    private int thirds(String letters) {
        int thirds = 0;
        for (char third = 'a'; third <= 'z'; third++) {
            thirds |= mayBegin(letters + third) ? 1 << (third - 'a') : 0;
        }
        return thirds;
    }

    @SuppressWarnings("JdkObsolete") // whether more input could match is just what is asked here
    private boolean mayBegin(String letters) {
        Matcher matcher = pattern.matcher(letters);
        return matcher.lookingAt() || matcher.hitEnd();
    }

    /**
     * The first place, from one on, where the pattern may match.
     *
     * @return the length if there is none
     */
    int next(char[] text, int from, int length) {
        int at = from;
        while (at < length && !isOpen(text, at, length)) {
            at++;
        }
        return at;
    }

    /** False only if the pattern cannot match there. */
    boolean isOpen(String text, int at) {
        int end = Math.min(at + 3, text.length());
        char[] letters = new char[end - at];
        text.getChars(at, end, letters, 0);
        return isOpen(letters, 0, end - at);
    }

    private boolean isOpen(char[] text, int at, int length) {
        char here = text[at];
        if (here >= KNOWN_CHARS || !one[here]) {
            return here >= KNOWN_CHARS;
        }
        int first = letter(here);
        int second = first >= 0 && at + 1 < length ? letter(text[at + 1]) : -1;
        if (second < 0) {
            return true;
        }
        int third = at + 2 < length ? letter(text[at + 2]) : -1;
        int open = third < 0 ? two[first] >>> second : three[first * LETTERS + second] >>> third;
        return (open & 1) != 0;
    }

    /** 0 to 25; negative if it is no ASCII letter. */
    private static int letter(char here) {
        int letter = (here | 0x20) - 'a';
        return letter < LETTERS ? letter : -1;
    }
}
