package org.wirewatch.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.wirewatch.watch.QueryContext;

/** Configuration files with what they should give, and a reader that needs nothing of this machine. */
final class Specimens {
    static final Path BAD = Path.of("src/test/resources/config/bad");
    static final Path GOOD = Path.of("src/test/resources/config/good");
    static final Environment ENVIRONMENT =
            new Environment(Map.of("SMTP_PASSWORD", "hunter2"), ZoneId.of("Europe/Lisbon"), "1.2.3");

    private Specimens() {}

    static ConfigReader reader() {
        return new ConfigReader(ENVIRONMENT, Specimens::check);
    }

    /** A language in which {@code §} is an error where it stands, and {@code (END} at the very end. */
    private static QueryCheck.Checked check(String name, String query, QueryContext context) {
        int offset = query.contains("(END") ? query.length() : query.indexOf('§');
        return offset >= 0
                ? new QueryCheck.Checked.Invalid(new QueryCheck.Remark(offset, "not a query"))
                : new WatchLanguage().check(name, query, context);
    }

    static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
