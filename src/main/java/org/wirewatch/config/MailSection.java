package org.wirewatch.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wirewatch.config.notation.Durations;
import org.wirewatch.config.notation.Mailboxes;
import org.wirewatch.config.notation.Notation;
import org.wirewatch.config.notation.Numbers;
import org.wirewatch.config.notation.Texts;
import org.wirewatch.config.yaml.Field;
import org.wirewatch.config.yaml.Section;
import org.wirewatch.mail.DkimKey;
import org.wirewatch.mail.MailAddress;
import org.wirewatch.mail.MailSettings;
import org.wirewatch.mail.MailSettings.Secret;
import org.wirewatch.mail.MailSettings.Security;
import org.wirewatch.mail.MailSettings.Smtp;

/** {@code mail}: who mails come from and how they leave. */
final class MailSection {
    private static final String DEFAULT_FROM = "Wirewatch <wirewatch@localhost>";
    static final Map<String, Security> SECURITIES =
            Map.of("starttls", Security.STARTTLS, "tls", Security.TLS, "none", Security.NONE);

    private MailSection() {}

    static MailSettings read(Section section, Passwords passwords, Home home, Path data) {
        Field<String> from = section.field("from", MailSection::readSender);
        String replyTo = section.field("reply_to", MailSection::readSender).value();
        String postalAddress = section.field("postal_address", Texts.line()).value();
        Section server = section.section("smtp");
        Smtp smtp = readSmtp(server, passwords);
        if (server.written() && !from.written()) {
            section.error(
                    section.place(),
                    "from",
                    "is missing; a mail server wants to know who sends, as in \"from: Wirewatch <wirewatch@example.org>\"");
        }
        String sender = from.or(DEFAULT_FROM);
        List<DkimKey> dkim = DkimSection.read(
                section.items("dkim", "selector"),
                home,
                MailAddress.of("mail.from", sender).domain());
        section.done();
        return new MailSettings(sender, replyTo, postalAddress, smtp, data.resolve("mail"), dkim);
    }

    /** The room {@code mail} has the last word on what can stand in a header. */
    private static Notation.Result<String> readSender(String written) {
        Notation.Result<String> mailbox = Mailboxes.mailbox().read(written);
        if (mailbox instanceof Notation.Result.Right<String>(String sender)) {
            try {
                new MailSettings(sender, null, null, null, Path.of("mail")).senderName();
            } catch (IllegalArgumentException e) {
                String message = String.valueOf(e.getMessage()).replaceFirst("^mail\\.from: ", "");
                return Notation.wrong(message + "; put a name with punctuation in double quotes");
            }
        }
        return mailbox;
    }

    private static @Nullable Smtp readSmtp(Section section, Passwords passwords) {
        Field<String> host = section.field("host", MailSection::readHost);
        Field<Security> security = section.field("security", Texts.oneOf(SECURITIES));
        Field<Integer> port = section.field("port", Numbers.between(1, 65535));
        Field<String> username = section.field("username", Texts.line());
        Secret password = passwords.read(section);
        Field<Duration> timeout =
                section.field("timeout", Durations.between(Duration.ofSeconds(1), Duration.ofMinutes(10)));
        if (section.written() && !host.written()) {
            section.error(section.place(), "host", "is missing, as in \"host: smtp.example.org\"");
        }
        Field<String> tokenCommand = section.field("token_command", Texts.line());
        checkLogin(section, username, tokenCommand);
        section.done();
        if (host.value() == null) {
            return null;
        }
        Security safe = security.or(Security.STARTTLS);
        return new Smtp(
                host.value(),
                port.or(usualPort(safe)),
                safe,
                username.value(),
                password,
                timeout.or(Duration.ofSeconds(30)),
                tokenCommand.value());
    }

    /** A user name comes with a password or a command for a token, and with one of them only. */
    static void checkLogin(Section section, Field<String> username, Field<String> tokenCommand) {
        boolean hasPassword = section.has("password_file") || section.has("password_env");
        if (tokenCommand.written()) {
            if (hasPassword) {
                section.error(tokenCommand.place(), "token_command", "stands beside a password; keep one of the two");
            }
            if (!username.written()) {
                section.error(section.place(), "username", "is missing, but there is a token_command");
            }
            return;
        }
        if (username.written() && !hasPassword) {
            section.error(
                    username.place(), "username", "has no password; add password_file, password_env or token_command");
        }
        if (hasPassword && !username.written()) {
            section.error(section.place(), "username", "is missing, but there is a password");
        }
    }

    private static int usualPort(Security security) {
        return switch (security) {
            case STARTTLS -> 587;
            case TLS -> 465;
            case NONE -> 25;
        };
    }

    /** A name or an address, without a port. */
    static Notation.Result<String> readHost(String written) {
        if (written.matches("[^:/\\s]+:\\d+")) {
            int colon = written.indexOf(':');
            return Notation.wrongAt(
                    colon,
                    "\"%s\" has a port in it; write host: %s and port: %s"
                            .formatted(written, written.substring(0, colon), written.substring(colon + 1)));
        }
        return written.matches("[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?|[0-9A-Fa-f:]*:[0-9A-Fa-f:.]+")
                ? Notation.right(written)
                : Notation.wrong("\"%s\" is not a host; write one as smtp.example.org".formatted(written));
    }
}
