package org.wirewatch.feed;

import java.util.Locale;
import java.util.Set;

/** Finds where the feed begins, behind whatever a server has put before it. */
final class RootElement {
    /** There is no feed in the text. */
    static final int NONE = -1;
    /** An HTML page begins before any feed does. */
    static final int HTML = -2;

    private static final Set<String> FEEDS =
            Set.of("rss", "feed", "rdf", "channel", "entry", "item", "urlset", "sitemapindex", "redirect");
    private static final Set<String> PAGES = Set.of("html", "body", "head", "meta", "script", "title");
    private static final int LONGEST_NAME = 40;

    private RootElement() {}

    /**
     * Finds the root element.
     *
     * @return its index, or {@link #NONE} or {@link #HTML}
     */
    static int find(String text, int from) {
        int at = text.indexOf('<', from);
        int lastCommentEnd = text.lastIndexOf("-->");
        while (at >= 0) {
            if (text.startsWith("<!--", at)) {
                int end = at + 4 > lastCommentEnd ? -1 : text.indexOf("-->", at + 4);
                at = end < 0 ? at + 3 : end;
            } else if (at + 1 < text.length() && Mending.isNameStart(text.charAt(at + 1))) {
                String name = localName(text, at + 1);
                if (FEEDS.contains(name)) {
                    return at;
                }
                if (PAGES.contains(name)) {
                    return HTML;
                }
            }
            at = text.indexOf('<', at + 1);
        }
        return NONE;
    }

    static String localName(String text, int from) {
        int start = from;
        int at = from;
        int most = Math.min(text.length(), from + LONGEST_NAME);
        while (at < most && Mending.isNamePart(text.charAt(at))) {
            if (text.charAt(at) == ':') {
                start = at + 1;
            }
            at++;
        }
        return text.substring(start, at).toLowerCase(Locale.ROOT);
    }
}
