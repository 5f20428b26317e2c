package org.wirewatch.watch;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

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
    private final boolean hasPatterns;
    private final String source;
    private final int start;
    private final int end;
    private final int hash;

    /**
     * A leaf.
     *
     * @param scope where it looks
     * @param words folded words, patterns or {@link WordForm}s, at least one
     * @param gap how many other words a window may hold, or {@link #IN_ORDER}
     * @param source the query or saved piece in which it stands
     * @param start where it starts in there, UTF-16 offset
     * @param end where it ends
     */
    Leaf(Scope scope, String[] words, int gap, String source, int start, int end) {
        this.scope = scope;
        this.words = words;
        this.gap = (short) (words.length == 1 ? IN_ORDER : gap);
        this.source = source;
        this.start = start;
        this.end = end;
        boolean patterns = false;
        int sum = this.gap * 31 + scope.number();
        for (String word : words) {
            patterns |= Wildcard.isPattern(word);
            sum = sum * 31 + word.hashCode();
        }
        hasPatterns = patterns;
        hash = sum;
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

    /** Whether a word stands for others by its letters. */
    boolean isPattern(int i) {
        return hasPatterns && Wildcard.isPattern(words[i]);
    }

    int gap() {
        return gap;
    }

    boolean isWindow() {
        return gap != IN_ORDER;
    }

    List<String> words() {
        return List.of(words);
    }

    /** How the person wrote it, without the field. */
    String written() {
        return source.substring(start, end);
    }

    /** Where it starts if it stands in a text itself, and not in a saved piece which that names; else -1. */
    int placeIn(String text) {
        return source.equals(text) ? start : -1;
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
        return scope + " " + words().stream().map(WordForm::plain).collect(Collectors.joining(" "))
                + (isWindow() ? "~" + gap : "");
    }
}
