package org.wirewatch.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Says which Wirewatch this is. */
@Command(
        name = "version",
        description = "Says which Wirewatch this is, and on which Java it runs.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example: wirewatch version"})
final class VersionCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().getOut().println(new Version().getVersion()[0]);
    }
}
