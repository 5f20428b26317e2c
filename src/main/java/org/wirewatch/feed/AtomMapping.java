package org.wirewatch.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Atom 1.0 (RFC 4287), Atom 0.3, and a single entry document, to canonical form. */
final class AtomMapping {
    private final Vocabulary vocabulary;
    private final Element root;
    private final @Nullable String base;

    private AtomMapping(Element root, @Nullable String documentBase) {
        this.root = root;
        this.vocabulary = new Vocabulary(root, "atom");
        this.base = Bases.within(root, documentBase);
    }

    /**
     * Maps a document.
     *
     * @param base the feed's own address; null if unknown
     */
    static FeedDraft map(Element root, @Nullable String base) {
        return new AtomMapping(root, base).feed();
    }

    private FeedDraft feed() {
        FeedDraft feed = new FeedDraft(format());
        boolean lonelyEntry = vocabulary.name(root).equals("entry");
        Fields fields = new Fields(root, vocabulary);
        if (lonelyEntry) {
            feed.entries.add(entry(root, List.of(), base));
            feed.language = RssMapping.firstOf(root.attr("xml:lang"));
            return feed;
        }
        feed.title = Markup.plain(construct(fields, "title", "dc:title"));
        feed.link = link(fields, base);
        feed.subtitle = Markup.plain(construct(fields, "subtitle", "tagline", "info", "description", "dc:description"));
        feed.language = RssMapping.firstOf(root.attr("xml:lang"), fields.text("dc:language", "language"));
        feed.hints = HintReading.of(fields);
        List<String> authors = people(fields, "author", "dc:creator");
        String entryBase = base != null ? base : selfOrSite(fields, feed.link);
        for (Element entry : fields.all("entry")) {
            feed.entries.add(entry(entry, authors, entryBase));
        }
        for (Element holder : fields.all("entries")) {
            for (Element entry : new Fields(holder, vocabulary).all("entry")) {
                feed.entries.add(entry(entry, authors, entryBase));
            }
        }
        return feed;
    }

    private String format() {
        String namespace = root.tag().namespace().toLowerCase(Locale.ROOT);
        boolean old = root.attr("version").startsWith("0.") || namespace.contains("purl.org/atom");
        return old ? "atom-0.3" : "atom-1.0";
    }

    private static @Nullable String selfOrSite(Fields fields, @Nullable String site) {
        for (Element link : fields.all("link")) {
            if (link.attr("rel").equalsIgnoreCase("self")
                    && Links.scheme(link.attr("href").strip()) != null) {
                return link.attr("href").strip();
            }
        }
        return site;
    }

    private EntryDraft entry(Element element, List<String> feedAuthors, @Nullable String feedBase) {
        String within = Bases.within(element, feedBase);
        Fields fields = new Fields(element, vocabulary);
        EntryDraft entry = new EntryDraft();
        Element id = fields.first("id");
        entry.id = fields.text("id", "dc:identifier", "guid");
        if (entry.id != null && id != null && (entry.id.startsWith("/") || id.hasAttr("xml:base"))) {
            entry.id = Links.resolve(Bases.within(id, within), entry.id);
        }
        entry.title = Markup.plain(construct(fields, "title", "dc:title"));
        if (entry.title == null) {
            entry.title = Markup.plain(MediaFields.title(fields, vocabulary));
        }
        entry.url = link(fields, within);
        if (entry.url == null && entry.id != null && entry.id.startsWith("http")) {
            // Without any link the id is the only address there is, and often a real one.
            entry.url = Links.absolute(null, entry.id);
        }
        if (entry.url == null) {
            entry.url = contentElsewhere(fields, within);
        }
        texts(entry, fields, within);
        entry.published = FeedDates.first(
                fields, "published", "issued", "dcterms:issued", "dcterms:created", "created", "dc:date", "pubdate");
        entry.updated = FeedDates.first(fields, "updated", "modified", "dcterms:modified");
        if (entry.published == null) {
            entry.published = entry.updated;
        }
        authors(entry, fields, feedAuthors);
        for (String name : List.of("category", "dc:subject", "media:category")) {
            for (Element category : fields.all(name)) {
                String term = RssMapping.firstOf(category.attr("term"), Markup.text(category), category.attr("label"));
                entry.category(Markup.plain(term));
            }
        }
        for (Element link : fields.all("link")) {
            if (link.attr("rel").strip().equalsIgnoreCase("enclosure")) {
                entry.enclosure(
                        Links.absolute(Bases.within(link, within), link.attr("href")),
                        link.attr("type"),
                        link.attr("length"));
            }
        }
        MediaFields.keywords(entry, fields);
        MediaFields.enclosures(entry, fields, vocabulary, within);
        return entry;
    }

