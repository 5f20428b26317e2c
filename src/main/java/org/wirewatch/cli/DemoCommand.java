package org.wirewatch.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The newcomer's first command. */
@Command(
        name = "demo",
        description = "Shows a news item's way from a feed to a mail, without network or set-up.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "A made-up news site and a reader's inbox run on this machine; between them works",
            "the real daemon. The config that it uses is left in the folder, to play with.",
            "",
            "Example: wirewatch demo --once"
        })
final class DemoCommand implements Callable<Integer> {
    @Option(names = "--once", description = "End after one alert round and one digest; else go on until Ctrl-C.")
    private boolean once;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Keeps the database in DIR and the mails in DIR/mail (default: a fresh folder).")
    private @Nullable Path data;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Path folder = data == null ? Files.createTempDirectory("wirewatch-demo-") : Files.createDirectories(data);
        return new DemoShow(folder.toAbsolutePath(), out, spec.commandLine().getErr()).run(once)
                ? ExitCodes.DONE
                : ExitCodes.FAILED;
    }
}
