package org.wirewatch.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reports that are only text: those of qmail, of Exim before it wrote reports in the standard form, and of servers that
 * tell the SMTP answer and return the mail. A mail counts as one only if it comes from a mail system and names the
 * Message-ID of the mail it is about, which nobody else knows. Pure.
 */
final class PlainBounce {
    private static final Pattern SENDER =
            Pattern.compile("(?i)(mailer-daemon|postmaster|mail delivery (sub)?system)\\b");
    private static final Pattern RETURNED_ID =
            Pattern.compile("(?im)^[> \\t]*message-id:\\s*(<[^<>@\\s]+@[^<>@\\s]+>)");
    private static final Pattern ADDRESS =
            Pattern.compile("<([^<>@\\s]+@[^<>@\\s]+)>|^\\s+([^<>@\\s:]+@[^<>@\\s:]+)\\s*$", Pattern.MULTILINE);
    private static final Pattern SMTP_ANSWER = Pattern.compile("(?m)\\b([45])\\d\\d[ -](?=\\S)");
    private static final Pattern FINAL_WORDS = Pattern.compile(
            "(?i)permanent error|given up|could not be delivered to one or more|unknown user|user unknown");
    private static final Pattern NOT_YET =
            Pattern.compile("(?i)\\bwarning\\b.{0,80}delay|has not yet been delivered|still trying");

    private PlainBounce() {}

    /** What such a report says. */
    record Found(String messageId, DeliveryReport.Recipient recipient) {}

    /**
     * Reads one.
     *
     * @param text of its plain text parts
     * @param returnedId of a mail that is attached; null if none is
     */
    static Optional<Found> read(MimeMessage message, String text, @Nullable String returnedId)
            throws MessagingException {
        String failed = message.getHeader("X-Failed-Recipients", ",");
        String from = message.getHeader("From", ",");
        boolean fromAMailSystem =
                failed != null || (from != null && SENDER.matcher(from).find());
        Matcher written = RETURNED_ID.matcher(text);
        boolean isQuoted = written.find();
        String id = isQuoted ? written.group(1) : returnedId;
        if (!fromAMailSystem || id == null) {
            return Optional.empty();
        }
        String report = isQuoted ? text.substring(0, written.start()) : text;
        String status = DeliveryReportReader.status(report);
        String words = words(report);
        return Optional.of(new Found(
                id,
                new DeliveryReport.Recipient(addresses(failed, report), fate(report, status, failed), status, words)));
    }

    private static DeliveryReport.Fate fate(String report, @Nullable String status, @Nullable String failed) {
        if (NOT_YET.matcher(report).find()) {
            return DeliveryReport.Fate.SOFT;
        }
        if (status != null) {
            return status.startsWith("5") ? DeliveryReport.Fate.HARD : DeliveryReport.Fate.SOFT;
        }
        Matcher answer = SMTP_ANSWER.matcher(report);
        if (answer.find()) {
            return answer.group(1).equals("5") ? DeliveryReport.Fate.HARD : DeliveryReport.Fate.SOFT;
        }
        // Exim writes that header for what has failed, never for what is late.
        boolean over = failed != null || FINAL_WORDS.matcher(report).find();
        return over ? DeliveryReport.Fate.HARD : DeliveryReport.Fate.SOFT;
    }

    private static List<String> addresses(@Nullable String failed, String report) {
        if (failed != null) {
            return List.of(failed.split("[,\\s]+")).stream()
                    .map(address -> address.toLowerCase(Locale.ROOT))
                    .filter(address -> address.contains("@"))
                    .toList();
        }
        Matcher address = ADDRESS.matcher(report);
        if (!address.find()) {
            return List.of();
        }
        String found = address.group(1) == null ? address.group(2) : address.group(1);
        return List.of(found.toLowerCase(Locale.ROOT));
    }

    /** The line with the reason. */
    private static String words(String report) {
        return report.lines()
                .filter(line -> SMTP_ANSWER.matcher(line).find() || DeliveryReportReader.status(line) != null)
                .findFirst()
                .map(DeliveryReportReader::oneLine)
                .orElse("no reason given");
    }
}
