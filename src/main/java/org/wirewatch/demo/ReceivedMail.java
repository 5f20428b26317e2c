package org.wirewatch.demo;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * A mail that the demo's inbox took in.
 *
 * @param envelopeFrom the sender named in MAIL FROM; empty for the null sender
 * @param envelopeTo the recipients named in RCPT TO
 * @param arrived when its last byte was in
 * @param file where it lies in the maildir
 * @param from decoded From header; empty if there is none
 * @param subject decoded Subject header; empty if there is none
 * @param date the Date header as it stands; empty if there is none
 * @param messageId the Message-ID header as it stands; empty if there is none
 * @param text the first text/plain part, decoded, with {@code \n} line ends; empty if there is none
 */
public record ReceivedMail(
        String envelopeFrom,
        List<String> envelopeTo,
        Instant arrived,
        Path file,
        String from,
        String subject,
        String date,
        String messageId,
        String text) {}
