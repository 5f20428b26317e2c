package org.wirewatch.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wirewatch.config.Settings;
import org.wirewatch.pipeline.Backtest;
import org.wirewatch.store.Store;
import org.wirewatch.watch.Parsed;
import org.wirewatch.watch.Query;
import org.wirewatch.watch.Warning;
import org.wirewatch.watch.Watch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Tries a query before it is trusted. */
@Command(
        name = "try",
        description = "Holds a query against the stored articles: how often would it have fired, and on what?",
        mixinStandardHelpOptions = true,
        footer = {"", "Example: wirewatch try '\"North Korea*\" AND (troops OR soldiers)' --days 7"})
final class TryCommand implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "QUERY", description = "In the language of docs/query-language.md.")
    private @Nullable String query;

    @Option(names = "--watch", paramLabel = "NAME", description = "Take the query of a watch in the config.")
    private @Nullable String watch;

    @Option(names = "--days", defaultValue = "30", description = "How far back (default: ${DEFAULT-VALUE}).")
    private int days;

    @Option(names = "--json", description = "Write the result as JSON.")
    private boolean json;

    @Mixin
    private final ConfigOption config = new ConfigOption();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        Optional<Settings> read = config.settings(err);
        if (read.isEmpty()) {
            return ExitCodes.WRONG_USE;
        }
        Settings settings = read.get();
        String source = query != null ? query : sourceOf(settings);
        if (source == null) {
            err.println(
                    watch == null
                            ? "Give a query, or --watch NAME."
                            : "There is no watch " + watch + " in " + config.file + ".");
            return ExitCodes.WRONG_USE;
        }
        return switch (Query.parse(source)) {
            case Parsed.Invalid invalid -> {
                err.println(invalid.caret(source));
                err.println(invalid.message());
                yield ExitCodes.WRONG_USE;
            }
            case Parsed.Valid valid -> {
                for (Warning warning : valid.warnings()) {
                    err.println("Note: " + warning.message());
                }
                yield backtest(settings, valid.query());
            }
        };
    }

    private @Nullable String sourceOf(Settings settings) {
        return settings.watches().stream()
                .filter(known -> known.name().equals(watch))
                .map(known -> known.query().source())
                .findFirst()
                .orElse(null);
    }

    private int backtest(Settings settings, Query parsed) {
        if (!Daemon.hasState(settings)) {
            spec.commandLine().getErr().println("No article is stored yet; start with `wirewatch run`.");
            return ExitCodes.FAILED;
        }
        Instant since = InstantSource.system().instant().minus(Duration.ofDays(days));
        try (Store store = Store.open(Daemon.storeSettings(settings))) {
            Backtest result = Backtest.of(store, new Watch("try", parsed), since);
            spec.commandLine()
                    .getOut()
                    .println(
                            json
                                    ? JsonMapper.builder()
                                            .build()
                                            .writerWithDefaultPrettyPrinter()
                                            .writeValueAsString(result)
                                    : BacktestText.of(result, ZoneId.systemDefault()));
        }
        return ExitCodes.DONE;
    }
}
