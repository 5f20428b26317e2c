package org.wirewatch.article;

import java.net.URI;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.wirewatch.article.Article.PageTime;
import org.wirewatch.article.Extraction.Extracted;
import org.wirewatch.article.Extraction.NoArticle;
import org.wirewatch.article.PageReading.RuleUse;

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
        return read(page, hints, null).extraction();
    }

    /**
     * Extracts, by the site's rule if there is one, and tells where more of the article is.
     *
     * @param rule of the page's site; null if it has none
     */
    public PageReading read(Page page, FeedHints hints, @Nullable SiteRule rule) {
        NoArticle notHtml = Walls.notHtml(page);
        if (notHtml != null) {
            return PageReading.nothing(notHtml, RuleUse.NONE);
        }
        Document document = PageReader.read(rule == null ? page : rule.rewritten(page));
        RuledPage ruled = rule == null ? null : RuledPage.of(document, rule);
        PageFacts facts = PageFacts.of(page, document, hints);
        String title = ruled == null || ruled.title() == null ? TitleFinder.find(facts) : ruled.title();
        BodyExtraction told = ruled == null ? null : BodyExtraction.within(ruled.body(), facts.measures(), title);
        BodyExtraction body = told == null || told.blocks().isEmpty()
                ? BodyExtraction.of(facts.measures(), facts.jsonLd(), title)
                : told;
        Article article = article(facts, title, body, ruled);
        NoArticle wall = Walls.verdict(page, facts, article);
        boolean fits = ruled != null && ruled.fits() && (ruled.body().isEmpty() || body.equals(told));
        RuleUse use = ruled == null ? RuleUse.NONE : fits ? RuleUse.FITS : RuleUse.MISSES;
        return reading(facts, article, wall, ruled, use);
    }

    private static PageReading reading(
            PageFacts facts, Article article, @Nullable NoArticle wall, @Nullable RuledPage ruled, RuleUse use) {
        if (wall != null) {
            boolean stub = wall.code().equals("paywall") && !article.body().isEmpty();
            return new PageReading(wall, stub ? article : null, null, null, Variants.find(facts), use);
        }
        URI next = ruled == null || ruled.nextPage() == null ? MorePages.next(facts) : ruled.nextPage();
        URI single = ruled == null ? null : ruled.singlePage();
        single = single == null && next != null ? MorePages.single(facts) : single;
        return new PageReading(new Extracted(article), null, next, single, null, use);
    }

    private static Article article(PageFacts facts, String title, BodyExtraction body, @Nullable RuledPage ruled) {
        String section = facts.meta().first("article:section", "og:article:section");
        PageTime told = ruled == null ? null : DateText.parse(ruled.date(), facts.monthFirst());
        return new Article(
                facts.url(),
                CanonicalUrl.find(facts),
                title,
                ruled == null || ruled.authors().isEmpty() ? BylineFinder.find(facts) : names(ruled.authors()),
                told == null ? DateFinder.published(facts) : told,
                DateFinder.updated(facts),
                LeadPictureFinder.find(facts.measures(), body.element()),
                body.blocks(),
                facts.siteName(),
                section == null ? facts.jsonLd().section() : section,
                facts.language());
    }

    /** A rule's word is taken as it is, less "By" and the like. */
    private static List<String> names(List<String> told) {
        return told.stream()
                .flatMap(text -> AuthorNames.split(text).stream())
                .filter(name -> !name.isBlank())
                .distinct()
                .toList();
    }
}
