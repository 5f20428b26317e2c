package org.wirewatch.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.wirewatch.store.OutboxRow;
import org.wirewatch.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Gives a mail up. */
@Command(
        name = "drop",
        description = "Takes mails that wait, or are dead, out of the queue; their rows stay in the ledger.",
        mixinStandardHelpOptions = true,
        footer = {"", "Undo it with `outbox resend`.", "", "Example: wirewatch outbox drop 12 14"})
final class OutboxDropCommand implements Callable<Integer> {
    @Parameters(paramLabel = "ID", arity = "1..*", description = "As `outbox` lists them.")
    private List<Long> ids;

    @Mixin
    private final ConfigOption config = new ConfigOption();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        return KeptState.open(config, spec, (store, _) -> {
            int failed = 0;
            for (long id : ids) {
                if (store.write(session -> session.outbox().drop(id, "dropped by hand"))) {
                    spec.commandLine().getOut().println("Mail " + id + " is dropped; nobody will get it.");
                } else {
                    spec.commandLine().getErr().println(refusal(store, id));
                    failed++;
                }
            }
            return failed == 0 ? ExitCodes.DONE : ExitCodes.FAILED;
        });
    }

    private static String refusal(Store store, long id) {
        return store.read(session -> session.outbox().byId(id))
                .map(OutboxRow::state)
                .map(state -> switch (state) {
                    case "sending" -> "Mail " + id + " is being handed over just now; look again in a minute.";
                    case "sent" -> "Mail " + id + " was sent; nobody can call it back.";
                    default -> "Mail " + id + " is " + state + " already.";
                })
                .orElse("There is no mail " + id + "; `wirewatch outbox` lists them.");
    }
}
