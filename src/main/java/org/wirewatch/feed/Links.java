package org.wirewatch.feed;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes links absolute (RFC 3986 §5.2), on text, because half of the links in feeds are no valid URIs and must come out
 * as they went in.
 */
final class Links {
    private static final Set<String> NO_PAGES = Set.of("javascript", "data", "vbscript", "about", "blob");

    private Links() {}

    /** Resolves as {@link #resolve} does, and keeps a relative link that has no base to stand on null. */
    static @Nullable String absolute(@Nullable String base, @Nullable String link) {
        String resolved = resolve(base, link);
        if (resolved == null) {
            return null;
        }
        String scheme = scheme(resolved);
        return scheme == null || NO_PAGES.contains(scheme) ? null : resolved;
    }

    /**
     * Resolves a link.
     *
     * @param base absolute; null if unknown
     * @param link as written; white space around it is taken off
     * @return null if there is no link; relative still if there is no base
     */
    static @Nullable String resolve(@Nullable String base, @Nullable String link) {
        if (link == null) {
            return null;
        }
        String wanted = trimmed(link);
        if (wanted.isEmpty()) {
            return null;
        }
        if (scheme(wanted) != null || base == null) {
            return wanted;
        }
        String baseScheme = scheme(base);
        if (baseScheme == null) {
            return wanted;
        }
        if (wanted.startsWith("//")) {
            return baseScheme + ":" + wanted;
        }
        int authorityEnd = authorityEnd(base, baseScheme.length() + 1);
        if (authorityEnd < 0) {
            return wanted;
        }
        return joined(base, authorityEnd, wanted);
    }

    private static String joined(String base, int authorityEnd, String link) {
        int pathEnd = end(base, authorityEnd, '?', '#');
        int queryEnd = end(base, pathEnd, '#', '#');
        if (link.startsWith("#")) {
            return base.substring(0, queryEnd) + link;
        }
        if (link.startsWith("?")) {
            return base.substring(0, pathEnd) + link;
        }
        int linkPathEnd = end(link, 0, '?', '#');
        String path = link.substring(0, linkPathEnd);
        if (!path.startsWith("/")) {
            int folder = base.lastIndexOf('/', pathEnd - 1);
            path = (folder < authorityEnd ? "/" : base.substring(authorityEnd, folder + 1)) + path;
        }
        return base.substring(0, authorityEnd) + withoutDots(path) + link.substring(linkPathEnd);
    }

    private static int end(String text, int from, char one, char other) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == one || c == other) {
                return i;
            }
        }
        return text.length();
    }

    private static int authorityEnd(String base, int afterColon) {
        if (!base.startsWith("//", afterColon)) {
            return -1;
        }
        for (int i = afterColon + 2; i < base.length(); i++) {
            char c = base.charAt(i);
            if (c == '/' || c == '?' || c == '#') {
                return i;
            }
        }
        return base.length();
    }

    private static String withoutDots(String path) {
        if (!path.contains("/.")) {
            return path;
        }
        Deque<String> kept = new ArrayDeque<>();
        String[] segments = path.substring(1).split("/", -1);
        for (int i = 0; i < segments.length; i++) {
            boolean last = i == segments.length - 1;
            String segment = segments[i];
            if (segment.equals("..")) {
                kept.pollLast();
            } else if (!segment.equals(".")) {
                kept.addLast(segment);
                continue;
            }
            if (last) {
                kept.addLast("");
            }
        }
        return "/" + String.join("/", kept);
    }

    /** The scheme in lower case; null if the link has none. */
    static @Nullable String scheme(String link) {
        for (int i = 0; i < link.length(); i++) {
            char c = link.charAt(i);
            if (c == ':') {
                return i > 0 ? link.substring(0, i).toLowerCase(Locale.ROOT) : null;
            }
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (!letter && (i == 0 || !((c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.'))) {
                return null;
            }
        }
        return null;
    }

    /** Without white space around, and without the line breaks that editors put into long links. */
    private static String trimmed(String link) {
        String stripped = link.strip();
        if (stripped.indexOf('\n') < 0 && stripped.indexOf('\t') < 0 && stripped.indexOf('\r') < 0) {
            return stripped;
        }
        return stripped.replaceAll("[\\n\\r\\t]+ *", "");
    }
}
