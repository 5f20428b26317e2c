package org.wirewatch.article;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;
import org.wirewatch.article.Draft.Form;

/** Writes the body's element down block by block, and leaves out what by its tag or name is not the article. */
final class BodyWriter {
    private static final Set<String> HEADINGS = Set.of("h1", "h2", "h3", "h4", "h5", "h6");
    private static final Set<String> PICTURE_BOXES = Set.of("div", "center", "a", "span", "td", "section");
    private static final Set<String> PICTURES = Set.of("img", "picture");
    private static final Set<String> TEXT_IN_PICTURE_BOX = Set.of("p", "h2", "h3", "h4", "li");
    /** Never part of a run, whatever is inside. */
    private static final Set<String> FORCED_BLOCKS =
            Set.of("td", "th", "tr", "li", "dt", "dd", "hr", "figure", "figcaption", "caption", "blockquote", "aside");

    private static final int ENOUGH_CLEAN_CHARS = 2000;
    private static final int MOST_RELATED_LINKS = 3;

    private final Measures measures;
    private final int bodyProse;
    private final int bodyClean;
    /** Whether the text outside clutter is an article by itself, so that even big clutter can go. */
    private final boolean enoughWithout;

    private final List<Draft> drafts = new ArrayList<>();
    private final StringBuilder run = new StringBuilder();
    private int runLinkChars;
    private @Nullable Element runSource;

    private BodyWriter(Measures measures, Box body) {
        this.measures = measures;
        this.bodyProse = body.prose;
        this.bodyClean = body.clean;
        this.enoughWithout = body.clean >= ENOUGH_CLEAN_CHARS;
    }

    static List<Draft> write(Box body, Measures measures) {
        BodyWriter writer = new BodyWriter(measures, body);
        writer.children(body, Form.PARAGRAPH, false);
        writer.flush(Form.PARAGRAPH, 0);
        return writer.drafts;
    }

    /** Text nodes are the page's, elements are the walk's: both lists have the same order. */
    private void children(Box box, Form form, boolean inLink) {
        Box child = box.firstChild;
        int nodes = box.element.childNodeSize();
        for (int at = 0; at < nodes; at++) {
            Node node = box.element.childNode(at);
            if (node instanceof TextNode text) {
                text(text.getWholeText(), box.element, inLink);
            } else if (node instanceof Element && child != null) {
                child(child, form, inLink);
                child = child.next;
            }
        }
    }

    private void child(Box child, Form form, boolean inLink) {
        if (child.is("br")) {
            lineBreak(child.element, form);
            return;
        }
        if (child.silent) {
            return;
        }
        boolean inline = isInline(child);
        Clutter.Kind kind = child.kind;
        if (kind != null && isLeftOut(child, kind, inline)) {
            if (!inline) {
                flush(form, 0);
                gap(child, kind);
            }
            return;
        }
        if (inline) {
            children(child, form, inLink || isLink(child));
            return;
        }
        flush(form, 0);
        block(child, form, inLink || isLink(child));
    }

    private void block(Box child, Form form, boolean inLink) {
        String tag = child.tag;
        if (HEADINGS.contains(tag)) {
            children(child, Form.HEADING, inLink);
            flush(Form.HEADING, tag.charAt(1) - '0');
            return;
        }
        switch (tag) {
            case "figure" -> figure(child);
            case "figcaption", "caption" -> gap(child, Clutter.Kind.LABEL);
            case "aside", "footer", "address", "header" -> aside(child, form);
            case "ul", "ol" -> list(child, form);
            case "tr" -> row(child, form);
            case "blockquote", "q" -> {
                children(child, Form.QUOTE, inLink);
                flush(Form.QUOTE, 0);
            }
            case "li" -> {
                Form item = form == Form.PARAGRAPH ? Form.ITEM : form;
                children(child, item, inLink);
                flush(item, 0);
            }
            default -> {
                if (isPictureWithCaption(child)) {
                    gap(child, Clutter.Kind.LABEL);
                    return;
                }
                children(child, form, inLink);
                flush(form, 0);
            }
        }
    }

    /** A box with a picture and a short line under it, though it is no figure. */
    private boolean isPictureWithCaption(Box box) {
        if (box.chars == 0 || box.chars >= 160 || !PICTURE_BOXES.contains(box.tag)) {
            return false;
        }
        boolean picture = false;
        for (Box inside : measures.inside(box)) {
            picture |= PICTURES.contains(inside.tag);
            if (TEXT_IN_PICTURE_BOX.contains(inside.tag)) {
                return false;
            }
        }
        return picture;
    }

    private static boolean isInline(Box child) {
        return !FORCED_BLOCKS.contains(child.tag) && !child.blocks && !child.element.isBlock();
    }

