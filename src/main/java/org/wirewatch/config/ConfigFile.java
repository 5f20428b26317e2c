package org.wirewatch.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A configuration file as bytes. */
final class ConfigFile {
    /** More than anybody writes by hand, even with thousands of feeds. */
    private static final int BIGGEST = 3 * 1024 * 1024;

    private ConfigFile() {}

    /** What came of reading the bytes. */
    sealed interface Content {
        /** All of them. */
        record Bytes(byte[] bytes) implements Content {}

        /** None, and why: what is wrong and what to do. */
        record Nothing(String message) implements Content {}
    }

    static Content read(Path file) {
        if (Files.isDirectory(file)) {
            return new Content.Nothing("this is a folder; name the file in it, as " + file.resolve("wirewatch.yaml"));
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(BIGGEST + 1);
            return bytes.length > BIGGEST
                    ? new Content.Nothing("this is over 3 MB, which no configuration is; name the right file")
                    : new Content.Bytes(bytes);
        } catch (NoSuchFileException e) {
            return new Content.Nothing("there is no such file; name one with --config FILE");
        } catch (IOException e) {
            String user = System.getProperty("user.name");
            return new Content.Nothing("the user %s cannot read it: %s".formatted(user, Reasons.of(e)));
        }
    }
}
