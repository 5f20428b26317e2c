package org.wirewatch.watch;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Finds the words of a leaf in one field of an article. */
final class LeafSearch {
    private LeafSearch() {}

    /** Whether the article holds the leaf in one of the fields where it looks. */
    static boolean holds(Leaf leaf, ArticleTerms article) {
        int[][] meant = meant(leaf, article);
        return meant != null
                && ((leaf.scope().includesTitle() && first(leaf, meant, article.title()) != null)
                        || (leaf.scope().includesText() && first(leaf, meant, article.text()) != null));
    }

    /** The positions of the leaf's words where it first stands in a field, ascending; null if it does not. */
    static int @Nullable [] first(Leaf leaf, ArticleTerms article, FieldTerms field) {
        int[][] meant = meant(leaf, article);
        return meant == null ? null : first(leaf, meant, field);
    }

    /** For each of the leaf's words the article's words that it stands for; null if there is one without any. */
    private static int @Nullable [][] meant(Leaf leaf, ArticleTerms article) {
        int[][] meant = new int[leaf.size()][];
        for (int i = 0; i < meant.length; i++) {
            meant[i] = article.meant(leaf, i);
            if (meant[i].length == 0) {
                return null;
            }
        }
        return meant;
    }

    private static int @Nullable [] first(Leaf leaf, int[][] meant, FieldTerms field) {
        if (field.length() < meant.length) {
            return null;
        }
        if (leaf.isWindow()) {
            return Window.first(leaf, meant, field);
        }
        int start = phrase(meant, field);
        if (start < 0) {
            return null;
        }
        int[] places = new int[meant.length];
        Arrays.setAll(places, i -> start + i);
        return places;
    }

    /** Where the phrase first starts, or -1. Looks only around its rarest word. */
    private static int phrase(int[][] meant, FieldTerms field) {
        int rarest = 0;
        int fewest = Integer.MAX_VALUE;
        for (int i = 0; i < meant.length; i++) {
            int count = 0;
            for (int word : meant[i]) {
                count += field.count(word);
            }
            if (count < fewest) {
                rarest = i;
                fewest = count;
            }
        }
        for (int place : fewest == 0 ? new int[0] : field.places(meant[rarest])) {
            if (standsAt(meant, field, place - rarest)) {
                return place - rarest;
            }
        }
        return -1;
    }

    private static boolean standsAt(int[][] meant, FieldTerms field, int start) {
        if (start < 0 || start + meant.length > field.length()) {
            return false;
        }
        for (int i = 0; i < meant.length; i++) {
            if (!isOneOf(meant[i], field.wordAt(start + i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOneOf(int[] words, int word) {
        for (int candidate : words) {
            if (candidate == word) {
                return true;
            }
        }
        return false;
    }
}
