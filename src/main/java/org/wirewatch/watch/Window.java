package org.wirewatch.watch;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Finds words that stand close together in any order: {@code "a b"~3} allows three other words among them. Each word of
 * the query needs a place of its own, so {@code "road* roads"~2} wants two words.
 *
 * <p>Slides over the places where any of the words stands. A place knows as a bit mask which words of the query it may
 * serve, so memory does not grow with the number of words.
 */
final class Window {
    private static final int FREE = -1;

    private final int words;
    private final int span;
    /** Where any of the words stands, ascending, and which words each place may serve. */
    private final int[] places;

    private final long[] serves;
    /** How many places in the window may serve each word, and how many words have none. */
    private final int[] choices;

    private int unserved;
    /** The window: these places, by number; the end is exclusive. */
    private int from;

    private int to;
    /** Which word has taken each place of the window, counted from its start. */
    private final int[] takenBy;

    private Window(int[][] meant, int gap, FieldTerms field) {
        words = meant.length;
        span = gap + words;
        IntMap masks = new IntMap(words);
        int[] terms = new int[0];
        for (int[] choice : meant) {
            for (int term : choice) {
                if (masks.get(term) == IntMap.NONE) {
                    masks.add(term, masks.size());
                    terms = append(terms, masks.size() - 1, term);
                }
            }
        }
        long[] serving = new long[masks.size()];
        for (int word = 0; word < words; word++) {
            for (int term : meant[word]) {
                serving[masks.get(term)] |= 1L << word;
            }
        }
        places = field.places(Arrays.copyOf(terms, masks.size()));
        serves = new long[places.length];
        for (int i = 0; i < places.length; i++) {
            serves[i] = serving[masks.get(field.wordAt(places[i]))];
        }
        choices = new int[words];
        unserved = words;
        takenBy = new int[Math.min(span, places.length)];
    }

    /**
     * The positions that the words take where they first stand close enough, ascending; null if they never do.
     *
     * @param meant for each word of the query, at most 64, the article's words that it stands for
     * @param gap how many other words may stand among them
     */
    static int @Nullable [] first(int[][] meant, int gap, FieldTerms field) {
        return new Window(meant, gap, field).slide();
    }

    private int @Nullable [] slide() {
        for (from = 0; from < places.length; from++) {
            boolean grew = false;
            while (to < places.length && places[to] < places[from] + span) {
                enter(serves[to]);
                to++;
                grew = true;
            }
            if (grew && unserved == 0 && to - from >= words && settleAll()) {
                return taken();
            }
            leave(serves[from]);
        }
        return null;
    }

    private void enter(long served) {
        for (long rest = served; rest != 0; rest &= rest - 1) {
            if (choices[Long.numberOfTrailingZeros(rest)]++ == 0) {
                unserved--;
            }
        }
    }

    private void leave(long served) {
        for (long rest = served; rest != 0; rest &= rest - 1) {
            if (--choices[Long.numberOfTrailingZeros(rest)] == 0) {
                unserved++;
            }
        }
    }

    /** Gives each word a place of its own: a bipartite matching by augmenting paths (Kuhn). */
    private boolean settleAll() {
        Arrays.fill(takenBy, FREE);
        for (int word = 0; word < words; word++) {
            if (!settle(word, new boolean[to - from])) {
                return false;
            }
        }
        return true;
    }

    private boolean settle(int word, boolean[] asked) {
        for (int i = 0; i < asked.length; i++) {
            if (asked[i] || (serves[from + i] >> word & 1) == 0) {
                continue;
            }
            asked[i] = true;
            if (takenBy[i] == FREE || settle(takenBy[i], asked)) {
                takenBy[i] = word;
                return true;
            }
        }
        return false;
    }

    private int[] taken() {
        int[] taken = new int[words];
        int size = 0;
        for (int i = 0; i < to - from; i++) {
            if (takenBy[i] != FREE) {
                taken[size++] = places[from + i];
            }
        }
        return taken;
    }

    private static int[] append(int[] array, int index, int value) {
        int[] longer = index < array.length ? array : Arrays.copyOf(array, index * 2 + 4);
        longer[index] = value;
        return longer;
    }
}
