package org.wirewatch.mail;

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
     * The server takes no message at all now: unreachable, wrong password, untrusted certificate. The queue waits.
     *
     * @param code short and stable: {@code refused}, {@code host-not-found}, {@code timeout}, {@code login},
     *     {@code certificate}, {@code no-starttls}, {@code busy}
     * @param sentence for the operator: what, and what to do
     * @param cause for the log; null where there is none
     */
    record ServerDown(
            String code, String sentence, @Nullable Throwable cause) implements Delivery {}
}
