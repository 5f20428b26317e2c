package org.wirewatch.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What concerns feeds. */
@Command(
        name = "feeds",
        description = "Finds, adds and removes feeds.",
        mixinStandardHelpOptions = true,
        subcommands = {FeedsFindCommand.class, FeedsAddCommand.class, FeedsRemoveCommand.class},
        footer = {"", "Example: wirewatch feeds find https://www.example.org/"})
final class FeedsCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
