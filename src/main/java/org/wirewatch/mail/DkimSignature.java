package org.wirewatch.mail;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Signature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/**
 * Signs a finished message (RFC 6376, relaxed/relaxed; RFC 8463 for Ed25519). Pure: both algorithms give the same bytes
 * for the same message, so a repeated attempt stays recognisable as one.
 */
final class DkimSignature {
    /**
     * What is signed where it is there. The last four must be, for one-click unsubscribing to count (RFC 8058 section 4)
     * and for nobody to add or change them on the way.
     */
    private static final List<String> SIGNED = List.of(
            "date",
            "from",
            "reply-to",
            "to",
            "subject",
            "message-id",
            "in-reply-to",
            "references",
            "auto-submitted",
            "mime-version",
            "content-type",
            "list-id",
            "list-unsubscribe",
            "list-unsubscribe-post");

    /** Named once more than they occur, so that a second one added on the way breaks the signature (section 8.15). */
    private static final List<String> SEALED = List.of("from", "to", "subject", "reply-to");

    private static final int LINE = 72;

    private DkimSignature() {}

    /**
     * The header field to put in front of the message.
     *
     * @param message whole, with CRLF line ends
     * @param date stands in {@code t=}
     * @return the folded field with its CRLF
     */
    static String of(String message, DkimKey key, Instant date) {
        int end = message.indexOf("\r\n\r\n");
        List<String> fields = fields(message.substring(0, end + 2));
        String body = message.substring(end + 4);
        List<String> names = new ArrayList<>();
        StringBuilder hashed = new StringBuilder();
        for (String name : SIGNED) {
            for (String field : fields.reversed()) {
                if (nameOf(field).equals(name)) {
                    names.add(name);
                    hashed.append(relaxed(field)).append("\r\n");
                }
            }
        }
        names.addAll(SEALED);
        String unsigned = "DKIM-Signature: v=1; a=" + key.algorithm() + "; c=relaxed/relaxed;\r\n d=" + key.domain()
                + "; s=" + key.selector() + "; t=" + date.getEpochSecond() + ";\r\n h=" + list(names) + ";\r\n bh="
                + base64(sha256(canonicalBody(body))) + ";\r\n b=";
        hashed.append(relaxed(unsigned));
        return unsigned + folded(base64(sign(key, hashed.toString()))) + "\r\n";
    }

    private static List<String> fields(String header) {
        return List.of(header.substring(0, header.length() - 2).split("\r\n(?![ \t])", -1));
    }

    private static String nameOf(String field) {
        return field.substring(0, field.indexOf(':')).strip().toLowerCase(Locale.ROOT);
    }

    /** RFC 6376 section 3.4.2. */
    static String relaxed(String field) {
        String value = field.substring(field.indexOf(':') + 1)
                .replace("\r\n", "")
                .replaceAll("[ \t]+", " ")
                .strip();
        return nameOf(field) + ":" + value;
    }

    /** RFC 6376 section 3.4.4. */
    static String canonicalBody(String body) {
        StringBuilder canonical = new StringBuilder(body.length());
        for (String line : body.split("\r\n", -1)) {
            canonical
                    .append(line.replaceAll("[ \t]+", " ").replaceFirst(" $", ""))
                    .append("\r\n");
        }
        int end = canonical.length();
        while (end >= 4 && canonical.substring(end - 4, end).equals("\r\n\r\n")) {
            end -= 2;
        }
        canonical.setLength(end);
        return canonical.length() == 2 ? "" : canonical.toString();
    }

    private static byte[] sign(DkimKey key, String hashed) {
        try {
            Signature signature = Signature.getInstance(key.isEdwards() ? "Ed25519" : "SHA256withRSA");
            signature.initSign(key.key());
            // RFC 8463 section 3: Ed25519 signs the hash, as if that were the message.
            signature.update(key.isEdwards() ? sha256(hashed) : hashed.getBytes(StandardCharsets.US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the DKIM key " + key + " does not sign", e);
        }
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static String list(List<String> names) {
        StringBuilder list = new StringBuilder();
        int column = 3;
        for (String name : names) {
            if (column + name.length() > LINE) {
                list.append("\r\n  ");
                column = 2;
            }
            list.append(list.isEmpty() ? "" : ":").append(name);
            column += name.length() + 1;
        }
        return list.toString();
    }

    private static String folded(String base64) {
        return base64.replaceAll("(.{" + LINE + "})(?=.)", "$1\r\n ");
    }
}
