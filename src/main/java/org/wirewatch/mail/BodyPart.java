package org.wirewatch.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** One part of the body: quoted-printable, or base64 where that is shorter (mostly non-Latin text). */
final class BodyPart {
    private static final Base64.Encoder BASE64 = Base64.getMimeEncoder(76, "\r\n".getBytes(StandardCharsets.US_ASCII));

    private BodyPart() {}

    /** Headers, an empty line, and the encoded text, ending with CRLF. */
    static String of(String contentType, String text) {
        byte[] bytes = crlf(text).getBytes(StandardCharsets.UTF_8);
        String quoted = quotedPrintable(bytes);
        String base64 = BASE64.encodeToString(bytes);
        boolean readable = quoted.length() <= base64.length();
        String encoded = readable ? quoted : base64;
        return HeaderField.structured("Content-Type", contentType)
                + HeaderField.structured("Content-Transfer-Encoding", readable ? "quoted-printable" : "base64")
                + "\r\n"
                + encoded
                // Belongs to the boundary that follows, not to the text (RFC 2046 section 5.1.1).
                + "\r\n";
    }

    private static String crlf(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n').replace("\0", "").replace("\n", "\r\n");
    }

    private static String quotedPrintable(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length * 5 / 4);
        try (OutputStream encoder = MimeUtility.encode(out, "quoted-printable")) {
            encoder.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MessagingException e) {
            throw new IllegalStateException("quoted-printable is not known to the mail library", e);
        }
        return out.toString(StandardCharsets.US_ASCII);
    }
}
