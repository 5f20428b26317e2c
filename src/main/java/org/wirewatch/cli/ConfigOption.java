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
import picocli.CommandLine.Option;

/** The {@code --config} of all commands that need the configuration. */
final class ConfigOption {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            defaultValue = "config/wirewatch.yaml",
            description = "The configuration (default: ${DEFAULT-VALUE}).")
    Path file = Path.of("config/wirewatch.yaml");

    /**
     * Reads the configuration for a command that needs it good.
     *
     * @param err told all problems, warnings too
     * @return empty if it cannot be used: end with {@link ExitCodes#WRONG_USE}
     */
    Optional<Settings> settings(PrintWriter err) {
        return switch (reader().read(file)) {
            case Loaded.Accepted(Settings settings, List<Problem> warnings) -> {
                err.print(ConfigReport.problems(warnings));
                err.flush();
                yield Optional.of(settings);
            }
            case Loaded.Rejected(List<Problem> problems) -> {
                err.println(ConfigReport.problems(problems) + ConfigReport.verdict(file, problems));
                yield Optional.empty();
            }
        };
    }

    /** A reader for this process. */
    static ConfigReader reader() {
        return new ConfigReader(Environment.ofThisProcess(), new WatchLanguage());
    }
}
