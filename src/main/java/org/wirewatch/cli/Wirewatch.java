package org.wirewatch.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.wirewatch.store.StoreException;
import org.wirewatch.web.WebAddressException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The root command: says what there is, and hands over to one class per command. */
@Command(
        name = "wirewatch",
        description = "Watches the news wires and mails you what must not be missed.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            RunCommand.class,
            DemoCommand.class,
            Check.class,
            ConfigCommand.class,
            StatusCommand.class,
            FeedsCommand.class,
            ImportCommand.class,
            ExportCommand.class,
            PollCommand.class,
            TryCommand.class,
            SearchCommand.class,
            WatchesCommand.class,
            WatchCommand.class,
            ExplainCommand.class,
            StoryCommand.class,
            DigestCommand.class,
            SitesCommand.class,
            SendTestMailCommand.class,
            OutboxCommand.class,
            MailedCommand.class,
            OptOutsCommand.class,
            ReadersCommand.class,
            BouncesCommand.class,
            MatchCommand.class,
            ParseCommand.class,
            ExtractCommand.class,
            UrlKeyCommand.class,
            Dedup.class,
            Versions.class,
            VersionCommand.class
        })
public final class Wirewatch implements Runnable {
    @Spec
    private CommandSpec spec;

    /**
     * Runs one command.
     *
     * @param arguments as typed
     * @return the exit code: 0 done, 1 failed, 2 wrong use
     */
    public static int run(String... arguments) {
        return commandLine().execute(arguments);
    }

    static CommandLine commandLine() {
        return new CommandLine(new Wirewatch())
                .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, command, _) -> told(failure, command.getErr()));
    }

    /** What the owner can mend is one sentence; only what is our own fault comes with its trace. */
    private static int told(Exception failure, PrintWriter err) {
        if (failure instanceof StoreException || failure instanceof WebAddressException) {
            err.println(failure.getMessage());
        } else {
            err.println("Something of Wirewatch's own broke; please report this:");
            failure.printStackTrace(err);
        }
        return ExitCodes.FAILED;
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
