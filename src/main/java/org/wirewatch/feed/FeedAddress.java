package org.wirewatch.feed;

import java.net.URI;
import java.util.Locale;

/** When two addresses are one feed. */
public final class FeedAddress {
    private FeedAddress() {}

    /**
     * What is equal for addresses of the same feed: scheme (http and https are taken for one), host in lower case,
     * port unless it is the usual one, path and query as written, no fragment. Nothing else is folded: servers tell
     * {@code /Feed} from {@code /feed} and {@code /feed} from {@code /feed/}.
     */
    public static String key(String url) {
        int scheme = url.indexOf("://");
        String rest = url.substring(scheme < 0 ? 0 : scheme + 3);
        int fragment = rest.indexOf('#');
        rest = fragment < 0 ? rest : rest.substring(0, fragment);
        int hostEnd = 0;
        while (hostEnd < rest.length() && "/?".indexOf(rest.charAt(hostEnd)) < 0) {
            hostEnd++;
        }
        String host = rest.substring(0, hostEnd).toLowerCase(Locale.ROOT).replaceFirst("(?<!:):(80|443)?$", "");
        String path = rest.substring(hostEnd);
        return host + (path.startsWith("/") ? path : "/" + path);
    }

    /** {@link #key(String)} of a URI. */
    public static String key(URI url) {
        return key(url.toString());
    }
}