    /** Whether something with such a name is left out. Much running text under such a name means that the name lies. */
    private boolean isLeftOut(Box child, Clutter.Kind kind, boolean inline) {
        if (inline) {
            return kind == Clutter.Kind.CHROME
                    || child.names.says(Names.MAYBE_CAPTION)
                    || (kind == Clutter.Kind.APPEAL && run.isEmpty() && !child.is("a"));
        }
        if (child.headline && child.prose > 0) {
            return false;
        }
        // "article-content sticky-sidebar": of two names the publisher's word for the body counts.
        if (child.isNamedBody() && kind != Clutter.Kind.COMMENTS && child.clean * 2 > bodyClean) {
            return false;
        }
        int share = bodyProse == 0 || enoughWithout ? 0 : child.prose * 100 / bodyProse;
        return switch (kind) {
            case COMMENTS -> true;
            case RELATED -> share < 60 || child.linkDensity() > 0.5;
            case APPEAL -> share < 30 && !holdsQuote(child);
            case CHROME -> share < 30;
            case LABEL -> share < 30;
            case LEAD -> false;
        };
    }

    private boolean holdsQuote(Box box) {
        return box.is("blockquote") || measures.inside(box).stream().anyMatch(inside -> inside.is("blockquote"));
    }

    /** A link to a place in the same page is no link to something else. */
    private static boolean isLink(Box box) {
        return box.is("a") && !box.attribute("href").startsWith("#");
    }

    private void aside(Box child, Form form) {
        if (child.headline || (bodyProse > 0 && child.prose * 100 / bodyProse >= 30)) {
            children(child, form, false);
            flush(form, 0);
        } else {
            gap(child, child.is("aside") ? Clutter.Kind.RELATED : Clutter.Kind.LABEL);
        }
    }

    /** Of a figure only text stays that is itself a quote or a table; captions and credits are not the article's text. */
    private void figure(Box figure) {
        for (Box child = figure.firstChild; child != null; child = child.next) {
            switch (child.tag) {
                case "blockquote", "table", "p", "pre", "ul" -> {
                    if (child.kind == null) {
                        block(child, Form.PARAGRAPH, false);
                    }
                }
                case "div", "a", "span" -> figure(child);
                default -> {
                    // pictures and captions
                }
            }
        }
    }

    private void list(Box list, Form form) {
        int items = 0;
        for (Box item = list.firstChild; item != null; item = item.next) {
            items++;
        }
        if (form == Form.PARAGRAPH && list.linkDensity() > 0.7 && list.chars / Math.max(1, items) < 150) {
            gap(list, Clutter.Kind.RELATED);
            return;
        }
        children(list, form, false);
        flush(form, 0);
    }

    private void row(Box row, Form form) {
        boolean laidOut = false;
        for (Box cell = row.firstChild; cell != null; cell = cell.next) {
            laidOut |= cell.blocks;
        }
        for (Box cell = row.firstChild; cell != null; cell = cell.next) {
            children(cell, form, false);
            if (laidOut) {
                flush(form, 0);
            } else if (!run.isEmpty() && cell.next != null) {
                run.append(" | ");
            }
        }
        flush(form, 0);
    }

    private void lineBreak(Element br, Form form) {
        Node next = br.nextSibling();
        while (next instanceof TextNode text && text.isBlank()) {
            next = next.nextSibling();
        }
        if (next instanceof Element element && element.normalName().equals("br")) {
            flush(form, 0);
        } else if (!run.isEmpty()) {
            run.append(' ');
        }
    }

    private void text(String text, Element source, boolean inLink) {
        int before = run.length();
        Texts.appendCollapsed(text, run);
        if (run.length() > before && runSource == null) {
            runSource = source;
        }
        if (inLink) {
            runLinkChars += run.length() - before;
        }
    }

    private void flush(Form form, int level) {
        String text = run.toString().strip();
        Element source = runSource;
        if (!text.isEmpty() && source != null) {
            drafts.add(new Draft(form, text, Math.min(runLinkChars, text.length()), source, level, null, null));
        }
        run.setLength(0);
        runLinkChars = 0;
        runSource = null;
    }

    /** Notes that something was left out; a small box that points to other articles stays as related. */
    private void gap(Box box, Clutter.Kind kind) {
        if (kind == Clutter.Kind.RELATED) {
            List<Draft> related = related(box);
            if (!related.isEmpty() && related.size() <= MOST_RELATED_LINKS) {
                drafts.addAll(related);
            }
        }
        drafts.add(new Draft(Form.GAP, "", 0, box.element, 0, null, kind));
    }

    private List<Draft> related(Box box) {
        List<Draft> found = new ArrayList<>();
        if (box.is("a")) {
            addRelated(box, found);
            return found;
        }
        for (Box link : measures.inside(box)) {
            if (link.is("a") && found.size() <= MOST_RELATED_LINKS) {
                addRelated(link, found);
            }
        }
        return found;
    }

    private void addRelated(Box link, List<Draft> to) {
        if (link.letters < 14 || !link.element.hasAttr("href")) {
            return;
        }
        Box inner = null;
        for (Box inside : measures.inside(link)) {
            inner = inner == null && HEADINGS.contains(inside.tag) ? inside : inner;
        }
        String title = (inner == null ? link : inner).element.text().strip();
        boolean known = to.stream().anyMatch(other -> title.equals(other.text()));
        if (title.length() >= 15 && title.contains(" ") && !known) {
            URI url = Urls.absolute(link.element, "href");
            to.add(new Draft(Form.RELATED, title, title.length(), link.element, 0, url, null));
        }
    }
}
