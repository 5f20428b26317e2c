package org.wirewatch.cli;

import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.wirewatch.config.ConfigDump;
import org.wirewatch.config.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the settings in force. */
@Command(
        name = "dump",
        description = {
            "Prints the settings in force as YAML, secrets masked.",
            "Defaults are written out, paths absolute."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Example: wirewatch config dump --config /etc/wirewatch/wirewatch.yaml"})
final class ConfigDumpCommand implements Callable<Integer> {
    @Mixin
    private final ConfigOption config = new ConfigOption();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Optional<Settings> settings = config.settings(spec.commandLine().getErr());
        settings.ifPresent(good -> out.print(ConfigDump.of(good)));
        out.flush();
        return settings.isPresent() ? ExitCodes.DONE : ExitCodes.WRONG_USE;
    }
}
