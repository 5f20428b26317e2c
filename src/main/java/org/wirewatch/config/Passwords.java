package org.wirewatch.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
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
    private static final long LONGEST = 4096;

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
        String complaint;
        try {
            if (Files.isDirectory(file)) {
                complaint = file + " is a folder; name the file with the password";
            } else if (Files.notExists(file)) {
                complaint = file + " does not exist; write the password into it, or correct the path";
            } else if (!Files.isReadable(file)) {
                complaint = "%s cannot be read by the user %s".formatted(file, System.getProperty("user.name"));
            } else if (Files.size(file) > LONGEST) {
                complaint = file + " is too long to hold a password alone";
            } else {
                warnIfOpen(section, place, file);
                String password = Files.readString(file, StandardCharsets.UTF_8).stripTrailing();
                if (!password.isEmpty() && password.lines().count() == 1) {
                    return new Secret(password);
                }
                complaint = file
                        + (password.isEmpty() ? " is empty" : " has several lines; it must hold the password alone");
            }
        } catch (IOException e) {
            complaint = "%s cannot be read: %s".formatted(file, Reasons.of(e));
        }
        section.error(place, FILE, complaint);
        return null;
    }

    private static void warnIfOpen(Section section, Place place, Path file) throws IOException {
        try {
            if (Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ)) {
                section.warning(
                        place, FILE, "everyone on this machine can read %s; run chmod 600 %s".formatted(file, file));
            }
        } catch (UnsupportedOperationException e) {
            return; // no such permissions on this file system
        }
    }
}
