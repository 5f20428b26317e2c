package org.wirewatch.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What can be taken elsewhere. */
@Command(
        name = "export",
        description = "Writes the subscriptions for another program.",
        mixinStandardHelpOptions = true,
        subcommands = ExportOpmlCommand.class,
        footer = {"", "Example: wirewatch export opml subscriptions.opml"})
final class ExportCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
