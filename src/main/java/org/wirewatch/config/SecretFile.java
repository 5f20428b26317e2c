package org.wirewatch.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import org.jspecify.annotations.Nullable;
import org.wirewatch.config.yaml.Place;
import org.wirewatch.config.yaml.Section;

/** Reads a small file that only we should read. */
final class SecretFile {
    /** Some keys of 8192 bits are longer, and nobody's password is. */
    private static final long LONGEST_BYTES = 16 * 1024L;

    private SecretFile() {}

    /**
     * The file's text; null if there is none, which has been noted.
     *
     * @param holds what is in it, e.g. {@code the password}
     */
    static @Nullable String read(Section section, Place place, String key, Path file, String holds) {
        String complaint = complaint(file, holds);
        if (complaint == null) {
            try {
                warnIfOpen(section, place, key, file);
                String text = Files.readString(file, StandardCharsets.UTF_8);
                if (!text.isBlank()) {
                    return text;
                }
                complaint = file + " is empty";
            } catch (IOException e) {
                complaint = "%s cannot be read: %s".formatted(file, Reasons.of(e));
            }
        }
        section.error(place, key, complaint);
        return null;
    }

    private static @Nullable String complaint(Path file, String holds) {
        if (Files.isDirectory(file)) {
            return file + " is a folder; name the file with " + holds;
        }
        if (Files.notExists(file)) {
            return file + " does not exist; write " + holds + " into it, or correct the path";
        }
        if (!Files.isReadable(file)) {
            return "%s cannot be read by the user %s".formatted(file, System.getProperty("user.name"));
        }
        return file.toFile().length() > LONGEST_BYTES ? file + " is too long to hold " + holds + " alone" : null;
    }

    private static void warnIfOpen(Section section, Place place, String key, Path file) throws IOException {
        try {
            if (Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ)) {
                section.warning(
                        place, key, "everyone on this machine can read %s; run chmod 600 %s".formatted(file, file));
            }
        } catch (UnsupportedOperationException e) {
            return; // no such permissions on this file system
        }
    }
}
