package org.wirewatch.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The {@code --config} of all commands that need the configuration. */
final class ConfigOption {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            defaultValue = "config/wirewatch.yaml",
            description = "The configuration (default: ${DEFAULT-VALUE}).")
    Path file = Path.of("config/wirewatch.yaml");
}
