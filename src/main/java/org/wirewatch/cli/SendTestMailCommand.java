package org.wirewatch.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wirewatch.alert.Message;
import org.wirewatch.alert.NoticeComposer;
import org.wirewatch.alert.Reader;
import org.wirewatch.config.Settings;
import org.wirewatch.mail.Delivery;
import org.wirewatch.mail.MailAddress;
import org.wirewatch.mail.MailSettings;
import org.wirewatch.mail.MessageBytes;
import org.wirewatch.mail.Outgoing;
import org.wirewatch.mail.SmtpWalkthrough;
import org.wirewatch.mail.Transport;
import org.wirewatch.pipeline.Rules;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Proves that mail goes out, or says at which step it does not. */
@Command(
        name = "send-test-mail",
        description = "Sends one mail now, past the outbox, and tells the conversation with the mail server.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Passwords and tokens are not shown. Without mail.smtp it says where the file lies.",
            "",
            "Example: wirewatch send-test-mail ana@example.org"
        })
final class SendTestMailCommand implements Callable<Integer> {
    private static final int WORDS_COLUMN = 20;

    @Parameters(paramLabel = "ADDRESS", description = "Where to.")
    private String address;

    @Option(names = "--json", description = "Write the result as JSON.")
    private boolean json;

    @Mixin
    private final ConfigOption config = new ConfigOption();

    @Spec
    private CommandSpec spec;

    /**
     * What came of it.
     *
     * @param by the server as {@code host:port}, or the maildir
     * @param result accepted, later, refused or down
     * @param code of what is wrong with the server; null if nothing is
     * @param words the server's last words, or what to do
     * @param file in a maildir; null if a server took it
     */
    record Trial(
            String to,
            String by,
            List<SmtpWalkthrough.Stage> stages,
            String result,
            @Nullable String code,
            String words,
            @Nullable String file) {}

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        Optional<Settings> settings = config.settings(err);
        if (settings.isEmpty()) {
            return ExitCodes.WRONG_USE;
        }
        String to;
        try {
            to = MailAddress.of("ADDRESS", address).bare();
        } catch (IllegalArgumentException notAnAddress) {
            err.println(notAnAddress.getMessage());
            return ExitCodes.WRONG_USE;
        }
        MailSettings mail = settings.get().mail();
        String by = way(mail);
        if (!json) {
            spec.commandLine().getOut().println("Sending to " + to + " by " + by + " …");
        }
        Trial trial = attempt(mail, message(settings.get(), to), to, by);
        if (json) {
            spec.commandLine().getOut().println(ReportJson.of(trial));
        } else {
            tell(trial);
        }
        return trial.result().equals("accepted") ? ExitCodes.DONE : ExitCodes.FAILED;
    }

    private static String way(MailSettings mail) {
        MailSettings.Smtp smtp = mail.smtp();
        return smtp == null ? "the maildir " + mail.maildir() : smtp.host() + ":" + smtp.port();
    }

    private static Outgoing message(Settings settings, String to) {
        Instant now = InstantSource.system().instant();
        Reader reader = new Reader("test", to, ZoneId.systemDefault(), null);
        Message message = new NoticeComposer()
                .notice(
                        reader,
                        "Wirewatch can reach you",
                        List.of("This is a test. If you read it, Wirewatch's alerts and digests will reach you here."),
                        Rules.frame(settings, Version.number()));
        String messageId = "<test." + UUID.randomUUID() + "@" + settings.mail().domain() + ">";
        return MessageBytes.write(message, settings.mail(), messageId, now);
    }

    private static Trial attempt(MailSettings mail, Outgoing message, String to, String by) {
        MailSettings.Smtp smtp = mail.smtp();
        if (smtp != null) {
            SmtpWalkthrough walk = SmtpWalkthrough.of(smtp, message);
            return trial(to, by, walk.stages(), walk.delivery(), null);
        }
        try (Transport maildir = Transport.open(mail)) {
            return trial(to, by, List.of(), maildir.deliver(message), mail.maildir());
        }
    }

    private static Trial trial(
            String to, String by, List<SmtpWalkthrough.Stage> stages, Delivery delivery, @Nullable Path maildir) {
        return switch (delivery) {
            case Delivery.Accepted(String answer) -> {
                String name = answer.substring(answer.lastIndexOf('/') + 1);
                String file = maildir == null
                        ? null
                        : maildir.resolve("new").resolve(name).toAbsolutePath().toString();
                yield new Trial(to, by, stages, "accepted", null, answer, file);
            }
            case Delivery.Deferred(String answer) -> new Trial(to, by, stages, "later", null, answer, null);
            case Delivery.Refused(String answer) -> new Trial(to, by, stages, "refused", null, answer, null);
            case Delivery.ServerDown(String code, String sentence, Throwable _) ->
                new Trial(to, by, stages, "down", code, sentence, null);
        };
    }

    private void tell(Trial trial) {
        PrintWriter out = spec.commandLine().getOut();
        for (SmtpWalkthrough.Stage stage : trial.stages()) {
            String head = "  %-4s  %-11s ".formatted(stage.done() ? "ok" : "FAIL", stage.name());
            List<String> lines = TerminalText.wrapped(stage.words(), WORDS_COLUMN, WORDS_COLUMN);
            out.println(head + lines.getFirst().substring(WORDS_COLUMN));
            lines.stream().skip(1).forEach(out::println);
        }
        PrintWriter err = spec.commandLine().getErr();
        switch (trial.result()) {
            case "accepted" ->
                out.println(trial.file() == null ? "Accepted: " + trial.words() : "Written: " + trial.file());
            case "later" -> err.println("Not now; Wirewatch would try again: " + trial.words());
            case "refused" -> err.println("Refused for good: " + trial.words());
            default -> err.println("No mail goes out (" + trial.code() + ").");
        }
    }
}
