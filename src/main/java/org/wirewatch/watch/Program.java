package org.wirewatch.watch;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.wirewatch.text.WordTable;

/**
 * Queries compiled to numbers, one after the other in one array: a tree of objects for each of a hundred thousand watches
 * would be half of the memory, and following its pointers most of the time. Immutable once built.
 *
 * <pre>
 * WORD   word scope                one plain word
 * SEARCH leaf scope, gap+1, n, n words    a phrase, a window or a wildcard; equal leaves have one number; a word is its
 *                                         number twice, and one more if it is a pattern
 * NOT    , then what is negated
 * AND OR length of the parts, then the parts
 * </pre>
 *
 * Words are numbers in the vocabulary, which the queries share; patterns are words there.
 */
final class Program {
    static final int WORD = 0;
    static final int SEARCH = 1;
    static final int NOT = 2;
    static final int AND = 3;
    static final int OR = 4;

    private static final int OPERATION_BITS = 3;
    private static final int SCOPE_BITS = 3;

    private final WordTable vocabulary;
    private final StemIndex stems;
    private final int[] counts;
    private final int[] code;
    private final int[] starts;
    private final boolean asksForFacts;

    private Program(
            WordTable vocabulary, StemIndex stems, int[] counts, int[] code, int[] starts, boolean asksForFacts) {
        this.vocabulary = vocabulary;
        this.stems = stems;
        this.counts = counts;
        this.code = code;
        this.starts = starts;
        this.asksForFacts = asksForFacts;
    }

    /** A query of its own; its number is 0. */
    static Program of(Node root) {
        Compiler compiler = new Compiler(1);
        compiler.add(root);
        return compiler.program(new int[] {0});
    }

    WordTable vocabulary() {
        return vocabulary;
    }

    StemIndex stems() {
        return stems;
    }

    /** Whether a query asks for source, byline and the like. */
    boolean asksForFacts() {
        return asksForFacts;
    }

    /** How many times the queries name a word of the vocabulary. */
    int count(int word) {
        return counts[word];
    }

    /** Where a query starts. */
    int start(int query) {
        return starts[query];
    }

    /** Whether a query is fulfilled by one word or one beginning of words, wherever that stands. */
    boolean isFulfilledByAnchor(int query) {
        int at = starts[query];
        if (scope(at) != Scope.ANYWHERE) {
            return false;
        }
        return operation(at) == WORD
                || (operation(at) == SEARCH && words(at) == 1 && Wildcard.isPrefix(vocabulary.get(word(at, 0))));
    }

    int operation(int at) {
        return code[at] & ((1 << OPERATION_BITS) - 1);
    }

    /** The word of WORD, the leaf of SEARCH. */
    int number(int at) {
        return code[at] >>> (OPERATION_BITS + SCOPE_BITS);
    }

    Scope scope(int at) {
        return Scope.numbered((code[at] >>> OPERATION_BITS) & ((1 << SCOPE_BITS) - 1));
    }

    /** Whether a word, phrase or window is looked for there. */
    boolean isLeaf(int at) {
        return operation(at) == WORD || operation(at) == SEARCH;
    }

    /** Of a leaf: the same as of any other that looks for the same. */
    int leafKey(int at) {
        return code[at];
    }

    /** Where the parts of AND or OR end. */
    int end(int at) {
        return at + 1 + (code[at] >>> OPERATION_BITS);
    }

    int gap(int at) {
        return code[at + 1] - 1;
    }

    /** How many words SEARCH has. */
    int words(int at) {
        return code[at + 2];
    }

    int word(int at, int i) {
        return code[at + 3 + i] >> 1;
    }

    /** Whether a word of SEARCH stands for others by its letters. */
    boolean isPattern(int at, int i) {
        return (code[at + 3 + i] & 1) != 0;
    }

    /** Where the next instruction is, for WORD and SEARCH. */
    int next(int at) {
        return operation(at) == WORD ? at + 1 : at + 3 + words(at);
    }

    /** Compiles queries one after the other; each gets the next number from 0, for now. For one thread. */
    static final class Compiler {
        private final WordTable vocabulary;
        private final StemIndex stems = new StemIndex();
        private final Map<Leaf, Integer> leaves = new HashMap<>();
        private boolean asksForFacts;
        private int[] counts;
        private int[] code;
        private int size;

        private int[] starts;
        private int queries;

        /** Room for so many queries before it grows. */
        Compiler(int queries) {
            starts = new int[Math.max(4, queries)];
            vocabulary = new WordTable(queries);
            counts = new int[queries + 4];
            code = new int[queries * 4 + 16];
        }

        /** Compiles the next query. */
        void add(Node root) {
            if (queries == starts.length) {
                starts = Arrays.copyOf(starts, queries * 2);
            }
            starts[queries] = size;
            queries++;
            compile(root);
        }

        /**
         * What was added.
         *
         * @param order the numbers given so far in the order of those that the queries are to have from now on
         */
        Program program(int[] order) {
            return new Program(
                    vocabulary,
                    stems,
                    Arrays.copyOf(counts, vocabulary.size()),
                    Arrays.copyOf(code, size),
                    Arrays.stream(order).map(query -> starts[query]).toArray(),
                    asksForFacts);
        }

        private void compile(Node node) {
            switch (node) {
                case Node.And(List<Node> parts) -> compileAll(AND, parts);
                case Node.Or(List<Node> parts) -> compileAll(OR, parts);
                case Node.Not(Node part, int _) -> {
                    put(NOT);
                    compile(part);
                }
                case Leaf leaf -> compile(leaf);
            }
        }

        private void compileAll(int operation, List<Node> parts) {
            int at = size;
            put(operation);
            for (Node part : parts) {
                compile(part);
            }
            code[at] |= (size - at - 1) << OPERATION_BITS;
        }

        private void compile(Leaf leaf) {
            asksForFacts |= leaf.scope().isFact();
            if (leaf.size() == 1 && !leaf.isPattern(0)) {
                put(instruction(WORD, leaf.scope(), number(leaf.word(0))));
                return;
            }
            Integer known = leaves.putIfAbsent(leaf, leaves.size());
            put(instruction(SEARCH, leaf.scope(), known == null ? leaves.size() - 1 : known));
            put(leaf.gap() + 1);
            put(leaf.size());
            for (int i = 0; i < leaf.size(); i++) {
                put(number(leaf.word(i)) * 2 + (leaf.isPattern(i) ? 1 : 0));
            }
        }

        private static int instruction(int operation, Scope scope, int number) {
            return ((number << SCOPE_BITS | scope.number()) << OPERATION_BITS) | operation;
        }

        private int number(String word) {
            int known = vocabulary.size();
            int number = vocabulary.add(word);
            if (number >= counts.length) {
                counts = Arrays.copyOf(counts, number * 2);
            }
            if (number == known && WordForm.hasStems(word)) {
                stems.add(word, number);
            }
            counts[number]++;
            return number;
        }

        private void put(int value) {
            if (size == code.length) {
                code = Arrays.copyOf(code, size + (size >> 1));
            }
            code[size++] = value;
        }
    }
}
