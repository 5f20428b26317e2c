package org.wirewatch.text;

/**
 * An article's searchable fields, tokenised once.
 *
 * @param title the headline
 * @param text the body
 * @param facts source, byline and the like, not tokenised
 */
public record TokenizedArticle(TokenizedText title, TokenizedText text, ArticleFacts facts) {
    /** An article of which nothing but its words is known. */
    public TokenizedArticle(TokenizedText title, TokenizedText text) {
        this(title, text, ArticleFacts.NONE);
    }

    /** The same with facts. */
    public TokenizedArticle with(ArticleFacts known) {
        return new TokenizedArticle(title, text, known);
    }
}
