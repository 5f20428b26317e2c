package org.wirewatch.article;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Addresses as pages write them: relative, with spaces, sometimes not addresses at all. */
final class Urls {
    private static final Pattern VARIANT = Pattern.compile("^(?:www\\d?|m|mobile|amp|edition)\\.");

    private Urls() {}

    /** The attribute's address, absolute; null if it is none of http or https. */
    static @Nullable URI absolute(Element element, String attribute) {
        return parse(element.absUrl(attribute));
    }

    static @Nullable URI parse(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            URI uri = new URI(text.strip().replace(" ", "%20").replace("|", "%7C"));
            String scheme = uri.getScheme();
            boolean web = "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
            return web && uri.getHost() != null ? uri : null;
        } catch (URISyntaxException _) {
            return null;
        }
    }

    static @Nullable URI resolve(URI base, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return parse(base.resolve(text.strip().replace(" ", "%20")).toString());
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    /** The host without {@code www.}, {@code m.} and the like, so that variants of one site compare as equal. */
    static String site(URI uri) {
        String host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
        return VARIANT.matcher(host).replaceFirst("");
    }
}
