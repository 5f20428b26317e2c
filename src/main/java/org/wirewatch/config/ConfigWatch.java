package org.wirewatch.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wirewatch.config.ConfigFile.Content;

/**
 * Notices that the configuration was saved. Ask every few seconds; whoever asks goes on with the settings in force when
 * the answer is {@link Loaded.Rejected}.
 *
 * <p>Editors empty a file before they fill it, or move another into its place, so a change counts only when it looks the
 * same at two questions in a row: a half-written file, which may well be good YAML, is never taken. Each change is told
 * once. Saving the file unchanged counts too; that is how a new password in a password file is taken up.
 *
 * <p>Thread-safe.
 */
public final class ConfigWatch {
    private final ConfigReader reader;
    private final Path file;
    private @Nullable Version told;
    private @Nullable Version candidate;

    /** Watches a file; nothing is read yet. */
    public ConfigWatch(ConfigReader reader, Path file) {
        this.reader = reader;
        this.file = file;
    }

    /** What the file was at one moment. */
    private record Version(@Nullable FileTime modified, Content content) {
        boolean same(@Nullable Version other) {
            return other != null && Objects.equals(modified, other.modified) && same(content, other.content);
        }

        private static boolean same(Content a, Content b) {
            return (a instanceof Content.Bytes(byte[] left) && b instanceof Content.Bytes(byte[] right))
                    ? Arrays.equals(left, right)
                    : a.equals(b);
        }
    }

    /** Reads the file as it is now; later changes are counted from here. */
    public synchronized Loaded load() {
        Version now = version();
        told = now;
        candidate = null;
        return reader.read(file, now.content());
    }

    /**
     * Looks whether the file was saved since it was last told of.
     *
     * @return what the file holds now; empty if it is as it was, or still being written
     */
    public synchronized Optional<Loaded> changed() {
        Version now = version();
        if (now.same(told)) {
            candidate = null;
            return Optional.empty();
        }
        if (!now.same(candidate)) {
            candidate = now;
            return Optional.empty();
        }
        told = now;
        candidate = null;
        return Optional.of(reader.read(file, now.content()));
    }

    private Version version() {
        FileTime modified;
        try {
            modified = Files.getLastModifiedTime(file);
        } catch (IOException e) {
            modified = null; // the content says why
        }
        return new Version(modified, ConfigFile.read(file));
    }
}
