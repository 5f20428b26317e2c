package org.wirewatch.mail;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a mail server says about a mail that it had taken before.
 *
 * @param fingerprint of the report's own bytes: the same report has the same one wherever it lies
 * @param messageId of the mail it is about, with its angle brackets; null if the report does not say
 * @param recipients one or several; never empty
 */
public record DeliveryReport(String fingerprint, @Nullable String messageId, List<Recipient> recipients) {

    /** Copies the list. */
    public DeliveryReport {
        recipients = List.copyOf(recipients);
    }

    /**
     * What became of the mail for one recipient.
     *
     * @param addresses as we wrote it and as the last server knew it, in lower case; empty if the report does not say
     * @param fate what it comes to
     * @param status RFC 3463, as {@code 5.1.1}; null if the report has none
     * @param words the server's own, on one line
     */
    public record Recipient(
            List<String> addresses, Fate fate, @Nullable String status, String words) {

        /** Copies the list. */
        public Recipient {
            addresses = List.copyOf(addresses);
        }
    }

    /** What a report comes to. */
    public enum Fate {
        /** It came back for good (5.x.x). */
        HARD,
        /** It is late, or came back for a reason that may pass (4.x.x). */
        SOFT,
        /** It arrived, or went on to a server that makes no reports. */
        ARRIVED
    }
}
