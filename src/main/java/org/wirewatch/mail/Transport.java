package org.wirewatch.mail;

/** A way out: SMTP, or a maildir. Used by one thread at a time. */
public interface Transport extends AutoCloseable {
    /** The way out that the settings ask for; nothing is connected or created yet. */
    static Transport open(MailSettings settings) {
        return settings.smtp() == null ? new MaildirTransport(settings.maildir()) : new SmtpTransport(settings.smtp());
    }

    /** Hands over one message; blocks for at most the configured timeouts. */
    Delivery deliver(Outgoing message);

    /** Ends what is kept open between messages; nothing is lost by it, and a later delivery opens it again. */
    @Override
    void close();
}
