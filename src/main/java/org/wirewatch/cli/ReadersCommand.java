package org.wirewatch.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wirewatch.alert.Reader;
import org.wirewatch.config.Settings;
import org.wirewatch.store.BounceTable;
import org.wirewatch.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Who gets mail, and whose mail comes back. */
@Command(
        name = "readers",
        description = "Lists the readers, whose mails came back, and who is paused for that.",
        mixinStandardHelpOptions = true,
        subcommands = {ReadersResumeCommand.class},
        footer = {
            "",
            "Mails that come back are only noticed where the config has `bounces`; see",
            "docs/operations.md. What came back before a reader was resumed is not counted.",
            "",
            "Examples:",
            "  wirewatch readers",
            "  wirewatch readers resume ana"
        })
final class ReadersCommand implements Callable<Integer> {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM yyyy HH:mm", Locale.ENGLISH);
    private static final int INDENT = 4;

    @Option(names = "--paused", description = "Only those who are paused.")
    private boolean onlyPaused;

    @Option(
            names = "--since",
            defaultValue = "30d",
            paramLabel = "WHEN",
            description = "Count the mails that came back since: 7d, 2026-11-01 … (default: ${DEFAULT-VALUE}).")
    private String since = "30d";

    @Option(names = "--json", description = "Write the result as JSON.")
    private boolean json;

    @Mixin
    private final ConfigOption config = new ConfigOption();

    @Spec
    private CommandSpec spec;

    /**
     * One reader, as JSON has them.
     *
     * @param pausedSince null while mail is sent
     * @param pausedBecause null while mail is sent
     * @param cameBack mails that came back for good
     * @param late mails that were late, or came back for a reason that may pass
     * @param lastAt when the last of both was noted; null for none
     * @param lastWords the server's own; null for none
     */
    record State(
            String name,
            String email,
            String timezone,
            @Nullable Instant pausedSince,
            @Nullable String pausedBecause,
            long cameBack,
            long late,
            @Nullable Instant lastAt,
            @Nullable String lastWords) {}

    @Override
    public Integer call() {
        Instant from = PeriodOption.moment(
                spec, "--since", since, InstantSource.system().instant(), false);
        return KeptState.open(config, spec, (store, settings) -> {
            List<State> states = states(store, settings, from);
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                out.println(ReportJson.of(states));
            } else if (states.isEmpty()) {
                out.println(onlyPaused ? "Nobody is paused." : "No reader is in the config.");
            } else {
                states.forEach(state -> text(state).forEach(out::println));
            }
            return ExitCodes.DONE;
        });
    }

    private List<State> states(Store store, Settings settings, Instant from) {
        List<BounceTable.Row> bounces = store.read(session -> session.bounces().since(from));
        List<BounceTable.Pause> pauses = store.read(session -> session.bounces().paused());
        return settings.readers().stream()
                .map(reader -> state(reader, bounces, pauses))
                .filter(state -> !onlyPaused || state.pausedSince() != null)
                .toList();
    }

    private static State state(Reader reader, List<BounceTable.Row> bounces, List<BounceTable.Pause> pauses) {
        List<BounceTable.Row> own = bounces.stream()
                .filter(row -> row.reader().equals(reader.name()))
                .toList();
        BounceTable.Pause pause = pauses.stream()
                .filter(each -> each.reader().equals(reader.name()))
                .findFirst()
                .orElse(null);
        BounceTable.Row last = own.isEmpty() ? null : own.getFirst();
        long cameBack = own.stream().filter(BounceTable.Row::hard).count();
        return new State(
                reader.name(),
                reader.email(),
                reader.zone().getId(),
                pause == null ? null : pause.since(),
                pause == null ? null : pause.reason(),
                cameBack,
                own.size() - cameBack,
                last == null ? null : last.notedAt(),
                last == null ? null : last.words());
    }

    private static List<String> text(State state) {
        List<String> lines = new ArrayList<>();
        lines.add(state.name() + " <" + state.email() + ">, " + state.timezone());
        if (state.pausedSince() != null) {
            lines.addAll(wrapped("PAUSED since " + time(state.pausedSince()) + ": " + state.pausedBecause()));
            lines.addAll(wrapped("`wirewatch readers resume " + state.name() + "` ends it, or another address"));
        }
        if (state.lastAt() != null) {
            lines.addAll(wrapped(TerminalText.count(state.cameBack(), "mail", "mails") + " came back for good, "
                    + state.late() + " late; the last " + time(state.lastAt()) + ": " + state.lastWords()));
        }
        return lines;
    }

    private static List<String> wrapped(String text) {
        return TerminalText.wrapped(text, INDENT, INDENT + 2);
    }

    private static String time(@Nullable Instant moment) {
        return TIME.format(Objects.requireNonNull(moment).atZone(ZoneId.systemDefault()));
    }
}
