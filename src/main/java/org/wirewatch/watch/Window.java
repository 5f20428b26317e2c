package org.wirewatch.watch;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Finds words that stand close together in any order: {@code "a b"~3} allows three other words among them. Each word of
 * the query needs a place of its own, so {@code "road* roads"~2} wants two words.
 */
final class Window {
    private static final int FREE = -1;

    /** For each word of the query, where it stands in the field, ascending. */
    private final int[][] places;
    /** For each word of the query, which of its places are in the window now. */
    private final int[] from;

    private final int[] to;
    private final int span;
    /** Which word has taken a place of the window, counted from the window's start. */
    private final int[] takenBy;
    /** Which place each word has taken. */
    private final int[] taken;

    private Window(int[][] places, int gap) {
        this.places = places;
        from = new int[places.length];
        to = new int[places.length];
        span = gap + places.length;
        takenBy = new int[span];
        taken = new int[places.length];
    }

    /** The positions that the words take where they first stand close enough, ascending; null if they never do. */
    static int @Nullable [] first(Leaf leaf, int[][] meant, FieldTerms field) {
        int[][] places = new int[meant.length][];
        for (int i = 0; i < places.length; i++) {
            places[i] = field.places(meant[i]);
            if (places[i].length == 0) {
                return null;
            }
        }
        return new Window(places, leaf.gap()).slide();
    }

    private int @Nullable [] slide() {
        for (int start = earliest(); start < Integer.MAX_VALUE; start = earliest()) {
            if (moveTo(start) && settleAll(start)) {
                int[] found = taken.clone();
                Arrays.sort(found);
                return found;
            }
            leave(start);
        }
        return null;
    }

    /** The first place that is not left behind yet; the largest integer if a word has none left. */
    private int earliest() {
        int earliest = Integer.MAX_VALUE;
        for (int i = 0; i < places.length; i++) {
            if (from[i] == places[i].length) {
                return Integer.MAX_VALUE;
            }
            earliest = Math.min(earliest, places[i][from[i]]);
        }
        return earliest;
    }

    /** Takes in all places before the window's new end; false if a word has none in the window. */
    private boolean moveTo(int start) {
        for (int i = 0; i < places.length; i++) {
            while (to[i] < places[i].length && places[i][to[i]] < start + span) {
                to[i]++;
            }
            if (to[i] <= from[i]) {
                return false;
            }
        }
        return true;
    }

    private void leave(int start) {
        for (int i = 0; i < places.length; i++) {
            if (from[i] < places[i].length && places[i][from[i]] == start) {
                from[i]++;
                to[i] = Math.max(to[i], from[i]);
            }
        }
    }

    /** Gives each word a place of its own: a bipartite matching by augmenting paths (Kuhn). */
    private boolean settleAll(int start) {
        Arrays.fill(takenBy, FREE);
        for (int word = 0; word < places.length; word++) {
            if (!settle(word, start, new boolean[span])) {
                return false;
            }
        }
        return true;
    }

    private boolean settle(int word, int start, boolean[] asked) {
        for (int i = from[word]; i < to[word]; i++) {
            int place = places[word][i] - start;
            if (asked[place]) {
                continue;
            }
            asked[place] = true;
            if (takenBy[place] == FREE || settle(takenBy[place], start, asked)) {
                takenBy[place] = word;
                taken[word] = places[word][i];
                return true;
            }
        }
        return false;
    }
}
