package org.wirewatch.config;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.wirewatch.config.notation.Texts;
import org.wirewatch.config.yaml.Field;
import org.wirewatch.config.yaml.Place;
import org.wirewatch.config.yaml.Section;
import org.wirewatch.mail.MailSettings.Secret;

/** Fetches a password from where {@code password_file} or {@code password_env} points; it never stands in the file. */
final class Passwords {
    private static final String FILE = "password_file";
    private static final String ENV = "password_env";

    private final Environment environment;
    private final Home home;

    Passwords(Environment environment, Home home) {
        this.environment = environment;
        this.home = home;
    }

    /** The password; null where none is asked for, or where it cannot be had, which has been noted. */
    @Nullable
    Secret read(Section section) {
        Field<Path> file = section.field(FILE, home.path());
        Field<String> variable = section.field(ENV, Texts.line());
        if (file.written() && variable.written()) {
            section.error(variable.place(), ENV, "stands beside password_file; keep one of the two");
            return null;
        }
        if (file.value() != null) {
            return fromFile(section, file.place(), file.value());
        }
        return variable.value() == null ? null : fromVariable(section, variable.place(), variable.value());
    }

    private @Nullable Secret fromVariable(Section section, Place place, String name) {
        String value = environment.variables().get(name);
        if (value == null || value.isEmpty()) {
            section.error(place, ENV, "the environment variable %s is not set".formatted(name));
            return null;
        }
        return new Secret(value);
    }

    private @Nullable Secret fromFile(Section section, Place place, Path file) {
        String password = SecretFile.read(section, place, FILE, file, "the password");
        if (password == null) {
            return null;
        }
        String line = password.stripTrailing();
        if (line.lines().count() == 1) {
            return new Secret(line);
        }
        section.error(place, FILE, file + " has several lines; it must hold the password alone");
        return null;
    }
}
