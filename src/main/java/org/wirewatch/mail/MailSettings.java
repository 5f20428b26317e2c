package org.wirewatch.mail;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How mail goes out.
 *
 * @param from header and envelope sender, e.g. {@code Wirewatch <wirewatch@example.org>}
 * @param replyTo null for none
 * @param postalAddress shown in the footer; null for none
 * @param smtp null: messages are written to {@code maildir}
 * @param maildir folder used where there is no SMTP
 * @param dkim keys that sign each message, one signature each; mostly none, as the mail server signs
 */
public record MailSettings(
        String from,
        @Nullable String replyTo,
        @Nullable String postalAddress,
        @Nullable Smtp smtp,
        Path maildir,
        List<DkimKey> dkim) {

    /** Copies the list. */
    public MailSettings {
        dkim = List.copyOf(dkim);
    }

    /** Without signatures of our own. */
    public MailSettings(
            String from, @Nullable String replyTo, @Nullable String postalAddress, @Nullable Smtp smtp, Path maildir) {
        this(from, replyTo, postalAddress, smtp, maildir, List.of());
    }

    /** Where wishes to mute or unsubscribe go: the bare address of Reply-To or, without one, of From. */
    public String unsubscribeAddress() {
        return replyTo == null
                ? MailAddress.of("mail.from", from).bare()
                : MailAddress.of("mail.reply_to", replyTo).bare();
    }

    /** The name in front of From's address; the address itself where there is none. */
    public String senderName() {
        MailAddress sender = MailAddress.of("mail.from", from);
        return sender.displayName() == null ? sender.bare() : sender.displayName();
    }

    /** From's domain, for Message-IDs. */
    public String domain() {
        return MailAddress.of("mail.from", from).domain();
    }

    /**
     * A mail server.
     *
     * @param host name or address
     * @param port 587, 465, 25 …
     * @param security how the line is protected
     * @param username null for no log-in
     * @param password read from a file or the environment; never shown; null for no log-in
     * @param timeout for connecting, for each answer and for each write
     * @param tokenCommand prints an access token to log in with (XOAUTH2); null to log in with the password
     */
    public record Smtp(
            String host,
            int port,
            Security security,
            @Nullable String username,
            @Nullable Secret password,
            Duration timeout,
            @Nullable String tokenCommand) {
        private static final Duration LONGEST_DEADLINE = Duration.ofMinutes(5);

        /** Without a token. */
        public Smtp(
                String host,
                int port,
                Security security,
                @Nullable String username,
                @Nullable Secret password,
                Duration timeout) {
            this(host, port, security, username, password, timeout, null);
        }

        /** How long one message may take in all: four timeouts, but at most five minutes or one timeout. */
        public Duration deadline() {
            Duration four = timeout.multipliedBy(4);
            Duration most = timeout.compareTo(LONGEST_DEADLINE) > 0 ? timeout : LONGEST_DEADLINE;
            return four.compareTo(most) < 0 ? four : most;
        }
    }

    /** How the line is protected. */
    public enum Security {
        /** TLS after STARTTLS, required. */
        STARTTLS,
        /** TLS from the first byte. */
        TLS,
        /** None: for a server on this machine. */
        NONE
    }

    /** A secret that does not print itself. */
    public record Secret(String value) {
        @Override
        public String toString() {
            return "****";
        }
    }
}
