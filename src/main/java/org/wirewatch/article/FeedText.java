package org.wirewatch.article;

import java.net.URI;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.wirewatch.article.Article.Block;
import org.wirewatch.article.Article.PageTime;

/** The article as far as the feed itself tells it; serves where the page fails. */
public final class FeedText {
    private static final int DEEPEST = PageReader.MAX_DEPTH;

    private FeedText() {}

    /**
     * The article made of the feed's own HTML.
     *
     * @param url the entry's link
     * @param hints what the entry says; with no HTML the body is empty
     * @param language the feed's language, BCP 47; null if unknown
     * @return never null; without caption, section and site name, which feeds do not tell
     */
    public static Article article(URI url, FeedHints hints, @Nullable String language) {
        String title = hints.title() == null ? "" : Texts.collapse(hints.title());
        return new Article(
                url,
                null,
                title,
                authors(hints),
                published(hints),
                null,
                null,
                body(url, hints, title),
                null,
                null,
                language(language));
    }

    /**
     * All the words of the feed's own HTML, with none left out and no care for its parts; an estimate at a fraction of
     * what an article costs.
     *
     * @param html of an entry
     */
    public static String words(String html) {
        boolean plain = html.indexOf('<') < 0 && html.indexOf('&') < 0;
        return plain ? html : parsed(html, "").body().text();
    }

    private static List<String> authors(FeedHints hints) {
        List<String> authors = new ArrayList<>();
        for (String author : (hints.author() == null ? "" : hints.author()).split(",", -1)) {
            if (!author.isBlank()) {
                authors.add(Texts.collapse(author));
            }
        }
        return List.copyOf(authors);
    }

    /** A feed's time is an instant; the publisher's zone is not known, so its day is the one in UTC. */
    private static @Nullable PageTime published(FeedHints hints) {
        if (hints.published() == null) {
            return null;
        }
        OffsetDateTime exact = hints.published().atOffset(ZoneOffset.UTC);
        return new PageTime(exact.toLocalDate(), exact);
    }

    private static List<Block> body(URI url, FeedHints hints, String title) {
        if (hints.html() == null || hints.html().isBlank()) {
            return List.of();
        }
        Document document = parsed(hints.html(), url.toString());
        Measures measures = Measures.of(document.body());
        return BodyExtraction.blocks(
                BodyTrim.trim(BodyWriter.write(measures.body(), measures), title, ReasonNotes.none()));
    }

    private static Document parsed(String html, String base) {
        return Jsoup.parse(html, base, org.jsoup.parser.Parser.htmlParser().setMaxDepth(DEEPEST));
    }

    private static @Nullable String language(@Nullable String language) {
        if (language == null || language.isBlank()) {
            return null;
        }
        String tag = Locale.forLanguageTag(language.strip().replace('_', '-')).toLanguageTag();
        return tag.equals("und") ? null : tag;
    }
}
