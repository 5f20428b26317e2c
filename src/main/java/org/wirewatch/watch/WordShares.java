package org.wirewatch.watch;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * In which share of the articles words were lately, for a warning.
 *
 * @param share 0 to 1 of a folded word
 */
public record WordShares(ToDoubleFunction<String> share) {
    /** Of no word anything is known. */
    public static final WordShares UNKNOWN = new WordShares(_ -> 0);

    /** What is in more articles than this does not narrow a watch down. */
    public static final double TOO_COMMON = 0.2;

    /** The warnings for plain words of a query that stand outside of phrases, in order, each word once. */
    List<Warning> warnings(Node root, String source) {
        List<Leaf> leaves = new ArrayList<>();
        collect(root, leaves);
        List<Warning> warnings = new ArrayList<>();
        Set<String> said = new HashSet<>();
        for (Leaf leaf : leaves) {
            int place = leaf.placeIn(source);
            if (place < 0 || leaf.size() > 1 || leaf.isPattern(0)) {
                continue;
            }
            String word = WordForm.plain(leaf.word(0));
            double found = share.applyAsDouble(word);
            if (found > TOO_COMMON && said.add(word)) {
                warnings.add(new Warning(
                        source.codePointCount(0, place),
                        "“%s” was in %d %% of the last month's articles: take it out, or put it in quotes with the word beside it"
                                .formatted(word, Math.round(found * 100))));
            }
        }
        return warnings;
    }

    private static void collect(Node node, List<Leaf> leaves) {
        switch (node) {
            case Node.And(List<Node> parts) -> parts.forEach(part -> collect(part, leaves));
            case Node.Or(List<Node> parts) -> parts.forEach(part -> collect(part, leaves));
            case Node.Not(Node part, int _) -> collect(part, leaves);
            case Leaf leaf -> {
                if (!leaf.scope().isFact()) {
                    leaves.add(leaf);
                }
            }
        }
    }
}
