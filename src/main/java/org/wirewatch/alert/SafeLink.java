package org.wirewatch.alert;

import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Lets only web addresses become links, written in ASCII so that every mail program finds their end. */
public final class SafeLink {
    /** Google News's own are about a thousand long; more is not an address but a payload. */
    private static final int LONGEST = 1_500;

    private static final Pattern ADDRESS = Pattern.compile("(?i)(https?)://([^/?#]+)(.*)", Pattern.DOTALL);

    /** A host name or address with an optional port; nothing before an @, which would dress up one host as another. */
    private static final Pattern HOST = Pattern.compile("(?:[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(?::[0-9]{1,5})?");

    private static final String PLAIN = "-._~:/?#@!$&'()*+,;=%";

    private SafeLink() {}

    /** The address as it may stand in a mail; null if it is not one for http or https with a host. */
    public static @Nullable String of(@Nullable String url) {
        if (url == null || url.length() > LONGEST) {
            return null;
        }
        Matcher address = ADDRESS.matcher(url.strip());
        if (!address.matches()) {
            return null;
        }
        String host = asciiHost(address.group(2));
        if (host == null || !HOST.matcher(host).matches()) {
            return null;
        }
        String link = address.group(1).toLowerCase(Locale.ROOT) + "://" + host + escape(address.group(3));
        return link.length() > LONGEST ? null : link;
    }

    private static @Nullable String asciiHost(String host) {
        if (host.chars().allMatch(c -> c < 0x80)) {
            return host;
        }
        try {
            return IDN.toASCII(host);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static String escape(String rest) {
        StringBuilder out = new StringBuilder(rest.length());
        for (byte b : rest.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            if (c < 0x80 && (Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0)) {
                out.append(c);
            } else {
                out.append('%').append(String.format(Locale.ROOT, "%02X", (int) c));
            }
        }
        return out.toString();
    }
}
