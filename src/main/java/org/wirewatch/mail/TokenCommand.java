package org.wirewatch.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Access tokens (OAuth 2) from a command of the operator's: what it prints, one line, is the token. It is asked again
 * after an hour and when the server refuses a token. The token itself reaches no log and no message. Used by one thread
 * at a time.
 */
final class TokenCommand {
    private static final long KEPT_NANOS = Duration.ofMinutes(55).toNanos();
    private static final int LONGEST_TOKEN = 16 * 1024;

    private final String command;
    private final Duration timeout;
    private final LongSupplier nanoTime;
    private @Nullable String token;
    private long fetchedNanos;

    TokenCommand(String command, Duration timeout, LongSupplier nanoTime) {
        this.command = command;
        this.timeout = timeout;
        this.nanoTime = nanoTime;
    }

    /** The command gave no token; the message says why, without what it printed. */
    static final class NoToken extends Exception {
        private static final long serialVersionUID = 1;

        NoToken(String message) {
            super(message);
        }
    }

    /** Whether {@link #token()} would give one that was used before. */
    boolean isKept() {
        return token != null && nanoTime.getAsLong() - fetchedNanos < KEPT_NANOS;
    }

    /** The server wants no more of this token. */
    void forget() {
        token = null;
    }

    String token() throws NoToken {
        String kept = token;
        if (kept != null && isKept()) {
            return kept;
        }
        String fresh = run();
        token = fresh;
        fetchedNanos = nanoTime.getAsLong();
        return fresh;
    }

    /** Into a file, not a pipe: a child that goes on in the background would hold a pipe open. */
    private String run() throws NoToken {
        Path output = null;
        try {
            output = Files.createTempFile("wirewatch", null);
            Process process = new ProcessBuilder(shell())
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of(nothing()).toFile()))
                    .redirectOutput(output.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw new NoToken("did not end within " + timeout.toSeconds() + " s");
            }
            if (process.exitValue() != 0) {
                throw new NoToken("ended with exit code " + process.exitValue());
            }
            return oneLine(output);
        } catch (IOException cannot) {
            throw new NoToken("cannot be run: " + cannot.getMessage());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new NoToken("was interrupted");
        } finally {
            delete(output);
        }
    }

    private static String oneLine(Path output) throws IOException, NoToken {
        if (Files.size(output) > LONGEST_TOKEN) {
            throw new NoToken("printed more than a token");
        }
        String printed = Files.readString(output, UTF_8).strip();
        if (printed.isEmpty()) {
            throw new NoToken("printed nothing");
        }
        if (!printed.matches("[\\x21-\\x7E]+")) {
            throw new NoToken("printed more than one line with the token alone");
        }
        return printed;
    }

    private List<String> shell() {
        return isWindows() ? List.of("cmd", "/c", command) : List.of("/bin/sh", "-c", command);
    }

    private static String nothing() {
        return isWindows() ? "NUL" : "/dev/null";
    }

    private static boolean isWindows() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
    }

    private static void delete(@Nullable Path output) {
        try {
            if (output != null) {
                Files.deleteIfExists(output);
            }
        } catch (IOException left) {
            output.toFile().deleteOnExit();
        }
    }
}
