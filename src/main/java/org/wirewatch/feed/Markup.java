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
    private static final Pattern TAG = Pattern.compile("<(/?)([A-Za-z][A-Za-z0-9]*)((?:\\s[^<>]*)?)/?>|<!--");
    private static final Pattern LINK_ATTRIBUTE = Pattern.compile(
            "(\\s(?:href|src|poster|cite|action|longdesc)\\s*=\\s*)(?:\"([^\"]*)\"|'([^']*)'|([^\\s>\"']+))",
            Pattern.CASE_INSENSITIVE);
    private static final Set<String> LINKS = Set.of("href", "src", "poster", "cite");
    private static final Set<String> BREAKING =
            Set.of("p", "div", "br", "li", "tr", "td", "h1", "h2", "h3", "h4", "hr");
    private static final Set<String> EMPTY_ELEMENTS =
            Set.of("br", "img", "hr", "input", "wbr", "source", "area", "col", "embed");

    /** Kept, for text that was encoded twice is full of them, and nothing else tells how to read it. */
    private static final String UNDEFINED_IN_1252 = "\u0081\u008D\u008F\u0090\u009D";

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
        return element.firstElementChild() == null ? text(element) : inner(element, null);
    }

    /**
     * Child elements as HTML, without namespace prefixes and declarations.
     *
     * @param base what an {@code xml:base} among them stands on; null if unknown
     */
    static String inner(Element element, @Nullable String base) {
        StringBuilder out = new StringBuilder();
        for (Node child : element.childNodes()) {
            write(child, out, new Base(base, false));
        }
        return out.toString();
    }

    /**
     * What links stand on while markup is written out.
     *
     * @param inner whether an element of the markup itself has set it, so that the links in it must be made absolute here
     */
    private record Base(@Nullable String address, boolean inner) {
        Base within(Element element) {
            return element.hasAttr("xml:base") ? new Base(Bases.within(element, address), true) : this;
        }

        String of(Attribute attribute) {
            String resolved = inner && LINKS.contains(attribute.getKey().toLowerCase(Locale.ROOT))
                    ? Links.absolute(address, attribute.getValue())
                    : null;
            return resolved == null ? attribute.getValue() : resolved;
        }
    }

    /** The parser bounds the depth, so this may call itself. */
    private static void write(Node node, StringBuilder out, Base base) {
        if (node instanceof TextNode text) {
            out.append(escaped(text.getWholeText()));
        } else if (node instanceof Element element) {
            String name = element.tag().localName().toLowerCase(Locale.ROOT);
            Base within = base.within(element);
            out.append('<').append(name);
            for (Attribute attribute : element.attributes()) {
                String key = attribute.getKey();
                if (!key.startsWith("xmlns") && !key.startsWith("xml:")) {
                    out.append(' ').append(key).append("=\"");
                    out.append(escaped(within.of(attribute)).replace("\"", "&quot;"))
                            .append('"');
                }
            }
            // An empty element that was left open has swallowed what follows it.
            boolean empty = EMPTY_ELEMENTS.contains(name);
            out.append(empty ? "/>" : ">");
            for (Node child : element.childNodes()) {
                write(child, out, within);
            }
            if (!empty) {
                out.append("</").append(name).append('>');
            }
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
        int lastCommentEnd = html.lastIndexOf("-->");
        while (matcher.find()) {
            String name = matcher.group(2);
            if (name != null && !Tag.isKnownTag(name.toLowerCase(Locale.ROOT))) {
                continue;
            }
            if (name == null) {
                int end = matcher.start() > lastCommentEnd ? -1 : html.indexOf("-->", matcher.end());
                if (end >= 0) {
                    out.append(html, from, matcher.start());
                    from = end + 3;
                    matcher.region(from, html.length());
                }
                continue;
            }
            out.append(html, from, matcher.start());
            if (BREAKING.contains(name.toLowerCase(Locale.ROOT))) {
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
        return line.isEmpty() ? null : line.toString();
    }

    /**
     * Without what no reader can show: control characters and halves of surrogate pairs, which come out of references
     * that were escaped twice and out of JSON.
     */
    static String printable(String text) {
        int length = text.length();
        int i = 0;
        while (i < length && isPrintable(text, i)) {
            i++;
        }
        if (i == length) {
            return text;
        }
        StringBuilder kept = new StringBuilder(length).append(text, 0, i);
        for (i++; i < length; i++) {
            if (isPrintable(text, i)) {
                kept.append(text.charAt(i));
            }
        }
        return kept.toString();
    }

    private static boolean isPrintable(String text, int i) {
        char c = text.charAt(i);
        if (c < ' ') {
            return c == '\n' || c == '\t' || c == '\r';
        }
        if (c < 0x7F) {
            return true;
        }
        if (Character.isHighSurrogate(c)) {
            return i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
        }
        return (c > 0x9F && c < 0xFFFE) || UNDEFINED_IN_1252.indexOf(c) >= 0;
    }

    /** HTML with its links made absolute; null if there is nothing in it. */
    static @Nullable String html(@Nullable String html, @Nullable String base) {
        if (html == null || html.isBlank()) {
            return null;
        }
        String stripped = html.strip();
        if (base == null) {
            return stripped;
        }
        StringBuilder out = null;
        int from = 0;
        int open = stripped.indexOf('<');
        while (open >= 0) {
            int close = stripped.indexOf('>', open);
            if (close < 0) {
                break;
            }
            if (mayHaveRelativeLink(stripped, open, close)) {
                out = out == null ? new StringBuilder(stripped.length() + 64) : out;
                out.append(stripped, from, open).append(withAbsoluteLinks(stripped.substring(open, close + 1), base));
                from = close + 1;
            }
            open = stripped.indexOf('<', close);
        }
        return out == null
                ? stripped
                : out.append(stripped, from, stripped.length()).toString();
    }

    /** Most links are absolute already; this tells without a pattern, by the last letter of the attribute's name. */
    private static boolean mayHaveRelativeLink(String html, int open, int close) {
        for (int at = open + 1; at < close; at++) {
            if (html.charAt(at) == '='
                    && "fcren ".indexOf(html.charAt(at - 1) | 0x20) >= 0
                    && !isAbsolute(html, at + 1)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAbsolute(String html, int value) {
        char first = html.charAt(value);
        int start = first == '"' || first == '\'' ? value + 1 : value;
        return html.startsWith("http://", start) || html.startsWith("https://", start) || html.startsWith("#", start);
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
