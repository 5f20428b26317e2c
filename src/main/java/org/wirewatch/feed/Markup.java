package org.wirewatch.feed;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.parser.Tag;
import org.jspecify.annotations.Nullable;

/** Text and HTML of feed elements. Works on strings where it can: most feeds need no second tree. */
final class Markup {
    private static final Pattern TAG =
            Pattern.compile("<(/?)([A-Za-z][A-Za-z0-9]*)((?:\\s[^<>]*)?)/?>|<!--.*?-->", Pattern.DOTALL);
    private static final Pattern LINK_ATTRIBUTE = Pattern.compile(
            "(\\s(?:href|src|poster|cite|action|longdesc)\\s*=\\s*)(?:\"([^\"]*)\"|'([^']*)'|([^\\s>\"']+))",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern MAY_HAVE_LINKS =
            Pattern.compile("(?:href|src|poster|cite)\\s*=", Pattern.CASE_INSENSITIVE);
    private static final Set<String> BREAKING =
            Set.of("p", "div", "br", "li", "tr", "td", "h1", "h2", "h3", "h4", "hr");
    private static final Set<String> EMPTY_ELEMENTS =
            Set.of("br", "img", "hr", "input", "wbr", "source", "area", "col", "embed");

    private Markup() {}

    /** All text under an element, entities decoded, CDATA included. */
    static String text(Element element) {
        Node only = element.childNodeSize() == 1 ? element.childNode(0) : null;
        if (only instanceof TextNode text) {
            return text.getWholeText();
        }
        return element.childNodeSize() == 0 ? "" : element.wholeText();
    }

    /** What stands in an element as HTML: its decoded text, or its child elements written out. */
    static String content(Element element) {
        return element.firstElementChild() == null ? text(element) : inner(element);
    }

    /** Child elements as HTML, without namespace prefixes and declarations. */
    static String inner(Element element) {
        StringBuilder out = new StringBuilder();
        for (Node child : element.childNodes()) {
            write(child, out);
        }
        return out.toString();
    }

    /** The parser bounds the depth, so this may call itself. */
    private static void write(Node node, StringBuilder out) {
        if (node instanceof TextNode text) {
            out.append(escaped(text.getWholeText()));
        } else if (node instanceof Element element) {
            String name = element.tag().localName().toLowerCase(Locale.ROOT);
            out.append('<').append(name);
            for (Attribute attribute : element.attributes()) {
                String key = attribute.getKey();
                if (!key.startsWith("xmlns") && !key.startsWith("xml:")) {
                    out.append(' ').append(key).append("=\"");
                    out.append(escaped(attribute.getValue()).replace("\"", "&quot;"))
                            .append('"');
                }
            }
            if (element.childNodeSize() == 0 && EMPTY_ELEMENTS.contains(name)) {
                out.append("/>");
                return;
            }
            out.append('>');
            for (Node child : element.childNodes()) {
                write(child, out);
            }
            out.append("</").append(name).append('>');
        }
    }

    /** Plain text as HTML. */
    static String escaped(String plain) {
        if (plain.indexOf('&') < 0 && plain.indexOf('<') < 0 && plain.indexOf('>') < 0) {
            return plain;
        }
        return plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /**
     * HTML as plain text on one line. Only tags that HTML knows are taken for tags: {@code <BIGCO>} in a headline is
     * text.
     */
    static @Nullable String plain(@Nullable String html) {
        if (html == null) {
            return null;
        }
        String text = html;
        if (text.indexOf('<') >= 0) {
            text = withoutTags(text);
        }
        if (text.indexOf('&') >= 0) {
            text = Parser.unescapeEntities(text, false);
        }
        return oneLine(text);
    }

    private static String withoutTags(String html) {
        Matcher matcher = TAG.matcher(html);
        StringBuilder out = new StringBuilder(html.length());
        int from = 0;
        while (matcher.find()) {
            String name = matcher.group(2);
            if (name != null && !Tag.isKnownTag(name.toLowerCase(Locale.ROOT))) {
                continue;
            }
            out.append(html, from, matcher.start());
            if (name != null && BREAKING.contains(name.toLowerCase(Locale.ROOT))) {
                out.append(' ');
            }
            from = matcher.end();
        }
        return out.append(html, from, html.length()).toString();
    }

    /** White space collapsed; null if nothing is left. */
    static @Nullable String oneLine(@Nullable String text) {
        if (text == null) {
            return null;
        }
        StringBuilder line = new StringBuilder(text.length());
        boolean gap = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isWhitespace(c) || c == '\u00A0' || c == '\uFEFF') {
                gap = !line.isEmpty();
            } else {
                if (gap) {
                    line.append(' ');
                    gap = false;
                }
                line.append(c);
            }
        }
        return line.isEmpty() ? null : line.length() == text.length() ? text : line.toString();
    }

    /** HTML with its links made absolute; null if there is nothing in it. */
    static @Nullable String html(@Nullable String html, @Nullable String base) {
        if (html == null || html.isBlank()) {
            return null;
        }
        String stripped = html.strip();
        if (base == null
                || stripped.indexOf('<') < 0
                || !MAY_HAVE_LINKS.matcher(stripped).find()) {
            return stripped;
        }
        StringBuilder out = new StringBuilder(stripped.length() + 64);
        int from = 0;
        int open = stripped.indexOf('<');
        while (open >= 0) {
            int close = stripped.indexOf('>', open);
            if (close < 0) {
                break;
            }
            out.append(stripped, from, open);
            out.append(withAbsoluteLinks(stripped.substring(open, close + 1), base));
            from = close + 1;
            open = stripped.indexOf('<', from);
        }
        return out.append(stripped, from, stripped.length()).toString();
    }

    private static String withAbsoluteLinks(String tag, String base) {
        Matcher matcher = LINK_ATTRIBUTE.matcher(tag);
        if (!matcher.find()) {
            return tag;
        }
        StringBuilder out = new StringBuilder();
        int from = 0;
        do {
            int group = matcher.group(2) != null ? 2 : matcher.group(3) != null ? 3 : 4;
            String link = matcher.group(group);
            String resolved = link.startsWith("#") ? link : Links.resolve(base, link);
            out.append(tag, from, matcher.start(group)).append(resolved == null ? base : resolved);
            from = matcher.end(group);
        } while (matcher.find());
        return out.append(tag, from, tag.length()).toString();
    }
}
