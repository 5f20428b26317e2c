package org.wirewatch.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.wirewatch.text.WordHash;
import org.wirewatch.text.WordTable;

/** Some watches, compiled and filed under their anchors. Immutable; safe for many threads. */
final class Segment {
    private final Watch[] watches;
    private final WordTable names;
    private final Filing filing;
    /** Watches that are gone, a bit each. */
    private final long[] removed;

    private final int removedCount;

    private Segment(Watch[] watches, WordTable names, Filing filing, long[] removed, int removedCount) {
        this.watches = watches;
        this.names = names;
        this.filing = filing;
        this.removed = removed;
        this.removedCount = removedCount;
    }

    /** Files watches, whose names must differ. */
    static Segment of(List<Watch> list) {
        Builder builder = new Builder(list.size());
        for (Watch watch : list) {
            if (!builder.add(watch)) {
                throw new IllegalArgumentException("two watches have the same name");
            }
        }
        return builder.build();
    }

    /** How many watches live here. */
    int size() {
        return watches.length - removedCount;
    }

    /** Whether a watch asks for source, byline and the like. */
    boolean asksForFacts() {
        return filing.program.asksForFacts();
    }

    boolean holds(String name) {
        int watch = names.find(name);
        return watch != WordTable.NONE && !isSet(removed, watch);
    }

    /** The same without one watch, which must be here. The files stay: what is left out is only marked. */
    Segment without(String name) {
        long[] fewer = removed.clone();
        set(fewer, names.find(name));
        return new Segment(watches, names, filing, fewer, removedCount + 1);
    }

    /** More marks than watches: time to file anew. */
    boolean isMostlyRemoved() {
        return removedCount > watches.length / 2;
    }

    List<Watch> living() {
        List<Watch> living = new ArrayList<>(size());
        for (int watch = 0; watch < watches.length; watch++) {
            if (!isSet(removed, watch)) {
                living.add(watches[watch]);
            }
        }
        return living;
    }

    /** Hands on each watch that matches, once, in no order. */
    void match(ArticleTerms article, Consumer<Watch> matches) {
        Evaluation evaluation = new Evaluation(filing.program, article);
        long[] seen = removed.clone();
        evaluation.forEachWord(word -> hold(filing.byWord, word, evaluation, evaluation.isOwn(word), seen, matches));
        if (filing.prefixLengths != 0) {
            for (int term = 0; term < article.size(); term++) {
                matchPrefixes(article.term(term), evaluation, seen, matches);
            }
        }
    }

    private void matchPrefixes(String term, Evaluation evaluation, long[] seen, Consumer<Watch> matches) {
        int hash = 0;
        for (int length = 1; length <= term.length(); length++) {
            hash = WordHash.next(hash, term.charAt(length - 1));
            long longer = filing.prefixLengths >>> Math.min(63, length);
            if (longer == 0) {
                return;
            }
            if ((longer & 1) != 0) {
                int prefix = filing.prefixes.findPrefix(term, length, hash);
                if (prefix != WordTable.NONE) {
                    hold(filing.byPrefix, prefix, evaluation, false, seen, matches);
                }
            }
        }
    }

    /** Holds the article against the watches that are filed under an anchor. */
    private void hold(
            Postings file, int anchor, Evaluation evaluation, boolean isOwn, long[] seen, Consumer<Watch> matches) {
        for (int entry = file.start(anchor); entry < file.end(anchor); entry++) {
            int watch = file.watch(entry);
            if (!isSet(seen, watch)) {
                set(seen, watch);
                if ((isOwn && file.isSure(entry)) || evaluation.fulfils(watch)) {
                    matches.accept(watches[watch]);
                }
            }
        }
    }

    private static boolean isSet(long[] bits, int i) {
        return (bits[i >> 6] >> i & 1) != 0;
    }

    private static void set(long[] bits, int i) {
        bits[i >> 6] |= 1L << i;
    }

    /** Files watches as they come, so that their trees need not be kept. For one thread, for one segment. */
    static final class Builder {
        private final List<Watch> watches;
        private final WordTable names;
        private final Program.Compiler compiler;

        /** Room for so many watches before it grows. */
        Builder(int expected) {
            watches = new ArrayList<>(expected);
            names = new WordTable(expected);
            compiler = new Program.Compiler(expected);
        }

        /** Adds a watch, unless there is one of that name. */
        boolean add(Watch watch) {
            names.add(watch.name());
            if (names.size() == watches.size()) {
                return false;
            }
            watches.add(watch);
            compiler.add(watch.query().root());
            watch.query().forgetTree();
            return true;
        }

        int size() {
            return watches.size();
        }

        boolean holds(String name) {
            return names.find(name) != WordTable.NONE;
        }

        Segment build() {
            Watch[] all = watches.toArray(Watch[]::new);
            watches.clear();
            return new Segment(
                    all, names, Filing.of(compiler.program(), all.length), new long[(all.length + 63) / 64], 0);
        }
    }

    /**
     * The compiled queries and where they are filed.
     *
     * @param byWord by number in the vocabulary
     * @param prefixes the literal beginnings of patterns
     * @param byPrefix by number in {@code prefixes}
     * @param prefixLengths bit n is set where a prefix is n characters long; bit 63 stands for 63 and more
     */
    private record Filing(Program program, Postings byWord, WordTable prefixes, Postings byPrefix, long prefixLengths) {
        static Filing of(Program program, int queries) {
            Postings.Builder byWord = new Postings.Builder();
            Postings.Builder byPrefix = new Postings.Builder();
            WordTable prefixes = new WordTable(16);
            long lengths = 0;
            for (int query = 0; query < queries; query++) {
                boolean sure = program.isOnePlainWord(query);
                for (int word : Anchors.of(program, query).words()) {
                    String anchor = program.vocabulary().get(word);
                    int literal = Wildcard.firstWildcard(anchor);
                    if (literal == anchor.length()) {
                        byWord.add(word, query, sure);
                    } else {
                        byPrefix.add(prefixes.add(anchor.substring(0, literal)), query, false);
                        lengths |= 1L << Math.min(63, literal);
                    }
                }
            }
            return new Filing(
                    program,
                    byWord.build(program.vocabulary().size()),
                    prefixes,
                    byPrefix.build(prefixes.size()),
                    lengths);
        }
    }
}
