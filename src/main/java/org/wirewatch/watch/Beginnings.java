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

    private static final int LISTS_AT_MOST = 1 << 16;

    private final WordTable beginnings = new WordTable(4);

    /**
     * How long the beginnings are that start with some characters: a bit for each length, at a place that these characters
     * choose. Others may have the same place, which costs a look more.
     */
    private long[] lengths = new long[64];

    private boolean hasShort;

    /** The number of a beginning, at least two characters, which is given one if it has none. */
    int add(String beginning) {
        int number = beginnings.add(beginning);
        hasShort |= beginning.length() < LONG;
        if (beginnings.size() * 4 > lengths.length && lengths.length < LISTS_AT_MOST) {
            lengths = new long[lengths.length * 4];
            beginnings.words().forEach(this::list);
        } else {
            list(beginning);
        }
        return number;
    }

    private void list(String beginning) {
        int characters = beginning.length() < LONG ? SHORTEST : LONG;
        lengths[place(beginning, characters)] |= 1L << Math.min(LONGEST, beginning.length());
    }

    private int place(String word, int characters) {
        int key = 0;
        for (int i = 0; i < characters; i++) {
            key = Integer.rotateLeft(key, 8) ^ word.charAt(i);
        }
        return (key * 0x9E3779B9) >>> (Integer.SIZE - Integer.numberOfTrailingZeros(lengths.length));
    }

    /** How many there are. */
    int size() {
        return beginnings.size();
    }

    /** Takes the number of a beginning and that of the word. */
    @FunctionalInterface
    interface Finding {
        void found(int beginning, int number);
    }

    /**
     * Finds all with which a word begins.
     *
     * @param number handed on
     */
    void find(String word, int number, Finding finding) {
        long open = 0;
        if (word.length() >= LONG) {
            open = lengths[place(word, LONG)] & -(1L << LONG);
        }
        if (hasShort && word.length() >= SHORTEST) {
            open |= lengths[place(word, SHORTEST)] & ((1L << LONG) - 1);
        }
        int hash = 0;
        for (int length = 1; length <= word.length() && open >>> Math.min(LONGEST, length) != 0; length++) {
            hash = WordHash.next(hash, word.charAt(length - 1));
            if ((open >>> Math.min(LONGEST, length) & 1) != 0) {
                int beginning = beginnings.findPrefix(word, length, hash);
                if (beginning != WordTable.NONE) {
                    finding.found(beginning, number);
                }
            }
        }
    }
}
