package org.wirewatch.article;

import java.util.BitSet;
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
    /** For beginnings of three letters, each by its place. */
    private final BitSet three = new BitSet(LETTERS * LETTERS * LETTERS);
    /** For two letters before something else. */
    private final BitSet two = new BitSet(LETTERS * LETTERS);
    /** For one character before something that is no letter. */
    private final BitSet one = new BitSet(KNOWN_CHARS);

    /** Asks the pattern, whatever the case of ASCII letters. */
    LetterGate(Pattern pattern) {
        this.pattern = pattern;
        for (char other = 0; other < KNOWN_CHARS; other++) {
            one.set(other, mayBegin(String.valueOf(other)));
        }
        for (char first = 'a'; first <= 'z'; first++) {
            for (char second = 'a'; second <= 'z' && one.get(first); second++) {
                String letters = String.valueOf(first) + second;
                boolean open = mayBegin(letters);
                two.set(place(first, second), open);
                for (char third = 'a'; third <= 'z' && open; third++) {
                    three.set(place(first, second) * LETTERS + third - 'a', mayBegin(letters + third));
                }
            }
        }
    }

    @SuppressWarnings("JdkObsolete") // whether more input could match is just what is asked here
    private boolean mayBegin(String letters) {
        Matcher matcher = pattern.matcher(letters);
        return matcher.lookingAt() || matcher.hitEnd();
    }

    /** False only if the pattern cannot match there. */
    boolean isOpen(CharSequence text, int at) {
        char here = text.charAt(at);
        int first = small(here);
        if (first < 0) {
            return here >= KNOWN_CHARS || one.get(here);
        }
        int second = at + 1 < text.length() ? small(text.charAt(at + 1)) : -1;
        if (second < 0) {
            return one.get('a' + first);
        }
        int third = at + 2 < text.length() ? small(text.charAt(at + 2)) : -1;
        int place = first * LETTERS + second;
        return third < 0 ? two.get(place) : three.get(place * LETTERS + third);
    }

    /** 0 to 25; negative if it is no ASCII letter. */
    private static int small(char here) {
        int letter = (here | 0x20) - 'a';
        return letter < LETTERS ? letter : -1;
    }

    private static int place(char first, char second) {
        return (first - 'a') * LETTERS + second - 'a';
    }
}
