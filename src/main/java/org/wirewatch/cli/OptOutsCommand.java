package org.wirewatch.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wirewatch.alert.DigestPlan;
import org.wirewatch.alert.NoticeComposer;
import org.wirewatch.alert.Reader;
import org.wirewatch.alert.Scope;
import org.wirewatch.config.Settings;
import org.wirewatch.config.notation.Nearest;
import org.wirewatch.pipeline.WatchBook;
import org.wirewatch.store.OptOutTable;
import org.wirewatch.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What readers have left or muted by the links in their mails. */
@Command(
        name = "opt-outs",
        description = {
            "Lists what readers left or muted by the links in their mails, undoes it, and does",
            "the same for a reader who asks for it by mail."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "WHAT is watch:NAME, updates:NAME (of a watch), digest:NAME, story:NUMBER, or",
            "notices:trouble or notices:more. A running Wirewatch minds it at once.",
            "",
            "Examples:",
            "  wirewatch opt-outs",
            "  wirewatch opt-outs --add watch:storms --reader ana --for 7d",
            "  wirewatch opt-outs --undo watch:storms --reader ana"
        })
final class OptOutsCommand implements Callable<Integer> {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM yyyy HH:mm", Locale.ENGLISH);
    private static final Pattern WHAT = Pattern.compile("(watch|updates|digest|story|notices):(.+)");

    @Option(names = "--add", paramLabel = "WHAT", description = "Let a reader hear no more of it.")
    private @Nullable String add;

    @Option(names = "--undo", paramLabel = "WHAT", description = "Let a reader hear of it again.")
    private @Nullable String undo;

    @Option(names = "--reader", paramLabel = "NAME", description = "Whose; needed with --add and --undo.")
    private @Nullable String reader;

    @Option(names = "--for", paramLabel = "TIME", description = "With --add: how long, as 7d (default: for good).")
    private @Nullable String period;

    @Option(names = "--until", paramLabel = "WHEN", description = "With --add: 2026-12-01, or \"2026-12-01 08:00\".")
    private @Nullable String end;

    @Option(names = "--json", description = "Write the result as JSON.")
    private boolean json;

    @Mixin
    private final ConfigOption config = new ConfigOption();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        String added = add;
        String undone = undo;
        String whose = reader;
        if (added != null && undone != null) {
            throw new ParameterException(spec.commandLine(), "Give one of --add and --undo.");
        }
        if (added == null && (period != null || end != null)) {
            throw new ParameterException(spec.commandLine(), "--for and --until go with --add.");
        }
        if (added == null && undone == null) {
            return KeptState.open(config, spec, (store, _) -> list(store));
        }
        if (whose == null) {
            throw new ParameterException(
                    spec.commandLine(), (added == null ? "--undo" : "--add") + " needs --reader NAME.");
        }
        return added == null
                ? KeptState.open(
                        config, spec, (store, _) -> undo(store, java.util.Objects.requireNonNull(undone), whose))
                : Archive.open(config, spec, (store, book, _) -> add(store, book, added, whose));
    }

    private int undo(Store store, String scope, String whose) {
        if (store.write(session -> session.optOuts().remove(whose, scope))) {
            spec.commandLine().getOut().println(whose + " gets mail of " + scope + " again.");
            return ExitCodes.DONE;
        }
        spec.commandLine().getErr().println(whose + " has not left " + scope + "; `opt-outs` lists what there is.");
        return ExitCodes.FAILED;
    }

    private int add(Store store, WatchBook book, String scope, String whose) {
        String mistake = mistake(book, scope, whose);
        if (mistake != null) {
            spec.commandLine().getErr().println(mistake);
            return ExitCodes.WRONG_USE;
        }
        Instant now = InstantSource.system().instant();
        Instant until = until(now);
        store.change(session -> session.optOuts().add(whose, scope, until, now));
        spec.commandLine()
                .getOut()
                .println(whose + " gets no mail of " + scope + (until == null ? "." : " until " + time(until) + "."));
        return ExitCodes.DONE;
    }

    private @Nullable Instant until(Instant now) {
        if (period != null && end != null) {
            throw new ParameterException(spec.commandLine(), "Give one of --for and --until.");
        }
        String written = period == null ? end : period;
        if (written == null) {
            return null;
        }
        Instant until = PeriodOption.moment(spec, period == null ? "--until" : "--for", written, now, true);
        if (!until.isAfter(now)) {
            throw new ParameterException(spec.commandLine(), "--until " + written + " is over already.");
        }
        return until;
    }

    /** What is wrong with the words, as a sentence; null if nothing is. */
    private static @Nullable String mistake(WatchBook book, String scope, String whose) {
        Settings settings = book.settings();
        List<String> readers = settings.readers().stream().map(Reader::name).toList();
        if (!readers.contains(whose)) {
            return "There is no reader \"" + whose + "\"" + Nearest.hintOrAll(whose, readers);
        }
        var what = WHAT.matcher(scope);
        if (!what.matches()) {
            return "\"" + scope + "\" is not a thing to leave; write watch:NAME, updates:NAME, digest:NAME,"
                    + " story:NUMBER, notices:trouble or notices:more.";
        }
        String name = what.group(2);
        return switch (what.group(1)) {
            case "watch", "updates" -> book.watch(name).isPresent() ? null : WatchNames.unknown(book, name);
            case "digest" -> {
                List<String> digests =
                        settings.digests().stream().map(DigestPlan::name).toList();
                yield digests.contains(name)
                        ? null
                        : "There is no digest \"" + name + "\"" + Nearest.hintOrAll(name, digests);
            }
            case "story" ->
                name.matches("[0-9]{1,18}")
                        ? null
                        : "\"" + name + "\" is not a story's number, as in the subject of the reader's mail.";
            default ->
                Stream.of(NoticeComposer.Sort.values()).map(Scope::notices).anyMatch(scope::equals)
                        ? null
                        : "\"" + scope + "\" is none; there are notices:trouble and notices:more.";
        };
    }

    private int list(Store store) {
        Instant now = InstantSource.system().instant();
        List<OptOutTable.Row> rows = store.read(session -> session.optOuts().inForce(now)).stream()
                .filter(row -> reader == null || row.reader().equals(reader))
                .toList();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(ReportJson.of(rows));
            return ExitCodes.DONE;
        }
        if (rows.isEmpty()) {
            out.println("Nobody has left or muted anything.");
        }
        for (OptOutTable.Row row : rows) {
            Instant until = row.untilAt();
            String how = until == null ? "left " + time(row.madeAt()) : "muted until " + time(until);
            out.println(row.reader() + "  " + row.scope() + "  " + how);
        }
        return ExitCodes.DONE;
    }

    private static String time(Instant moment) {
        return TIME.format(moment.atZone(ZoneId.systemDefault()));
    }
}
