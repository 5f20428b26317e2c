package org.wirewatch.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wirewatch.config.Settings;
import org.wirewatch.config.sites.SiteFile;
import org.wirewatch.config.sites.SiteFolder;
import org.wirewatch.pipeline.Rereading;
import org.wirewatch.pipeline.Rereading.Result;
import org.wirewatch.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Stored articles, read again from their kept pages. */
@Command(
        name = "apply",
        description = "Reads stored articles again from their kept pages, by the rules as they are now.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Nothing is fetched and nobody is mailed: an article keeps its story and its",
            "matches; what would match now is only told here.",
            "",
            "Example: wirewatch sites apply example.org --dry-run"
        })
final class SitesApplyCommand implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "HOST", description = "Only this site and those below it.")
    private @Nullable String host;

    @Option(names = "--dry-run", description = "Say what would change, and change nothing.")
    private boolean dryRun;

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
        List<SiteFile> files = SitesCommand.files(settings.get(), err);
        if (SiteFolder.problems(files).stream().anyMatch(problem -> !problem.warning())) {
            err.println("Nothing was changed, because a rule has an error.");
            return ExitCodes.WRONG_USE;
        }
        if (!Daemon.hasState(settings.get())) {
            err.println("Nothing is known yet; start with `wirewatch run`.");
            return ExitCodes.FAILED;
        }
        try (Store store = Store.open(Daemon.storeSettings(settings.get()))) {
            Rereading rereading = new Rereading(store, settings.get(), SiteFolder.rules(files));
            List<Long> entries = rereading.entries(host == null ? null : SitesCommand.host(host));
            List<Result> results = results(rereading, entries);
            spec.commandLine().getOut().println(json ? asJson(results) : asText(results));
        }
        return ExitCodes.DONE;
    }

    private List<Result> results(Rereading rereading, List<Long> entries) {
        List<Result> results = new ArrayList<>();
        try (Progress progress =
                Progress.of("Reading", entries.size(), spec.commandLine().getErr())) {
            for (long entry : entries) {
                results.add(rereading.reread(entry, !dryRun));
                progress.advance(1);
            }
        }
        return results;
    }

    private String asText(List<Result> results) {
        List<String> lines = new ArrayList<>();
        int changed = 0;
        int unread = 0;
        for (Result result : results) {
            switch (result) {
                case Result.Same() -> {
                    // not worth a line
                }
                case Result.StillUnread _ -> unread++;
                case Result.Changed change -> {
                    changed++;
                    lines.addAll(lines(change));
                }
            }
        }
        lines.add("%s read again, %d %s%s."
                .formatted(
                        TerminalText.count(results.size(), "article", "articles"),
                        changed,
                        dryRun ? "would change" : "changed",
                        unread == 0 ? "" : ", " + unread + " still without a page that can be read"));
        if (changed > 0 && !dryRun) {
            lines.addAll(TerminalText.wrapped(
                    "Searches and mails have the new texts at once. A running Wirewatch goes on comparing new articles"
                            + " with the old ones to tell copies; after a restart it compares with the new.",
                    0,
                    0));
        }
        if (results.isEmpty()) {
            lines.add("No pages are kept" + (host == null ? "." : " of " + SitesCommand.host(host) + "."));
        }
        return String.join("\n", lines);
    }

    private static List<String> lines(Result.Changed change) {
        List<String> lines = new ArrayList<>();
        lines.add(change.url());
        lines.addAll(TerminalText.wrapped(change.title(), 2, 2));
        String fields = change.fields().isEmpty() ? "" : String.join(", ", change.fields()) + " changed; ";
        String teaser = change.wasTeaser() == null ? "" : "; was teaser only (" + change.wasTeaser() + ")";
        lines.addAll(TerminalText.wrapped(
                "%s%d → %d words%s".formatted(fields, change.wordsBefore(), change.wordsNow(), teaser), 2, 2));
        if (!change.matchesNow().isEmpty()) {
            lines.addAll(TerminalText.wrapped(
                    "would match now, nobody is mailed: " + String.join(", ", change.matchesNow()), 2, 4));
        }
        if (!change.matchesNoMore().isEmpty()) {
            lines.addAll(
                    TerminalText.wrapped("would match no more: " + String.join(", ", change.matchesNoMore()), 2, 4));
        }
        return lines;
    }

    private String asJson(List<Result> results) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("read", results.size());
        report.put("stored", !dryRun);
        report.put(
                "changed",
                results.stream().filter(Result.Changed.class::isInstance).toList());
        report.put(
                "stillUnread",
                results.stream().filter(Result.StillUnread.class::isInstance).toList());
        return ReportJson.of(report);
    }
}
