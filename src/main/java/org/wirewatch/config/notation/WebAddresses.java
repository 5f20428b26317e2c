package org.wirewatch.config.notation;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wirewatch.config.notation.Notation.Result;

/** Absolute http and https URLs. They are kept as written; only a host in another script becomes its ASCII form. */
public final class WebAddresses {
    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):(//)?(.*)");
    private static final Pattern PARTS = Pattern.compile("(https?://)([^/?#]*)(.*)", Pattern.CASE_INSENSITIVE);

    private WebAddresses() {}

    /** An absolute http or https URL with a host and without a user name. */
    public static Notation<URI> webAddress() {
        return WebAddresses::read;
    }

    private static Result<URI> read(String written) {
        Matcher parts = PARTS.matcher(written);
        if (!parts.matches()) {
            return Notation.wrong(schemeComplaint(written));
        }
        String authority = parts.group(2);
        if (authority.contains("@")) {
            return Notation.wrong(
                    "the URL has a user name or password in it; that is not supported, use a URL without");
        }
        if (authority.isEmpty() || authority.startsWith(":")) {
            return Notation.wrongAt(parts.start(2), "\"%s\" has no host".formatted(written));
        }
        try {
            URI uri = new URI(parts.group(1) + ascii(authority) + parts.group(3));
            return uri.getHost() == null
                    ? Notation.wrongAt(parts.start(2), "\"%s\" is not a host name".formatted(authority))
                    : Notation.right(uri);
        } catch (URISyntaxException e) {
            int offset = Math.min(Math.max(e.getIndex(), 0), Math.max(0, written.length() - 1));
            char bad = written.charAt(offset);
            return Notation.wrongAt(
                    offset,
                    "a URL may not hold \"%s\" here; write %%%02X if the address really has it"
                            .formatted(bad, (int) bad));
        } catch (IllegalArgumentException e) {
            return Notation.wrongAt(parts.start(2), "\"%s\" is not a host name".formatted(authority));
        }
    }

    private static String ascii(String authority) {
        if (authority.chars().allMatch(c -> c < 0x80)) {
            return authority;
        }
        int colon = authority.lastIndexOf(':');
        String host = colon < 0 ? authority : authority.substring(0, colon);
        return IDN.toASCII(host) + (colon < 0 ? "" : authority.substring(colon));
    }

    private static String schemeComplaint(String written) {
        Matcher scheme = SCHEME.matcher(written);
        if (written.indexOf("://") < 0 && written.matches("[\\p{L}\\p{N}-]+(\\.[\\p{L}\\p{N}-]+)+([:/?].*)?")) {
            return "\"%s\" has no scheme; did you mean https://%s?".formatted(written, written);
        }
        if (!scheme.matches()) {
            return "\"%s\" is not a URL; write it as https://www.example.org/feed.xml".formatted(written);
        }
        String name = scheme.group(1).toLowerCase(Locale.ROOT);
        if (name.equals("feed")
                || (scheme.group(2) == null && List.of("http", "https").contains(name))) {
            String rest = scheme.group(3).replaceFirst("^(https?:)?/*", "");
            return "\"%s\" is not a web address; did you mean https://%s?".formatted(written, rest);
        }
        return Nearest.to(name, List.of("https", "http"))
                .map(near -> "\"%s:\" is not a scheme; did you mean %s://%s?".formatted(name, near, scheme.group(3)))
                .orElse("\"%s:\" cannot be fetched; only https and http".formatted(name));
    }
}
