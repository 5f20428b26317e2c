package org.wirewatch.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads delivery reports: those of RFC 3464 (and 6533) by their fields, others by what mail servers commonly write into
 * them. Pure; a mail that is no report, or cannot be read, gives nothing.
 */
final class DeliveryReportReader {
    private static final Set<String> STATUS_TYPES = Set.of("message/delivery-status", "message/global-delivery-status");
    private static final Set<String> RETURNED_TYPES = Set.of(
            "message/rfc822",
            "text/rfc822-headers",
            "message/rfc822-headers",
            "message/global",
            "message/global-headers");
    private static final Pattern STATUS = Pattern.compile("\\b([245]\\.\\d{1,3}\\.\\d{1,3})\\b");
    private static final Pattern MESSAGE_ID = Pattern.compile("<[^<>@\\s]+@[^<>@\\s]+>");
    private static final int LONGEST_WORDS = 300;

    private DeliveryReportReader() {}

    /** Reads one mail, which may be cut off behind. */
    static Optional<DeliveryReport> read(byte[] mail) {
        try {
            MimeMessage message = new MimeMessage(null, new ByteArrayInputStream(mail));
            Parts parts = new Parts();
            parts.gather(message, 0);
            List<DeliveryReport.Recipient> recipients = new ArrayList<>();
            for (byte[] status : parts.statuses) {
                recipients.addAll(recipients(status));
            }
            String fingerprint = fingerprint(mail);
            if (!recipients.isEmpty()) {
                String original = parts.returnedId == null ? answered(message) : parts.returnedId;
                return Optional.of(new DeliveryReport(fingerprint, original, recipients));
            }
            return PlainBounce.read(message, parts.text.toString(), parts.returnedId)
                    .map(plain -> new DeliveryReport(fingerprint, plain.messageId(), List.of(plain.recipient())));
        } catch (MessagingException | IOException | RuntimeException unreadable) {
            // A mail from outside, broken in a way that the library does not bear: it is none that we can use.
            return Optional.empty();
        }
    }

    /** What a report is made of. */
    private static final class Parts {
        private static final int DEEPEST = 5;
        private static final int MOST_TEXT = 64 * 1024;

        private final List<byte[]> statuses = new ArrayList<>();
        private final StringBuilder text = new StringBuilder();
        private @Nullable String returnedId;

        void gather(Part part, int depth) throws MessagingException, IOException {
            String type = type(part);
            if (STATUS_TYPES.contains(type)) {
                statuses.add(part.getInputStream().readAllBytes());
            } else if (RETURNED_TYPES.contains(type) && depth > 0) {
                returnedId = returnedId == null ? messageId(part.getInputStream()) : returnedId;
            } else if (type.startsWith("multipart/") && depth < DEEPEST) {
                MimeMultipart parts = new MimeMultipart(part.getDataHandler().getDataSource());
                for (int i = 0; i < parts.getCount(); i++) {
                    BodyPart inner = parts.getBodyPart(i);
                    gather(inner, depth + 1);
                }
            } else if (type.startsWith("text/plain") && text.length() < MOST_TEXT) {
                byte[] bytes = part.getInputStream().readNBytes(MOST_TEXT);
                text.append(new String(bytes, ISO_8859_1)).append('\n');
            }
        }

        private static String type(Part part) throws MessagingException {
            String type = part.getContentType();
            return type == null ? "text/plain" : type.split("[;\\s]", 2)[0].toLowerCase(Locale.ROOT);
        }

        private static @Nullable String messageId(InputStream returned) throws MessagingException {
            String field = new InternetHeaders(returned).getHeader("Message-ID", null);
            return field == null ? null : firstId(field);
        }
    }

    /** Some servers return nothing of the mail, but answer it. */
    private static @Nullable String answered(MimeMessage report) throws MessagingException {
        String field = report.getHeader("In-Reply-To", " ");
        String references = report.getHeader("References", " ");
        String id = field == null ? null : firstId(field);
        return id != null || references == null ? id : firstId(references);
    }

    static @Nullable String firstId(String text) {
        Matcher id = MESSAGE_ID.matcher(text);
        return id.find() ? id.group() : null;
    }

    /** RFC 3464 section 2: groups of fields with empty lines between them; the first is about the message. */
    private static List<DeliveryReport.Recipient> recipients(byte[] status) throws MessagingException {
        List<DeliveryReport.Recipient> recipients = new ArrayList<>();
        for (String group : new String(status, UTF_8).split("\\r?\\n[ \\t]*\\r?\\n", -1)) {
            InternetHeaders fields =
                    new InternetHeaders(new ByteArrayInputStream((group.strip() + "\r\n\r\n").getBytes(UTF_8)), true);
            String finalRecipient = fields.getHeader("Final-Recipient", null);
            String action = fields.getHeader("Action", null);
            if (finalRecipient != null || (action != null && fields.getHeader("Status", null) != null)) {
                recipients.add(recipient(fields, finalRecipient));
            }
        }
        return recipients;
    }

    private static DeliveryReport.Recipient recipient(InternetHeaders fields, @Nullable String finalRecipient) {
        String diagnostic = value(fields.getHeader("Diagnostic-Code", null));
        String status = status(fields.getHeader("Status", null));
        if (status == null && diagnostic != null) {
            status = status(diagnostic);
        }
        String action = fields.getHeader("Action", null);
        Set<String> addresses = new LinkedHashSet<>();
        add(addresses, decodedXtext(value(fields.getHeader("Original-Recipient", null))));
        add(addresses, value(finalRecipient));
        String words = diagnostic == null || diagnostic.isBlank() ? "no reason given" : diagnostic;
        return new DeliveryReport.Recipient(List.copyOf(addresses), fate(action, status), status, oneLine(words));
    }

    /** RFC 3464 section 2.3.3: only {@code failed} is the end; {@code delayed} is still being tried. */
    private static DeliveryReport.Fate fate(@Nullable String action, @Nullable String status) {
        String word = action == null ? "failed" : action.strip().toLowerCase(Locale.ROOT);
        return switch (word) {
            case "failed" ->
                status == null || status.startsWith("5") ? DeliveryReport.Fate.HARD : DeliveryReport.Fate.SOFT;
            case "delayed" -> DeliveryReport.Fate.SOFT;
            default -> DeliveryReport.Fate.ARRIVED;
        };
    }

    /** What stands behind the type, as in {@code rfc822; ana@example.org}. */
    private static @Nullable String value(@Nullable String field) {
        return field == null ? null : field.substring(field.indexOf(';') + 1).strip();
    }

    private static void add(Set<String> addresses, @Nullable String address) {
        if (address != null && address.contains("@")) {
            addresses.add(address.replaceAll("[<>\\s]", "").toLowerCase(Locale.ROOT));
        }
    }

    /** RFC 3461 section 4. */
    private static @Nullable String decodedXtext(@Nullable String xtext) {
        return xtext == null
                ? null
                : Pattern.compile("\\+([0-9A-F]{2})")
                        .matcher(xtext)
                        .replaceAll(hex ->
                                Matcher.quoteReplacement(Character.toString(Integer.parseInt(hex.group(1), 16))));
    }

    static @Nullable String status(@Nullable String text) {
        Matcher status = STATUS.matcher(text == null ? "" : text);
        return status.find() ? status.group(1) : null;
    }

    static String oneLine(String text) {
        String line = text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        return line.length() > LONGEST_WORDS ? line.substring(0, LONGEST_WORDS) + "…" : line;
    }

    private static String fingerprint(byte[] mail) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(mail);
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new UncheckedIOException(new IOException("every Java has SHA-256", e));
        }
    }
}
