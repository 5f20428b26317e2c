package org.wirewatch.mail;

/** A way out: SMTP, or a maildir. Used by one thread at a time. */
public interface Transport extends AutoCloseable {
    /** Hands over one message; blocks for at most the configured timeouts. */
    Delivery deliver(Outgoing message);

    /** Ends what is kept open between messages; nothing is lost by it. */
    @Override
    void close();
}
