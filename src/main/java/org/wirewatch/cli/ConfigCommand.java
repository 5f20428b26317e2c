package org.wirewatch.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What is done with the configuration besides checking it. */
@Command(
        name = "config",
        description = "Shows the configuration.",
        mixinStandardHelpOptions = true,
        subcommands = ConfigDumpCommand.class,
        footer = {"", "Example: wirewatch config dump"})
final class ConfigCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
