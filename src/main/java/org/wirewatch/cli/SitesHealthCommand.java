package org.wirewatch.cli;

import java.io.PrintWriter;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.wirewatch.config.Settings;
import org.wirewatch.pipeline.SiteReport;
import org.wirewatch.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How well the pages of each site are read. */
@Command(
        name = "health",
        description = "Says how well the pages of each site are read, and which got worse.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Counts the last sixty articles of each site: how many could not be read from",
            "their pages, and how long the others are (the median, in characters).",
            "",
            "Example: wirewatch sites health"
        })
final class SitesHealthCommand implements Callable<Integer> {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);

    @Option(names = "--json", description = "Write the result as JSON.")
    private boolean json;

    @Mixin
    private final ConfigOption config = new ConfigOption();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        Optional<Settings> settings = config.settings(err);
        if (settings.isEmpty()) {
            return ExitCodes.WRONG_USE;
        }
        if (!Daemon.hasState(settings.get())) {
            err.println("Nothing is known yet; start with `wirewatch run`.");
            return ExitCodes.FAILED;
        }
        try (Store store = Store.open(Daemon.storeSettings(settings.get()))) {
            List<SiteReport> sites = SiteReport.of(store);
            spec.commandLine().getOut().println(json ? ReportJson.of(sites) : text(sites, ZoneId.systemDefault()));
        }
        return ExitCodes.DONE;
    }

    static String text(List<SiteReport> sites, ZoneId zone) {
        if (sites.isEmpty()) {
            return "No article was read yet.";
        }
        StringBuilder text = new StringBuilder("%-42s %8s %8s %8s%n".formatted("site", "articles", "failed", "length"));
        for (SiteReport site : sites) {
            text.append("%-42s %8d %6d %% %,8d%n"
                    .formatted(site.site(), site.readings(), site.failures(), site.medianChars()));
            if (site.trouble() != null && site.troubleSince() != null) {
                String trouble =
                        "worse since " + TIME.format(site.troubleSince().atZone(zone)) + ": " + site.trouble()
                                + "; look at " + site.sampleUrl();
                TerminalText.wrapped(trouble, 2, 4)
                        .forEach(line -> text.append(line).append('\n'));
            }
        }
        return text.toString().stripTrailing();
    }
}
