package org.wirewatch.feed;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * RSS 0.9x, 2.0 and RDF (RSS 0.90, 1.0, 1.1) to canonical form. Where a core element is missing, what other vocabularies
 * say stands in: Dublin Core, Atom, media, iTunes.
 */
final class RssMapping {
    private static final Pattern MAIL_AND_NAME = Pattern.compile("\\S+@\\S+\\s*\\((.+)\\)");
    private static final Pattern NAME_AND_MAIL = Pattern.compile("(.+?)\\s*[(<\\[]\\s*\\S+@[^\\s)>\\]]+\\s*[)>\\]]");

    private final Vocabulary vocabulary;
    private final Element root;
    private final @Nullable String documentBase;

    private RssMapping(Element root, @Nullable String base) {
        this.root = root;
        this.vocabulary = new Vocabulary(root, "rss");
        this.documentBase = Bases.within(root, base);
    }

    /**
     * Maps a document.
     *
     * @param base the feed's own address; null if unknown
     */
    static FeedDraft map(Element root, @Nullable String base) {
        return new RssMapping(root, base).feed();
    }

    private FeedDraft feed() {
        FeedDraft feed = new FeedDraft(format());
        Element channel = channel();
        String channelBase = channel.equals(root) ? documentBase : Bases.within(channel, documentBase);
        Fields fields = new Fields(channel, vocabulary);
        feed.title = Markup.plain(anyText(fields, "title", "atom:title", "dc:title", "media:title", "itunes:title"));
        feed.link = feedLink(fields, channelBase);
        feed.subtitle = Markup.plain(anyText(
                fields,
                "description",
                "tagline",
                "subtitle",
                "itunes:summary",
                "atom:subtitle",
                "atom:tagline",
                "dc:description",
                "googleplay:description",
                "itunes:subtitle"));
        feed.language =
                firstOf(fields.text("language", "dc:language"), channel.attr("xml:lang"), root.attr("xml:lang"));
        feed.hints = HintReading.of(fields);
        Set<String> channelAuthors = channelAuthors(fields);
        URI moved = WebLinks.webAddress(channelBase, fields.text("itunes:new-feed-url"));
        feed.newAddress = moved == null ? null : moved.toString();
        // Relative links without an address to stand on are most likely meant for the site.
        String itemBase = channelBase != null ? channelBase : feed.link;
        for (Element item : items(channel, fields)) {
            EntryDraft entry = entry(item, itemBase);
            if (entry.authors.isEmpty()) {
                channelAuthors.forEach(entry::author);
            }
            feed.entries.add(entry);
        }
        return feed;
    }

    /** Who made the channel made its items, where they do not say otherwise; podcasts say it only here. */
    private Set<String> channelAuthors(Fields fields) {
        EntryDraft channel = new EntryDraft();
        people(channel, fields);
        for (String name : List.of("googleplay:author", "itunes:owner", "managingeditor")) {
            for (Element author : fields.all(name)) {
                if (channel.authors.isEmpty()) {
                    channel.author(person(author));
                }
            }
        }
        return channel.authors;
    }

    private String format() {
        String name = root.tag().localName().toLowerCase(Locale.ROOT);
        if (name.equals("rdf")) {
            boolean old =
                    root.attr("xmlns").contains("0.9") || root.attr("xmlns").contains("netscape");
            return old ? "rdf-0.9" : "rdf-1.0";
        }
        String version = root.attr("version").strip();
        return version.isEmpty() || !name.equals("rss") ? "rss" : "rss-" + version;
    }

    private Element channel() {
        if (vocabulary.name(root).endsWith("channel")) {
            return root;
        }
        for (Element child : root.children()) {
            if (vocabulary.name(child).equals("channel")) {
                return child;
            }
        }
        return root;
    }

