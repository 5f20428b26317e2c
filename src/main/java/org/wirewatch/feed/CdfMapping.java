package org.wirewatch.feed;

import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Microsoft's Channel Definition Format of 1997 (a W3C note) to canonical form; a few intranets still have it. */
final class CdfMapping {
    private CdfMapping() {}

    /**
     * Whether a {@code channel} root is CDF: it or its items carry their address in {@code href}.
     *
     * @param root the root element
     */
    static boolean isCdf(Element root) {
        if (root.tagName().equals("CHANNEL") || hasIgnoringCase(root, "href")) {
            return true;
        }
        for (Element child : root.children()) {
            if (child.tagName().equalsIgnoreCase("item") && hasIgnoringCase(child, "href")) {
                return true;
            }
        }
        return false;
    }

    /**
     * Maps a document.
     *
     * @param documentBase the feed's own address; null if unknown
     */
    static FeedDraft map(Element root, @Nullable String documentBase) {
        Vocabulary vocabulary = new Vocabulary(root, "cdf");
        FeedDraft feed = new FeedDraft("cdf");
        String base = RssMapping.firstOf(root.attributes().getIgnoreCase("base"), documentBase);
        Fields fields = new Fields(root, vocabulary);
        feed.title = Markup.plain(fields.text("title"));
        feed.subtitle = Markup.plain(fields.text("abstract"));
        feed.link = address(root, fields, base);
        items(feed, fields, vocabulary, base);
        return feed;
    }

    /** A channel's own items, and those of the channels in it; the parser bounds the depth. */
    private static void items(FeedDraft feed, Fields fields, Vocabulary vocabulary, @Nullable String base) {
        for (Element item : fields.all("item")) {
            Fields parts = new Fields(item, vocabulary);
            EntryDraft entry = new EntryDraft();
            entry.title = Markup.plain(parts.text("title"));
            entry.url = address(item, parts, base);
            entry.summary = Markup.html(parts.text("abstract"), base);
            entry.content = entry.summary;
            entry.published = FeedDates.parse(item.attributes().getIgnoreCase("lastmod"));
            feed.entries.add(entry);
        }
        for (Element channel : fields.all("channel")) {
            items(feed, new Fields(channel, vocabulary), vocabulary, base);
        }
    }

    private static @Nullable String address(Element element, Fields fields, @Nullable String base) {
        Element anchor = fields.first("a");
        String href = element.attributes().getIgnoreCase("href");
        String inner = anchor == null ? null : anchor.attributes().getIgnoreCase("href");
        return Links.absolute(base, RssMapping.firstOf(href, inner));
    }

    private static boolean hasIgnoringCase(Element element, String attribute) {
        return element.attributes().hasKeyIgnoreCase(attribute);
    }
}
