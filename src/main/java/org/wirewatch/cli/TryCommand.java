package org.wirewatch.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wirewatch.config.Settings;
import org.wirewatch.pipeline.ArchiveScan;
import org.wirewatch.pipeline.Backtest;
import org.wirewatch.pipeline.BacktestDiff;
import org.wirewatch.pipeline.CommonWords;
import org.wirewatch.pipeline.WatchBook;
import org.wirewatch.store.Store;
import org.wirewatch.store.WatchTable.InForce;
import org.wirewatch.watch.Query;
import org.wirewatch.watch.QueryContext;
import org.wirewatch.watch.Watch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tries a query before it is trusted. */
@Command(
        name = "try",
        description = "Holds a query against the stored articles: how often would it have fired, and on what?",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "With --diff it says what an edited watch gains and loses:",
            "  try --watch NAME --diff 'NEW QUERY'  the new query against the saved one",
            "  try --diff                           the file against what a running",
            "                                       Wirewatch last took from it: save your",
            "                                       edits elsewhere, add --config FILE",
            "",
            "Example: wirewatch try '\"North Korea*\" AND (troops OR soldiers)' --since 7d"
        })
final class TryCommand implements Callable<Integer> {
    private static final Duration USUAL = Duration.ofDays(30);

    @Parameters(arity = "0..1", paramLabel = "QUERY", description = "In the language of docs/query-language.md.")
    private @Nullable String query;

    @Option(names = "--watch", paramLabel = "NAME", description = "Take the query of a watch.")
    private @Nullable String watch;

    @Option(
            names = "--diff",
            arity = "0..1",
            fallbackValue = "",
            paramLabel = "QUERY",
            description = "Say what is gained and lost: by this query, or by what was edited.")
    private @Nullable String diff;

    @Mixin
    private final PeriodOption since = new PeriodOption();

    @Option(names = "--json", description = "Write the result as JSON.")
    private boolean json;

