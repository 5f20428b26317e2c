package org.wirewatch.watch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.wirewatch.text.WordTable;

/** Some watches, compiled and filed under their anchors. Immutable; safe for many threads. */
final class Segment {
    private static final int NONE = -1;

    /** In the order of their names. */
    private final Watch[] watches;

    private final Filing filing;
    /** Watches that are gone, a bit each. */
    private final long[] removed;

    private final int removedCount;

    private Segment(Watch[] watches, Filing filing, long[] removed, int removedCount) {
        this.watches = watches;
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
        int watch = find(name);
        return watch != NONE && !isSet(removed, watch);
    }

    /** The same without one watch, which must be here. The files stay: what is left out is only marked. */
    Segment without(String name) {
        long[] fewer = removed.clone();
        set(fewer, find(name));
        return new Segment(watches, filing, fewer, removedCount + 1);
    }

    private int find(String name) {
        int low = 0;
        int high = watches.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = watches[middle].name().compareTo(name);
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return NONE;
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

    /** The names of the watches that match, sorted. */
    List<String> namesMatching(ArticleTerms article) {
        Holding holding = new Holding(article);
        List<String> names = new ArrayList<>(holding.count);
        holding.forEachMatch(watch -> names.add(watches[watch].name()));
        return names;
    }

    /** The watches that match, in the order of their names, with the places where. */
    List<Match> match(ArticleTerms article) {
        Holding holding = new Holding(article);
        List<Match> matches = new ArrayList<>(holding.count);
        holding.forEachMatch(watch ->
                matches.add(new Match(watches[watch].name(), Hits.of(holding.evaluation.reasons(watch), article))));
        return matches;
    }

    /** One article held against all watches here. */
    private final class Holding {
        private final ArticleTerms article;
        private final Evaluation evaluation;
        /** Watches that need not be looked at any more, a bit each. */
        private final long[] seen = removed.clone();

        private final long[] matched = new long[removed.length];
        private int count;

        Holding(ArticleTerms article) {
            this.article = article;
            evaluation = new Evaluation(filing.program, article);
            holdByWords();
            if (filing.beginnings.size() > 0) {
                holdByBeginnings();
            }
        }

        private void holdByWords() {
            for (int i = 0; i < evaluation.wordCount(); i++) {
                int word = evaluation.word(i);
                if (filing.byWord.start(word) < filing.byWord.end(word)) {
                    hold(filing.byWord, word, evaluation.isOwn(word));
                }
            }
        }

        private void holdByBeginnings() {
            Beginnings.Finding finding = (beginning, term) -> hold(filing.byBeginning, beginning, article.isOwn(term));
            for (int term = 0; term < article.size(); term++) {
                filing.beginnings.find(article.term(term), term, finding);
            }
        }

        /** Holds the article against the watches that are filed under an anchor. */
        private void hold(Postings file, int anchor, boolean isOwn) {
            int end = file.end(anchor);
            for (int entry = file.start(anchor); entry < end; entry++) {
                int watch = file.watch(entry);
                if (!isSet(seen, watch)) {
                    set(seen, watch);
                    if ((isOwn && file.isSure(entry)) || evaluation.fulfils(watch)) {
                        set(matched, watch);
                        count++;
                    }
                }
            }
        }

        /** Names the watches that match, by number, in ascending order. */
        void forEachMatch(IntConsumer action) {
            for (int i = 0; i < matched.length; i++) {
                for (long rest = matched[i]; rest != 0; rest &= rest - 1) {
                    action.accept(i * Long.SIZE + Long.numberOfTrailingZeros(rest));
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
            int[] order = IntStream.range(0, watches.size())
                    .boxed()
                    .sorted(Comparator.comparing(watch -> watches.get(watch).name()))
                    .mapToInt(Integer::intValue)
                    .toArray();
            Watch[] sorted = Arrays.stream(order).mapToObj(watches::get).toArray(Watch[]::new);
            watches.clear();
            return new Segment(
                    sorted,
                    Filing.of(compiler.program(order), sorted.length),
                    new long[(sorted.length + Long.SIZE - 1) / Long.SIZE],
                    0);
        }
    }

    /**
     * The compiled queries and where they are filed.
     *
     * @param byWord by number in the vocabulary
     * @param beginnings of patterns
     * @param byBeginning by number in {@code beginnings}
     */
    private record Filing(Program program, Postings byWord, Beginnings beginnings, Postings byBeginning) {
        static Filing of(Program program, int queries) {
            Postings.Builder byWord = new Postings.Builder();
            Postings.Builder byBeginning = new Postings.Builder();
            Beginnings beginnings = new Beginnings();
            for (int query = 0; query < queries; query++) {
                boolean sure = program.isFulfilledByAnchor(query);
                for (int word : Anchors.of(program, query).words()) {
                    String anchor = program.vocabulary().get(word);
                    int literal = Wildcard.firstWildcard(anchor);
                    if (literal == anchor.length()) {
                        byWord.add(word, query, sure);
                    } else {
                        byBeginning.add(beginnings.add(anchor.substring(0, literal)), query, sure);
                    }
                }
            }
            return new Filing(
                    program,
                    byWord.build(program.vocabulary().size()),
                    beginnings,
                    byBeginning.build(beginnings.size()));
        }
    }
}
