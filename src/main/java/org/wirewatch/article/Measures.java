package org.wirewatch.article;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
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

    private static final Set<String> FORCED_BLOCKS = Set.of("br", "hr", "td", "th", "tr", "dd", "dt", "li");

    private final List<Box> boxes = new ArrayList<>(1024);
    private final Attributes attributes = new Attributes();
    private final Box body;

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
        for (Node node = box.element.firstChild(); node != null; node = node.nextSibling()) {
            if (node instanceof TextNode text) {
                into.text(box, text.getWholeText(), inLink);
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
        } else if (child.element.isBlock() || FORCED_BLOCKS.contains(child.tag)) {
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
        Names names = attributes.names();
        boolean silent = Clutter.isSilent(tag) || attributes.hidden || Clutter.isHiddenBy(attributes.style);
        Clutter.Kind kind = Clutter.of(tag, attributes.role, attributes.property, names);
        Box box = new Box(element, parent, boxes.size(), names, kind, attributes.property, silent);
        boxes.add(box);
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
        String role = "";
        String style = "";
        String property = "";
        boolean hidden;

        void read(Element element) {
            id = "";
            classes = "";
            role = "";
            style = "";
            property = "";
            hidden = false;
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
                    case "itemprop" -> property = value;
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
            return Names.of(id, classes, hasData ? String.join("\0", data) : "");
        }
    }
}
