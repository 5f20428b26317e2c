package org.wirewatch.mail;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What came of handing over one message. */
public sealed interface Delivery {
    /**
     * The server took it.
     *
     * @param answer its own words, e.g. {@code 250 2.0.0 Ok: queued as 4F1}
     */
    record Accepted(String answer) implements Delivery {}

    /**
     * This message may go later (4xx, or the line broke).
     *
     * @param answer the server's words or what happened
     */
    record Deferred(String answer) implements Delivery {}

    /**
     * This message will never go (5xx for this recipient or message).
     *
     * @param answer the server's words
     */
    record Refused(String answer) implements Delivery {}

    /**
     * The server takes no message at all now: unreachable, wrong password, untrusted certificate. The queue waits, and no
     * message's attempts are counted.
     *
     * @param code short and stable: {@code refused}, {@code host-not-found}, {@code timeout}, {@code unreachable},
     *     {@code broken} (the line ended, or spoke no SMTP), {@code login}, {@code certificate}, {@code no-starttls},
     *     {@code busy} (421 and the like), {@code rejected} (the server wants no mail from this machine),
     *     {@code sender} (it does not let us send as From), {@code maildir} (the folder cannot be written)
     * @param sentence for the operator: what, and what to do
     * @param cause for the log; null where there is none
     */
    record ServerDown(
            String code, String sentence, @Nullable Throwable cause) implements Delivery {

        /** Whether it may be the mail, and not the server, that is to blame: the line was there before it ended. */
        public boolean mayBeTheMail() {
            return switch (code) {
                case "busy", "broken", "timeout", "sender" -> true;
                default -> false;
            };
        }

        /**
         * How long to leave the server alone: what a person must mend is tried rarely, so that a wrong password does not
         * lock the account.
         */
        public Duration pause() {
            return switch (code) {
                case "login", "certificate", "no-starttls", "rejected", "sender" -> Duration.ofMinutes(5);
                default -> Duration.ofMinutes(1);
            };
        }
    }
}