    @Mixin
    private final ConfigOption config = new ConfigOption();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter err = err();
        if (query == null && watch == null && diff == null) {
            err.println("Give a query, or --watch NAME. See: wirewatch try --help");
            return ExitCodes.WRONG_USE;
        }
        Backtest.Period period = new Backtest.Period(
                since.since(since.now().minus(USUAL)), since.until(ArchiveScan.END), ZoneId.systemDefault());
        Optional<Settings> settings = config.settings(err);
        if (settings.isEmpty()) {
            return ExitCodes.WRONG_USE;
        }
        if (!Daemon.hasState(settings.get())) {
            return queries(new WatchBook(settings.get(), java.util.Set.of(), Map.of()))
                    .map(_ -> {
                        err.println("No article is stored yet; start with `wirewatch run`.");
                        return ExitCodes.FAILED;
                    })
                    .orElse(ExitCodes.WRONG_USE);
        }
        try (Store store = Store.open(Daemon.storeSettings(settings.get()))) {
            WatchBook book = WatchBook.read(settings.get(), store);
            if (diff != null && diff.isEmpty() && query == null) {
                return compareWithWhatIsInForce(store, book, period);
            }
            Optional<Queries> queries = queries(book);
            queries.ifPresent(known -> known.query()
                    .warnings(CommonWords.of(store, InstantSource.system().instant())
                            .shares())
                    .forEach(warning -> err().println("Note: " + warning.message())));
            return queries.isEmpty() ? ExitCodes.WRONG_USE : work(store, queries.get(), period);
        }
    }

    /** What is tried, and what it is compared with. */
    private record Queries(
            String name, Query query, @Nullable Query before) {}

    private Optional<Queries> queries(WatchBook book) {
        Optional<Watch> saved = watch == null ? Optional.empty() : book.watch(watch);
        if (watch != null && saved.isEmpty()) {
            err().println(noSuchWatch(book, watch));
            return Optional.empty();
        }
        Query savedQuery = saved.map(Watch::query).orElse(null);
        String name = watch == null ? "query" : watch;
        QueryContext context = savedQuery == null ? GivenQuery.context(book.settings()) : savedQuery.context();
        String edit = diff;
        if (edit != null && !edit.isEmpty()) {
            Optional<Query> before =
                    query == null ? Optional.ofNullable(savedQuery) : GivenQuery.read(query, context, err());
            if (query == null && savedQuery == null) {
                err().println("--diff compares with a watch or a query: add --watch NAME.");
            }
            return before.flatMap(
                    old -> GivenQuery.read(edit, context, err()).map(edited -> new Queries(name, edited, old)));
        }
        if (diff != null && savedQuery == null) {
            err().println("--diff compares with a watch or a query: add --watch NAME.");
            return Optional.empty();
        }
        if (query == null) {
            return Optional.ofNullable(savedQuery).map(known -> new Queries(name, known, null));
        }
        return GivenQuery.read(query, context, err())
                .map(given -> new Queries(name, given, diff == null ? null : savedQuery));
    }

    private static String noSuchWatch(WatchBook book, String name) {
        return WatchNames.unknown(book, name);
    }

    private int work(Store store, Queries queries, Backtest.Period period) {
        if (queries.before() != null) {
            print(compare(store, queries.name(), queries.before(), queries.query(), period));
            return ExitCodes.DONE;
        }
        Backtest result;
        try (Share progress = new Share("trying", err())) {
            result = Backtest.of(store, new Watch(queries.name(), queries.query()), period, progress);
        }
        out().println(json ? ReportJson.of(result) : BacktestText.of(result, ZoneId.systemDefault()));
        return ExitCodes.DONE;
    }

    private BacktestDiff compare(Store store, String name, Query before, Query after, Backtest.Period period) {
        try (Share progress = new Share("trying " + name, err())) {
            return BacktestDiff.of(store, name, before, after, period, progress);
        }
    }

    private void print(BacktestDiff compared) {
        out().println(json ? ReportJson.of(compared) : BacktestText.of(compared, ZoneId.systemDefault()));
    }

    private int compareWithWhatIsInForce(Store store, WatchBook book, Backtest.Period period) {
        if (watch != null && book.watch(watch).isEmpty()) {
            err().println(noSuchWatch(book, watch));
            return ExitCodes.WRONG_USE;
        }
        Map<String, InForce> inForce = store.read(session -> session.watches().inForce());
        List<BacktestDiff> all = new ArrayList<>();
        List<String> remarks = new ArrayList<>();
        for (Watch each : book.settings().watches()) {
            if (watch != null && !each.name().equals(watch)) {
                continue;
            }
            InForce known = inForce.get(each.name());
            if (known == null) {
                remarks.add("The watch " + each.name() + " is new: try it with --watch.");
                continue;
            }
            QueryContext context = known.context() == null ? each.query().context() : known.context();
            Optional<Query> old = GivenQuery.quietly(known.query(), context);
            if (old.isEmpty()) {
                remarks.add("The watch " + each.name() + " was a query that is none any more: " + known.query());
            } else if (known.differsFrom(each.query())) {
                all.add(compare(store, each.name(), old.get(), each.query(), period));
            }
        }
        if (watch == null) {
            inForce.keySet().stream()
                    .filter(name -> book.watch(name).isEmpty())
                    .forEach(name -> remarks.add("The watch " + name + " would be gone."));
        }
        show(all, remarks, inForce.isEmpty());
        return ExitCodes.DONE;
    }

    private void show(List<BacktestDiff> all, List<String> remarks, boolean nothingInForce) {
        remarks.forEach(err()::println);
        if (json) {
            out().println(ReportJson.of(all));
        } else if (all.isEmpty() && remarks.isEmpty()) {
            out().println("No watch differs from what is in force.");
        } else if (nothingInForce) {
            out().println("Wirewatch has not run with any watch yet, so there is nothing to compare with.");
        } else {
            all.forEach(each -> {
                out().println("== " + each.watch() + " ==");
                out().println(BacktestText.of(each, ZoneId.systemDefault()));
                out().println();
            });
        }
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
