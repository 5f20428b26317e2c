package org.wirewatch.feed;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an entry is recognised by within its feed. Two entries are the same if their primaries are equal, or their
 * secondaries are: a publisher who changes every guid while URLs and titles stay has not published anything new
 * (politeness §F 45). Keys are short hashes, to be stored and compared, not read.
 *
 * <p>The rules, in order:
 *
 * <ol>
 *   <li>primary: the id the feed gives; if it gives none, the URL; if there is none, title and date; then the text
 *   <li>secondary: URL and title together; if one of them is missing, the same as the primary, so that two entries
 *       without titles are not taken for one
 * </ol>
 *
 * @param primary of the id or what stands for it; 32 hexadecimal digits
 * @param secondary of URL and title; 32 hexadecimal digits
 */
public record EntryKey(String primary, String secondary) {
    /** The key of an entry. Pure; whatever the entry lacks, there is one. */
    public static EntryKey of(Entry entry) {
        String primary = hash(identity(entry));
        String title = folded(entry.title());
        String url = entry.url();
        if (url == null || title == null) {
            return new EntryKey(primary, primary);
        }
        return new EntryKey(primary, hash("url+title", withoutScheme(url), title));
    }

    /** Whether both name the same entry. */
    public boolean isSameAs(EntryKey other) {
        return primary.equals(other.primary) || secondary.equals(other.secondary);
    }

    /**
     * A hash of what the entry says, to notice that a known entry has changed: title, summary and content without markup
     * and white space. Dates, categories and links are left out, for feeds touch them at each fetch.
     *
     * @return 32 hexadecimal digits
     */
    public static String contentHash(Entry entry) {
        return hash("content", letters(entry.title()), letters(entry.summary()), letters(entry.content()));
    }

    /** What stands outside of tags, without blanks. It need not be text, only cheap: each entry of each fetch passes. */
    private static String letters(@Nullable String html) {
        if (html == null) {
            return "";
        }
        StringBuilder letters = new StringBuilder(html.length());
        int lastClose = html.lastIndexOf('>');
        for (int i = 0; i < html.length(); i++) {
            char c = html.charAt(i);
            int end = c == '<' && i < lastClose ? html.indexOf('>', i) : -1;
            if (end > 0) {
                i = end;
            } else if (c > ' ' && c != '\u00A0') {
                letters.append(c);
            }
        }
        return letters.toString();
    }

    private static String[] identity(Entry entry) {
        if (entry.id() != null) {
            return new String[] {"id", entry.id()};
        }
        if (entry.url() != null) {
            return new String[] {"id", entry.url()};
        }
        Instant date = entry.published() != null ? entry.published() : entry.updated();
        if (entry.title() != null) {
            return new String[] {"title", bare(entry.title()), Objects.toString(date, "")};
        }
        return new String[] {"text", bare(entry.content()), bare(entry.summary()), Objects.toString(date, "")};
    }

    /** A move from http to https is no news. */
    private static String withoutScheme(String url) {
        String bare = url.startsWith("https:") ? url.substring(6) : url.startsWith("http:") ? url.substring(5) : url;
        int fragment = bare.indexOf('#');
        return fragment < 0 ? bare : bare.substring(0, fragment);
    }

    private static @Nullable String folded(@Nullable String title) {
        String bare = bare(title);
        return bare.isEmpty() ? null : bare.toLowerCase(Locale.ROOT);
    }

    private static String bare(@Nullable String html) {
        String line = Markup.plain(html);
        return line == null ? "" : line;
    }

    private static String hash(String... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                digest.update(part.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
