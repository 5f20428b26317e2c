package org.wirewatch.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.wirewatch.alert.Message;
import org.wirewatch.alert.NoticeComposer;
import org.wirewatch.alert.Reader;
import org.wirewatch.config.Settings;
import org.wirewatch.mail.Delivery;
import org.wirewatch.mail.MailAddress;
import org.wirewatch.mail.MailSettings;
import org.wirewatch.mail.MessageBytes;
import org.wirewatch.mail.Transport;
import org.wirewatch.pipeline.Rules;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Proves that mail goes out. */
@Command(
        name = "send-test-mail",
        description = "Sends one mail now, past the outbox, and says what the server answered.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example: wirewatch send-test-mail ana@example.org"})
final class SendTestMailCommand implements Callable<Integer> {
    @Parameters(paramLabel = "ADDRESS", description = "Where to.")
    private String address;

    @Mixin
    private final ConfigOption config = new ConfigOption();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
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
        out.println("Sending to " + to + " by " + way(settings.get().mail()) + " …");
        return report(deliver(settings.get(), to), out, err);
    }

    private static String way(MailSettings mail) {
        MailSettings.Smtp smtp = mail.smtp();
        return smtp == null ? "the maildir " + mail.maildir() : smtp.host() + ":" + smtp.port();
    }

    private static Delivery deliver(Settings settings, String to) {
        Instant now = InstantSource.system().instant();
        Reader reader = new Reader("test", to, ZoneId.systemDefault(), null);
        Message message = new NoticeComposer()
                .notice(
                        reader,
                        "Wirewatch can reach you",
                        List.of("This is a test. If you read it, Wirewatch's alerts and digests will reach you here."),
                        Rules.frame(settings, Version.number()));
        String messageId = "<test." + UUID.randomUUID() + "@" + settings.mail().domain() + ">";
        try (Transport transport = Transport.open(settings.mail())) {
            return transport.deliver(MessageBytes.write(message, settings.mail(), messageId, now));
        }
    }

    private static int report(Delivery delivery, PrintWriter out, PrintWriter err) {
        return switch (delivery) {
            case Delivery.Accepted(String answer) -> {
                out.println("Accepted: " + answer);
                yield ExitCodes.DONE;
            }
            case Delivery.Deferred(String answer) -> {
                err.println("Not now; Wirewatch would try again: " + answer);
                yield ExitCodes.FAILED;
            }
            case Delivery.Refused(String answer) -> {
                err.println("Refused for good: " + answer);
                yield ExitCodes.FAILED;
            }
            case Delivery.ServerDown(String code, String sentence, Throwable _) -> {
                err.println("No mail goes out (" + code + "): " + sentence);
                yield ExitCodes.FAILED;
            }
        };
    }
}
