package org.wirewatch.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.wirewatch.config.notation.Notation;
import org.wirewatch.config.notation.Texts;

/**
 * Where relative paths of the file begin: the folder that the file is in, or, if that is called {@code config}, the
 * folder above it. Never the working directory, which is another for each way to start a daemon.
 *
 * @param folder absolute
 * @param beside the folder that the file itself is in, absolute
 */
record Home(Path folder, Path beside) {
    static Home of(Path file) {
        Path folder = file.toAbsolutePath().normalize().getParent();
        if (folder == null) {
            return new Home(Path.of("/"), Path.of("/"));
        }
        Path above = folder.getParent();
        return new Home(above != null && folder.endsWith("config") ? above : folder, folder);
    }

    /** A path, made absolute. */
    Notation<Path> path() {
        return written -> switch (Texts.line().read(written)) {
            case Notation.Result.Wrong<String>(int offset, String message) -> Notation.wrongAt(offset, message);
            case Notation.Result.Right<String>(String line) -> resolve(line);
        };
    }

    private Notation.Result<Path> resolve(String written) {
        if (written.equals("~") || written.startsWith("~/")) {
            return Notation.wrong("\"~\" is not replaced by anything here; write the folder out");
        }
        try {
            return Notation.right(folder.resolve(written).normalize());
        } catch (InvalidPathException e) {
            return Notation.wrong("\"%s\" is not a path: %s".formatted(written, e.getReason()));
        }
    }
}