    private List<Element> items(Element channel, Fields fields) {
        List<Element> items = new ArrayList<>(fields.all("item"));
        for (Element holder : fields.all("items")) {
            items.addAll(new Fields(holder, vocabulary).all("item"));
        }
        items.addAll(fields.all("entry"));
        for (Element child : root.children()) {
            String name = vocabulary.name(child);
            if (channel.equals(root) || child.equals(channel)) {
                continue;
            }
            if (name.equals("item") || name.equals("entry")) {
                items.add(child);
            } else if (name.equals("channel") || name.equals("items")) {
                items.addAll(new Fields(child, vocabulary).all("item"));
            }
        }
        if (vocabulary.name(root).equals("item")) {
            items.add(root);
        }
        return items;
    }

    private @Nullable String feedLink(Fields fields, @Nullable String base) {
        for (Element link : fields.all("link")) {
            boolean self = link.hasAttr("rel") && !link.attr("rel").equalsIgnoreCase("alternate");
            String found = self ? null : linkOf(link, base);
            if (found != null) {
                return found;
            }
        }
        String found = atomLink(fields, base);
        return found != null ? found : Links.absolute(base, fields.text("dc:identifier", "dc:source"));
    }

    private EntryDraft entry(Element item, @Nullable String feedBase) {
        String base = Bases.within(item, feedBase);
        Fields fields = new Fields(item, vocabulary);
        EntryDraft entry = new EntryDraft();
        entry.title = Markup.plain(anyText(fields, "title", "atom:title", "dc:title"));
        if (entry.title == null) {
            entry.title = Markup.plain(firstOf(MediaFields.title(fields, vocabulary), anyText(fields, "itunes:title")));
        }
        entry.id = fields.text("guid", "atom:id", "id", "dc:identifier");
        if (entry.id == null && item.hasAttr("rdf:about")) {
            entry.id = item.attr("rdf:about").strip();
        }
        entry.url = url(item, fields, base);
        texts(entry, fields, base);
        entry.published = FeedDates.first(
                fields,
                "pubdate",
                "atom:published",
                "atom:issued",
                "dcterms:issued",
                "dcterms:created",
                "atom:created",
                "dc:date",
                "published",
                "date",
                "issued");
        entry.updated = FeedDates.first(
                fields, "atom:updated", "dcterms:modified", "atom:modified", "updated", "modified", "lastbuilddate");
        if (entry.published == null) {
            entry.published = entry.updated;
        }
        people(entry, fields);
        for (Element category : fields.all("category")) {
            String text = Markup.plain(Markup.text(category));
            entry.category(text != null ? text : firstOf(category.attr("term"), category.attr("label")));
        }
        for (String name : List.of("dc:subject", "atom:category", "media:category")) {
            for (Element category : fields.all(name)) {
                String text = Markup.plain(Markup.text(category));
                entry.category(text != null ? text : firstOf(category.attr("term"), category.attr("label")));
            }
        }
        MediaFields.keywords(entry, fields);
        enclosures(entry, fields, base);
        return entry;
    }

    private void texts(EntryDraft entry, Fields fields, @Nullable String base) {
        String summary = html(fields, base, "description", "atom:summary", "summary", "dc:description");
        String content = html(
                fields,
                base,
                "content:encoded",
                "xhtml:body",
                "body",
                "fullitem",
                "atom:content",
                "content",
                "xhtml:div");
        if (summary == null && content == null) {
            summary = firstOf(
                    Markup.html(MediaFields.description(fields, vocabulary), base),
                    html(fields, base, "itunes:summary", "googleplay:description", "itunes:subtitle"));
        }
        entry.summary = summary;
        entry.content = content != null ? content : summary;
    }

