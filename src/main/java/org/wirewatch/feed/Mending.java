package org.wirewatch.feed;

import java.util.Map;
import org.jsoup.nodes.Entities;
import org.jspecify.annotations.Nullable;

/**
 * Mends text on its way to the XML parser, in one pass: control characters, bare {@code &} and {@code <}, entities (own
 * ones expanded within bounds, unknown ones kept as text), attributes without or with unfinished quotes, tags without
 * their {@code >}, processing instructions and doctypes dropped. A clean feed comes back as the same string.
 *
 * <p>It only repairs what would make the parser lose text; what elements mean is not its business.
 */
final class Mending {
    /** What all references to a feed's own entities together may grow it by. */
    private static final int MAX_EXPANDED_CHARACTERS = 1 << 20;

    private final String text;
    private final Map<String, String> entities;
    private final StringBuilder mended = new StringBuilder();
    private long expanded;

    /** Which of {@code item} and {@code entry} is open: neither may stand in itself, so a second one ends the first. */
    private String openEntry = "";

    private boolean noMoreCommentEnds;

    /** Everything before this is in {@link #mended} or dropped. */
    private int done;

    private Mending(String text, int from, Map<String, String> entities) {
        this.text = text;
        this.done = from;
        this.entities = entities;
    }

    /**
     * Mends.
     *
     * @param from where the root element begins
     * @param entities what the doctype declares, expanded
     */
    static String mended(String text, int from, Map<String, String> entities) {
        return new Mending(text, from, entities).run(from);
    }

    private String run(int from) {
        int i = from;
        int end = text.length();
        while (i < end) {
            char c = text.charAt(i);
            if (c == '<') {
                i = markup(i);
            } else if (c == '&') {
                i = reference(i, false);
            } else if (isOdd(c)) {
                i = oddCharacter(i);
            } else {
                i++;
            }
        }
        if (done == 0) {
            return text;
        }
        if (mended.isEmpty()) {
            return text.substring(done);
        }
        return mended.append(text, done, end).toString();
    }

    private void replace(int from, int to, String with) {
        mended.append(text, done, from).append(with);
        done = to;
    }

    private static boolean isOdd(char c) {
        return (c < ' ' && c != '\n' && c != '\t' && c != '\r')
                || (c >= 0x7F && c <= 0x9F)
                || c >= 0xFFFE
                || Character.isSurrogate(c);
    }

