package org.wirewatch.pipeline;

import org.wirewatch.store.ArticleRow;
import org.wirewatch.text.TokenizedArticle;
import org.wirewatch.text.Tokenizer;

/** Tokenises an article, once for all who need it. */
final class Tokens {
    private Tokens() {}

    static TokenizedArticle of(String title, String text) {
        return new TokenizedArticle(Tokenizer.tokenize(title), Tokenizer.tokenize(text));
    }

    /** A stored article, as it was when it came. */
    static TokenizedArticle of(ArticleRow article) {
        return of(article.title(), article.body());
    }
}
