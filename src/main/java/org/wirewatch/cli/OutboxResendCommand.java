package org.wirewatch.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wirewatch.store.OutboxRow;
import org.wirewatch.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Another chance for a mail. */
@Command(
        name = "resend",
        description = "Puts mails back into the queue, with the same bytes; the daemon sends them within seconds.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "A mail that waits is tried at once. One that was sent goes again only with --again:",
            "mail programs show it as the same mail, as its Message-ID is the same.",
            "",
            "Example: wirewatch outbox resend 12"
        })
final class OutboxResendCommand implements Callable<Integer> {
    @Parameters(paramLabel = "ID", arity = "1..*", description = "As `outbox` lists them.")
    private List<Long> ids;

    @Option(names = "--again", description = "Also what was sent already.")
    private boolean again;

    @Mixin
    private final ConfigOption config = new ConfigOption();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        return KeptState.open(config, spec, (store, _) -> {
            int failed = 0;
            for (long id : ids) {
                String refusal = resend(store, id);
                PrintWriter writer = refusal == null
                        ? spec.commandLine().getOut()
                        : spec.commandLine().getErr();
                writer.println(refusal == null ? "Mail " + id + " is in the queue again." : refusal);
                failed += refusal == null ? 0 : 1;
            }
            return failed == 0 ? ExitCodes.DONE : ExitCodes.FAILED;
        });
    }

    /** Why it cannot be sent again; null if it will be. */
    private @Nullable String resend(Store store, long id) {
        return store.write(session -> {
                    Optional<OutboxRow> found = session.outbox().byId(id);
                    if (found.isEmpty()) {
                        return Optional.of("There is no mail " + id + "; `wirewatch outbox` lists them.");
                    }
                    OutboxRow row = found.get();
                    if (row.bytes().length == 0) {
                        return Optional.of("Mail " + id + " cannot go again: its bytes have been forgotten.");
                    }
                    if (row.state().equals("sent") && !again) {
                        return Optional.of("Mail " + id + " was sent already; add --again to send it once more.");
                    }
                    return session.outbox().requeue(id, row.state())
                            ? Optional.<String>empty()
                            : Optional.of("Mail " + id + " is being handed over just now; look again in a minute.");
                })
                .orElse(null);
    }
}
