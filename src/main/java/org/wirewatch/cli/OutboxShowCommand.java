package org.wirewatch.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.wirewatch.mail.ReadableMail;
import org.wirewatch.store.OutboxRow;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** One mail, as it goes out. */
@Command(
        name = "show",
        description = "Shows a mail: what became of it, its headers and its text.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example: wirewatch outbox show 12 --raw > mail.eml"})
final class OutboxShowCommand implements Callable<Integer> {
    @Parameters(paramLabel = "ID", description = "As `outbox` lists it.")
    private long id;

    @Option(names = "--raw", description = "Write the mail's bytes and nothing else.")
    private boolean raw;

    @Option(names = "--json", description = "Write the result as JSON.")
    private boolean json;

    @Mixin
    private final ConfigOption config = new ConfigOption();

    @Spec
    private CommandSpec spec;

    /** A mail with what it says. */
    record Shown(OutboxCommand.Mail mail, String headers, String text) {}

    @Override
    public Integer call() {
        return KeptState.open(config, spec, (store, _) -> {
            Optional<OutboxRow> row = store.read(session -> session.outbox().byId(id));
            if (row.isEmpty()) {
                spec.commandLine().getErr().println("There is no mail " + id + "; `wirewatch outbox` lists them.");
                return ExitCodes.FAILED;
            }
            return show(row.get());
        });
    }

    private int show(OutboxRow row) {
        PrintWriter out = spec.commandLine().getOut();
        ReadableMail mail = ReadableMail.of(row.bytes());
        if (json) {
            out.println(ReportJson.of(new Shown(OutboxCommand.Mail.of(row), mail.headers(), mail.text())));
            return ExitCodes.DONE;
        }
        if (row.bytes().length == 0) {
            spec.commandLine().getErr().println("Its bytes have been forgotten, as retention asks; the row is left.");
        }
        if (raw) {
            return writeRaw(row, out);
        }
        TerminalText.wrapped(
                        "Mail " + row.id() + " (" + row.kind() + ") to " + row.reader() + " <" + row.envelopeTo()
                                + ">, " + row.state() + ".",
                        0,
                        2)
                .forEach(out::println);
        TerminalText.wrapped(new OutboxText(ZoneId.systemDefault()).fate(row), 0, 2)
                .forEach(out::println);
        out.println();
        out.print(mail.headers());
        out.println();
        out.print(mail.text());
        out.flush();
        return ExitCodes.DONE;
    }

    /** All of ours are ASCII, so that a writer harms nothing. */
    private static int writeRaw(OutboxRow row, PrintWriter out) {
        out.print(new String(row.bytes(), StandardCharsets.US_ASCII));
        out.flush();
        return row.bytes().length == 0 ? ExitCodes.FAILED : ExitCodes.DONE;
    }
}
