package org.wirewatch.watch;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Finds the words of a leaf in one field of an article. */
final class LeafSearch {
    private LeafSearch() {}

    /**
     * Whether the article holds what a leaf looks for.
     *
     * @param meant for each of the leaf's words the numbers of the article's words that it stands for
     */
    static boolean holds(ArticleTerms article, int[][] meant, int gap, Scope scope) {
        return switch (scope) {
            case ANYWHERE -> first(meant, gap, article.title()) != null || first(meant, gap, article.text()) != null;
            case TITLE, TEXT, SOURCE, BYLINE, LANGUAGE, SECTION, URL -> first(meant, gap, article.field(scope)) != null;
        };
    }

    /** The positions of the words where they first stand in a field as asked, ascending; null if they never do. */
    static int @Nullable [] first(int[][] meant, int gap, FieldTerms field) {
        if (field.length() < meant.length) {
            return null;
        }
        if (gap != Leaf.IN_ORDER) {
            return Window.first(meant, gap, field);
        }
        int start = meant.length == 1 ? field.first(meant[0]) : phrase(meant, field);
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
