package org.wirewatch.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Says of a word, phrase or window what an article holds of it. */
final class Verdict {
    private Verdict() {}

    static String of(Leaf leaf, ArticleTerms article) {
        boolean inTitle = LeafSearch.first(leaf, article, article.title()) != null;
        boolean inText = LeafSearch.first(leaf, article, article.text()) != null;
        return switch (leaf.scope()) {
            case ANYWHERE -> inTitle || inText ? found(inTitle, inText) : missing(leaf, article);
            case TITLE -> inTitle ? "in the title" : inText ? "only in the text" : missing(leaf, article);
            case TEXT -> inText ? "in the text" : inTitle ? "only in the title" : missing(leaf, article);
        };
    }

    private static String found(boolean inTitle, boolean inText) {
        return inTitle && inText ? "in the title and in the text" : inTitle ? "in the title" : "in the text";
    }

    private static String missing(Leaf leaf, ArticleTerms article) {
        if (leaf.size() == 1) {
            return leaf.isPattern(0) ? "no such word in the article" : "not in the article";
        }
        List<String> absent = new ArrayList<>();
        for (int i = 0; i < leaf.size(); i++) {
            if (article.meant(leaf, i).length == 0) {
                absent.add("“" + leaf.word(i) + "”");
            }
        }
        if (!absent.isEmpty()) {
            return absent.stream().distinct().limit(5).collect(Collectors.joining(", ")) + " not in the article";
        }
        return leaf.isWindow()
                ? "all its words are in the article, but nowhere as close together"
                : "all its words are in the article, but nowhere one after the other";
    }
}
