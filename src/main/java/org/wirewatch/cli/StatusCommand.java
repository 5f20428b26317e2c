package org.wirewatch.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.wirewatch.config.Settings;
import org.wirewatch.pipeline.StatusReport;
import org.wirewatch.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How things stand. */
@Command(
        name = "status",
        description = "Says how things stand: feeds, articles, mail, and what cannot be seen.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example: wirewatch status --feeds"})
final class StatusCommand implements Callable<Integer> {
    @Mixin
    private final ConfigOption config = new ConfigOption();

    @Option(names = "--feeds", description = "List every feed, not only those in trouble.")
    private boolean feeds;

    @Option(names = "--json", description = "Write the result as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Optional<Settings> settings = config.settings(spec.commandLine().getErr());
        if (settings.isEmpty()) {
            return ExitCodes.WRONG_USE;
        }
        if (!Daemon.hasState(settings.get())) {
            spec.commandLine()
                    .getErr()
                    .println("Nothing is known yet: Wirewatch has not run with the data folder "
                            + settings.get().data() + ". Start it with `wirewatch run`.");
            return ExitCodes.FAILED;
        }
        Instant now = InstantSource.system().instant();
        try (Store store = Store.open(Daemon.storeSettings(settings.get()))) {
            StatusReport report = StatusReport.of(store, now);
            out.println(json ? ReportJson.of(report) : StatusText.of(report, ZoneId.systemDefault(), feeds));
        }
        return ExitCodes.DONE;
    }
}
