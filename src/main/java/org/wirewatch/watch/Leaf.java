package org.wirewatch.watch;

import java.util.Arrays;

/**
 * A word, a phrase or a window: what is looked up in an article. Equal if it looks for the same, wherever it stands in
 * whichever query.
 */
final class Leaf implements Node {
    /** {@link #gap()} of a phrase: its words stand in order, with nothing between. */
    static final int IN_ORDER = -1;

    private final Scope scope;
    private final String[] words;
    private final short gap;
    private final int start;
    private final int end;
    private final int hash;

    /**
     * A leaf.
     *
     * @param scope where it looks
     * @param words folded words or patterns, at least one
     * @param gap how many other words a window may hold, or {@link #IN_ORDER}
     * @param start where it starts in the query, UTF-16 offset
     * @param end where it ends
     */
    Leaf(Scope scope, String[] words, int gap, int start, int end) {
        this.scope = scope;
        this.words = words;
        this.gap = (short) (words.length == 1 ? IN_ORDER : gap);
        hash = 31 * (31 * Arrays.hashCode(words) + this.gap) + scope.hashCode();
        this.start = start;
        this.end = end;
    }

    Scope scope() {
        return scope;
    }

    int size() {
        return words.length;
    }

    String word(int i) {
        return words[i];
    }

    boolean isPattern(int i) {
        return Wildcard.isPattern(words[i]);
    }

    int gap() {
        return gap;
    }

    boolean isWindow() {
        return gap != IN_ORDER;
    }

    /** How the person wrote it. */
    String in(String source) {
        return source.substring(start, end);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Leaf leaf
                && leaf.hash == hash
                && leaf.scope == scope
                && leaf.gap == gap
                && Arrays.equals(leaf.words, words);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return scope + " " + Arrays.toString(words) + (isWindow() ? "~" + gap : "");
    }
}
