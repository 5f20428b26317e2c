package org.wirewatch.article;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * The one walk over a page's tree: every element becomes a {@link Box} that knows its names and how much running text it
 * holds; what is clutter weighs nothing. All finders look at boxes, none walks the tree anew.
 */
final class Measures {
    /** So many articles in one place are a list of teasers. */
    private static final int SEVERAL_ARTICLES = 3;

    /** What says something of byline, date or picture. */
    private static final int HINTS = Names.AUTHOR | Names.MAYBE_DATE | Names.MAYBE_PICTURE;

    private final List<Box> boxes = new ArrayList<>(1024);
    private final Map<String, List<Box>> byTag = new HashMap<>();
    private final List<Box> marked = new ArrayList<>();
    private final List<Box> hinting = new ArrayList<>();
    private final Attributes attributes = new Attributes();
    private final Box body;
    private char[] chars = new char[1024];

    private @Nullable String text;
    private @Nullable String foldedText;

    private Measures(Element root) {
        if (root instanceof Document page) {
            unseen(add(page.head(), null));
            body = add(page.body(), null);
        } else {
            body = add(root, null);
        }
        block(body, false);
        close(body);
    }

    /** Of a whole page, or of one element of it. */
    static Measures of(Element root) {
        return new Measures(root);
    }

    /** All of them in the document's order. */
    List<Box> boxes() {
        return boxes;
    }

    /** The body of the page, or the element that was given. */
    Box body() {
        return body;
    }

    /** Those inside the body, itself included, in the document's order. */
    List<Box> inBody() {
        return boxes.subList(body.index, boxes.size());
    }

    /** Those inside the box, itself left out, in the document's order. */
    List<Box> inside(Box box) {
        return boxes.subList(box.index + 1, box.end);
    }

    /**
     * Those of a tag, in the document's order, of the head and the body.
     *
     * @param tag one that {@link TagSense} lists
     */
    List<Box> all(String tag) {
        return byTag.getOrDefault(tag, List.of());
    }

    /** Those with an attribute for machines ({@code itemprop}, {@code property}, {@code rel}, {@code pubdate}), in the document's order. */
    List<Box> marked() {
        return marked;
    }

    /** Those whose tag or names say something of byline, date or picture, in the document's order. */
    List<Box> hinting() {
        return hinting;
    }

    /** All words of the body, seen or not, as jsoup joins them; put together when first asked for. */
    String text() {
        String known = text;
        if (known == null) {
            known = body.element.text();
            text = known;
        }
        return known;
    }

    /** The same, {@linkplain Texts#fold folded}. */
    String foldedText() {
        String known = foldedText;
        if (known == null) {
            known = Texts.fold(text());
            foldedText = known;
        }
        return known;
    }

    /** The element's box; the body's if the element is not of this page. */
    Box at(Element element) {
        Element up = element.parent();
        if (body.element.equals(element) || up == null) {
            return body;
        }
        for (Box child = at(up).firstChild; child != null; child = child.next) {
            if (child.element.equals(element)) {
                return child;
            }
        }
        return body;
    }

    private void walk(Box box, Tally into, boolean inLink) {
        Box before = null;
        Element parent = box.element;
        int nodes = parent.childNodeSize();
        for (int at = 0; at < nodes; at++) {
            Node node = parent.childNode(at);
            if (node instanceof TextNode text) {
                text(box, text.getWholeText(), into, inLink);
            } else if (node instanceof Element element) {
                Box child = add(element, box);
                if (before == null) {
                    box.firstChild = child;
                } else {
                    before.next = child;
                }
                before = child;
                child(child, into, inLink);
                close(child);
                box.letters += child.letters;
            }
        }
    }

    /** An array is walked through in half the time that a string takes. */
    private void text(Box box, String text, Tally into, boolean inLink) {
        int length = text.length();
        if (length > chars.length) {
            chars = new char[length * 2];
        }
        text.getChars(0, length, chars, 0);
        into.text(box, chars, length, inLink);
    }

    private void close(Box box) {
        box.letters += box.ownLetters;
        box.end = boxes.size();
    }

    private void child(Box child, Tally into, boolean inLink) {
        if (child.is("br")) {
            if (child.element.nextSibling() instanceof Element next
                    && next.normalName().equals("br")) {
                into.endRun();
            }
        } else if (child.silent) {
            unseen(child);
        } else if (child.element.isBlock() || child.ownBlock) {
            into.endRun();
            into.add(block(child, inLink));
        } else {
            inline(child, into, inLink || child.is("a"));
        }
    }

