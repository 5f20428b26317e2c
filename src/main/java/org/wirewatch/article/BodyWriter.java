package org.wirewatch.article;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.Elements;
import org.jspecify.annotations.Nullable;
import org.wirewatch.article.Draft.Form;
import org.wirewatch.article.Measures.Measure;

/** Writes the body's element down block by block, and leaves out what by its tag or name is not the article. */
final class BodyWriter {
    private static final Set<String> HEADINGS = Set.of("h1", "h2", "h3", "h4", "h5", "h6");
    private static final Set<String> PICTURE_BOXES = Set.of("div", "center", "a", "span", "td", "section");
    private static final int ENOUGH_CLEAN_CHARS = 2000;
    private static final int MOST_RELATED_LINKS = 3;

    private final Measures measures;
    private final int bodyProse;
    /** Whether the text outside clutter is an article by itself, so that even big clutter can go. */
    private final boolean enoughWithout;

    private final List<Draft> drafts = new ArrayList<>();
    private final StringBuilder run = new StringBuilder();
    private int runLinkChars;
    private @Nullable Element runSource;

    private BodyWriter(Measures measures, int bodyProse, boolean enoughWithout) {
        this.measures = measures;
        this.bodyProse = bodyProse;
        this.enoughWithout = enoughWithout;
    }

    static List<Draft> write(Element body, Measures measures) {
        BodyWriter writer = new BodyWriter(
                measures, measures.at(body).prose(), measures.at(body).clean() >= ENOUGH_CLEAN_CHARS);
        writer.children(body, Form.PARAGRAPH, false);
        writer.flush(Form.PARAGRAPH, 0);
        return writer.drafts;
    }

    private void children(Element element, Form form, boolean inLink) {
        for (Node node = element.firstChild(); node != null; node = node.nextSibling()) {
            if (node instanceof TextNode text) {
                text(text.getWholeText(), element, inLink);
            } else if (node instanceof Element child) {
                child(child, form, inLink);
            }
        }
    }

    private void child(Element child, Form form, boolean inLink) {
        String tag = child.normalName();
        if (tag.equals("br")) {
            lineBreak(child, form);
            return;
        }
        if (Clutter.isSilent(child)) {
            return;
        }
        boolean inline = isInline(child, tag);
        Clutter.Kind kind = measures.kind(child);
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
        block(child, tag, form, inLink || isLink(child));
    }

