package org.wirewatch.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Says of a word, phrase or window what an article holds of it. */
final class Verdict {
    private Verdict() {}

    static String of(Leaf leaf, ArticleTerms article) {
        if (leaf.scope().isFact()) {
            return fact(leaf, article);
        }
        boolean inTitle = article.holds(leaf, Scope.TITLE);
        boolean inText = article.holds(leaf, Scope.TEXT);
        if (leaf.scope() == Scope.ANYWHERE) {
            return inTitle || inText ? found(inTitle, inText) : missing(leaf, article);
        }
        if (leaf.scope() == Scope.TITLE) {
            return inTitle ? "in the title" : inText ? "only in the text" : missing(leaf, article);
        }
        return inText ? "in the text" : inTitle ? "only in the title" : missing(leaf, article);
    }

    private static String fact(Leaf leaf, ArticleTerms article) {
        String known = article.field(leaf.scope()).field().raw();
        String field = "the " + leaf.scope().spoken() + " is ";
        return field + (known.isEmpty() ? "not known" : "“" + known + "”");
    }

    private static String found(boolean inTitle, boolean inText) {
        return inTitle && inText ? "in the title and in the text" : inTitle ? "in the title" : "in the text";
    }

    private static String missing(Leaf leaf, ArticleTerms article) {
        if (leaf.size() == 1) {
            return leaf.isPattern(0) ? "no such word in the article" : "not in the article";
        }
        List<String> absent = new ArrayList<>();
        int[][] meant = article.meant(leaf);
        for (int i = 0; i < leaf.size(); i++) {
            if (meant[i].length == 0) {
                absent.add("“" + WordForm.plain(leaf.word(i)) + "”");
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
