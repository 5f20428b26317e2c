/**
 * From a page to an {@link org.wirewatch.article.Article}: title, byline, date, picture credit, body, related links.
 *
 * <p>The path of one page: {@code ArticleExtractor}, {@code PageReader} (bytes to a tree), {@code Measures} (one walk, a
 * {@code Box} for each element), the finders of fields, {@code BodyExtraction} ({@code BodyFinder}, {@code LeadFinder},
 * {@code BodyWriter}, {@code BodyTrim}), {@code Walls}. No finder walks the tree anew.
 *
 * <p>A page is parsed once. Each field has one list of candidates with a stated order. The body is a list of blocks,
 * and what is not the article (navigation, promos, captions, tags, appeals) is not in it. A page without an article is
 * told as what it is (consent wall, paywall stub, bot challenge …), so that the feed's own text can serve instead.
 *
 * <p>jsoup lives only here (and, as XML reader, behind {@code feed}'s own border).
 */
@NullMarked
package org.wirewatch.article;

import org.jspecify.annotations.NullMarked;
