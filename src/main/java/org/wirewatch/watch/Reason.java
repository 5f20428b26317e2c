package org.wirewatch.watch;

/**
 * What a query looked for and found.
 *
 * @param scope where it looked
 * @param meant for each word of the word, phrase or window the numbers of the article's words that it stands for
 * @param gap as {@link Leaf#gap}
 */
record Reason(Scope scope, int[][] meant, int gap) {
    boolean isWindow() {
        return gap != Leaf.IN_ORDER;
    }

    boolean looksIn(Scope field) {
        return scope == field || scope == Scope.ANYWHERE;
    }
}
