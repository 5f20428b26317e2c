package org.wirewatch.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.wirewatch.config.Settings;
import org.wirewatch.pipeline.StatusReport;
import org.wirewatch.pipeline.StatusReport.FeedState;
import org.wirewatch.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Feeds: without a subcommand, the list. */
@Command(
        name = "feeds",
        description = "Lists each feed: next poll and why then, last result, trouble and since when.",
        mixinStandardHelpOptions = true,
        subcommands = {FeedsFindCommand.class, FeedsAddCommand.class, FeedsRemoveCommand.class},
        footer = {"", "Example: wirewatch feeds --trouble"})
final class FeedsCommand implements Callable<Integer> {
    @Mixin
    private final ConfigOption config = new ConfigOption();

    @Option(names = "--trouble", description = "Only feeds that fail, are gone, or are unusually quiet.")
    private boolean trouble;

    @Option(names = "--json", description = "Write the list as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        Optional<Settings> settings = config.settings(err);
        if (settings.isEmpty()) {
            return ExitCodes.WRONG_USE;
        }
        if (!Daemon.hasState(settings.get())) {
            err.println("Nothing is known yet: Wirewatch has not run with the data folder "
                    + settings.get().data() + ". Start it with `wirewatch run`.");
            return ExitCodes.FAILED;
        }
        Instant now = InstantSource.system().instant();
        try (Store store = Store.open(Daemon.storeSettings(settings.get()))) {
            List<FeedState> feeds = StatusReport.of(store, now).feeds().stream()
                    .filter(feed -> !trouble || isTroubled(feed))
                    .toList();
            if (json) {
                out.println(ReportJson.of(feeds));
            } else if (feeds.isEmpty()) {
                out.println(trouble ? "No feed is in trouble." : "No feed is configured; add one under feeds.");
            } else {
                out.println(FeedsText.of(feeds, now, ZoneId.systemDefault()));
            }
        }
        return ExitCodes.DONE;
    }

    private static boolean isTroubled(FeedState feed) {
        return feed.unusuallyQuiet()
                || feed.state().equals("trouble")
                || feed.state().equals("retired");
    }
}
