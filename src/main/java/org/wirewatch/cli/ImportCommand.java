package org.wirewatch.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What can be brought in. */
@Command(
        name = "import",
        description = "Brings in subscriptions from another program.",
        mixinStandardHelpOptions = true,
        subcommands = ImportOpmlCommand.class,
        footer = {"", "Example: wirewatch import opml subscriptions.opml"})
final class ImportCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
