package org.wirewatch.watch;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Under which words a watch is filed: at least one of them is in every article that the watch matches, so an article
 * without any of them need not be held against it. Chosen so that they are in as few articles as possible.
 *
 * @param words numbers in the vocabulary; patterns stand for their beginnings
 * @param cost how often one of them is to be expected, in no unit
 */
record Anchors(int[] words, double cost) {

    /** The anchors of a query, which exist because {@link Query#parse} refuses queries that look for nothing. */
    static Anchors of(Program program, int query) {
        Anchors anchors = new Chooser(program, program.start(query)).next(false);
        if (anchors == null) {
            throw new IllegalArgumentException("a query that looks for nothing");
        }
        return anchors;
    }

    private Anchors and(Anchors more) {
        int[] all = Arrays.copyOf(words, words.length + more.words.length);
        System.arraycopy(more.words, 0, all, words.length, more.words.length);
        return new Anchors(all, cost + more.cost);
    }

    /** Walks over a compiled query. */
    private static final class Chooser {
        private final Program program;
        private int at;

        Chooser(Program program, int start) {
            this.program = program;
            at = start;
        }

        /** The anchors of the instruction at the cursor; null if it can be fulfilled by what is not there. */
        @Nullable
        Anchors next(boolean negated) {
            int here = at;
            return switch (program.operation(here)) {
                case Program.NOT -> {
                    at++;
                    yield next(!negated);
                }
                case Program.AND -> negated ? all(program.end(here), true) : cheapest(program.end(here), false);
                case Program.OR -> negated ? cheapest(program.end(here), true) : all(program.end(here), false);
                default -> {
                    at = program.next(here);
                    yield negated ? null : leaf(here);
                }
            };
        }

        private @Nullable Anchors cheapest(int end, boolean negated) {
            at++;
            Anchors cheapest = null;
            while (at < end) {
                Anchors anchors = next(negated);
                if (anchors != null && (cheapest == null || anchors.cost < cheapest.cost)) {
                    cheapest = anchors;
                }
            }
            return cheapest;
        }

        private @Nullable Anchors all(int end, boolean negated) {
            at++;
            Anchors all = new Anchors(new int[0], 0);
            boolean complete = true;
            while (at < end) {
                Anchors anchors = next(negated);
                if (anchors == null) {
                    complete = false;
                } else if (complete) {
                    all = all.and(anchors);
                }
            }
            return complete ? all : null;
        }

        private Anchors leaf(int here) {
            if (program.operation(here) == Program.WORD) {
                return word(program.number(here));
            }
            Anchors best = word(program.word(here, 0));
            for (int i = 1; i < program.words(here); i++) {
                Anchors other = word(program.word(here, i));
                if (other.cost < best.cost) {
                    best = other;
                }
            }
            return best;
        }

        /**
         * Where many watches ask for the same word, it is likely a word of the day; and filing each watch under the word
         * that few others share keeps the files short.
         */
        private Anchors word(int word) {
            double cost = Commonness.of(program.vocabulary().get(word)) * program.count(word);
            return new Anchors(new int[] {word}, cost);
        }
    }
}
