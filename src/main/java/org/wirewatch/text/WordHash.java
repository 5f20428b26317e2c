package org.wirewatch.text;

import java.util.SplittableRandom;

/**
 * A hash for tables of words that come from outside. {@link String#hashCode} is known to everybody: an article of a hundred
 * thousand words chosen to collide would keep a table busy for minutes, and ordinary numbered words ({@code word1},
 * {@code word2}) lie so close together that they clog it as well. Thread-safe.
 */
public final class WordHash {
    /** Odd, and another one in each process. */
    private static final int MULTIPLIER = (new SplittableRandom().nextInt() & ~7) | 5;

    private WordHash() {}

    /** The hash of a string. */
    public static int of(String string) {
        int hash = 0;
        for (int i = 0; i < string.length(); i++) {
            hash = next(hash, string.charAt(i));
        }
        return hash;
    }

    /** The hash of a string that is one character longer than the one with this hash; the empty one's is 0. */
    public static int next(int hash, char c) {
        return (hash + c + 1) * MULTIPLIER;
    }

    /** A place in a table of so many slots, a power of two. */
    public static int slot(int hash, int slots) {
        int mixed = (hash ^ hash >>> 15) * 0x9E3779B9;
        return (mixed ^ mixed >>> 15) & (slots - 1);
    }
}
