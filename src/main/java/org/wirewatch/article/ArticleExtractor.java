package org.wirewatch.article;

import java.net.URI;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
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
        return read(page, hints, rule, ReasonNotes.none());
    }

    /**
     * The same with the reasons: what every place of the page offered for each field, and how the text was found.
     *
     * @param rule of the page's site; null if it has none
     */
    public Explained explain(Page page, FeedHints hints, @Nullable SiteRule rule) {
        ReasonNotes notes = ReasonNotes.kept();
        PageReading reading = read(page, hints, rule, notes);
        return new Explained(reading, notes.reasons(reading.rule()));
    }

    /** A page's reading, and why it says what it says. */
    public record Explained(PageReading reading, Reasons reasons) {}

    private static PageReading read(Page page, FeedHints hints, @Nullable SiteRule rule, ReasonNotes notes) {
        NoArticle notHtml = Walls.notHtml(page);
        if (notHtml != null) {
            return PageReading.nothing(notHtml, RuleUse.NONE);
        }
        Document document = PageReader.read(rule == null ? page : rule.rewritten(page));
        RuledPage ruled = rule == null ? null : RuledPage.of(document, rule);
        PageFacts facts = PageFacts.of(page, document, hints, notes);
        String title = TitleFinder.find(facts, ruled == null ? null : ruled.title(), notes);
        BodyExtraction told =
                ruled == null ? null : BodyExtraction.within(ruled.body(), facts.measures(), title, notes);
        BodyExtraction body = told == null || told.blocks().isEmpty()
                ? BodyExtraction.of(facts.measures(), facts.jsonLd(), title, notes)
                : told;
        Article article = article(facts, title, body, ruled, notes);
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

    private static Article article(
            PageFacts facts, String title, BodyExtraction body, @Nullable RuledPage ruled, ReasonNotes notes) {
        return new Article(
                facts.url(),
                CanonicalUrl.find(facts, notes),
                title,
                BylineFinder.find(facts, ruled == null ? List.of() : ruled.authors(), notes),
                DateFinder.published(facts, ruled == null ? null : ruled.date(), notes),
                DateFinder.updated(facts, notes),
                LeadPictureFinder.find(facts.measures(), body.element(), notes),
                body.blocks(),
                facts.siteName(),
                facts.section(notes),
                facts.language());
    }
}
