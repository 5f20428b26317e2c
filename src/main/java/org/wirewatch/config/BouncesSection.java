package org.wirewatch.config;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.wirewatch.config.notation.Durations;
import org.wirewatch.config.notation.Numbers;
import org.wirewatch.config.notation.Texts;
import org.wirewatch.config.yaml.Field;
import org.wirewatch.config.yaml.Section;
import org.wirewatch.mail.BounceSettings;
import org.wirewatch.mail.BounceSettings.Imap;
import org.wirewatch.mail.MailSettings.Secret;
import org.wirewatch.mail.MailSettings.Security;

/** {@code bounces}: where delivery reports come in. */
final class BouncesSection {
    private static final Duration EVERY = Duration.ofMinutes(5);
    private static final int PAUSE_AFTER = 3;

    private BouncesSection() {}

    /** Null where there is no mailbox. */
    static @Nullable BounceSettings read(Section section, Passwords passwords) {
        Section mailbox = section.section("imap");
        Imap imap = readImap(mailbox, passwords);
        Field<Duration> every = section.field("every", Durations.between(Duration.ofMinutes(1), Duration.ofDays(1)));
        Field<Integer> pauseAfter = section.field("pause_after", Numbers.between(1, 1000));
        if (section.written() && !mailbox.written()) {
            section.error(
                    section.place(),
                    "imap",
                    "is missing; name the mailbox, as in \"imap: { host: imap.example.org, username: wirewatch,"
                            + " password_file: /etc/wirewatch/imap-password }\"");
        }
        section.done();
        return imap == null ? null : new BounceSettings(imap, every.or(EVERY), pauseAfter.or(PAUSE_AFTER));
    }

    private static @Nullable Imap readImap(Section section, Passwords passwords) {
        Field<String> host = section.field("host", MailSection::readHost);
        Field<Security> security = section.field("security", Texts.oneOf(MailSection.SECURITIES));
        Field<Integer> port = section.field("port", Numbers.between(1, 65535));
        Field<String> username = section.field("username", Texts.line());
        Secret password = passwords.read(section);
        Field<String> tokenCommand = section.field("token_command", Texts.line());
        Field<String> folder = section.field("folder", Texts.line());
        Field<Duration> timeout =
                section.field("timeout", Durations.between(Duration.ofSeconds(1), Duration.ofMinutes(10)));
        if (section.written() && !host.written()) {
            section.error(section.place(), "host", "is missing, as in \"host: imap.example.org\"");
        }
        if (section.written()
                && !username.written()
                && !tokenCommand.written()
                && !section.has("password_file")
                && !section.has("password_env")) {
            section.error(section.place(), "username", "is missing; a mailbox is read by its owner only");
        }
        MailSection.checkLogin(section, username, tokenCommand);
        section.done();
        if (host.value() == null || username.value() == null) {
            return null;
        }
        Security safe = security.or(Security.TLS);
        return new Imap(
                host.value(),
                port.or(safe == Security.TLS ? 993 : 143),
                safe,
                username.value(),
                password,
                tokenCommand.value(),
                folder.or("INBOX"),
                timeout.or(Duration.ofSeconds(30)));
    }
}
