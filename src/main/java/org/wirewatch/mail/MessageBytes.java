package org.wirewatch.mail;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.wirewatch.alert.Message;

/**
 * Makes the final bytes of a message: multipart/alternative, text first (RFC 2046 section 5.1.4). Pure: the same input
 * gives the same bytes, the boundary included, so that a repeated attempt can be recognised as one.
 */
public final class MessageBytes {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, d MMM uuuu HH:mm:ss Z", Locale.ENGLISH);

    private MessageBytes() {}

    /**
     * Writes a message.
     *
     * @param messageId of the outbox row, as {@code <local@domain>} or without the brackets; kept as it is
     * @param date of the outbox row; whole seconds count
     * @throws IllegalArgumentException if an address or the Message-ID cannot stand in a header; the message says which
     */
    public static Outgoing write(Message message, MailSettings settings, String messageId, Instant date) {
        MailAddress from = MailAddress.of("mail.from", settings.from());
        MailAddress to = MailAddress.of("address of reader " + message.reader(), message.to());
        String id = bracketed(messageId);
        String boundary = "=_" + hash(id, message.text(), message.html());

        StringBuilder out = new StringBuilder(message.html().length() * 2);
        out.append(HeaderField.structured("Date", DATE.format(date.atOffset(ZoneOffset.UTC))));
        out.append(HeaderField.structured("From", from.header("From")));
        if (settings.replyTo() != null) {
            MailAddress replyTo = MailAddress.of("mail.reply_to", settings.replyTo());
            out.append(HeaderField.structured("Reply-To", replyTo.header("Reply-To")));
        }
        out.append(HeaderField.structured("To", to.header("To")));
        out.append(HeaderField.words("Subject", message.subject()));
        out.append(HeaderField.structured("Message-ID", id));
        threading(out, message, from.domain());
        list(out, message, settings, from.domain());
        out.append(HeaderField.structured("Auto-Submitted", "auto-generated"));
        out.append(HeaderField.structured("X-Auto-Response-Suppress", "All"));
        ownHeaders(out, message);
        out.append(HeaderField.structured("MIME-Version", "1.0"));
        out.append(HeaderField.structured("Content-Type", "multipart/alternative; boundary=\"" + boundary + "\""));
        out.append("\r\n");
        out.append("--").append(boundary).append("\r\n");
        out.append(BodyPart.of("text/plain; charset=utf-8", message.text()));
        out.append("--").append(boundary).append("\r\n");
        out.append(BodyPart.of("text/html; charset=utf-8", message.html()));
        out.append("--").append(boundary).append("--\r\n");
        String signed = signatures(out.toString(), settings.dkim(), date) + out;
        return new Outgoing(id, from.bare(), to.bare(), signed.getBytes(StandardCharsets.US_ASCII));
    }

    private static String signatures(String message, List<DkimKey> keys, Instant date) {
        return keys.stream().map(key -> DkimSignature.of(message, key, date)).collect(Collectors.joining());
    }

    /** A root that nobody ever got: mail programs put what refers to it into one thread. */
    private static void threading(StringBuilder out, Message message, String domain) {
        if (message.threadKey() != null) {
            String root = "<thread." + hash(message.threadKey()) + "@" + domain + ">";
            out.append(HeaderField.structured("In-Reply-To", root));
            out.append(HeaderField.structured("References", root));
        }
    }

    private static void list(StringBuilder out, Message message, MailSettings settings, String domain) {
        String name = message.listName();
        String phrase = HeaderField.phrase("List-Id", name);
        out.append(HeaderField.structured("List-Id", phrase + " <" + slug(name) + ".wirewatch." + domain + ">"));
        String subject = "Unsubscribe%20" + slug(name) + "%20%28" + slug(message.reader()) + "%29";
        String mail = "<mailto:" + settings.unsubscribeAddress() + "?subject=" + subject + ">";
        String url = message.unsubscribeUrl();
        if (url == null) {
            out.append(HeaderField.structured("List-Unsubscribe", mail));
        } else {
            out.append(HeaderField.structured("List-Unsubscribe", "<" + url + ">, " + mail));
            out.append(HeaderField.structured("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"));
        }
    }

    private static void ownHeaders(StringBuilder out, Message message) {
        String watches = String.join(", ", message.watches());
        if (!watches.isBlank()) {
            out.append(HeaderField.words("X-Wirewatch-Watch", watches));
        }
        if (!message.storyIds().isEmpty()) {
            List<String> ids = message.storyIds().stream().map(String::valueOf).toList();
            out.append(HeaderField.structured("X-Wirewatch-Story", String.join(", ", ids)));
        }
    }

    private static String bracketed(String messageId) {
        String id = messageId.startsWith("<") ? messageId : "<" + messageId + ">";
        if (!id.matches("<[!-~&&[^<>@]]+@[!-~&&[^<>@]]+>")) {
            throw new IllegalArgumentException("\"" + messageId + "\" is not a Message-ID of the form <local@domain>");
        }
        return id;
    }

    /** List-Id wants a dot-atom (RFC 2919): what is not ASCII is told apart by a hash. */
    private static String slug(String name) {
        String ascii =
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        String readable = ascii.substring(0, Math.min(ascii.length(), 40)).replaceAll("-$", "");
        return readable.equals(name)
                ? readable
                : (readable.isEmpty() ? "" : readable + "-") + hash(name).substring(0, 8);
    }

    private static String hash(String... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                digest.update(part.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