    /** The page that content out of line names (RFC 4287 §4.1.3.2). */
    private static @Nullable String contentElsewhere(Fields fields, @Nullable String within) {
        for (Element content : fields.all("content")) {
            String type = content.attr("type").toLowerCase(Locale.ROOT);
            if (content.hasAttr("src") && (type.isEmpty() || type.contains("html"))) {
                return Links.absolute(Bases.within(content, within), content.attr("src"));
            }
        }
        return null;
    }

    private void texts(EntryDraft entry, Fields fields, @Nullable String within) {
        entry.summary = html(fields, within, "summary", "dc:description", "description");
        entry.content = html(fields, within, "content", "content:encoded", "body", "xhtml:body", "xhtml:div");
        if (entry.summary == null && entry.content == null) {
            entry.summary = Markup.html(MediaFields.description(fields, vocabulary), within);
        }
        if (entry.content == null) {
            entry.content = entry.summary;
        }
    }

    private void authors(EntryDraft entry, Fields fields, List<String> feedAuthors) {
        List<String> own = people(fields, "author", "dc:creator");
        for (Element source : fields.all("source")) {
            if (own.isEmpty()) {
                own = people(new Fields(source, vocabulary), "author", "dc:creator");
            }
        }
        for (String name : own.isEmpty() ? feedAuthors : own) {
            entry.author(name);
        }
    }

    private List<String> people(Fields fields, String... names) {
        List<String> people = new ArrayList<>(2);
        for (String name : names) {
            for (Element person : fields.all(name)) {
                String found = person.firstElementChild() == null
                        ? RssMapping.nameOf(Markup.plain(Markup.text(person)))
                        : Markup.plain(new Fields(person, vocabulary).text("name", "foaf:name", "email", "uri"));
                if (found != null) {
                    people.add(found);
                }
            }
            if (!people.isEmpty()) {
                break;
            }
        }
        return people;
    }

    /** The alternate link (RFC 4287 §4.2.7.2), HTML before other types. */
    private static @Nullable String link(Fields fields, @Nullable String within) {
        String other = null;
        for (Element link : fields.all("link")) {
            String rel = link.attr("rel").strip();
            if (!rel.isEmpty() && !rel.equalsIgnoreCase("alternate") && !rel.endsWith("/alternate")) {
                continue;
            }
            String address = link.hasAttr("href") ? link.attr("href") : Markup.text(link);
            String found = Links.absolute(Bases.within(link, within), address);
            if (found == null) {
                continue;
            }
            String type = link.attr("type").strip().toLowerCase(Locale.ROOT);
            if (type.isEmpty() || type.contains("html")) {
                return found;
            }
            other = other == null ? found : other;
        }
        return other;
    }

    private static @Nullable String construct(Fields fields, String... names) {
        for (String name : names) {
            for (Element element : fields.all(name)) {
                String found = TextConstruct.ofAtom(element, null);
                if (!found.isBlank()) {
                    return found;
                }
            }
        }
        return null;
    }

    private static @Nullable String html(Fields fields, @Nullable String within, String... names) {
        for (String name : names) {
            for (Element element : fields.all(name)) {
                String base = Bases.within(element, within);
                String found = Markup.html(TextConstruct.ofAtom(element, base), base);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }
}
