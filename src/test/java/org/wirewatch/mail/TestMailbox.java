package org.wirewatch.mail;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.util.List;

/** A mailbox on loopback that is read by IMAP: user {@code bounces}, password {@code sesame}. */
public final class TestMailbox implements AutoCloseable {
    private final GreenMail server;
    private final GreenMailUser user;

    private TestMailbox(GreenMail server, GreenMailUser user) {
        this.server = server;
        this.user = user;
    }

    /** Opens an empty one. */
    public static TestMailbox open() {
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
        server.start();
        try {
            return new TestMailbox(
                    server, server.getUserManager().createUser("wirewatch@example.org", "bounces", "sesame"));
        } catch (UserException taken) {
            throw new AssertionError(taken);
        }
    }

    /** The port on loopback. */
    public int port() {
        return server.getImap().getPort();
    }

    /** A mail comes in. */
    public void deliver(byte[] mail) {
        try {
            MimeMessage message = new MimeMessage(null, new ByteArrayInputStream(mail)) {
                @Override
                protected void updateMessageID() {
                    // As it came.
                }
            };
            folder().appendMessage(
                            message,
                            new Flags(),
                            java.util.Date.from(java.time.InstantSource.system().instant()));
        } catch (MessagingException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    /** Its owner deletes the oldest mails. */
    public void deleteOldest(int number) {
        try {
            for (StoredMessage mail : folder().getMessages().subList(0, number)) {
                mail.setFlag(Flags.Flag.DELETED, true);
            }
            folder().expunge();
        } catch (FolderException broken) {
            throw new AssertionError(broken);
        }
    }

    /** Its owner deletes them all. */
    public void empty() {
        deleteOldest(flags().size());
    }

    /** What lies in it: each mail's flags. */
    public List<Flags> flags() {
        return folder().getMessages().stream().map(StoredMessage::getFlags).toList();
    }

    private MailFolder folder() {
        try {
            return server.getManagers().getImapHostManager().getInbox(user);
        } catch (FolderException broken) {
            throw new AssertionError(broken);
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
