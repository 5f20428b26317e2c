package org.wirewatch.watch;

import org.wirewatch.text.WordHash;
import org.wirewatch.text.WordTable;

/**
 * The literal beginnings of patterns, numbered; finds those with which a word begins. Safe to read from many threads once
 * nothing more is added.
 */
final class Beginnings {
    /** Patterns have two literal characters at least. */
    private static final int SHORTEST = 2;

    /** From this length on, a beginning is listed by so many characters, which part words better than two do. */
    private static final int LONG = 4;

    /** All lengths from here on share a bit. */
    private static final int LONGEST = 63;

    private static final int LISTS = 1 << 12;

    private final WordTable beginnings = new WordTable(16);

    /** How long the beginnings are that start with some characters: a bit each, by the hash of these characters. */
    private final long[] lengths = new long[LISTS];

    /** The number of a beginning, at least two characters, which is given one if it has none. */
    int add(String beginning) {
        int length = beginning.length();
        int hash = 0;
        for (int i = 0; i < (length < LONG ? SHORTEST : LONG); i++) {
            hash = WordHash.next(hash, beginning.charAt(i));
        }
        lengths[WordHash.slot(hash, LISTS)] |= 1L << Math.min(LONGEST, length);
        return beginnings.add(beginning);
    }

    /** How many there are. */
    int size() {
        return beginnings.size();
    }

    /** Takes the number of a beginning. */
    @FunctionalInterface
    interface Finding {
        void found(int beginning);
    }

    /** Finds all with which a word begins. */
    void find(String word, Finding finding) {
        if (word.length() < SHORTEST) {
            return;
        }
        int hash = WordHash.next(WordHash.next(0, word.charAt(0)), word.charAt(1));
        long open = lengths[WordHash.slot(hash, LISTS)] & ((1L << LONG) - 1);
        int length = SHORTEST;
        while (true) {
            if ((open >>> Math.min(LONGEST, length) & 1) != 0) {
                int beginning = beginnings.findPrefix(word, length, hash);
                if (beginning != WordTable.NONE) {
                    finding.found(beginning);
                }
            }
            if (length == word.length()) {
                return;
            }
            hash = WordHash.next(hash, word.charAt(length));
            length++;
            if (length == LONG) {
                open = lengths[WordHash.slot(hash, LISTS)] & -(1L << LONG);
            }
            if (length >= LONG && open >>> Math.min(LONGEST, length) == 0) {
                return;
            }
        }
    }
}
