package org.wirewatch.article;

import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.wirewatch.article.Extraction.Extracted;
import org.wirewatch.article.Extraction.NoArticle;

/**
 * Reads the article off a page, or says what the page is instead. Each field has one finder with a stated order of
 * candidates; {@link BodyExtraction} tells how the body is found.
 *
 * <p>Stateless and thread-safe. Bad markup is never an exception: jsoup repairs it as browsers do, and markup nested
 * deeper than {@value PageReader#MAX_DEPTH} is flattened.
 */
public final class ArticleExtractor {
    /**
     * Extracts.
     *
     * @param page as fetched; its bytes are parsed once
     * @param hints what the feed's entry says; {@link FeedHints#NONE} if there is none
     * @return the article, or why there is none
     */
    public Extraction extract(Page page, FeedHints hints) {
        NoArticle notHtml = Walls.notHtml(page);
        if (notHtml != null) {
            return notHtml;
        }
        Document document = PageReader.read(page);
        PageFacts facts = PageFacts.of(page, document, hints);
        String title = TitleFinder.find(facts);
        BodyExtraction body = BodyExtraction.of(facts.measures(), facts.jsonLd(), title);
        Article article = article(facts, title, body);
        @Nullable NoArticle wall = Walls.verdict(document, facts.jsonLd(), article.text());
        return wall == null ? new Extracted(article) : wall;
    }

    private static Article article(PageFacts facts, String title, BodyExtraction body) {
        String section = facts.meta().first("article:section", "og:article:section");
        return new Article(
                facts.url(),
                CanonicalUrl.find(facts),
                title,
                BylineFinder.find(facts),
                DateFinder.published(facts),
                DateFinder.updated(facts),
                LeadPictureFinder.find(facts.measures(), body.element()),
                body.blocks(),
                facts.siteName(),
                section == null ? facts.jsonLd().section() : section,
                facts.language());
    }
}
