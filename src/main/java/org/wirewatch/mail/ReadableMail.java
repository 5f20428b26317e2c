package org.wirewatch.mail;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;

/**
 * A mail of ours as a person reads it.
 *
 * @param headers decoded, one a line; empty if there are no bytes
 * @param text the text part; empty if there is none
 */
public record ReadableMail(String headers, String text) {

    /** Reads final bytes. */
    public static ReadableMail of(byte[] bytes) {
        if (bytes.length == 0) {
            return new ReadableMail("", "");
        }
        try {
            MimeMessage message = new MimeMessage(null, new ByteArrayInputStream(bytes));
            StringBuilder headers = new StringBuilder();
            for (String line : Collections.list(message.getAllHeaderLines())) {
                String unfolded = MimeUtility.unfold(line).replaceAll("\\r?\\n[ \\t]*", " ");
                headers.append(MimeUtility.decodeText(unfolded)).append('\n');
            }
            return new ReadableMail(headers.toString(), text(message.getContent()));
        } catch (MessagingException broken) {
            throw new IllegalArgumentException("not a mail of ours", broken);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static String text(Object content) throws MessagingException, IOException {
        if (content instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart part = parts.getBodyPart(i);
                if (part.isMimeType("text/plain")) {
                    return String.valueOf(part.getContent()).replace("\r\n", "\n");
                }
            }
        }
        return content instanceof String text ? text.replace("\r\n", "\n") : "";
    }
}
