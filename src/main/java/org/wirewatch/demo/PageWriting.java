package org.wirewatch.demo;

import static org.wirewatch.demo.Resources.escape;

import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.wirewatch.demo.Edition.Article;
import org.wirewatch.demo.Publisher.StructuredData;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes pages as news sites do, with all that stands around an article and in the middle of it: navigation, promos, a
 * related box, an appeal to subscribe, tags, a footer. A style is a page template and two fragments.
 */
final class PageWriting {
    private static final DateTimeFormatter DAY_AND_TIME = DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm", Locale.UK);
    private static final JsonMapper JSON = new JsonMapper();

    private PageWriting() {}

    /** An article's page, in the publisher's charset. */
    static byte[] article(Edition edition, Article article) {
        Publisher publisher = edition.publisher();
        Story story = article.story();
        String page = Resources.fill(
                template(publisher, "page"),
                Map.ofEntries(
                        Map.entry("charset", publisher.charset.name()),
                        Map.entry("site", escape(publisher.title)),
                        Map.entry("slogan", escape(publisher.slogan)),
                        Map.entry("feed", edition.feed().toString()),
                        Map.entry("url", edition.address(story)),
                        Map.entry("title", escape(story.title())),
                        Map.entry("summary", escape(story.summary())),
                        Map.entry("section", escape(story.field("section"))),
                        Map.entry("byline", escape(story.field("byline"))),
                        Map.entry("iso", iso(edition, article)),
                        Map.entry(
                                "date", DAY_AND_TIME.format(article.published().atOffset(publisher.zone))),
                        Map.entry("slug", story.slug()),
                        Map.entry("caption", escape(story.field("caption"))),
                        Map.entry("credit", escape(story.field("credit"))),
                        Map.entry("structured-data", structuredData(edition, article)),
                        Map.entry("body", body(edition, story)),
                        Map.entry("tags", tags(story)),
                        Map.entry("others", others(edition, story))));
        return page.getBytes(publisher.charset);
    }

    /** The front page: a link to the feed and to every article. */
    static byte[] front(Edition edition) {
        Publisher publisher = edition.publisher();
        return Resources.fill(
                        Resources.text("pages/front.html"),
                        Map.of(
                                "charset", publisher.charset.name(),
                                "site", escape(publisher.title),
                                "slogan", escape(publisher.slogan),
                                "feed", edition.feed().toString(),
                                "type", publisher.format.contentType.replaceFirst(";.*", ""),
                                "articles", links(edition, edition.articles())))
                .getBytes(publisher.charset);
    }

    /** The text alone as HTML, as a feed with full text carries it. */
    static String plainBody(Story story) {
        return story.body().stream().map(PageWriting::html).collect(Collectors.joining("\n"));
    }

    /** The text with the related box after its second paragraph and the appeal before its last third. */
    private static String body(Edition edition, Story story) {
        List<Story.Part> parts = story.body();
        int appeal = Math.max(3, parts.size() * 2 / 3);
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < parts.size(); i++) {
            if (i == 2) {
                body.append(related(edition, story));
            }
            if (i == appeal) {
                body.append(Resources.fill(
                        template(edition.publisher(), "appeal"), Map.of("site", escape(edition.publisher().title))));
            }
            body.append(html(parts.get(i))).append('\n');
        }
        return body.toString();
    }

    private static String html(Story.Part part) {
        String text = escape(part.text());
        return switch (part.kind()) {
            case PARAGRAPH -> "<p>" + text + "</p>";
            case HEADING -> "<h2>" + text + "</h2>";
            case QUOTE -> "<blockquote><p>" + text + "</p></blockquote>";
            case ITEM -> "<ul><li>" + text + "</li></ul>";
        };
    }

    private static String related(Edition edition, Story story) {
        return edition.articles().stream()
                .map(Article::story)
                .filter(other -> other.slug().equals(story.related()))
                .map(other -> Resources.fill(
                        template(edition.publisher(), "related"),
                        Map.of("url", edition.address(other), "title", escape(other.title()))))
                .collect(Collectors.joining());
    }

    private static String tags(Story story) {
        return story.tags().stream()
                .map(tag -> "<li><a href=\"/tag/%s\" rel=\"tag\">%s</a></li>"
                        .formatted(tag.toLowerCase(Locale.ROOT).replace(' ', '-'), escape(tag)))
                .collect(Collectors.joining("\n"));
    }

    private static String others(Edition edition, Story story) {
        return links(
                edition,
                edition.articles().stream()
                        .filter(other -> !other.story().equals(story))
                        .limit(4)
                        .toList());
    }

    private static String links(Edition edition, List<Article> articles) {
        return articles.stream()
                .map(Article::story)
                .map(story -> "<li><a href=\"%s\">%s</a></li>".formatted(edition.address(story), escape(story.title())))
                .collect(Collectors.joining("\n"));
    }

    /** schema.org's NewsArticle; in its invalid form with the trailing comma that hand-made templates leave. */
    private static String structuredData(Edition edition, Article article) {
        if (edition.publisher().structuredData == StructuredData.NONE) {
            return "";
        }
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("@context", "https://schema.org");
        data.put("@type", "NewsArticle");
        data.put("headline", article.story().title());
        data.put("datePublished", iso(edition, article));
        data.put(
                "author",
                List.of(Map.of("@type", "Person", "name", article.story().field("byline"))));
        data.put("publisher", Map.of("@type", "Organization", "name", edition.publisher().title));
        data.put("mainEntityOfPage", edition.address(article.story()));
        String json = JSON.writeValueAsString(data).replace("</", "<\\/");
        if (edition.publisher().structuredData == StructuredData.INVALID) {
            json = json.substring(0, json.length() - 1) + ",}";
        }
        return "<script type=\"application/ld+json\">" + json + "</script>";
    }

    private static String iso(Edition edition, Article article) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(article.published().atOffset(edition.publisher().zone));
    }

    private static String template(Publisher publisher, String part) {
        return Resources.text("pages/" + publisher.style + "-" + part + ".html");
    }
}
