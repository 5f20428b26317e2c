package org.wirewatch.text;

/**
 * An article's searchable fields, tokenised once.
 *
 * @param title the headline
 * @param text the body
 */
public record TokenizedArticle(TokenizedText title, TokenizedText text) {}
