package org.wirewatch.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wirewatch.config.Settings;
import org.wirewatch.mail.BounceMailbox;
import org.wirewatch.mail.BounceMailbox.Visit;
import org.wirewatch.mail.BounceSettings;
import org.wirewatch.store.BounceTable;
import org.wirewatch.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What came back, and whether the mailbox of reports can be read. */
@Command(
        name = "bounces",
        description = "Lists the mails that came back; with --try, looks whether their mailbox can be read.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "--try logs in, looks at the newest mails and says what is wrong, if anything.",
            "It changes nothing in the mailbox and counts nothing.",
            "",
            "Examples:",
            "  wirewatch bounces",
            "  wirewatch bounces --try"
        })
final class BouncesCommand implements Callable<Integer> {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM yyyy HH:mm", Locale.ENGLISH);

    @Option(names = "--try", description = "Look into the mailbox now.")
    private boolean attempt;

    @Option(
            names = "--since",
            defaultValue = "30d",
            paramLabel = "WHEN",
            description = "What came back since: 7d, 2026-11-01 … (default: ${DEFAULT-VALUE}).")
    private String since = "30d";

    @Option(names = "--json", description = "Write the result as JSON.")
    private boolean json;

    @Mixin
    private final ConfigOption config = new ConfigOption();

    @Spec
    private CommandSpec spec;

    /**
     * What came of a look.
     *
     * @param code of what is wrong; null if nothing is
     * @param words what is wrong and what to do; null if nothing is
     * @param mails that were looked at
     * @param reports among them
     */
    record Trial(
            String mailbox,
            boolean readable,
            @Nullable String code,
            @Nullable String words,
            int mails,
            int reports) {}

    @Override
    public Integer call() {
        Instant from = PeriodOption.moment(
                spec, "--since", since, InstantSource.system().instant(), false);
        return attempt ? attempt() : KeptState.open(config, spec, (store, _) -> list(store, from));
    }

    private int attempt() {
        PrintWriter err = spec.commandLine().getErr();
        Optional<Settings> settings = config.settings(err);
        if (settings.isEmpty()) {
            return ExitCodes.WRONG_USE;
        }
        BounceSettings bounces = settings.get().bounces();
        if (bounces == null) {
            err.println("The config names no mailbox; add `bounces: { imap: … }`, see docs/operations.md.");
            return ExitCodes.WRONG_USE;
        }
        String name = bounces.imap().name();
        Trial trial = switch (new BounceMailbox(bounces.imap()).visit(BounceMailbox.Cursor.START)) {
            case Visit.Read read ->
                new Trial(name, true, null, null, read.mails(), read.reports().size());
            case Visit.Failed(String code, String sentence) -> new Trial(name, false, code, sentence, 0, 0);
        };
        if (json) {
            spec.commandLine().getOut().println(ReportJson.of(trial));
        } else if (trial.readable()) {
            spec.commandLine()
                    .getOut()
                    .println(name + " can be read:\n" + TerminalText.count(trial.mails(), "mail", "mails")
                            + " looked at, " + TerminalText.count(trial.reports(), "report", "reports")
                            + " among them. Nothing was changed or counted.");
        } else {
            TerminalText.wrapped(String.valueOf(trial.words()), 0, 0).forEach(err::println);
        }
        return trial.readable() ? ExitCodes.DONE : ExitCodes.FAILED;
    }

    private int list(Store store, Instant from) {
        List<BounceTable.Row> rows = store.read(session -> session.bounces().since(from));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(ReportJson.of(rows));
            return ExitCodes.DONE;
        }
        if (rows.isEmpty()) {
            out.println("No mail came back since then, as far as reports were read.");
        }
        for (BounceTable.Row row : rows) {
            String mail = row.outboxId() == null ? "" : ", mail " + row.outboxId();
            out.println("%s  %-9s  %s <%s>%s"
                    .formatted(
                            TIME.format(row.notedAt().atZone(ZoneId.systemDefault())),
                            row.hard() ? "came back" : "late",
                            row.reader(),
                            row.address(),
                            mail));
            TerminalText.wrapped(row.words(), 4, 6).forEach(out::println);
        }
        return ExitCodes.DONE;
    }
}
