package org.wirewatch.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.wirewatch.config.ConfigReader;
import org.wirewatch.config.Environment;
import org.wirewatch.config.Loaded;
import org.wirewatch.config.Problem;
import org.wirewatch.config.Settings;
import org.wirewatch.config.WatchLanguage;

/** The configuration for a command that cannot do without: mistakes are told on stderr. */
final class LoadedConfig {
    private LoadedConfig() {}

    /** Reads it; empty, and everything said, if it cannot be used. */
    static Optional<Settings> read(Path file, PrintWriter err) {
        return accept(file, reader().read(file), err);
    }

    /** Says what is wrong with what was read; empty if it cannot be used. */
    static Optional<Settings> accept(Path file, Loaded loaded, PrintWriter err) {
        return switch (loaded) {
            case Loaded.Accepted(Settings settings, List<Problem> warnings) -> {
                err.print(ConfigReport.problems(warnings));
                err.flush();
                yield Optional.of(settings);
            }
            case Loaded.Rejected(List<Problem> problems) -> {
                err.print(ConfigReport.problems(problems));
                err.println(ConfigReport.verdict(file, problems));
                yield Optional.empty();
            }
        };
    }

    static ConfigReader reader() {
        return new ConfigReader(Environment.ofThisProcess(), new WatchLanguage());
    }
}
