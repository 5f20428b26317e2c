package org.wirewatch.watch;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Under which words a watch is filed: at least one of them is in every article that the watch matches, so an article
 * without any of them need not be held against it. Chosen so that they are in as few articles as possible.
 *
 * @param words whole words
 * @param prefixes beginnings of words, of wildcards
 * @param cost how often one of them is to be expected, in no unit
 */
record Anchors(List<String> words, List<String> prefixes, double cost) {

    /** The anchors of a query, which exist because {@link Query#parse} refuses queries that look for nothing. */
    static Anchors of(Node root) {
        Anchors anchors = of(root, false);
        if (anchors == null) {
            throw new IllegalArgumentException("a query that looks for nothing: " + root);
        }
        return anchors;
    }

    private static @Nullable Anchors of(Node node, boolean negated) {
        return switch (node) {
            case Leaf leaf -> negated ? null : of(leaf);
            case Node.Not(Node part) -> of(part, !negated);
            case Node.And(List<Node> parts) -> negated ? all(parts, true) : cheapest(parts, false);
            case Node.Or(List<Node> parts) -> negated ? cheapest(parts, true) : all(parts, false);
        };
    }

    private static @Nullable Anchors cheapest(List<Node> parts, boolean negated) {
        Anchors cheapest = null;
        for (Node part : parts) {
            Anchors anchors = of(part, negated);
            if (anchors != null && (cheapest == null || anchors.cost < cheapest.cost)) {
                cheapest = anchors;
            }
        }
        return cheapest;
    }

    private static @Nullable Anchors all(List<Node> parts, boolean negated) {
        List<String> words = new ArrayList<>();
        List<String> prefixes = new ArrayList<>();
        double cost = 0;
        for (Node part : parts) {
            Anchors anchors = of(part, negated);
            if (anchors == null) {
                return null;
            }
            words.addAll(anchors.words);
            prefixes.addAll(anchors.prefixes);
            cost += anchors.cost;
        }
        return new Anchors(words, prefixes, cost);
    }

    private static Anchors of(Leaf leaf) {
        int best = 0;
        double lowest = Double.MAX_VALUE;
        for (int i = 0; i < leaf.size(); i++) {
            double cost = Commonness.of(leaf.word(i));
            if (cost < lowest) {
                best = i;
                lowest = cost;
            }
        }
        String word = leaf.word(best);
        return leaf.isPattern(best)
                ? new Anchors(List.of(), List.of(word.substring(0, Wildcard.firstWildcard(word))), lowest)
                : new Anchors(List.of(word), List.of(), lowest);
    }
}
