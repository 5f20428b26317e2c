package org.wirewatch.watch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** Some watches, filed under their anchors. Immutable; safe for many threads. */
final class Segment {
    private final Watch[] watches;
    private final StringIds names;
    private final Postings words;
    private final Postings prefixes;
    /** Bit n is set where an anchor prefix is n characters long; bit 63 stands for 63 and more. */
    private final long prefixLengths;
    /** Watches that are gone, a bit each. */
    private final long[] removed;

    private final int removedCount;

    private Segment(
            Watch[] watches,
            StringIds names,
            Postings words,
            Postings prefixes,
            long prefixLengths,
            long[] removed,
            int removedCount) {
        this.watches = watches;
        this.names = names;
        this.words = words;
        this.prefixes = prefixes;
        this.prefixLengths = prefixLengths;
        this.removed = removed;
        this.removedCount = removedCount;
    }

    /** Files watches, whose names must differ. */
    static Segment of(List<Watch> list) {
        Watch[] watches = list.toArray(Watch[]::new);
        StringIds names = new StringIds(watches.length);
        Postings.Builder words = new Postings.Builder(watches.length);
        Postings.Builder prefixes = new Postings.Builder(16);
        long lengths = 0;
        for (int i = 0; i < watches.length; i++) {
            if (names.add(watches[i].name()) != i) {
                throw new IllegalArgumentException("two watches are named " + watches[i].name());
            }
            Anchors anchors = Anchors.of(watches[i].query().root());
            for (String word : anchors.words()) {
                words.add(word, i);
            }
            for (String prefix : anchors.prefixes()) {
                prefixes.add(prefix, i);
                lengths |= 1L << Math.min(63, prefix.length());
            }
        }
        return new Segment(
                watches, names, words.build(), prefixes.build(), lengths, new long[(watches.length + 63) / 64], 0);
    }

    /** How many watches live here. */
    int size() {
        return watches.length - removedCount;
    }

    boolean holds(String name) {
        int i = names.find(name);
        return i != StringIds.NONE && !isRemoved(i);
    }

    /** The same without one watch, which must be here. The files stay: what is left out is only marked. */
    Segment without(String name) {
        int i = names.find(name);
        long[] fewer = removed.clone();
        fewer[i >> 6] |= 1L << i;
        return new Segment(watches, names, words, prefixes, prefixLengths, fewer, removedCount + 1);
    }

    /** More marks than watches: time to file anew. */
    boolean isMostlyRemoved() {
        return removedCount > watches.length / 2;
    }

    List<Watch> living() {
        List<Watch> living = new ArrayList<>(size());
        for (int i = 0; i < watches.length; i++) {
            if (!isRemoved(i)) {
                living.add(watches[i]);
            }
        }
        return living;
    }

    private boolean isRemoved(int i) {
        return (removed[i >> 6] >> i & 1) != 0;
    }

    /** Hands on each watch that matches, once, in no order. */
    void match(ArticleTerms article, Consumer<Watch> matches) {
        long[] seen = removed.clone();
        for (int id = 0; id < article.size(); id++) {
            String term = article.term(id);
            int anchor = words.keys().find(term);
            if (anchor != StringIds.NONE) {
                hold(words, anchor, article, seen, matches);
            }
            if (prefixLengths != 0) {
                matchPrefixes(term, article, seen, matches);
            }
        }
    }

    private void matchPrefixes(String term, ArticleTerms article, long[] seen, Consumer<Watch> matches) {
        int hash = 0;
        for (int length = 1; length <= term.length(); length++) {
            hash = 31 * hash + term.charAt(length - 1);
            long longer = prefixLengths >>> Math.min(63, length);
            if (longer == 0) {
                return;
            }
            if ((longer & 1) != 0) {
                int anchor = prefixes.keys().findPrefix(term, length, hash);
                if (anchor != StringIds.NONE) {
                    hold(prefixes, anchor, article, seen, matches);
                }
            }
        }
    }

    /** Holds the article against the watches that are filed under an anchor. */
    private void hold(Postings file, int anchor, ArticleTerms article, long[] seen, Consumer<Watch> matches) {
        for (int k = file.start(anchor); k < file.end(anchor); k++) {
            int i = file.watch(k);
            long bit = 1L << i;
            if ((seen[i >> 6] & bit) == 0) {
                seen[i >> 6] |= bit;
                if (article.fulfils(watches[i].query().root())) {
                    matches.accept(watches[i]);
                }
            }
        }
    }

    /** For each anchor the watches filed under it. */
    private record Postings(StringIds keys, int[] starts, int[] watches) {
        int start(int anchor) {
            return starts[anchor];
        }

        int end(int anchor) {
            return starts[anchor + 1];
        }

        int watch(int k) {
            return watches[k];
        }

        static final class Builder {
            private final StringIds keys;
            private int[] anchors = new int[16];
            private int[] watches = new int[16];
            private int size;

            Builder(int expected) {
                keys = new StringIds(expected);
            }

            void add(String anchor, int watch) {
                if (size == anchors.length) {
                    anchors = Arrays.copyOf(anchors, size * 2);
                    watches = Arrays.copyOf(watches, size * 2);
                }
                anchors[size] = keys.add(anchor);
                watches[size] = watch;
                size++;
            }

            Postings build() {
                int[] starts = new int[keys.size() + 1];
                for (int i = 0; i < size; i++) {
                    starts[anchors[i] + 1]++;
                }
                for (int anchor = 0; anchor < keys.size(); anchor++) {
                    starts[anchor + 1] += starts[anchor];
                }
                int[] next = Arrays.copyOf(starts, keys.size());
                int[] sorted = new int[size];
                for (int i = 0; i < size; i++) {
                    sorted[next[anchors[i]]++] = watches[i];
                }
                return new Postings(keys, starts, sorted);
            }
        }
    }
}
