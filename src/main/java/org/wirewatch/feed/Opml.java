package org.wirewatch.feed;

import com.rometools.opml.feed.opml.Attribute;
import com.rometools.opml.feed.opml.Outline;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.WireFeedInput;
import com.rometools.rome.io.WireFeedOutput;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.Verifier;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;
import org.wirewatch.feed.OpmlReading.NotOpml;
import org.wirewatch.feed.OpmlReading.Rows;

/**
 * Subscription lists (OPML 1.0, 1.1, 2.0; opml.org/spec2.opml). Read as tolerantly as feeds are: decoded, mended, and
 * only then given to ROME as a clean document, so that no entity from outside is ever loaded. Thread-safe.
 */
public final class Opml {
    private static final int MAX_DEPTH = 256;
    /** Some 150,000 feeds; more would not fit into the memory that a command has. */
    private static final int MOST_CHARACTERS = 21 << 20;

    private static final String LINE = "line";
    private static final String OPML_2 = "opml_2.0";

    private Opml() {}

    /**
     * Reads a subscription list.
     *
     * @param file in any encoding; may be gzipped
     */
    public static OpmlReading read(byte[] file) {
        String text = TextDecoder.decode(file, null);
        if (text.length() > MOST_CHARACTERS) {
            return new NotOpml("this list is longer than " + (MOST_CHARACTERS >> 20)
                    + " million letters; split it, and import the parts one after the other");
        }
        int start = start(text);
        if (start < 0) {
            return new NotOpml("this is no OPML: there is no <opml> in it. Export the subscriptions of your feed reader"
                    + " as OPML, and give that file");
        }
        Map<String, String> entities = DoctypeEntities.of(text.substring(0, start));
        String mended = Mending.mended(text, start, entities);
        var tree = Parser.xmlParser().setMaxDepth(MAX_DEPTH).parseInput(mended, "");
        try {
            Document clean = new OpmlTree(OutlineLines.of(text, start)).clean(tree);
            var opml = (com.rometools.opml.feed.opml.Opml) new WireFeedInput(false, Locale.ROOT).build(clean);
            List<OpmlRow> rows = new ArrayList<>();
            collect(opml.getOutlines(), List.of(), rows);
            return new Rows(List.copyOf(rows));
        } catch (FeedException | RuntimeException unexpected) {
            return new NotOpml("this list breaks our reader (" + unexpected + "); please report it with a copy");
        }
    }

    private static int start(String text) {
        int at = text.indexOf('<');
        while (at >= 0) {
            if (text.startsWith("<!--", at)) {
                int end = text.indexOf("-->", at + 4);
                at = end < 0 ? at + 3 : end;
            } else if (text.regionMatches(true, at + 1, "opml", 0, 4)
                    && (at + 5 == text.length() || !Mending.isNamePart(text.charAt(at + 5)))) {
                return at;
            }
            at = text.indexOf('<', at + 1);
        }
        return -1;
    }

    /** The depth is bounded by the parser, so this may call itself. */
    private static void collect(List<Outline> outlines, List<String> groups, List<OpmlRow> into) {
        for (Outline outline : outlines) {
            String title = Markup.oneLine(RssMapping.firstOf(outline.getTitle(), outline.getText()));
            boolean isFeed = isFeed(outline);
            if (isFeed) {
                into.add(row(outline, groups, title));
            }
            // What stands in a feed's outline is most likely beside it, its end tag lost.
            collect(outline.getChildren(), isFeed || title == null ? groups : with(groups, title), into);
        }
    }

    private static boolean isFeed(Outline outline) {
        String type = String.valueOf(outline.getType()).strip().toLowerCase(Locale.ROOT);
        return outline.getXmlUrl() != null || type.equals("rss") || type.equals("atom");
    }

    private static OpmlRow row(Outline outline, List<String> groups, @Nullable String title) {
        String line = outline.getAttributeValue(LINE);
        String address = RssMapping.firstOf(outline.getXmlUrl(), outline.getUrl());
        String category = outline.getAttributeValue("category");
        List<String> path = groups.isEmpty() && category != null && category.startsWith("/")
                ? List.of(category.substring(1).split(",", 2)[0].split("/+", -1))
                : groups;
        return new OpmlRow(
                line == null ? 0 : Integer.parseInt(line),
                path.stream().filter(name -> !name.isBlank()).toList(),
                title,
                address,
                RssMapping.firstOf(outline.getHtmlUrl()));
    }

    private static List<String> with(List<String> groups, String name) {
        List<String> longer = new ArrayList<>(groups);
        longer.add(name);
        return List.copyOf(longer);
    }

