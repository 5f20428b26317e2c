package org.wirewatch.cli;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.wirewatch.mail.ScriptedSmtpServer;

/** A mail as a mail program shows it. */
record ReadMail(String subject, String to, String messageId, String text, String html) {
    static ReadMail of(ScriptedSmtpServer.Received received) {
        return of(received.bytes());
    }

    static ReadMail of(byte[] bytes) {
        try {
            MimeMessage message = new MimeMessage(null, new ByteArrayInputStream(bytes));
            MimeMultipart parts = (MimeMultipart) message.getContent();
            return new ReadMail(
                    message.getSubject(),
                    String.valueOf(message.getHeader("To", null)),
                    message.getMessageID(),
                    parts.getBodyPart(0).getContent().toString().replace("\r\n", "\n"),
                    parts.getBodyPart(1).getContent().toString());
        } catch (MessagingException | IOException unreadable) {
            throw new AssertionError("the mail cannot be read", unreadable);
        }
    }
}
