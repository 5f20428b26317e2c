package org.wirewatch.feed;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Links as addresses that can be asked. Pure. */
public final class WebLinks {
    private WebLinks() {}

    /**
     * Makes a written link an absolute http or https address: resolved against its base, {@code feed:} taken off,
     * without a fragment, what a URI may not hold percent-encoded.
     *
     * @param base absolute; null if the link must be absolute itself
     * @param link as written
     * @return null if it leads to no host on the web
     */
    public static @Nullable URI webAddress(@Nullable String base, @Nullable String link) {
        String resolved = Links.resolve(base, link == null ? null : withoutFeedScheme(link.strip()));
        if (resolved == null) {
            return null;
        }
        String scheme = Links.scheme(resolved);
        if (scheme == null || !(scheme.equals("http") || scheme.equals("https"))) {
            return null;
        }
        int fragment = resolved.indexOf('#');
        try {
            URI url = new URI(withAsciiHost(encoded(fragment < 0 ? resolved : resolved.substring(0, fragment))));
            return url.getHost() == null ? null : url;
        } catch (URISyntaxException | IllegalArgumentException noUri) {
            return null;
        }
    }

    /** {@code feed://host/} means http, {@code feed:https://host/} what stands in it. */
    public static String withoutFeedScheme(String link) {
        if (!link.regionMatches(true, 0, "feed:", 0, 5)) {
            return link;
        }
        String rest = link.substring(5);
        return rest.startsWith("//") ? "http:" + rest : rest;
    }

    /** A host in another script as DNS knows it (RFC 5890). */
    private static String withAsciiHost(String link) {
        int begin = link.indexOf("//") + 2;
        int end = begin;
        boolean ascii = true;
        while (end < link.length() && "/?:".indexOf(link.charAt(end)) < 0) {
            ascii &= link.charAt(end) < 0x80;
            end++;
        }
        return begin < 2 || ascii
                ? link
                : link.substring(0, begin) + IDN.toASCII(link.substring(begin, end)) + link.substring(end);
    }

    private static String encoded(String link) {
        StringBuilder out = null;
        for (int i = 0; i < link.length(); i++) {
            char c = link.charAt(i);
            boolean percent = c == '%' && !isEscape(link, i);
            if (percent || c <= ' ' || "\"<>\\^`{|}".indexOf(c) >= 0 || c == 0x7F) {
                out = out == null ? new StringBuilder(link.substring(0, i)) : out;
                for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
                    out.append('%').append("%02X".formatted(b));
                }
            } else if (out != null) {
                out.append(c);
            }
        }
        return out == null ? link : out.toString();
    }

    private static boolean isEscape(String link, int percent) {
        return percent + 2 < link.length()
                && Character.digit(link.charAt(percent + 1), 16) >= 0
                && Character.digit(link.charAt(percent + 2), 16) >= 0;
    }
}
