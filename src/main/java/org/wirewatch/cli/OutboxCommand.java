package org.wirewatch.cli;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wirewatch.store.OutboxRow;
import org.wirewatch.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What waits to be mailed, and what will never be. */
@Command(
        name = "outbox",
        description = "Lists the mails that wait and those that will never go; shows, resends and drops them.",
        mixinStandardHelpOptions = true,
        subcommands = {OutboxShowCommand.class, OutboxResendCommand.class, OutboxDropCommand.class},
        footer = {
            "",
            "States: queued (waits), sending (being handed over), sent, dead (given up or",
            "refused for good), dropped (by hand).",
            "",
            "Example: wirewatch outbox --state sent --limit 10"
        })
final class OutboxCommand implements Callable<Integer> {
    private static final Set<String> STATES = new TreeSet<>(List.of("queued", "sending", "sent", "dead", "dropped"));

    @Option(
            names = "--state",
            split = ",",
            paramLabel = "STATE",
            description = "Only these: queued, sending, sent, dead, dropped or all (default: queued,sending,dead).")
    private List<String> states = List.of("queued", "sending", "dead");

    @Option(
            names = "--limit",
            defaultValue = "50",
            paramLabel = "N",
            description = "At most so many, the newest first (default: ${DEFAULT-VALUE}).")
    private int limit;

    @Option(names = "--json", description = "Write the result as JSON.")
    private boolean json;

    @Mixin
    private final ConfigOption config = new ConfigOption();

    @Spec
    private CommandSpec spec;

    /**
     * A mail without its bytes, as JSON has it.
     *
     * @param bytes how many; 0 once they are forgotten
     */
    record Mail(
            long id,
            String state,
            String kind,
            String reader,
            String to,
            String subject,
            String messageId,
            int attempts,
            Instant createdAt,
            Instant nextAttemptAt,
            @Nullable Instant sentAt,
            @Nullable String answer,
            int bytes) {
        static Mail of(OutboxRow row) {
            return new Mail(
                    row.id(),
                    row.state(),
                    row.kind(),
                    row.reader(),
                    row.envelopeTo(),
                    row.subject(),
                    row.messageId(),
                    row.attempts(),
                    row.createdAt(),
                    row.nextAttemptAt(),
                    row.sentAt(),
                    row.answer(),
                    row.bytes().length);
        }
    }

    @Override
    public Integer call() {
        Set<String> wanted = wanted();
        if (limit < 1) {
            throw new ParameterException(spec.commandLine(), "--limit is at least 1.");
        }
        return KeptState.open(config, spec, (store, _) -> list(store, wanted));
    }

    private Set<String> wanted() {
        Set<String> wanted = new TreeSet<>();
        for (String state : states) {
            if (state.equals("all")) {
                wanted.addAll(STATES);
            } else if (STATES.contains(state)) {
                wanted.add(state);
            } else {
                throw new ParameterException(
                        spec.commandLine(),
                        "--state: \"" + state + "\" is none of " + String.join(", ", STATES) + " and all.");
            }
        }
        return wanted;
    }

    private int list(Store store, Set<String> wanted) {
        List<OutboxRow> rows = store.read(session -> session.outbox().newest(wanted, limit));
        if (json) {
            spec.commandLine()
                    .getOut()
                    .println(ReportJson.of(rows.stream().map(Mail::of).toList()));
            return ExitCodes.DONE;
        }
        OutboxText text = new OutboxText(ZoneId.systemDefault());
        spec.commandLine().getOut().println(text.list(rows));
        long more = wanted.stream()
                        .mapToLong(
                                state -> store.read(session -> session.outbox().count(state)))
                        .sum()
                - rows.size();
        if (more > 0) {
            spec.commandLine().getErr().println(more + " more; see them with --limit.");
        }
        return ExitCodes.DONE;
    }
}
