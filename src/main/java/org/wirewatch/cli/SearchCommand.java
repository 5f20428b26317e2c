package org.wirewatch.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wirewatch.config.Settings;
import org.wirewatch.pipeline.ArchiveScan;
import org.wirewatch.pipeline.ArchiveSearch;
import org.wirewatch.pipeline.ArchiveSearch.Wanted;
import org.wirewatch.store.Store;
import org.wirewatch.watch.Query;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Searches the stored articles. */
@Command(
        name = "search",
        description = "Searches the stored articles in the language of watches, the newest first.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "What a watch with this query would match is what is found, no more and no",
            "less. --export writes all of it, one article a line.",
            "",
            "Example: wirewatch search '\"North Korea*\" AND troops' --since 7d --by-story"
        })
final class SearchCommand implements Callable<Integer> {
    private static final int SHOWN = 20;

    @Parameters(paramLabel = "QUERY", description = "In the language of docs/query-language.md.")
    private String query;

    @Mixin
    private final PeriodOption period = new PeriodOption();

    @Option(names = "--limit", paramLabel = "N", description = "How many to show (default: 20; all with --export).")
    private @Nullable Integer limit;

    @Option(names = "--by-story", description = "Show each story once, by its newest article.")
    private boolean byStory;

    @Option(
            names = "--export",
            paramLabel = "FILE",
            description = "Write what is found to a file: JSON lines if it ends with .jsonl, or .csv.")
    private @Nullable Path export;

    @Option(names = "--json", description = "Write the result as JSON.")
    private boolean json;

    @Mixin
    private final ConfigOption config = new ConfigOption();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        Optional<String> complaint = complaint();
        if (complaint.isPresent()) {
            err.println(complaint.get());
            return ExitCodes.WRONG_USE;
        }
        Wanted wanted = new Wanted(
                period.since(Instant.EPOCH),
                period.until(ArchiveScan.END),
                limit != null ? limit : export == null ? SHOWN : Integer.MAX_VALUE);
        Optional<Settings> settings = config.settings(err);
        if (settings.isEmpty()) {
            return ExitCodes.WRONG_USE;
        }
        Optional<Query> parsed = GivenQuery.read(query, GivenQuery.context(settings.get()), err);
        if (parsed.isEmpty()) {
            return ExitCodes.WRONG_USE;
        }
        if (!Daemon.hasState(settings.get())) {
            err.println("No article is stored yet; start with `wirewatch run`.");
            return ExitCodes.FAILED;
        }
        try (Store store = Store.open(Daemon.storeSettings(settings.get()))) {
            return export == null ? show(store, parsed.get(), wanted) : write(store, parsed.get(), wanted, export);
        }
    }

    private Optional<String> complaint() {
        if (limit != null && limit < 1) {
            return Optional.of("--limit must be at least 1.");
        }
        if (export != null && byStory) {
            return Optional.of("--export writes articles, each with its story's number; leave --by-story out.");
        }
        return export == null ? Optional.empty() : FoundExport.complaint(export);
    }

    private int show(Store store, Query parsed, Wanted wanted) {
        ArchiveSearch result;
        try (Share progress = new Share("searching", spec.commandLine().getErr())) {
            result = byStory
                    ? ArchiveSearch.stories(store, parsed, wanted, progress)
                    : ArchiveSearch.articles(store, parsed, wanted, progress);
        }
        spec.commandLine()
                .getOut()
                .println(json ? ReportJson.of(result) : FoundText.of(result, ZoneId.systemDefault()));
        return ExitCodes.DONE;
    }

    private int write(Store store, Query parsed, Wanted wanted, Path file) {
        PrintWriter err = spec.commandLine().getErr();
        try (FoundExport out = FoundExport.open(file)) {
            try (Share progress = new Share("searching", err)) {
                ArchiveSearch.forEach(store, parsed, wanted, out, progress);
            }
            err.println(TerminalText.count(out.lines(), "article", "articles") + " written to " + file + ".");
            return ExitCodes.DONE;
        } catch (IOException | UncheckedIOException failure) {
            err.println("--export " + file + " cannot be written: " + failure.getMessage());
            return ExitCodes.FAILED;
        }
    }
}
