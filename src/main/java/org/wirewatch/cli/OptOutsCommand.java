package org.wirewatch.cli;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wirewatch.store.OptOutTable;
import org.wirewatch.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What readers have left or muted by the links in their mails. */
@Command(
        name = "opt-outs",
        description = "Lists what readers left or muted by the links in their mails, and undoes it.",
        mixinStandardHelpOptions = true,
        footer = {"", "Examples:", "  wirewatch opt-outs", "  wirewatch opt-outs --undo watch:storms --reader ana"})
final class OptOutsCommand implements Callable<Integer> {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM yyyy HH:mm", Locale.ENGLISH);

    @Option(names = "--undo", paramLabel = "WHAT", description = "As listed: watch:NAME or digest:NAME.")
    private @Nullable String undo;

    @Option(names = "--reader", paramLabel = "NAME", description = "Whose; needed with --undo.")
    private @Nullable String reader;

    @Option(names = "--json", description = "Write the result as JSON.")
    private boolean json;

    @Mixin
    private final ConfigOption config = new ConfigOption();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        String scope = undo;
        String whose = reader;
        if (scope == null) {
            return KeptState.open(config, spec, (store, _) -> list(store));
        }
        if (whose == null) {
            spec.commandLine().getErr().println("--undo needs --reader NAME.");
            return ExitCodes.WRONG_USE;
        }
        return KeptState.open(config, spec, (store, _) -> {
            if (store.write(session -> session.optOuts().remove(whose, scope))) {
                spec.commandLine().getOut().println(whose + " gets mail of " + scope + " again.");
                return ExitCodes.DONE;
            }
            spec.commandLine().getErr().println(whose + " has not left " + scope + "; `opt-outs` lists what there is.");
            return ExitCodes.FAILED;
        });
    }

    private int list(Store store) {
        Instant now = InstantSource.system().instant();
        List<OptOutTable.Row> rows = store.read(session -> session.optOuts().inForce(now)).stream()
                .filter(row -> reader == null || row.reader().equals(reader))
                .toList();
        if (json) {
            spec.commandLine().getOut().println(ReportJson.of(rows));
            return ExitCodes.DONE;
        }
        if (rows.isEmpty()) {
            spec.commandLine().getOut().println("Nobody has left or muted anything.");
        }
        for (OptOutTable.Row row : rows) {
            Instant until = row.untilAt();
            String how = until == null ? "left " + time(row.madeAt()) : "muted until " + time(until);
            spec.commandLine().getOut().println(row.reader() + "  " + row.scope() + "  " + how);
        }
        return ExitCodes.DONE;
    }

    private static String time(Instant moment) {
        return TIME.format(moment.atZone(ZoneId.systemDefault()));
    }
}