    /**
     * Writes a subscription list that other readers load: OPML 2.0, groups as nested outlines, {@code type="rss"} for
     * feeds of any kind, as the format asks.
     *
     * @param title of the list
     * @param rows with an address each
     * @param now the date in its head
     * @return XML in UTF-8, ending with a line feed
     */
    public static String write(String title, List<OpmlRow> rows, Instant now) {
        Group root = new Group();
        for (OpmlRow row : rows) {
            Group group = root;
            for (String name : row.groups()) {
                group = group.inner.computeIfAbsent(name, _ -> new Group());
            }
            group.feeds.add(outline(row));
        }
        var opml = new com.rometools.opml.feed.opml.Opml();
        opml.setFeedType(OPML_2);
        opml.setEncoding("UTF-8");
        opml.setTitle(clean(title));
        opml.setCreated(Date.from(now));
        opml.setOutlines(root.outlines());
        try {
            return new WireFeedOutput()
                            .outputString(opml, true)
                            .replace("\r\n", "\n")
                            .strip() + "\n";
        } catch (FeedException impossible) {
            throw new IllegalStateException("ROME refuses a list of our own making", impossible);
        }
    }

    private static final class Group {
        final Map<String, Group> inner = new LinkedHashMap<>();
        final List<Outline> feeds = new ArrayList<>();

        List<Outline> outlines() {
            List<Outline> all = new ArrayList<>();
            inner.forEach((name, group) -> {
                Outline outline = new Outline();
                outline.setText(clean(name));
                outline.setTitle(clean(name));
                outline.setChildren(group.outlines());
                all.add(outline);
            });
            all.addAll(feeds);
            return all;
        }
    }

    private static Outline outline(OpmlRow row) {
        Outline outline = new Outline();
        String name = clean(RssMapping.firstOf(row.title(), row.xmlUrl()));
        outline.setType("rss");
        outline.setText(name);
        outline.setTitle(name);
        List<Attribute> attributes = new ArrayList<>();
        attributes.add(new Attribute("xmlUrl", clean(row.xmlUrl())));
        if (row.htmlUrl() != null) {
            attributes.add(new Attribute("htmlUrl", clean(row.htmlUrl())));
        }
        outline.setAttributes(attributes);
        return outline;
    }

    /** Without what XML cannot hold. */
    private static String clean(@Nullable String text) {
        StringBuilder out = new StringBuilder();
        String.valueOf(text).codePoints().filter(Verifier::isXMLCharacter).forEach(out::appendCodePoint);
        return out.toString();
    }

    /** From the tolerant tree to a document that has only what OPML knows, in the spelling that ROME knows. */
    private static final class OpmlTree {
        private static final Map<String, String> ATTRIBUTES = Map.of(
                "text",
                "text",
                "title",
                "title",
                "type",
                "type",
                "xmlurl",
                "xmlUrl",
                "htmlurl",
                "htmlUrl",
                "url",
                "url",
                "category",
                "category");

        private final List<Integer> lines;
        private int outlines;

        OpmlTree(List<Integer> lines) {
            this.lines = lines;
        }

        Document clean(org.jsoup.nodes.Document tree) {
            long count =
                    tree.getAllElements().stream().filter(OpmlTree::isOutline).count();
            boolean linesAreSure = count == lines.size();
            Element opml = new Element("opml");
            opml.setAttribute("version", "2.0");
            opml.addContent(new Element("head"));
            Element body = new Element("body");
            opml.addContent(body);
            copy(tree, body, linesAreSure);
            return new Document(opml);
        }

        private static boolean isOutline(org.jsoup.nodes.Element element) {
            return element.tag().localName().equalsIgnoreCase("outline");
        }

        private void copy(org.jsoup.nodes.Element from, Element to, boolean linesAreSure) {
            for (org.jsoup.nodes.Element child : from.children()) {
                Element target = to;
                if (isOutline(child)) {
                    target = new Element("outline");
                    for (var attribute : child.attributes()) {
                        String name = ATTRIBUTES.get(attribute.getKey().toLowerCase(Locale.ROOT));
                        if (name != null && target.getAttribute(name) == null) {
                            target.setAttribute(
                                    name, Opml.clean(attribute.getValue()).strip());
                        }
                    }
                    if (linesAreSure) {
                        target.setAttribute(LINE, lines.get(outlines).toString());
                    }
                    outlines++;
                    to.addContent(target);
                }
                copy(child, target, linesAreSure);
            }
        }
    }
}
