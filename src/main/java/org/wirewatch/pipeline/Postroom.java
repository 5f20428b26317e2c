package org.wirewatch.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Locale;
import org.wirewatch.alert.Message;
import org.wirewatch.mail.MailSettings;
import org.wirewatch.mail.MessageBytes;
import org.wirewatch.store.Session;

/** Puts messages into the outbox, as the final bytes that every attempt will send. Stateless. */
final class Postroom {
    /**
     * Writes a message's bytes, with a Message-ID made of its row, in the caller's transaction.
     *
     * @return the row's key
     */
    long post(Session session, Rules rules, Message message, Instant now) {
        MailSettings settings = rules.settings().mail();
        return session.outbox()
                .add(
                        message.kind().name(),
                        message.reader(),
                        message.subject(),
                        now,
                        row -> MessageBytes.write(message, settings, messageId(message, settings, row, now), now));
    }

    /** {@code <kind.row.hash@domain>}: the same on each try, and not to be guessed from another. */
    private static String messageId(Message message, MailSettings settings, long row, Instant now) {
        byte[] seed = (row + "\n" + message.to() + "\n" + message.subject() + "\n" + now + "\n" + message.text())
                .getBytes(UTF_8);
        String hash = Hashes.sha256(seed).substring(0, 16);
        String kind = message.kind().name().toLowerCase(Locale.ROOT);
        return "<" + kind + "." + row + "." + hash + "@" + settings.domain() + ">";
    }
}
