package org.wirewatch.watch;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.wirewatch.text.TokenizedArticle;

/** The meaning of a query, written as slowly and plainly as possible: what the index is held against. */
final class PlainEvaluation {
    private PlainEvaluation() {}

    static boolean fulfils(Node node, TokenizedArticle article) {
        return switch (node) {
            case Node.And and -> and.parts().stream().allMatch(part -> fulfils(part, article));
            case Node.Or or -> or.parts().stream().anyMatch(part -> fulfils(part, article));
            case Node.Not not -> !fulfils(not.part(), article);
            case Leaf leaf ->
                (leaf.scope() != Scope.TEXT && holds(leaf, article.title().words()))
                        || (leaf.scope() != Scope.TITLE
                                && holds(leaf, article.text().words()));
        };
    }

    private static boolean holds(Leaf leaf, String[] words) {
        return leaf.isWindow() ? holdsWindow(leaf, words, 0, new HashSet<>()) : holdsPhrase(leaf, words);
    }

    private static boolean holdsPhrase(Leaf leaf, String[] words) {
        for (int start = 0; start + leaf.size() <= words.length; start++) {
            int i = 0;
            while (i < leaf.size() && means(leaf.word(i), words[start + i])) {
                i++;
            }
            if (i == leaf.size()) {
                return true;
            }
        }
        return false;
    }

    /** Tries every choice of distinct places. */
    private static boolean holdsWindow(Leaf leaf, String[] words, int next, Set<Integer> taken) {
        if (next == leaf.size()) {
            int[] places = taken.stream().mapToInt(Integer::intValue).sorted().toArray();
            return places[places.length - 1] - places[0] + 1 - places.length <= leaf.gap();
        }
        for (int place = 0; place < words.length; place++) {
            if (means(leaf.word(next), words[place]) && taken.add(place)) {
                if (holdsWindow(leaf, words, next + 1, taken)) {
                    return true;
                }
                taken.remove(place);
            }
        }
        return false;
    }

    private static boolean means(String pattern, String word) {
        if (!pattern.contains("*") && !pattern.contains("?")) {
            return pattern.equals(word);
        }
        String expression = Arrays.stream(pattern.splitWithDelimiters("[*?]", 0))
                .map(piece -> switch (piece) {
                    case "*" -> ".*";
                    case "?" -> ".";
                    default -> Pattern.quote(piece);
                })
                .reduce("", String::concat);
        return Pattern.matches(expression, word);
    }
}
