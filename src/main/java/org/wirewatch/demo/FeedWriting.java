package org.wirewatch.demo;

import static org.wirewatch.demo.Resources.escape;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.wirewatch.demo.Edition.Article;
import tools.jackson.databind.json.JsonMapper;

/** Writes an edition as its publisher's feed. */
final class FeedWriting {
    private static final JsonMapper JSON = new JsonMapper();

    private FeedWriting() {}

    /** The feed's bytes, in the publisher's format and charset. */
    static byte[] write(Edition edition) {
        return switch (edition.publisher().format) {
            case RSS -> rss(edition).getBytes(StandardCharsets.UTF_8);
            case ATOM -> atom(edition, false).getBytes(StandardCharsets.UTF_8);
            case ATOM_FULL_TEXT -> atom(edition, true).getBytes(StandardCharsets.UTF_8);
            case RDF -> rdf(edition).getBytes(edition.publisher().charset);
            case JSON -> json(edition).getBytes(StandardCharsets.UTF_8);
            case BROKEN -> Resources.text("pages/moving-house.html").getBytes(StandardCharsets.UTF_8);
        };
    }

    /** RSS 2.0 as most news sites write it, with dc:creator and categories. */
    private static String rss(Edition edition) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/">
                <channel>
                <title>%s</title>
                <link>%s/</link>
                <description>%s</description>
                <language>en</language>
                <atom:link href="%s" rel="self" type="application/rss+xml"/>
                %s</channel>
                </rss>
                """.formatted(
                        escape(edition.publisher().title),
                        edition.site(),
                        escape(edition.publisher().slogan),
                        edition.feed(),
                        each(edition, article -> """
                                <item>
                                <title>%s</title>
                                <link>%s</link>
                                <guid isPermaLink="true">%s</guid>
                                <dc:creator>%s</dc:creator>
                                <pubDate>%s</pubDate>
                                %s<description>&lt;p&gt;%s&lt;/p&gt;</description>
                                </item>
                                """.formatted(
                                        escape(article.story().title()),
                                        edition.address(article.story()),
                                        edition.address(article.story()),
                                        escape(article.story().field("byline")),
                                        DateTimeFormatter.RFC_1123_DATE_TIME.format(local(edition, article)),
                                        article.story().tags().stream()
                                                .map(tag -> "<category>" + escape(tag) + "</category>\n")
                                                .collect(Collectors.joining()),
                                        escape(escape(article.story().summary())))));
    }

    /** Atom 1.0 (RFC 4287); the agency's links carry tracking parameters, as many do. */
    private static String atom(Edition edition, boolean fullText) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
                <title>%s</title>
                <subtitle>%s</subtitle>
                <id>%s/</id>
                <link rel="self" href="%s"/>
                <link rel="alternate" type="text/html" href="%s/"/>
                <updated>%s</updated>
                %s</feed>
                """.formatted(
                        escape(edition.publisher().title),
                        escape(edition.publisher().slogan),
                        edition.site(),
                        edition.feed(),
                        edition.site(),
                        edition.changed(),
                        each(edition, article -> """
                                <entry>
                                <title>%s</title>
                                <id>tag:%s.example.org,2026:%s</id>
                                <link rel="alternate" type="text/html" href="%s?utm_source=feed&amp;utm_medium=atom"/>
                                <author><name>%s</name></author>
                                <published>%s</published>
                                <updated>%s</updated>
                                <summary>%s</summary>
                                %s</entry>
                                """.formatted(
                                        escape(article.story().title()),
                                        edition.publisher().name().toLowerCase(Locale.ROOT),
                                        article.story().slug(),
                                        edition.address(article.story()),
                                        escape(article.story().field("byline")),
                                        isoTime(edition, article),
                                        article.updated(),
                                        escape(article.story().summary()),
                                        fullText
                                                ? "<content type=\"html\">"
                                                        + escape(PageWriting.plainBody(article.story()))
                                                        + "</content>\n"
                                                : "")));
    }

    /** RSS 1.0: items stand beside the channel, dates are Dublin Core's, the charset is an old one. */
    private static String rdf(Edition edition) {
        return """
                <?xml version="1.0" encoding="%s"?>
                <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
                <channel rdf:about="%s">
                <title>%s</title>
                <link>%s/</link>
                <description>%s</description>
                <items><rdf:Seq>
                %s</rdf:Seq></items>
                </channel>
                %s</rdf:RDF>
                """.formatted(
                edition.publisher().charset.name(),
                edition.feed(),
                escape(edition.publisher().title),
                edition.site(),
                escape(edition.publisher().slogan),
                each(edition, article -> "<rdf:li rdf:resource=\"%s\"/>\n".formatted(edition.address(article.story()))),
                each(edition, article -> """
                                <item rdf:about="%s">
                                <title>%s</title>
                                <link>%s</link>
                                <dc:creator>%s</dc:creator>
                                <dc:date>%s</dc:date>
                                <description>%s</description>
                                </item>
                                """.formatted(
                                edition.address(article.story()),
                                escape(article.story().title()),
                                edition.address(article.story()),
                                escape(article.story().field("byline")),
                                isoTime(edition, article),
                                escape(article.story().summary()))));
    }

    /** JSON Feed 1.1. */
    private static String json(Edition edition) {
        Map<String, Object> feed = new LinkedHashMap<>();
        feed.put("version", "https://jsonfeed.org/version/1.1");
        feed.put("title", edition.publisher().title);
        feed.put("home_page_url", edition.site() + "/");
        feed.put("feed_url", edition.feed().toString());
        feed.put("description", edition.publisher().slogan);
        feed.put("language", "en");
        feed.put(
                "items",
                edition.articles().stream()
                        .map(article -> jsonItem(edition, article))
                        .toList());
        return JSON.writeValueAsString(feed);
    }

    private static Map<String, Object> jsonItem(Edition edition, Article article) {
        Story story = article.story();
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("id", edition.address(story));
        item.put("url", edition.address(story));
        item.put("title", story.title());
        item.put("summary", story.summary());
        item.put("content_html", "<p>" + escape(story.summary()) + "</p>");
        item.put("date_published", isoTime(edition, article));
        item.put("authors", List.of(Map.of("name", story.field("byline"))));
        item.put("tags", story.tags());
        return item;
    }

    private static String each(Edition edition, Function<Article, String> written) {
        return edition.articles().stream().map(written).collect(Collectors.joining());
    }

    private static OffsetDateTime local(Edition edition, Article article) {
        return article.published().atOffset(edition.publisher().zone);
    }

    private static String isoTime(Edition edition, Article article) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(local(edition, article));
    }

    /** An instant as HTTP headers write it (RFC 9110 §5.6.7). */
    static String httpDate(Instant instant) {
        return DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
                .format(instant.atOffset(ZoneOffset.UTC));
    }
}
