package org.wirewatch.story;

import java.net.IDN;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One key for all spellings of a page's address.
 *
 * <p>Only what the address alone can prove is evened out (RFC 3986, section 6.2, and the WHATWG URL Standard): scheme
 * and host in lower case, {@code http} and {@code https} alike, default port, dot behind the host, international names,
 * dot segments, percent-encoding, order of differently named parameters, an empty query, the fragment (but not
 * {@code #!} and {@code #/}, which choose a page), an ampersand that HTML escaped, and {@linkplain Trackers trackers}. Whether
 * {@code www.}, {@code m.}, an AMP or print page or a slash at the end is the same page, only the page can say.
 */
public final class UrlKey {
    private static final Pattern INVISIBLE = Pattern.compile("[\\t\\r\\n\\x{FEFF}\\x{200B}]");
    private static final Pattern ESCAPED_AMPERSAND = Pattern.compile("&(?:amp|#38|#[xX]26);", Pattern.CASE_INSENSITIVE);
    private static final Pattern WEB = Pattern.compile(
            "(https?):[/\\\\]{2,}([^/\\\\?#]*)([^?#]*)(\\?[^#]*)?(#.*)?", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern AUTHORITY = Pattern.compile("(?:(.*)@)?(\\[[^]]*]|[^:]*)(?::(\\d*))?", Pattern.DOTALL);
    private static final Pattern SESSION = Pattern.compile(";jsessionid=[^/;]*", Pattern.CASE_INSENSITIVE);

    private UrlKey() {}

    /**
     * The key of an address. Never fails: what is no web address is its own key, but for space around it.
     *
     * @param url as found, in whatever state
     * @return the same text for every spelling of the same address
     */
    public static String of(String url) {
        String clean = ESCAPED_AMPERSAND
                .matcher(INVISIBLE.matcher(url).replaceAll("").strip())
                .replaceAll("&");
        Matcher web = WEB.matcher(clean);
        if (!web.matches()) {
            return clean;
        }
        Matcher authority = AUTHORITY.matcher(web.group(2));
        if (!authority.matches()) {
            return clean;
        }
        return "https://" + authority(authority, web.group(1)) + path(web.group(3)) + query(web.group(4))
                + fragment(web.group(5));
    }

    /** An address for people to follow: as it stands, but for {@linkplain Trackers trackers}. */
    public static String withoutTrackers(String url) {
        int fragment = url.indexOf('#');
        String page = fragment < 0 ? url : url.substring(0, fragment);
        int query = page.indexOf('?');
        if (query < 0) {
            return url;
        }
        String kept = Arrays.stream(page.substring(query + 1).split("&", -1))
                .filter(parameter -> !Trackers.contain(name(parameter)))
                .collect(Collectors.joining("&"));
        return page.substring(0, query)
                + (kept.isEmpty() ? "" : "?" + kept)
                + (fragment < 0 ? "" : url.substring(fragment));
    }

    private static String authority(Matcher parts, String scheme) {
        String user = parts.group(1);
        String port = parts.group(3);
        String usual = scheme.length() == "https".length() ? "443" : "80";
        return (user == null ? "" : PercentEncoding.normalise(user) + "@")
                + host(parts.group(2))
                + (port == null || port.isEmpty() || port.equals(usual) ? "" : ":" + port);
    }

    private static String host(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        String named = lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
        try {
            return IDN.toASCII(named, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException noName) {
            return named;
        }
    }

    /** Dot segments are gone through as RFC 3986, section 5.2.4, does it. */
    private static String path(String path) {
        String plain = SESSION.matcher(PercentEncoding.normalise(path.replace('\\', '/')))
                .replaceAll("");
        if (!plain.contains("/.")) {
            return plain.isEmpty() ? "/" : plain;
        }
        Deque<String> kept = new ArrayDeque<>();
        String[] segments = plain.substring(1).split("/", -1);
        for (String segment : segments) {
            if (segment.equals("..")) {
                kept.pollLast();
            } else if (!segment.equals(".")) {
                kept.addLast(segment);
            }
        }
        String last = segments[segments.length - 1];
        boolean endsInFolder = last.equals(".") || last.equals("..");
        return "/" + String.join("/", kept) + (endsInFolder && !kept.isEmpty() ? "/" : "");
    }

    private static String query(@Nullable String query) {
        if (query == null) {
            return "";
        }
        String[] kept = Arrays.stream(query.substring(1).split("&"))
                .filter(parameter -> !parameter.isEmpty())
                .map(parameter -> PercentEncoding.normalise(parameter).replace("%20", "+"))
                .filter(parameter -> !Trackers.contain(name(parameter)))
                .sorted(Comparator.comparing(UrlKey::name))
                .toArray(String[]::new);
        return kept.length == 0 ? "" : "?" + String.join("&", kept);
    }

    private static String name(String parameter) {
        int equals = parameter.indexOf('=');
        return equals < 0 ? parameter : parameter.substring(0, equals);
    }

    private static String fragment(@Nullable String fragment) {
        if (fragment == null || !(fragment.startsWith("#!") || fragment.startsWith("#/"))) {
            return "";
        }
        return PercentEncoding.normalise(fragment);
    }
}