    private void block(Element child, String tag, Form form, boolean inLink) {
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
                if (isPictureWithCaption(child, tag)) {
                    gap(child, Clutter.Kind.LABEL);
                    return;
                }
                children(child, form, inLink);
                flush(form, 0);
            }
        }
    }

    /** A box with a picture and a short line under it, though it is no figure. */
    private boolean isPictureWithCaption(Element box, String tag) {
        int chars = measures.at(box).chars();
        return PICTURE_BOXES.contains(tag)
                && chars > 0
                && chars < 160
                && box.selectFirst("img,picture") != null
                && box.selectFirst("p,h2,h3,h4,li") == null;
    }

    private boolean isInline(Element child, String tag) {
        return switch (tag) {
            case "td", "th", "tr", "li", "dt", "dd", "hr", "figure", "figcaption", "caption", "blockquote", "aside" ->
                false;
            default -> !child.isBlock() && !measures.at(child).blocks();
        };
    }

    /** Whether something with such a name is left out. Much running text under such a name means that the name lies. */
    private boolean isLeftOut(Element child, Clutter.Kind kind, boolean inline) {
        if (inline) {
            return kind == Clutter.Kind.CHROME
                    || isCaption(child)
                    || (kind == Clutter.Kind.APPEAL
                            && run.isEmpty()
                            && !child.normalName().equals("a"));
        }
        Measure measure = measures.at(child);
        if (measure.headline() && measure.prose() > 0) {
            return false;
        }
        int share = bodyProse == 0 || enoughWithout ? 0 : measure.prose() * 100 / bodyProse;
        return switch (kind) {
            case COMMENTS -> true;
            case RELATED -> share < 60 || measure.linkDensity() > 0.5;
            case APPEAL -> share < 30 && child.selectFirst("blockquote") == null;
            case CHROME -> share < 30;
            case LABEL -> share < 30;
            case LEAD -> false;
        };
    }

    /** A link to a place in the same page is no link to something else. */
    private static boolean isLink(Element element) {
        return element.normalName().equals("a") && !element.attr("href").startsWith("#");
    }

    private static boolean isCaption(Element inline) {
        String names = inline.className().toLowerCase(Locale.ROOT);
        return names.contains("caption") || names.contains("credit") || names.contains("copyright");
    }

    private void aside(Element child, Form form) {
        Measure measure = measures.at(child);
        if (measure.headline() || (bodyProse > 0 && measure.prose() * 100 / bodyProse >= 30)) {
            children(child, form, false);
            flush(form, 0);
        } else {
            gap(child, child.normalName().equals("aside") ? Clutter.Kind.RELATED : Clutter.Kind.LABEL);
        }
    }

    /** Of a figure only text stays that is itself a quote or a table; captions and credits are not the article's text. */
    private void figure(Element figure) {
        for (Element child = figure.firstElementChild(); child != null; child = child.nextElementSibling()) {
            switch (child.normalName()) {
                case "blockquote", "table", "p", "pre", "ul" -> {
                    if (measures.kind(child) == null) {
                        block(child, child.normalName(), Form.PARAGRAPH, false);
                    }
                }
                case "div", "a", "span" -> figure(child);
                default -> {
                    // pictures and captions
                }
            }
        }
    }

    private void list(Element list, Form form) {
        Measure measure = measures.at(list);
        int items = Math.max(1, list.childrenSize());
        if (form == Form.PARAGRAPH && measure.linkDensity() > 0.7 && measure.chars() / items < 150) {
            gap(list, Clutter.Kind.RELATED);
            return;
        }
        children(list, form, false);
        flush(form, 0);
    }

    private void row(Element row, Form form) {
        boolean laidOut =
                row.children().stream().anyMatch(cell -> measures.at(cell).blocks());
        for (Element cell = row.firstElementChild(); cell != null; cell = cell.nextElementSibling()) {
            children(cell, form, false);
            if (laidOut) {
                flush(form, 0);
            } else if (!run.isEmpty() && cell.nextElementSibling() != null) {
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
        boolean space = run.isEmpty() || run.charAt(before - 1) == ' ';
        for (int at = 0; at < text.length(); at++) {
            char here = text.charAt(at);
            if (here <= ' ' || Character.isSpaceChar(here)) {
                if (!space) {
                    run.append(' ');
                }
                space = true;
            } else if (here != '\u00ad' && here != '\u200b' && here != '\ufeff' && here != '\u2060') {
                run.append(here);
                space = false;
            }
        }
        if (run.length() > before && runSource == null && !run.toString().isBlank()) {
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
    private void gap(Element element, Clutter.Kind kind) {
        if (kind == Clutter.Kind.RELATED) {
            List<Draft> related = related(element);
            if (!related.isEmpty() && related.size() <= MOST_RELATED_LINKS) {
                drafts.addAll(related);
            }
        }
        drafts.add(new Draft(Form.GAP, "", 0, element, 0, null, kind));
    }

    private List<Draft> related(Element box) {
        List<Draft> found = new ArrayList<>();
        Elements links = box.normalName().equals("a") ? new Elements(box) : box.select("a[href]");
        for (Element link : links) {
            Element inner = link.selectFirst("h1,h2,h3,h4,h5,h6");
            String title = (inner == null ? link : inner).text().strip();
            URI url = Urls.absolute(link, "href");
            if (title.length() < 15
                    || !title.contains(" ")
                    || found.stream().anyMatch(other -> title.equals(other.text()))) {
                continue;
            }
            found.add(new Draft(Form.RELATED, title, title.length(), link, 0, url, null));
        }
        return found;
    }
}
