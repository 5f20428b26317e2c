package org.wirewatch.article;

import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * Bytes to a jsoup document, parsed once.
 *
 * <p>Which charset: a byte order mark; then UTF-8 if the bytes are UTF-8 (a page that is valid UTF-8 with multi-byte
 * characters by chance does not occur, a header that lies does); then the header; then {@code meta}; then a guess.
 */
final class PageReader {
    /** Deeper markup is flattened by jsoup, so that no walk can overflow a stack. */
    static final int MAX_DEPTH = 400;

    /** In text of seven bits, it begins a shift to another alphabet (ISO-2022-JP); and NUL tells of UTF-16. */
    private static final char ESCAPE = '\u001b';

    private static final int PRESCAN_BYTES = 32 * 1024;
    private static final Pattern CHARSET =
            Pattern.compile("charset\\s*=\\s*[\"']?\\s*([A-Za-z0-9_:.\\-]+)", Pattern.CASE_INSENSITIVE);
    /** Of the page itself: scripts and style sheets have a charset of their own, and mostly stand before it. */
    private static final Pattern PAGE_CHARSET = Pattern.compile(
            "<(?:meta\\b[^>]*?\\bcharset|\\?xml\\b[^>]*?\\bencoding)\\s*=\\s*[\"']?\\s*([A-Za-z0-9_:.\\-]+)",
            Pattern.CASE_INSENSITIVE);

    private PageReader() {}

    static Document read(Page page) {
        Document document = Parser.htmlParser()
                .setMaxDepth(MAX_DEPTH)
                .parseInput(
                        characters(page.body(), page.contentType()), page.url().toString());
        // Whoever wants its markup again wants no indentation: four hundred levels of it are megabytes.
        document.outputSettings().prettyPrint(false);
        return document;
    }

    /** Nearly all pages are UTF-8: so that is tried first, and the bytes are looked at one by one only if it fails. */
    private static Reader characters(byte[] body, @Nullable String contentType) {
        Charset mark = byteOrderMark(body);
        if (mark == null && isUtf8(body)) {
            return new Utf8Reader(body, 0);
        }
        int skip = mark == null ? 0 : mark.equals(StandardCharsets.UTF_8) ? 3 : 2;
        Charset charset = mark == null ? charset(body, contentType) : mark;
        return new StringReader(new String(body, skip, body.length - skip, charset));
    }

    private static boolean isUtf8(byte[] body) {
        int high = Utf8Reader.firstNonAscii(body, 0);
        return high < body.length ? Utf8Reader.isWellFormed(body, high) : !isShifted(body);
    }

    private static boolean isShifted(byte[] sevenBits) {
        for (byte one : sevenBits) {
            if (one == ESCAPE || one == 0) {
                return true;
            }
        }
        return false;
    }

    static Charset charset(byte[] body, @Nullable String contentType) {
        Charset mark = byteOrderMark(body);
        if (mark != null) {
            return mark;
        }
        if (looksLikeUtf8(body)) {
            return StandardCharsets.UTF_8;
        }
        Charset told = named(contentType, CHARSET);
        if (told == null || told.equals(StandardCharsets.UTF_8)) {
            int length = Math.min(body.length, PRESCAN_BYTES);
            Charset page = named(new String(body, 0, length, StandardCharsets.ISO_8859_1), PAGE_CHARSET);
            told = page == null ? told : page;
        }
        return told == null || told.equals(StandardCharsets.UTF_8) ? guess(body, told) : told;
    }

    private static @Nullable Charset byteOrderMark(byte[] body) {
        int first = body.length > 2 ? (body[0] & 0xff) << 16 | (body[1] & 0xff) << 8 | (body[2] & 0xff) : 0;
        if (first == 0xEFBBBF) {
            return StandardCharsets.UTF_8;
        }
        return switch (first >> 8) {
            case 0xFEFF -> StandardCharsets.UTF_16BE;
            case 0xFFFE -> StandardCharsets.UTF_16LE;
            default -> null;
        };
    }

    private static @Nullable Charset named(@Nullable String text, Pattern pattern) {
        Matcher matcher = pattern.matcher(text == null ? "" : text);
        while (matcher.find()) {
            try {
                return asBrowsersDo(Charset.forName(matcher.group(1)));
            } catch (IllegalCharsetNameException | UnsupportedCharsetException _) {
                // a name nobody knows ("utf8mb4", "none"): try the next
            }
        }
        return null;
    }

    /** The WHATWG encoding standard reads these names as their Windows or GBK supersets. */
    private static Charset asBrowsersDo(Charset charset) {
        return switch (charset.name().toUpperCase(Locale.ROOT)) {
            case "ISO-8859-1", "US-ASCII" -> Charset.forName("windows-1252");
            case "ISO-8859-9" -> Charset.forName("windows-1254");
            case "GB2312", "GBK" -> Charset.forName("GB18030");
            case "SHIFT_JIS" -> Charset.forName("windows-31j");
            case "EUC-KR" -> Charset.forName("x-windows-949");
            default -> charset;
        };
    }

    /** Mostly well-formed multi-byte sequences; a few broken ones are cut-off or glued-in strings. */
    private static boolean looksLikeUtf8(byte[] body) {
        int good = 0;
        int bad = 0;
        int at = 0;
        while (at < body.length) {
            int first = body[at++];
            if (first >= 0) {
                continue;
            }
            int follow = (first & 0xE0) == 0xC0 ? 1 : (first & 0xF0) == 0xE0 ? 2 : (first & 0xF8) == 0xF0 ? 3 : 0;
            int seen = 0;
            while (seen < follow && at < body.length && (body[at] & 0xC0) == 0x80) {
                at++;
                seen++;
            }
            if (follow > 0 && seen == follow) {
                good++;
            } else {
                bad++;
            }
        }
        return good > 0 && bad * 10 <= good;
    }

    /** Cyrillic pages have most of their letters in the upper half, Western ones a few in a hundred. */
    private static Charset guess(byte[] body, @Nullable Charset told) {
        int high = 0;
        int letters = 0;
        for (byte one : body) {
            int value = one & 0xff;
            if (value >= 0xC0) {
                high++;
            } else if (Character.isLetter(value)) {
                letters++;
            }
        }
        if (high == 0) {
            return told == null ? StandardCharsets.UTF_8 : told;
        }
        return Charset.forName(high * 6 > letters ? "windows-1251" : "windows-1252");
    }
}
