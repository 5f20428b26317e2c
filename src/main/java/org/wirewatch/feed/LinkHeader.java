package org.wirewatch.feed;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One link of a {@code Link} header (RFC 8288 §3). A value that breaks the grammar is taken as far as it goes.
 *
 * @param target as written, relative maybe
 * @param rel relations, blank-separated; empty if none is given
 * @param type media type; null if not given
 * @param title null if not given
 */
record LinkHeader(
        String target,
        String rel,
        @Nullable String type,
        @Nullable String title) {
    /** More than any honest answer has. */
    private static final int MOST_LINKS = 200;

    /** All links of all values, in order. */
    static List<LinkHeader> all(List<String> values) {
        List<LinkHeader> links = new ArrayList<>();
        for (String value : values) {
            int at = value.indexOf('<');
            while (at >= 0 && links.size() < MOST_LINKS) {
                int close = value.indexOf('>', at);
                if (close < 0) {
                    break;
                }
                Map<String, String> parameters = new HashMap<>();
                int end = parameters(value, close + 1, parameters);
                links.add(new LinkHeader(
                        value.substring(at + 1, close),
                        parameters.getOrDefault("rel", ""),
                        parameters.get("type"),
                        parameters.get("title")));
                at = value.indexOf('<', end);
            }
        }
        return links;
    }

    /** Reads {@code ; name=value} pairs up to the comma before the next link. The first of a name counts. */
    private static int parameters(String text, int from, Map<String, String> into) {
        int at = from;
        while (at < text.length() && text.charAt(at) != ',') {
            if (text.charAt(at) != ';') {
                at++;
                continue;
            }
            int nameEnd = end(text, at + 1, "=;,");
            String name = text.substring(at + 1, nameEnd).strip().toLowerCase(Locale.ROOT);
            at = nameEnd;
            if (at < text.length() && text.charAt(at) == '=') {
                StringBuilder value = new StringBuilder();
                at = value(text, at + 1, value);
                into.putIfAbsent(name, value.toString());
            }
        }
        return at;
    }

    private static int value(String text, int from, StringBuilder value) {
        int at = from;
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        if (at == text.length() || text.charAt(at) != '"') {
            int end = end(text, at, ";,");
            value.append(text.substring(at, end).strip());
            return end;
        }
        at++;
        while (at < text.length() && text.charAt(at) != '"') {
            if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                at++;
            }
            value.append(text.charAt(at++));
        }
        return Math.min(text.length(), at + 1);
    }

    private static int end(String text, int from, String stops) {
        int at = from;
        while (at < text.length() && stops.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return at;
    }
}
