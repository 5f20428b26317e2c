package org.wirewatch.feed;

import com.rometools.rome.feed.atom.Category;
import com.rometools.rome.feed.atom.Content;
import com.rometools.rome.feed.atom.Link;
import com.rometools.rome.feed.synd.SyndPerson;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.WireFeedInput;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.JDOMFactory;
import org.jdom2.Namespace;
import org.jdom2.UncheckedJDOMFactory;
import org.jspecify.annotations.Nullable;

/**
 * The canonical form, written as one clean Atom 1.0 document and read by ROME into its model; the records are taken from
 * there. ROME thus sees neither doctype nor entity nor anything else from outside. What it maps too narrowly is set on
 * its model by us: dates (it knows few forms, and builds a SimpleDateFormat for each) and lengths of enclosures.
 */
final class RomeModel {
    private static final Namespace ATOM = Namespace.getNamespace("http://www.w3.org/2005/Atom");
    /** Mending has already taken out what the checked factory would look for. */
    private static final JDOMFactory JDOM = new UncheckedJDOMFactory();

    private RomeModel() {}

    /**
     * Reads the canonical form with ROME.
     *
     * @throws FeedException if ROME refuses the document, which would be our fault
     */
    static Feed read(FeedDraft draft) throws FeedException {
        var model = (com.rometools.rome.feed.atom.Feed) new WireFeedInput(false, Locale.ROOT).build(document(draft));
        List<com.rometools.rome.feed.atom.Entry> read = model.getEntries();
        List<Entry> entries = new ArrayList<>(draft.entries.size());
        for (int i = 0; i < draft.entries.size(); i++) {
            EntryDraft ours = draft.entries.get(i);
            com.rometools.rome.feed.atom.Entry entry = read.get(i);
            entry.setPublished(date(ours.published));
            entry.setUpdated(date(ours.updated));
            entries.add(entry(entry, ours));
        }
        return new Feed(
                Markup.printable(draft.format),
                text(model.getTitleEx()),
                href(model.getAlternateLinks()),
                text(model.getSubtitle()),
                draft.language == null ? null : Markup.oneLine(Markup.printable(draft.language)),
                draft.hints,
                draft.newAddress,
                List.copyOf(entries));
    }

    private static Document document(FeedDraft draft) {
        Element feed = JDOM.element("feed", ATOM);
        add(feed, "title", "text", draft.title);
        add(feed, "subtitle", "text", draft.subtitle);
        addLink(feed, "alternate", draft.link, null);
        for (EntryDraft entry : draft.entries) {
            feed.addContent(element(entry));
        }
        return JDOM.document(feed);
    }

    private static Element element(EntryDraft draft) {
        Element entry = JDOM.element("entry", ATOM);
        add(entry, "id", null, draft.id);
        add(entry, "title", "text", draft.title);
        addLink(entry, "alternate", draft.url, null);
        for (String name : draft.authors) {
            Element author = JDOM.element("author", ATOM);
            add(author, "name", null, name);
            entry.addContent(author);
        }
        add(entry, "summary", "html", draft.summary);
        add(entry, "content", "html", draft.content);
        for (String term : draft.categories) {
            Element category = JDOM.element("category", ATOM);
            category.setAttribute(JDOM.attribute("term", Markup.printable(term)));
            entry.addContent(category);
        }
        for (Entry.Enclosure enclosure : draft.enclosures) {
            addLink(entry, "enclosure", enclosure.url(), enclosure.type());
        }
        return entry;
    }

    private static void add(Element parent, String name, @Nullable String type, @Nullable String text) {
        if (text == null) {
            return;
        }
        Element element = JDOM.element(name, ATOM);
        if (type != null) {
            element.setAttribute(JDOM.attribute("type", type));
        }
        element.addContent(JDOM.text(Markup.printable(text)));
        parent.addContent(element);
    }

    private static void addLink(Element parent, String rel, @Nullable String href, @Nullable String type) {
        if (href == null) {
            return;
        }
        Element link = JDOM.element("link", ATOM);
        link.setAttribute(JDOM.attribute("rel", rel));
        link.setAttribute(JDOM.attribute("href", Markup.printable(href)));
        if (type != null) {
            link.setAttribute(JDOM.attribute("type", Markup.printable(type)));
        }
        parent.addContent(link);
    }

    private static Entry entry(com.rometools.rome.feed.atom.Entry entry, EntryDraft ours) {
        List<String> names = new ArrayList<>(entry.getAuthors().size());
        for (SyndPerson author : entry.getAuthors()) {
            names.add(author.getName());
        }
        List<String> categories = new ArrayList<>(entry.getCategories().size());
        for (Category category : entry.getCategories()) {
            categories.add(category.getTerm());
        }
        List<Content> contents = entry.getContents();
        return new Entry(
                entry.getId(),
                text(entry.getTitleEx()),
                href(entry.getAlternateLinks()),
                names.isEmpty() ? null : String.join(", ", names),
                instant(entry.getPublished()),
                instant(entry.getUpdated()),
                text(entry.getSummary()),
                contents.isEmpty() ? null : text(contents.getFirst()),
                List.copyOf(categories),
                enclosures(entry.getOtherLinks(), ours.enclosures));
    }

    private static List<Entry.Enclosure> enclosures(List<Link> links, List<Entry.Enclosure> ours) {
        List<Entry.Enclosure> enclosures = new ArrayList<>(ours.size());
        for (int i = 0; i < links.size(); i++) {
            Link link = links.get(i);
            enclosures.add(new Entry.Enclosure(
                    link.getHref(), link.getType(), ours.get(i).length()));
        }
        return List.copyOf(enclosures);
    }

    private static @Nullable String text(@Nullable Content content) {
        return content == null ? null : content.getValue();
    }

    private static @Nullable String href(List<Link> links) {
        return links.isEmpty() ? null : links.getFirst().getHref();
    }

    private static @Nullable Date date(@Nullable Instant instant) {
        return instant == null ? null : Date.from(instant);
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }
}
