package org.wirewatch.watch;

import java.util.Arrays;

/** For each anchor, by number, the watches filed under it. Immutable. */
final class Postings {
    private final int[] starts;
    /** Twice the watch's number, and one more where the anchor is all that the watch asks. */
    private final int[] entries;

    private Postings(int[] starts, int[] entries) {
        this.starts = starts;
        this.entries = entries;
    }

    int start(int anchor) {
        return starts[anchor];
    }

    int end(int anchor) {
        return starts[anchor + 1];
    }

    int watch(int entry) {
        return entries[entry] >> 1;
    }

    /** Whether the watch matches for sure where its anchor is. */
    boolean isSure(int entry) {
        return (entries[entry] & 1) != 0;
    }

    /** Collects entries in any order. */
    static final class Builder {
        private int[] anchors = new int[16];
        private int[] entries = new int[16];
        private int size;

        void add(int anchor, int watch, boolean sure) {
            if (size == anchors.length) {
                anchors = Arrays.copyOf(anchors, size * 2);
                entries = Arrays.copyOf(entries, size * 2);
            }
            anchors[size] = anchor;
            entries[size] = watch * 2 + (sure ? 1 : 0);
            size++;
        }

        /**
         * Sorts the entries by anchor, by counting.
         *
         * @param count how many anchors there are
         */
        Postings build(int count) {
            int[] starts = new int[count + 1];
            for (int i = 0; i < size; i++) {
                starts[anchors[i] + 1]++;
            }
            for (int anchor = 0; anchor < count; anchor++) {
                starts[anchor + 1] += starts[anchor];
            }
            int[] next = Arrays.copyOf(starts, count);
            int[] sorted = new int[size];
            for (int i = 0; i < size; i++) {
                sorted[next[anchors[i]]++] = entries[i];
            }
            return new Postings(starts, sorted);
        }
    }
}
