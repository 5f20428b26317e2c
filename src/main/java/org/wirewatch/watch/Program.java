package org.wirewatch.watch;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Queries compiled to numbers, one after the other in one array: a tree of objects for each of a hundred thousand watches
 * would be half of the memory, and following its pointers most of the time. Immutable once built.
 *
 * <pre>
 * WORD   word scope                one plain word
 * SEARCH leaf scope, gap+1, n, n words    a phrase, a window or a wildcard; equal leaves have one number
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
    private static final int SCOPE_BITS = 2;
    private static final Scope[] SCOPES = Scope.values();

    private final StringIds vocabulary;
    private final int[] counts;
    private final int[] code;
    private final int[] starts;

    private Program(StringIds vocabulary, int[] counts, int[] code, int[] starts) {
        this.vocabulary = vocabulary;
        this.counts = counts;
        this.code = code;
        this.starts = starts;
    }

    /** Compiles the queries of some watches; query number n is that of the watch at n. */
    static Program of(List<Watch> watches) {
        Compiler compiler = new Compiler(watches.size());
        int[] starts = new int[watches.size()];
        for (int i = 0; i < starts.length; i++) {
            starts[i] = compiler.size;
            compiler.compile(watches.get(i).query().root());
        }
        return new Program(
                compiler.vocabulary,
                Arrays.copyOf(compiler.counts, compiler.vocabulary.size()),
                Arrays.copyOf(compiler.code, compiler.size),
                starts);
    }

    StringIds vocabulary() {
        return vocabulary;
    }

    /** How many times the queries name a word of the vocabulary. */
    int count(int word) {
        return counts[word];
    }

    /** Where a query starts. */
    int start(int query) {
        return starts[query];
    }

    /** Whether a query is fulfilled by one word, wherever that stands. */
    boolean isOnePlainWord(int query) {
        return operation(starts[query]) == WORD && scope(starts[query]) == Scope.ANYWHERE;
    }

    int operation(int at) {
        return code[at] & ((1 << OPERATION_BITS) - 1);
    }

    /** The word of WORD, the leaf of SEARCH. */
    int number(int at) {
        return code[at] >>> (OPERATION_BITS + SCOPE_BITS);
    }

    Scope scope(int at) {
        return SCOPES[(code[at] >>> OPERATION_BITS) & ((1 << SCOPE_BITS) - 1)];
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
        return code[at + 3 + i];
    }

    /** Where the next instruction is, for WORD and SEARCH. */
    int next(int at) {
        return operation(at) == WORD ? at + 1 : at + 3 + words(at);
    }

    private static final class Compiler {
        private final StringIds vocabulary;
        private final Map<Leaf, Integer> leaves = new HashMap<>();
        private int[] counts;
        private int[] code;
        private int size;

        Compiler(int queries) {
            vocabulary = new StringIds(queries);
            counts = new int[queries + 4];
            code = new int[queries * 4 + 16];
        }

        void compile(Node node) {
            switch (node) {
                case Node.And(List<Node> parts) -> compileAll(AND, parts);
                case Node.Or(List<Node> parts) -> compileAll(OR, parts);
                case Node.Not(Node part) -> {
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
            if (leaf.size() == 1 && !leaf.isPattern(0)) {
                put(instruction(WORD, leaf.scope(), number(leaf.word(0))));
                return;
            }
            Integer known = leaves.putIfAbsent(leaf, leaves.size());
            put(instruction(SEARCH, leaf.scope(), known == null ? leaves.size() - 1 : known));
            put(leaf.gap() + 1);
            put(leaf.size());
            for (int i = 0; i < leaf.size(); i++) {
                put(number(leaf.word(i)));
            }
        }

        private static int instruction(int operation, Scope scope, int number) {
            int scopeNumber = switch (scope) {
                case ANYWHERE -> 0;
                case TITLE -> 1;
                case TEXT -> 2;
            };
            return ((number << SCOPE_BITS | scopeNumber) << OPERATION_BITS) | operation;
        }

        private int number(String word) {
            int number = vocabulary.add(word);
            if (number >= counts.length) {
                counts = Arrays.copyOf(counts, number * 2);
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