    private static @Nullable String html(Fields fields, @Nullable String base, String... names) {
        for (String name : names) {
            for (Element element : fields.all(name)) {
                String found = Markup.html(TextConstruct.html(element, name), Bases.within(element, base));
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private @Nullable String url(Element item, Fields fields, @Nullable String base) {
        for (Element link : fields.all("link")) {
            String found = linkOf(link, base);
            if (found != null) {
                return found;
            }
        }
        String found = atomLink(fields, base);
        if (found != null) {
            return found;
        }
        for (Element guid : fields.all("guid")) {
            String text = Markup.text(guid).strip();
            String permanent = guid.attr("isPermaLink").strip();
            if (isWebAddress(text) ? !permanent.equalsIgnoreCase("false") : permanent.equalsIgnoreCase("true")) {
                return Links.absolute(Bases.within(guid, base), text);
            }
        }
        String origin = Links.absolute(base, fields.text("feedburner:origlink"));
        if (origin != null) {
            return origin;
        }
        String about = item.attr("rdf:about").strip();
        return isWebAddress(about) ? Links.absolute(null, about) : null;
    }

    private static boolean isWebAddress(String text) {
        return text.startsWith("http://") || text.startsWith("https://");
    }

    private static @Nullable String linkOf(Element link, @Nullable String base) {
        String within = Bases.within(link, base);
        String text = Markup.text(link).strip();
        if (!text.isEmpty()) {
            return Links.absolute(within, text);
        }
        return link.hasAttr("href") ? Links.absolute(within, link.attr("href")) : null;
    }

    private static @Nullable String atomLink(Fields fields, @Nullable String base) {
        for (Element link : fields.all("atom:link")) {
            String rel = link.attr("rel").strip();
            if (rel.isEmpty() || rel.equalsIgnoreCase("alternate")) {
                String found = linkOf(link, base);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private void people(EntryDraft entry, Fields fields) {
        for (String name : List.of(
                "author",
                "dc:creator",
                "itunes:author",
                "dc:author",
                "atom:author",
                "googleplay:author",
                "dc:contributor",
                "media:credit")) {
            for (Element author : fields.all(name)) {
                entry.author(person(author));
            }
            if (!entry.authors.isEmpty()) {
                return;
            }
        }
    }

    private @Nullable String person(Element author) {
        if (author.firstElementChild() != null) {
            Fields parts = new Fields(author, vocabulary);
            return Markup.plain(
                    parts.text("name", "atom:name", "foaf:name", "itunes:name", "email", "atom:email", "itunes:email"));
        }
        return nameOf(Markup.plain(Markup.text(author)));
    }

    /** {@code ann@example.org (Ann Doe)} and {@code Ann Doe <ann@example.org>} as Ann Doe. */
    static @Nullable String nameOf(@Nullable String author) {
        if (author == null || author.indexOf('@') < 0) {
            return author;
        }
        Matcher matcher = MAIL_AND_NAME.matcher(author);
        if (matcher.matches()) {
            return matcher.group(1).strip();
        }
        matcher = NAME_AND_MAIL.matcher(author);
        return matcher.matches() ? matcher.group(1).strip() : author;
    }

    private void enclosures(EntryDraft entry, Fields fields, @Nullable String base) {
        for (Element enclosure : fields.all("enclosure")) {
            entry.enclosure(
                    Links.absolute(
                            Bases.within(enclosure, base), firstOf(enclosure.attr("url"), enclosure.attr("href"))),
                    enclosure.attr("type"),
                    enclosure.attr("length"));
        }
        for (Element link : fields.all("atom:link")) {
            if (link.attr("rel").equalsIgnoreCase("enclosure")) {
                entry.enclosure(Links.absolute(base, link.attr("href")), link.attr("type"), link.attr("length"));
            }
        }
        MediaFields.enclosures(entry, fields, vocabulary, base);
    }

    private static @Nullable String anyText(Fields fields, String... names) {
        for (String name : names) {
            for (Element element : fields.all(name)) {
                String text = TextConstruct.html(element, name);
                if (!text.isBlank()) {
                    return text;
                }
            }
        }
        return null;
    }

    static @Nullable String firstOf(@Nullable String... candidates) {
        for (String candidate : candidates) {
            if (candidate != null && !candidate.isBlank()) {
                return candidate.strip();
            }
        }
        return null;
    }
}
