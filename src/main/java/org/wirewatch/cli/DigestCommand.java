package org.wirewatch.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wirewatch.alert.DigestPlan;
import org.wirewatch.alert.Message;
import org.wirewatch.alert.Reader;
import org.wirewatch.config.Settings;
import org.wirewatch.pipeline.DigestPreview;
import org.wirewatch.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What concerns digests. */
@Command(
        name = "digest",
        description = "Shows digests before they are sent.",
        mixinStandardHelpOptions = true,
        subcommands = DigestCommand.Preview.class,
        footer = {"", "Example: wirewatch digest preview morning"})
final class DigestCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /** The digest as it would go out now; nothing is sent or marked. */
    @Command(
            name = "preview",
            description = "Prints a digest as it would be sent now; nothing is sent or marked.",
            mixinStandardHelpOptions = true,
            footer = {"", "Example: wirewatch digest preview morning --html morning.html"})
    static final class Preview implements Callable<Integer> {
        @Parameters(paramLabel = "NAME", description = "The digest's name in the config.")
        private String name;

        @Option(names = "--reader", paramLabel = "NAME", description = "For whom (default: its first reader).")
        private @Nullable String reader;

        @Option(names = "--html", paramLabel = "FILE", description = "Write the HTML part to a file, too.")
        private @Nullable Path html;

        @Option(names = "--json", description = "Write the whole message as JSON.")
        private boolean json;

        @Mixin
        private final ConfigOption config = new ConfigOption();

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() throws IOException {
            PrintWriter err = spec.commandLine().getErr();
            Optional<Settings> read = config.settings(err);
            if (read.isEmpty()) {
                return ExitCodes.WRONG_USE;
            }
            Settings settings = read.get();
            Optional<DigestPlan> plan = settings.digests().stream()
                    .filter(digest -> digest.name().equals(name))
                    .findFirst();
            if (plan.isEmpty()) {
                List<String> names =
                        settings.digests().stream().map(DigestPlan::name).toList();
                err.println("There is no digest " + name + " in " + config.file + "; there "
                        + (names.isEmpty() ? "are none" : "is " + String.join(", ", names)) + ".");
                return ExitCodes.WRONG_USE;
            }
            Optional<Reader> recipient = recipient(settings, plan.get());
            if (recipient.isEmpty()) {
                err.println("Nobody of that name reads the digest " + name + "; its readers are "
                        + String.join(", ", plan.get().readers()) + ".");
                return ExitCodes.WRONG_USE;
            }
            return preview(settings, plan.get(), recipient.get());
        }

        private Optional<Reader> recipient(Settings settings, DigestPlan plan) {
            String wanted = reader != null ? reader : plan.readers().getFirst();
            return settings.readers().stream()
                    .filter(candidate -> candidate.name().equals(wanted))
                    .findFirst();
        }

        private int preview(Settings settings, DigestPlan plan, Reader recipient) throws IOException {
            if (!Daemon.hasState(settings)) {
                spec.commandLine().getErr().println("Nothing is known yet; start with `wirewatch run`.");
                return ExitCodes.FAILED;
            }
            try (Store store = Store.open(Daemon.storeSettings(settings))) {
                Optional<Message> digest = new DigestPreview(store, InstantSource.system(), Version.number())
                        .of(settings, plan, recipient);
                if (digest.isEmpty()) {
                    spec.commandLine()
                            .getErr()
                            .println("Nothing has matched since the last one: " + recipient.name() + " would get no "
                                    + name + " now.");
                    return ExitCodes.DONE;
                }
                Message message = digest.get();
                spec.commandLine()
                        .getOut()
                        .println(
                                json
                                        ? ReportJson.of(message)
                                        : "Subject: " + message.subject() + "\n\n" + message.text());
                if (html != null) {
                    Files.writeString(html, message.html(), UTF_8);
                }
            }
            return ExitCodes.DONE;
        }
    }
}
