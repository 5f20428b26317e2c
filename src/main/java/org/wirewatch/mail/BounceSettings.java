package org.wirewatch.mail;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where delivery reports come in, and when they end a reader's mail.
 *
 * @param imap the mailbox of the envelope sender, or one that its reports are forwarded to
 * @param every how often it is looked into
 * @param pauseAfter mails of a reader that came back for good until nothing more is sent; at least 1
 */
public record BounceSettings(Imap imap, Duration every, int pauseAfter) {

    /**
     * A mailbox.
     *
     * @param host name or address
     * @param port 993, 143 …
     * @param security how the line is protected
     * @param password read from a file or the environment; never shown; null where there is a token command
     * @param tokenCommand prints an access token to log in with (XOAUTH2); null to log in with the password
     * @param folder usually INBOX
     * @param timeout for connecting, for each answer and for each write
     */
    public record Imap(
            String host,
            int port,
            MailSettings.Security security,
            String username,
            MailSettings.@Nullable Secret password,
            @Nullable String tokenCommand,
            String folder,
            Duration timeout) {

        /** What tells this mailbox from others: {@code imap://user@host:port/folder}. */
        public String name() {
            return "imap://" + username + "@" + host + ":" + port + "/" + folder;
        }
    }
}
