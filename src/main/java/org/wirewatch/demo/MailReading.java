package org.wirewatch.demo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * As much of a mail reader as it takes to show a mail in a terminal: headers (RFC 5322) with encoded words (RFC 2047),
 * and the first text/plain part (RFC 2045, 2046), quoted-printable or base64.
 *
 * <p>It is here, and not Jakarta Mail, because that library lives in {@code mail} alone, and the demo may know no other
 * room. That the mails are read by something other than the library that wrote them is a small check of its own.
 */
final class MailReading {
    private static final Pattern ENCODED_WORD = Pattern.compile("=\\?([^?*]+)(?:\\*[^?]*)?\\?([QqBb])\\?([^?]*)\\?=");
    private static final Pattern BETWEEN_ENCODED_WORDS = Pattern.compile("(?<=\\?=)\\s+(?==\\?)");

    /** Header values, unfolded, by lower-case name; of repeated ones the first. */
    private final Map<String, String> headers = new LinkedHashMap<>();

    private final String body;

    /**
     * Reads a whole message, or a part of one.
     *
     * @param raw the bytes as ISO-8859-1 characters, so that each character is a byte
     */
    private MailReading(String raw) {
        String lines = raw.replace("\r\n", "\n");
        int end = lines.startsWith("\n") ? 0 : lines.indexOf("\n\n");
        String head = end < 0 ? lines : lines.substring(0, end);
        body = end < 0 ? "" : lines.substring(end).replaceFirst("\n\n?", "");
        head.replaceAll("\n(?=[ \t])", "").lines().forEach(line -> {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.putIfAbsent(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        });
    }

    /** Reads a whole message. */
    static MailReading of(byte[] message) {
        return new MailReading(new String(message, ISO_8859_1));
    }

    /** A header's value with its encoded words decoded; empty if it is not there. */
    String header(String name) {
        String value = headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
        String joined = BETWEEN_ENCODED_WORDS.matcher(value).replaceAll("");
        return ENCODED_WORD.matcher(joined).replaceAll(word -> Matcher.quoteReplacement(decodeWord(word)));
    }

    /** The first text/plain part; empty if there is none. */
    Optional<String> text() {
        String type = headers.getOrDefault("content-type", "text/plain");
        if (type.toLowerCase(Locale.ROOT).startsWith("multipart/")) {
            return textOfParts("--" + parameter(type, "boundary"));
        }
        return type.toLowerCase(Locale.ROOT).startsWith("text/plain")
                ? Optional.of(new String(decodedBody(), charset(parameter(type, "charset"))).replace("\r\n", "\n"))
                : Optional.empty();
    }

    private Optional<String> textOfParts(String delimiter) {
        String[] parts = ("\n" + body).split("\n" + Pattern.quote(delimiter) + "(?:--)?[ \t]*(?:\n|$)", -1);
        for (int i = 1; i < parts.length; i++) {
            Optional<String> text = new MailReading(parts[i]).text();
            if (text.isPresent()) {
                return text;
            }
        }
        return Optional.empty();
    }

    private byte[] decodedBody() {
        return switch (headers.getOrDefault("content-transfer-encoding", "7bit").toLowerCase(Locale.ROOT)) {
            case "quoted-printable" -> unquote(body.replaceAll("=[ \t]*\n", ""));
            case "base64" -> Base64.getMimeDecoder().decode(body);
            case String _ -> body.getBytes(ISO_8859_1);
        };
    }

    private static String decodeWord(MatchResult word) {
        byte[] bytes = word.group(2).equalsIgnoreCase("B")
                ? Base64.getDecoder().decode(word.group(3))
                : unquote(word.group(3).replace('_', ' '));
        return new String(bytes, charset(word.group(1)));
    }

    /** {@code =C3=A9} to bytes; what is not two hex digits stays as it is. */
    private static byte[] unquote(String quoted) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < quoted.length(); i++) {
            char c = quoted.charAt(i);
            if (c == '='
                    && i + 2 < quoted.length()
                    && Character.digit(quoted.charAt(i + 1), 16) >= 0
                    && Character.digit(quoted.charAt(i + 2), 16) >= 0) {
                bytes.write(Integer.parseInt(quoted.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                bytes.write(c);
            }
        }
        return bytes.toByteArray();
    }

    /** A parameter of a Content-Type (RFC 2045 §5.1); empty if it is not there. */
    private static String parameter(String type, String name) {
        Matcher found = Pattern.compile(
                        ";\\s*" + name + "\\s*=\\s*(?:\"([^\"]*)\"|([^;\\s]+))", Pattern.CASE_INSENSITIVE)
                .matcher(type);
        if (!found.find()) {
            return "";
        }
        String quoted = found.group(1);
        return quoted == null ? found.group(2) : quoted;
    }

    private static Charset charset(String name) {
        try {
            return name.isEmpty() ? StandardCharsets.US_ASCII : Charset.forName(name);
        } catch (IllegalArgumentException e) {
            return StandardCharsets.UTF_8;
        }
    }
}
