package org.wirewatch.story;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** One spelling for the percent-encoding of a URL's part (RFC 3986, section 6.2.2). */
final class PercentEncoding {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private PercentEncoding() {}

    /**
     * Decodes what never needed encoding (letters, digits, {@code - . _ ~}), encodes what always does, and leaves the
     * rest ({@code %2F} is not {@code /}) with capital digits. A percent sign that begins no code stands for itself.
     */
    static String normalise(String part) {
        if (part.chars().allMatch(c -> isUnreserved(c) || isReserved(c))) {
            return part;
        }
        StringBuilder out = new StringBuilder(part.length() + 16);
        for (int at = 0; at < part.length(); ) {
            int c = part.codePointAt(at);
            if (c == '%' && isCode(part, at)) {
                int octet = HexFormat.fromHexDigits(part, at + 1, at + 3);
                append(out, octet);
                at += 3;
            } else {
                appendRaw(out, c);
                at += Character.charCount(c);
            }
        }
        return out.toString();
    }

    private static boolean isCode(String part, int at) {
        return at + 2 < part.length()
                && HexFormat.isHexDigit(part.charAt(at + 1))
                && HexFormat.isHexDigit(part.charAt(at + 2));
    }

    private static void append(StringBuilder out, int octet) {
        if (isUnreserved(octet)) {
            out.append((char) octet);
        } else {
            out.append('%').append(HEX.toHexDigits((byte) octet));
        }
    }

    private static void appendRaw(StringBuilder out, int c) {
        if (isUnreserved(c) || isReserved(c)) {
            out.append((char) c);
            return;
        }
        for (byte octet : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
            out.append('%').append(HEX.toHexDigits(octet));
        }
    }

    private static boolean isUnreserved(int c) {
        return (c < 0x80 && Character.isLetterOrDigit(c)) || "-._~".indexOf(c) >= 0;
    }

    private static boolean isReserved(int c) {
        return ":/?#[]@!$&'()*+,;=".indexOf(c) >= 0;
    }
}
