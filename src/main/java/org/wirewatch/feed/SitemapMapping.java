package org.wirewatch.feed;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.wirewatch.feed.Reading.SitemapIndex;
import org.wirewatch.feed.Reading.Unreadable;

/**
 * News sitemaps to canonical form: the {@code news:news} of each {@code url} is an entry (Google's "News sitemap"
 * format; sitemaps.org protocol 0.9). Addresses without news are left out: they say neither what is new nor what it is
 * called.
 */
final class SitemapMapping {
    /** The newest few of an index: news of the last two days stand in one or two files. */
    private static final int MOST_PARTS = 3;

    private static final List<String> NEWS_NAMES = List.of("news", "noticias", "actualites", "nachrichten");

    private SitemapMapping() {}

    /** The news of a {@code urlset}, which may be empty on a quiet day; null if it lists other pages instead. */
    static @Nullable FeedDraft map(Element root, @Nullable String base) {
        Vocabulary vocabulary = new Vocabulary(root, "sitemap");
        FeedDraft feed = new FeedDraft("news-sitemap");
        for (Element url : new Fields(root, vocabulary).all("url")) {
            Fields fields = new Fields(url, vocabulary);
            String location = Links.absolute(base, fields.text("loc"));
            if (location == null) {
                continue;
            }
            for (Element news : fields.all("news:news")) {
                feed.entries.add(entry(location, fields, new Fields(news, vocabulary), feed, vocabulary));
            }
        }
        if (feed.entries.isEmpty() && root.firstElementChild() != null) {
            return null;
        }
        feed.link = base == null ? null : Links.resolve(base, "/");
        return feed;
    }

    private static EntryDraft entry(String location, Fields url, Fields news, FeedDraft feed, Vocabulary vocabulary) {
        EntryDraft entry = new EntryDraft();
        entry.id = location;
        entry.url = location;
        entry.title = Markup.plain(news.text("news:title"));
        entry.published = FeedDates.first(news, "news:publication_date");
        entry.updated = FeedDates.first(url, "lastmod");
        if (entry.published == null) {
            entry.published = entry.updated;
        }
        String keywords = news.text("news:keywords");
        for (String keyword : keywords == null ? new String[0] : keywords.split(",", -1)) {
            entry.category(Markup.plain(keyword));
        }
        entry.category(Markup.plain(news.text("news:genres")));
        Element publication = news.first("news:publication");
        if (publication != null && feed.title == null) {
            Fields publisher = new Fields(publication, vocabulary);
            feed.title = Markup.plain(publisher.text("news:name"));
            feed.language = publisher.text("news:language");
        }
        return entry;
    }

    /** What a {@code urlset} without news is called. */
    static Unreadable withoutNews() {
        return new Unreadable(
                "sitemap",
                "this is a sitemap without news in it (no <news:news>): it lists a site's pages, not what is new. Give"
                        + " the site's news sitemap, which its robots.txt may name, or its feed");
    }

    /** The parts of a {@code sitemapindex} that are worth asking: those named after news if any is, the newest first. */
    static Reading index(Element root, @Nullable String base) {
        Vocabulary vocabulary = new Vocabulary(root, "sitemap");
        List<SitemapIndex.Part> parts = new ArrayList<>();
        for (Element sitemap : new Fields(root, vocabulary).all("sitemap")) {
            Fields fields = new Fields(sitemap, vocabulary);
            URI url = WebLinks.webAddress(base, fields.text("loc"));
            if (url != null) {
                parts.add(new SitemapIndex.Part(url, FeedDates.first(fields, "lastmod")));
            }
        }
        List<SitemapIndex.Part> news =
                parts.stream().filter(part -> isNamedAfterNews(part.url())).toList();
        List<SitemapIndex.Part> newest = (news.isEmpty() ? parts : news)
                .stream()
                        .sorted(Comparator.comparing(
                                (SitemapIndex.Part part) -> Objects.requireNonNullElse(part.changed(), Instant.MAX),
                                Comparator.reverseOrder()))
                        .limit(MOST_PARTS)
                        .toList();
        return newest.isEmpty()
                ? new Unreadable(
                        "sitemap", "this is an index of sitemaps that lists none; give the site's feed instead")
                : new SitemapIndex(newest);
    }

    private static boolean isNamedAfterNews(URI url) {
        String path = String.valueOf(url.getRawPath()).toLowerCase(Locale.ROOT);
        return NEWS_NAMES.stream().anyMatch(path::contains);
    }
}
