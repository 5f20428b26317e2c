package org.wirewatch.mail;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.wirewatch.alert.Message;

/** Settings and messages for the tests of this room. */
final class Mails {
    static final Instant DATE = Instant.parse("2026-11-23T17:05:09Z");

    private Mails() {}

    static MailSettings settings() {
        return new MailSettings("Wirewatch <wirewatch@example.org>", null, null, null, Path.of("unused"));
    }

    static MailSettings.Smtp smtp(ScriptedSmtpServer server, MailSettings.Security security) {
        return new MailSettings.Smtp("localhost", server.port(), security, null, null, Duration.ofSeconds(5));
    }

    static Message message(String subject, String text, String html) {
        return new Message(
                Message.Kind.ALERT,
                "ana",
                "ana@example.org",
                subject,
                text,
                html,
                "harbour",
                "story-7-ana",
                List.of("harbour", "война"),
                List.of(7L));
    }

    static Outgoing outgoing(int number) {
        return MessageBytes.write(
                message("[harbour] Ferry " + number, "Ferry number " + number + "\n.\n..dots\n", "<p>Ferry</p>"),
                settings(),
                "<alert." + number + ".abc@example.org>",
                DATE);
    }
}
