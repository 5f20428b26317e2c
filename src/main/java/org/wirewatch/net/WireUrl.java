package org.wirewatch.net;

import java.lang.reflect.Constructor;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * From the URL a person wrote to the one OkHttp sends, without OkHttp's improvements.
 *
 * <p>OkHttp resolves dot segments and writes an apostrophe in a query as {@code %27}; some servers key their cache, or
 * even their content, on the exact spelling. So path and query go out as written. What still changes: the fragment is
 * dropped, an empty path becomes {@code /}, a host name is lower-cased (and an international one put in ASCII), a port
 * that is the scheme's default is left out, and characters outside ASCII, which HTTP cannot carry, are percent-encoded
 * as UTF-8.
 */
final class WireUrl {
    private static final @Nullable Constructor<HttpUrl> VERBATIM = verbatimConstructor();

    private WireUrl() {}

    /** The URL to send, or null if {@code url} is not http(s) or has no usable host. */
    static @Nullable HttpUrl of(URI url) {
        // OkHttp, like browsers, would take the x of http:///x for a host.
        HttpUrl improved = url.getRawAuthority() == null ? null : HttpUrl.parse(url.toString());
        if (improved == null) {
            return null;
        }
        String wanted = targetOf(url);
        return wanted.equals(target(improved)) ? plain(improved) : verbatim(improved, wanted);
    }

    /** What stands in the request line: path and query. */
    static String target(HttpUrl url) {
        String query = url.encodedQuery();
        return query == null ? url.encodedPath() : url.encodedPath() + "?" + query;
    }

    /**
     * Where a {@code Location} header leads to (RFC 9110 §10.2.2), seen from {@code base}. An absolute URL is kept as
     * spelled; a relative one, or one with characters no URL may have, is resolved as browsers do it.
     *
     * @return null if it is no URL at all
     */
    static @Nullable URI resolve(HttpUrl base, String location) {
        try {
            URI spelled = new URI(location);
            if (spelled.isAbsolute()) {
                return spelled;
            }
        } catch (URISyntaxException _) {
            // Raw spaces and umlauts in Location are common; OkHttp encodes them below.
        }
        HttpUrl resolved = base.resolve(location);
        return resolved == null ? null : plain(resolved).uri();
    }

    /**
     * {@code target} with the user and password of {@code from}, where it has any and {@code target} is on the same
     * site: a feed that moved within its site still wants them.
     */
    static URI withUserOf(URI from, URI target) {
        HttpUrl a = HttpUrl.parse(from.toString());
        HttpUrl b = HttpUrl.parse(target.toString());
        if (a == null || b == null || from.getRawUserInfo() == null || !sameSite(a, b)) {
            return target;
        }
        String user = Matcher.quoteReplacement("://" + from.getRawUserInfo() + "@");
        return URI.create(target.toString().replaceFirst("://", user));
    }

    static boolean sameSite(HttpUrl a, HttpUrl b) {
        return a.scheme().equals(b.scheme()) && a.host().equals(b.host()) && a.port() == b.port();
    }

    /** The URL for a sentence: without user, password and fragment. */
    static String shown(URI url) {
        String text = url.toString();
        int hash = text.indexOf('#');
        String whole = hash < 0 ? text : text.substring(0, hash);
        return whole.replaceFirst("^([A-Za-z][A-Za-z0-9+.-]*://)[^/?#@]*@", "$1");
    }

    private static HttpUrl plain(HttpUrl url) {
        return url.newBuilder().username("").password("").fragment(null).build();
    }

    private static String targetOf(URI url) {
        String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return ascii(url.getRawQuery() == null ? path : path + "?" + url.getRawQuery());
    }

    private static String ascii(String target) {
        StringBuilder ascii = new StringBuilder(target.length());
        target.codePoints().forEach(character -> {
            if (character > ' ' && character < 0x7f) {
                ascii.append((char) character);
            } else {
                for (byte octet : Character.toString(character).getBytes(StandardCharsets.UTF_8)) {
                    ascii.append('%').append(String.format("%02X", octet));
                }
            }
        });
        return ascii.toString();
    }

    /** OkHttp has no public way to keep a spelling; should the private one be gone, its own spelling is sent. */
    private static HttpUrl verbatim(HttpUrl improved, String target) {
        if (VERBATIM == null) {
            return plain(improved);
        }
        String origin = improved.scheme() + "://" + hostAndPort(improved);
        try {
            return VERBATIM.newInstance(
                    improved.scheme(),
                    "",
                    "",
                    improved.host(),
                    improved.port(),
                    improved.pathSegments(),
                    target.indexOf('?') < 0 ? null : List.of(),
                    null,
                    origin + target);
        } catch (ReflectiveOperationException _) {
            return plain(improved);
        }
    }

    private static String hostAndPort(HttpUrl url) {
        String host = url.host().indexOf(':') >= 0 ? "[" + url.host() + "]" : url.host();
        return url.port() == HttpUrl.defaultPort(url.scheme()) ? host : host + ":" + url.port();
    }

    private static @Nullable Constructor<HttpUrl> verbatimConstructor() {
        try {
            Constructor<HttpUrl> constructor = HttpUrl.class.getDeclaredConstructor(
                    String.class,
                    String.class,
                    String.class,
                    String.class,
                    int.class,
                    List.class,
                    List.class,
                    String.class,
                    String.class);
            constructor.setAccessible(true);
            return constructor;
        } catch (ReflectiveOperationException | RuntimeException _) {
            return null;
        }
    }
}
