package org.wirewatch.article;

/** What came of reading a page. */
public sealed interface Extraction {
    /** The page has an article. */
    record Extracted(Article article) implements Extraction {}

    /**
     * The page has none: it is a wall, a stub, a challenge, or empty.
     *
     * @param code short and stable, for counting: {@code empty}, {@code paywall}, {@code login}, {@code consent}, {@code bot-wall},
     *     {@code not-html}, {@code not-found}, {@code javascript}
     * @param sentence what it is, for the owner
     */
    record NoArticle(String code, String sentence) implements Extraction {}
}
