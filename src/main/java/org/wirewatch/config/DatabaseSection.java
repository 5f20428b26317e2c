package org.wirewatch.config;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.wirewatch.config.Settings.DatabaseSettings;
import org.wirewatch.config.notation.Notation;
import org.wirewatch.config.notation.Texts;
import org.wirewatch.config.yaml.Field;
import org.wirewatch.config.yaml.Section;
import org.wirewatch.mail.MailSettings.Secret;

/** {@code database}: a PostgreSQL server, where SQLite will not do. */
final class DatabaseSection {
    private static final String PREFIX = "jdbc:postgresql:";

    private DatabaseSection() {}

    static @Nullable DatabaseSettings read(Section section, Passwords passwords) {
        Field<String> url = section.field("url", DatabaseSection::readUrl);
        Field<String> username = section.field("username", Texts.line());
        Secret password = passwords.read(section);
        section.done();
        if (section.written() && !url.written()) {
            section.error(
                    section.place(),
                    "url",
                    "is missing; write one as jdbc:postgresql://db.example.org/wirewatch, or take database out");
        }
        return url.value() == null ? null : new DatabaseSettings(url.value(), username.value(), password);
    }

    private static Notation.Result<String> readUrl(String written) {
        String lower = written.toLowerCase(Locale.ROOT);
        if (lower.contains("password=") || lower.contains("user=") || lower.matches(".*//[^/?]*@.*")) {
            return Notation.wrong("a URL may hold no user name or password; use username and password_file");
        }
        if (lower.matches("(jdbc:)?postgres(ql)?://.+") && !written.startsWith(PREFIX)) {
            return Notation.wrong("\"%s\" is not a JDBC URL; did you mean %s%s?"
                    .formatted(written, PREFIX, written.substring(written.indexOf("//"))));
        }
        if (lower.startsWith("jdbc:sqlite:")) {
            return Notation.wrong("SQLite needs no URL: take database out, the file lies in the data folder");
        }
        return written.startsWith(PREFIX) && written.length() > PREFIX.length() && !written.contains(" ")
                ? Notation.right(written)
                : Notation.wrong(
                        "\"%s\" is not a PostgreSQL URL; write it as jdbc:postgresql://db.example.org/wirewatch"
                                .formatted(written));
    }
}
