package org.wirewatch.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wirewatch.config.Settings;
import org.wirewatch.pipeline.ArticleTrace;
import org.wirewatch.store.ArticleRow;
import org.wirewatch.store.NotificationTable.LedgerRow;
import org.wirewatch.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The ledger: what was told to whom, when, why, and what the mail server said. */
@Command(
        name = "mailed",
        description = {
            "The ledger: what was mailed to whom, when, why, and what the server answered.",
            "With a URL: was anybody told about this article?"
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "With a URL it exits with 0 if somebody was or will be told, with 1 if nobody.",
            "",
            "Examples:",
            "  wirewatch mailed --watch harbour --since 7d",
            "  wirewatch mailed https://www.example.com/world/storm-nears-coast"
        })
final class MailedCommand implements Callable<Integer> {
    private static final int ENOUGH_FOR_A_STORY = 10_000;

    @Parameters(paramLabel = "URL", arity = "0..1", description = "An article's address.")
    private @Nullable String url;

    @Option(names = "--watch", paramLabel = "NAME", description = "Only what this watch found.")
    private @Nullable String watch;

    @Option(names = "--reader", paramLabel = "NAME", description = "Only what this reader was to be told.")
    private @Nullable String reader;

    @Option(
            names = "--since",
            defaultValue = "7d",
            paramLabel = "WHEN",
            description = "How far back: 7d, 12h or 2026-11-01 (default: ${DEFAULT-VALUE}).")
    private String since;

    @Option(
            names = "--limit",
            defaultValue = "200",
            paramLabel = "N",
            description = "At most so many, the newest first (default: ${DEFAULT-VALUE}).")
    private int limit;

    @Option(names = "--json", description = "Write the result as JSON.")
    private boolean json;

    @Mixin
    private final ConfigOption config = new ConfigOption();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Instant from = PeriodOption.moment(
                spec, "--since", since, InstantSource.system().instant(), false);
        if (limit < 1) {
            throw new ParameterException(spec.commandLine(), "--limit is at least 1.");
        }
        String asked = url;
        return KeptState.open(
                config,
                spec,
                (store, settings) -> asked == null ? list(store, settings, from) : answer(store, settings, asked));
    }

    private int list(Store store, Settings settings, Instant from) {
        PrintWriter err = spec.commandLine().getErr();
        if (watch != null
                && settings.watches().stream().noneMatch(known -> known.name().equals(watch))) {
            err.println("The config has no watch \"" + watch + "\" (any more); the ledger is searched all the same.");
        }
        if (reader != null
                && settings.readers().stream().noneMatch(known -> known.name().equals(reader))) {
            err.println("The config has no reader \"" + reader + "\" (any more); the ledger is searched all the same.");
        }
        List<LedgerRow> rows = store.read(session -> session.notifications().ledger(watch, reader, null, from, limit));
        spec.commandLine()
                .getOut()
                .println(json ? ReportJson.of(rows) : new LedgerText(ZoneId.systemDefault()).list(rows));
        if (rows.size() == limit) {
            err.println("There may be more; see them with --limit.");
        }
        return ExitCodes.DONE;
    }

    private int answer(Store store, Settings settings, String asked) {
        ArticleTrace trace = ArticleTrace.of(store, settings, asked);
        ArticleRow article = trace.article();
        List<LedgerRow> rows = article == null
                ? List.of()
                : store.read(session -> session.notifications()
                        .ledger(watch, reader, article.storyId(), Instant.EPOCH, ENOUGH_FOR_A_STORY));
        MailedAnswer answer = MailedAnswer.of(trace, rows, new LedgerText(ZoneId.systemDefault()));
        if (json) {
            spec.commandLine().getOut().println(ReportJson.of(answer));
        } else {
            answer.sentences().stream()
                    .flatMap(sentence -> TerminalText.wrapped(sentence, 0, 2).stream())
                    .forEach(spec.commandLine().getOut()::println);
        }
        return answer.isGood() ? ExitCodes.DONE : ExitCodes.FAILED;
    }
}
