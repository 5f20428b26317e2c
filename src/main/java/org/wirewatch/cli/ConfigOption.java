package org.wirewatch.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.wirewatch.config.ConfigReader;
import org.wirewatch.config.Environment;
import org.wirewatch.config.Loaded;
import org.wirewatch.config.Problem;
import org.wirewatch.config.Settings;
import org.wirewatch.config.WatchLanguage;
import org.wirewatch.watch.WordShares;
import picocli.CommandLine.Option;

/** The {@code --config} of all commands that need the configuration. */
final class ConfigOption {
    private static final Path USUAL = Path.of("config", "wirewatch.yaml");

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The configuration (default: config/wirewatch.yaml, here or where Wirewatch is installed).")
    Path file = usual();

    /** Here if it is here, so that a checkout works on its own file; else where the start script lies. */
    private static Path usual() {
        String home = System.getProperty("wirewatch.home");
        return home == null || Files.exists(USUAL) ? USUAL : Path.of(home).resolve(USUAL);
    }

    /**
     * Reads the configuration for a command that needs it good.
     *
     * @param err told all problems, warnings too
     * @return empty if it cannot be used: end with {@link ExitCodes#WRONG_USE}
     */
    Optional<Settings> settings(PrintWriter err) {
        return accept(file, reader().read(file), err);
    }

    /** The settings of what was read, all problems told; empty if it cannot be used. */
    static Optional<Settings> accept(Path file, Loaded loaded, PrintWriter err) {
        return switch (loaded) {
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
        return reader(WordShares.UNKNOWN);
    }

    /** A reader for this process that remarks on common words. */
    static ConfigReader reader(WordShares shares) {
        return new ConfigReader(Environment.ofThisProcess(), new WatchLanguage(shares));
    }
}