    /** Drops what XML forbids; a C1 control is a windows-1252 character that was taken for Latin-1. */
    private int oddCharacter(int i) {
        char c = text.charAt(i);
        if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
            return i + 2;
        }
        replace(i, i + 1, c > 0x7F && c <= 0x9F ? windows1252(c) : "");
        return i + 1;
    }

    private static String windows1252(int c) {
        String character = new String(new byte[] {(byte) c}, CharsetLabels.WINDOWS_1252);
        return character.equals("\uFFFD") ? Character.toString(c) : character;
    }

    private int markup(int i) {
        char next = i + 1 < text.length() ? text.charAt(i + 1) : ' ';
        if (next == '!') {
            return declaration(i);
        }
        if (next == '?') {
            int close = text.indexOf('>', i);
            int to = close < 0 ? text.length() : close + 1;
            replace(i, to, "");
            return to;
        }
        if (next == '/') {
            return closingTag(i);
        }
        if (isNameStart(next)) {
            return openingTag(i);
        }
        replace(i, i + 1, "&lt;");
        return i + 1;
    }

    private int declaration(int i) {
        if (text.startsWith("<![CDATA[", i)) {
            return cdata(i);
        }
        if (text.startsWith("<!--", i)) {
            int close = commentEnd(i + 4);
            int to = close < 0 ? i + 4 : close + 3;
            replace(i, to, "");
            return to;
        }
        int close = text.indexOf('>', i);
        int to = close < 0 ? text.length() : close + 1;
        replace(i, to, "");
        return to;
    }

    /** Looked for once more only if there was one the last time: else a run of unclosed comments takes for ever. */
    private int commentEnd(int from) {
        int close = noMoreCommentEnds ? -1 : text.indexOf("-->", from);
        noMoreCommentEnds = close < 0;
        return close;
    }

    private int cdata(int i) {
        int close = text.indexOf("]]>", i);
        int to = close < 0 ? text.length() : close;
        int at = i + 9;
        while (at < to) {
            at = isOdd(text.charAt(at)) ? oddCharacter(at) : at + 1;
        }
        if (close < 0) {
            replace(to, to, "]]>");
            return to;
        }
        return close + 3;
    }

    private int closingTag(int i) {
        int at = i + 2;
        while (at < text.length() && isNamePart(text.charAt(at))) {
            at++;
        }
        if (at == i + 2) {
            replace(i, i + 1, "&lt;");
            return i + 1;
        }
        int nameEnd = at;
        if (entryName(i + 2, at) != null) {
            openEntry = "";
        }
        while (at < text.length() && text.charAt(at) != '>' && text.charAt(at) != '<') {
            at++;
        }
        if (at >= text.length() || text.charAt(at) == '<') {
            replace(nameEnd, at, ">");
            return at;
        }
        return at + 1;
    }

    private int openingTag(int i) {
        int at = i + 1;
        while (at < text.length() && isNamePart(text.charAt(at))) {
            at++;
        }
        char after = at < text.length() ? text.charAt(at) : ' ';
        if ((after != '>' && after != '/' && !Character.isWhitespace(after))
                || (!looksLikeTag(at) && entryName(i + 1, at) == null)) {
            replace(i, i + 1, "&lt;");
            return i + 1;
        }
        String name = entryName(i + 1, at);
        if (name != null) {
            if (name.equals(openEntry)) {
                replace(i, i, "</" + name + ">");
            }
            openEntry = name;
        }
        int end = attributes(at);
        if (name != null && end > 1 && text.charAt(end - 2) == '/') {
            openEntry = "";
        }
        return end;
    }

    /** The name as written if it is that of an item or entry; null otherwise. */
    private @Nullable String entryName(int from, int to) {
        char last = (char) (text.charAt(to - 1) | 0x20);
        if (last != 'm' && last != 'y') {
            return null;
        }
        String name = text.substring(from, to);
        String local = name.substring(name.indexOf(':') + 1);
        return local.equalsIgnoreCase("item") || local.equalsIgnoreCase("entry") ? name : null;
    }

    /** A name that is followed by the end of the text or by the next {@code <} before any {@code =}, is no tag. */
    private boolean looksLikeTag(int at) {
        for (int k = at; k < text.length(); k++) {
            char c = text.charAt(k);
            if (c == '>' || c == '=') {
                return true;
            }
            if (c == '<') {
                return false;
            }
        }
        return false;
    }

    private int attributes(int from) {
        int at = from;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '>') {
                return at + 1;
            }
            if (c == '<') {
                replace(at, at, ">");
                return at;
            }
            if (c == '=') {
                at = value(at + 1);
            } else if (c == '"' || c == '\'' || isOdd(c)) {
                replace(at, at + 1, " ");
                at++;
            } else {
                at++;
            }
        }
        replace(at, at, ">");
        return at;
    }

    private int value(int from) {
        int at = from;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        if (at == text.length()) {
            return at;
        }
        char quote = text.charAt(at);
        if (quote == '"' || quote == '\'') {
            int close = closingQuote(at + 1, quote);
            if (close < 0) {
                replace(at, at + 1, "");
                return unquoted(at + 1);
            }
            return quoted(at + 1, close);
        }
        return unquoted(at);
    }

    /** -1 if the quote was forgotten and the next one belongs to another attribute. */
    private int closingQuote(int from, char quote) {
        int close = text.indexOf(quote, from);
        if (close < 0) {
            return -1;
        }
        boolean suspicious = false;
        for (int k = from; k < close; k++) {
            char c = text.charAt(k);
            suspicious |= c == '<';
        }
        if (!suspicious) {
            return close;
        }
        char after = close + 1 < text.length() ? text.charAt(close + 1) : '>';
        char before = text.charAt(close - 1);
        boolean opensAnother = before == '=' || (!Character.isWhitespace(after) && after != '>' && after != '/');
        return opensAnother ? -1 : close;
    }

    private int quoted(int from, int close) {
        int at = from;
        while (at < close) {
            at = inValue(at);
        }
        char after = close + 1 < text.length() ? text.charAt(close + 1) : '>';
        if (!Character.isWhitespace(after) && after != '>' && after != '/') {
            replace(close + 1, close + 1, " ");
        }
        return close + 1;
    }

    private int unquoted(int from) {
        replace(from, from, "\"");
        int at = from;
        while (at < text.length()) {
            char c = text.charAt(at);
            boolean closes = c == '/' && at + 1 < text.length() && text.charAt(at + 1) == '>';
            if (Character.isWhitespace(c) || c == '>' || c == '<' || closes) {
                break;
            }
            if (c == '"') {
                replace(at, at + 1, "");
                at++;
            } else {
                at = inValue(at);
            }
        }
        replace(at, at, "\" ");
        return at;
    }

    private int inValue(int at) {
        char c = text.charAt(at);
        if (c == '&') {
            return reference(at, true);
        }
        if (c == '<') {
            replace(at, at + 1, "&lt;");
            return at + 1;
        }
        return isOdd(c) ? oddCharacter(at) : at + 1;
    }

    private int reference(int i, boolean inAttribute) {
        int at = i + 1;
        if (at < text.length() && text.charAt(at) == '#') {
            return numeric(i);
        }
        while (at < text.length() && isNamePart(text.charAt(at))) {
            at++;
        }
        if (at == i + 1 || at == text.length() || text.charAt(at) != ';') {
            replace(i, i + 1, "&amp;");
            return i + 1;
        }
        String name = text.substring(i + 1, at);
        if (DoctypeEntities.isXmlOwn(name)) {
            return at + 1;
        }
        String declared = entities.get(name);
        if (declared != null) {
            String value = inAttribute ? declared.replace("<", "&lt;").replace("\"", "&quot;") : declared;
            expanded += value.length();
            replace(i, at + 1, expanded > MAX_EXPANDED_CHARACTERS ? "" : value);
            return at + 1;
        }
        if (Entities.isNamedEntity(name)) {
            return at + 1;
        }
        replace(i, i + 1, "&amp;");
        return i + 1;
    }

    private int numeric(int i) {
        boolean hex = i + 2 < text.length() && (text.charAt(i + 2) | 0x20) == 'x';
        int start = i + (hex ? 3 : 2);
        int at = start;
        while (at < text.length() && Character.digit(text.charAt(at), hex ? 16 : 10) >= 0 && text.charAt(at) < 0x80) {
            at++;
        }
        if (at == start) {
            replace(i, i + 1, "&amp;");
            return i + 1;
        }
        int code = code(start, at, hex ? 16 : 10);
        int to = at < text.length() && text.charAt(at) == ';' ? at + 1 : at;
        if (code >= 0x80 && code <= 0x9F) {
            replace(i, to, windows1252(code));
        } else if (Character.isBmpCodePoint(code) && Character.isSurrogate((char) code)) {
            return surrogate(i, to, code);
        } else if (!isXmlCharacter(code)) {
            replace(i, to, "");
        } else if (to == at) {
            replace(i, to, "&#" + code + ";");
        }
        return to;
    }

    /** Emoji written as two references, one for each UTF-16 half. */
    private int surrogate(int i, int to, int high) {
        if (text.startsWith("&#", to) && Character.isHighSurrogate((char) high)) {
            boolean hex = to + 2 < text.length() && (text.charAt(to + 2) | 0x20) == 'x';
            int start = to + (hex ? 3 : 2);
            int semicolon = text.indexOf(';', start);
            int low = semicolon < 0 || semicolon - start > 6 ? -1 : code(start, semicolon, hex ? 16 : 10);
            if (low >= Character.MIN_LOW_SURROGATE && low <= Character.MAX_LOW_SURROGATE) {
                replace(i, semicolon + 1, Character.toString(Character.toCodePoint((char) high, (char) low)));
                return semicolon + 1;
            }
        }
        replace(i, to, "");
        return to;
    }

    private int code(int from, int to, int radix) {
        if (to - from > 9) {
            return -1;
        }
        try {
            return (int) Math.min(Integer.MAX_VALUE, Long.parseLong(text, from, to, radix));
        } catch (NumberFormatException notANumber) {
            return -1;
        }
    }

    private static boolean isXmlCharacter(int code) {
        return (code >= ' ' && code <= 0xD7FF && code != 0x7F)
                || code == '\n'
                || code == '\t'
                || code == '\r'
                || (code >= 0xE000 && code <= 0xFFFD)
                || (code >= 0x10000 && code <= 0x10FFFF);
    }

    static boolean isNameStart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (c >= 0xC0 && Character.isLetter(c));
    }

    static boolean isNamePart(char c) {
        return isNameStart(c) || (c >= '0' && c <= '9') || c == ':' || c == '-' || c == '.';
    }
}
