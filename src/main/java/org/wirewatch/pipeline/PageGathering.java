package org.wirewatch.pipeline;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.wirewatch.article.Article;
import org.wirewatch.article.Extraction;
import org.wirewatch.article.Page;
import org.wirewatch.article.PageJoin;
import org.wirewatch.article.PageReading;

/**
 * From the page that a feed links to, to the whole article: follows to its other pages, or to the variant that holds the
 * text where the page itself is empty. At most {@value #MOST_PAGES} pages, none twice, only of the same site. Knows no
 * network: where pages come from is given.
 */
public final class PageGathering {
    static final int MOST_PAGES = 10;

    private static final Set<String> EMPTY_PAGES = Set.of("empty", "javascript");

    private final Function<Page, PageReading> reader;
    private final Function<URI, Answer> source;
    private final List<Fetched> pages = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();

    private PageGathering(Function<Page, PageReading> reader, Function<URI, Answer> source) {
        this.reader = reader;
        this.source = source;
    }

    /**
     * A page and what was asked for to get it.
     *
     * @param asked may differ from the page's own URL after redirects
     */
    public record Fetched(URI asked, Page page) {}

    /** What came of asking for a further page. */
    public sealed interface Answer {
        /** The page. */
        record Got(Page page) implements Answer {}

        /**
         * No page.
         *
         * @param again when a pause that the host asked for ends; null for none, or unknown
         */
        record Not(String code, String sentence, @Nullable Instant again) implements Answer {}
    }

    /**
     * What was gathered.
     *
     * @param first what the first page said
     * @param extraction of all pages together
     * @param pages all that were looked at, in order
     * @param note how it was read, where that was not simply its one page; else null
     * @param missing why a further page could not be had; null if none is missing
     */
    public record Gathered(
            PageReading first,
            Extraction extraction,
            List<Fetched> pages,
            @Nullable String note,
            Answer.@Nullable Not missing) {}

    /**
     * Gathers.
     *
     * @param asked the URL that led to the first page
     * @param reader reads a page by itself; must not throw
     * @param source asked for further pages, in the order in which they are needed
     */
    public static Gathered gather(
            URI asked, Page first, Function<Page, PageReading> reader, Function<URI, Answer> source) {
        PageGathering gathering = new PageGathering(reader, source);
        gathering.took(asked, first);
        return gathering.from(first, reader.apply(first));
    }

    private Gathered from(Page page, PageReading reading) {
        return switch (reading.extraction()) {
            case Extraction.NoArticle none -> variant(page, reading, none);
            case Extraction.Extracted(Article article) -> {
                URI single = reading.singlePage();
                Gathered whole = single == null ? null : single(reading, article, single);
                yield whole == null ? pages(reading, article) : whole;
            }
        };
    }

    private Gathered variant(Page page, PageReading reading, Extraction.NoArticle none) {
        URI variant = reading.variant();
        if (variant != null && EMPTY_PAGES.contains(none.code()) && isNew(variant)) {
            switch (source.apply(variant)) {
                case Answer.Not(String _, String _, Instant _) -> {
                    // Then the page is what it was before.
                }
                case Answer.Got(Page made) -> {
                    took(variant, made);
                    if (reader.apply(made).extraction() instanceof Extraction.Extracted(Article article)) {
                        String note = "Read from " + variant + ", because the page itself is empty.";
                        return done(reading, article.at(page.url()), note, null);
                    }
                }
            }
        }
        return new Gathered(reading, none, List.copyOf(pages), null, null);
    }

    /** Null where the single page is of no use: then the pages are read one by one. */
    private @Nullable Gathered single(PageReading reading, Article article, URI single) {
        if (!isNew(single) || !(source.apply(single) instanceof Answer.Got(Page all))) {
            return null;
        }
        took(single, all);
        return reader.apply(all).extraction() instanceof Extraction.Extracted(Article whole)
                        && whole.text().length() > article.text().length()
                ? done(reading, whole.at(article.url()), "Read from " + single + ", which has all its pages.", null)
                : null;
    }

    private Gathered pages(PageReading first, Article beginning) {
        Article article = beginning;
        URI next = first.nextPage();
        int joined = 1;
        String site = SiteNotes.site(pages.getFirst().page().url());
        while (next != null && SiteNotes.site(next).equals(site) && isNew(next)) {
            if (joined == MOST_PAGES) {
                return done(first, article, "Joined from its first " + joined + " pages; there are more.", null);
            }
            switch (source.apply(next)) {
                case Answer.Not missing -> {
                    String note = "Only page" + (joined == 1 ? " 1" : "s 1 to " + joined)
                            + " could be read; the next one: " + missing.sentence();
                    return done(first, article, note, missing);
                }
                case Answer.Got(Page page) -> {
                    boolean again =
                            !seen.add(key(page.url())) && !key(page.url()).equals(key(next));
                    PageReading reading = again ? null : reader.apply(page);
                    Optional<Article> longer =
                            reading != null && reading.extraction() instanceof Extraction.Extracted(Article more)
                                    ? PageJoin.join(article, more)
                                    : Optional.empty();
                    took(next, page);
                    if (longer.isEmpty() || reading == null) {
                        next = null;
                    } else {
                        article = longer.get();
                        next = reading.nextPage();
                        joined++;
                    }
                }
            }
        }
        return done(first, article, joined == 1 ? null : "Joined from " + joined + " pages.", null);
    }

    private Gathered done(PageReading first, Article article, @Nullable String note, Answer.@Nullable Not missing) {
        return new Gathered(first, new Extraction.Extracted(article), List.copyOf(pages), note, missing);
    }

    private boolean isNew(URI url) {
        return seen.add(key(url));
    }

    private void took(URI asked, Page page) {
        pages.add(new Fetched(asked, page));
        seen.add(key(asked));
        seen.add(key(page.url()));
    }

    private static String key(URI url) {
        return url.toString().split("#", 2)[0].replaceFirst("/$", "");
    }
}