    /** What is inside is listed, but weighs nothing. */
    private void unseen(Box box) {
        walk(box, new Tally(), false);
        for (Box inside : boxes.subList(box.index, boxes.size())) {
            inside.weighNothing();
        }
    }

    private void inline(Box child, Tally into, boolean inLink) {
        boolean outerBlocks = into.blocks;
        int prose = into.prose;
        int clean = into.clean;
        int chars = into.chars;
        int linkChars = into.linkChars;
        into.blocks = false;
        walk(child, into, inLink);
        if (into.blocks) {
            child.prose = into.prose - prose;
            child.clean = into.clean - clean;
            child.chars = into.chars - chars;
            child.linkChars = into.linkChars - linkChars;
            child.blocks = true;
            child.headline = into.headline;
        }
        into.blocks |= outerBlocks;
    }

    private Tally block(Box box, boolean inLink) {
        Tally inside = new Tally();
        walk(box, inside, inLink);
        box.blocks = inside.blocks;
        inside.endRun();
        inside.headline |= box.is("h1");
        if (isListOfArticles(inside)) {
            inside.clean = 0;
        }
        if (box.is("article")) {
            inside.articles++;
            inside.largestArticle = Math.max(inside.largestArticle, inside.prose);
            inside.articleProse = inside.prose;
        }
        if (inside.clean > 0 && isClutter(box, inside)) {
            inside.clean = 0;
            inside.prose = box.kind == Clutter.Kind.COMMENTS ? 0 : inside.prose;
        }
        box.prose = inside.prose;
        box.clean = inside.clean;
        box.chars = inside.chars;
        box.linkChars = inside.linkChars;
        box.headline = inside.headline;
        return inside;
    }

    private static boolean isListOfArticles(Tally inside) {
        return inside.articles >= SEVERAL_ARTICLES
                && !inside.headline
                && inside.largestArticle * 2 < inside.prose
                && inside.articleProse * 10 > inside.prose * 6;
    }

    private static boolean isClutter(Box box, Tally inside) {
        return !inside.headline && box.kind != null && box.kind != Clutter.Kind.LEAD && !box.isNamedBody();
    }

    private Box add(Element element, @Nullable Box parent) {
        attributes.read(element);
        String tag = element.normalName();
        TagSense sense = TagSense.of(tag);
        Names names = sense.nameless() ? Names.NONE : attributes.names();
        boolean silent = sense.silent() || attributes.hidden || Clutter.isHiddenBy(attributes.style);
        Clutter.Kind kind = Clutter.of(tag, sense, attributes.role, attributes.property, names);
        Box box = new Box(element, parent, boxes.size(), names, kind, attributes.property, silent, sense.ownBlock());
        boxes.add(box);
        if (sense.listed()) {
            byTag.computeIfAbsent(tag, _ -> new ArrayList<>()).add(box);
        }
        if (attributes.forMachines) {
            marked.add(box);
        }
        if (sense.hinting() || names.says(HINTS)) {
            hinting.add(box);
        }
        return box;
    }

    /** The attributes that say something about an element, read in one go. */
    private static final class Attributes {
        /** In these, frameworks note the component's name. */
        private static final List<String> COMPONENT =
                List.of("data-component", "data-testid", "data-qa", "data-module", "data-type");

        private String id = "";
        private String classes = "";
        private final String[] data = new String[COMPONENT.size()];
        private boolean hasData;
        private final NameReader reader = new NameReader();
        String role = "";
        String style = "";
        String property = "";
        boolean hidden;
        boolean forMachines;

        void read(Element element) {
            id = "";
            classes = "";
            role = "";
            style = "";
            property = "";
            hidden = false;
            forMachines = false;
            hasData = false;
            if (element.attributesSize() == 0) {
                return;
            }
            for (Attribute attribute : element.attributes()) {
                String value = attribute.getValue();
                switch (attribute.getKey()) {
                    case "class" -> classes = value;
                    case "id" -> id = value;
                    case "role" -> role = value;
                    case "style" -> style = value;
                    case "itemprop" -> {
                        property = value;
                        forMachines = true;
                    }
                    case "property", "rel", "pubdate" -> forMachines = true;
                    case "hidden" -> hidden = true;
                    case "data-component", "data-testid", "data-qa", "data-module", "data-type" ->
                        component(attribute.getKey(), value);
                    default -> {
                        // says nothing here
                    }
                }
            }
        }

        private void component(String key, String value) {
            if (!hasData) {
                Arrays.fill(data, "");
                hasData = true;
            }
            data[COMPONENT.indexOf(key)] = value;
        }

        Names names() {
            return reader.read(id, classes, hasData ? String.join("\0", data) : "");
        }
    }
}
