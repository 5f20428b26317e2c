package org.wirewatch.feed;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON Feed 1.0 and 1.1 (jsonfeed.org) to canonical form. Types that are wrong are read as far as they make sense. */
final class JsonFeedMapping {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(
                    JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS,
                    JsonReadFeature.ALLOW_TRAILING_COMMA,
                    JsonReadFeature.ALLOW_JAVA_COMMENTS,
                    JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
            .build();

    private JsonFeedMapping() {}

    /**
     * Maps a document.
     *
     * @param documentBase the feed's own address; null if unknown
     * @return null if the text is JSON but no feed
     * @throws JacksonException if it is no JSON
     */
    static @Nullable FeedDraft map(String text, @Nullable String documentBase) throws JacksonException {
        JsonNode root = TornJson.read(JSON, text);
        if (!root.isObject() || !isFeed(root)) {
            return null;
        }
        FeedDraft feed = new FeedDraft(format(root));
        feed.title = Markup.oneLine(string(root, "title"));
        String base = documentBase != null ? documentBase : string(root, "feed_url");
        feed.link = Links.absolute(base, string(root, "home_page_url"));
        feed.subtitle = Markup.oneLine(string(root, "description"));
        feed.language = RssMapping.firstOf(string(root, "language"));
        List<String> authors = authors(root);
        String entryBase = base != null ? base : feed.link;
        for (JsonNode item : root.path("items")) {
            if (item.isObject() && !item.isEmpty()) {
                feed.entries.add(entry(item, authors, entryBase));
            }
        }
        return feed;
    }

    private static boolean isFeed(JsonNode root) {
        String version = string(root, "version");
        return (version != null && version.contains("jsonfeed"))
                || root.path("items").isArray()
                || root.has("home_page_url")
                || root.has("feed_url");
    }

    private static String format(JsonNode root) {
        String version = string(root, "version");
        return version != null && version.endsWith("1.1") ? "json-1.1" : "json-1.0";
    }

    private static EntryDraft entry(JsonNode item, List<String> feedAuthors, @Nullable String base) {
        EntryDraft entry = new EntryDraft();
        entry.id = RssMapping.firstOf(string(item, "id"));
        entry.title = Markup.oneLine(string(item, "title"));
        entry.url = Links.absolute(base, string(item, "url"));
        if (entry.url == null) {
            entry.url = Links.absolute(base, string(item, "external_url"));
        }
        String within = entry.url != null ? entry.url : base;
        entry.content = Markup.html(string(item, "content_html"), within);
        String plain = string(item, "content_text");
        if (entry.content == null && plain != null) {
            entry.content = Markup.html(Markup.escaped(plain), null);
        }
        String summary = string(item, "summary");
        entry.summary = summary == null ? null : Markup.html(Markup.escaped(summary), null);
        if (entry.content == null) {
            entry.content = entry.summary;
        }
        entry.published = FeedDates.parse(string(item, "date_published"));
        entry.updated = FeedDates.parse(string(item, "date_modified"));
        if (entry.published == null) {
            entry.published = entry.updated;
        }
        List<String> own = authors(item);
        (own.isEmpty() ? feedAuthors : own).forEach(entry::author);
        JsonNode tags = item.path("tags");
        if (tags.isString()) {
            entry.category(tags.asString());
        }
        for (JsonNode tag : tags) {
            entry.category(scalar(tag));
        }
        for (JsonNode attachment : item.path("attachments")) {
            entry.enclosure(
                    Links.absolute(base, string(attachment, "url")),
                    string(attachment, "mime_type"),
                    string(attachment, "size_in_bytes"));
        }
        return entry;
    }

    private static List<String> authors(JsonNode of) {
        List<String> names = new ArrayList<>(2);
        for (JsonNode author : of.path("authors")) {
            add(names, author);
        }
        if (names.isEmpty()) {
            add(names, of.path("author"));
        }
        return names;
    }

    private static void add(List<String> names, JsonNode author) {
        String name = author.isString()
                ? author.asString()
                : RssMapping.firstOf(string(author, "name"), string(author, "url"));
        if (name != null && !name.isBlank()) {
            names.add(name.strip());
        }
    }

    private static @Nullable String string(JsonNode of, String field) {
        return scalar(of.path(field));
    }

    private static @Nullable String scalar(JsonNode node) {
        return node.isString() || node.isNumber() ? node.asString() : null;
    }
}
