package org.wirewatch.mail;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.cert.X509Certificate;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * The conversation with a mail server, told step by step: where it ends, and why.
 *
 * @param stages in order; the last has failed if the message was not taken
 * @param delivery what came of it
 */
public record SmtpWalkthrough(List<Stage> stages, Delivery delivery) {

    /**
     * One step.
     *
     * @param name what is done
     * @param done whether it was
     * @param words the server's answer, or what is wrong and what to do; no secrets
     */
    public record Stage(String name, boolean done, String words) {}

    /** Sends one message and tells how. */
    public static SmtpWalkthrough of(MailSettings.Smtp settings, Outgoing message) {
        return of(settings, message, (SSLSocketFactory) SSLSocketFactory.getDefault());
    }

    static SmtpWalkthrough of(MailSettings.Smtp settings, Outgoing message, SSLSocketFactory tls) {
        List<Stage> stages = new ArrayList<>();
        stages.add(lookUp(settings));
        List<Heard> heard = new ArrayList<>();
        try (SmtpTransport transport = new SmtpTransport(
                settings, tls, System::nanoTime, (step, code, answer) -> heard.add(new Heard(step, code, answer)))) {
            Delivery delivery = transport.deliver(message);
            OpenLine line = transport.openLine();
            if (line.wasConnected()) {
                stages.add(new Stage("Connect", true, "to port " + settings.port()));
            }
            boolean implicit = settings.security() == MailSettings.Security.TLS;
            Stage certificate = certificate(line);
            if (implicit && certificate != null) {
                stages.add(certificate);
            }
            for (Heard one : heard) {
                stages.add(stage(one, settings));
                if (one.step() == SmtpStep.STARTTLS && certificate != null) {
                    stages.add(certificate);
                }
            }
            fail(stages, delivery, transport.lastStep(), line.wasConnected());
            return new SmtpWalkthrough(List.copyOf(stages), delivery);
        }
    }

    /** What the server said at a step. */
    private record Heard(SmtpStep step, int code, String answer) {}

    private static Stage lookUp(MailSettings.Smtp settings) {
        try {
            String addresses = Arrays.stream(InetAddress.getAllByName(settings.host()))
                    .map(InetAddress::getHostAddress)
                    .limit(4)
                    .collect(Collectors.joining(", "));
            return new Stage("Look up", true, settings.host() + " is " + addresses);
        } catch (UnknownHostException unknown) {
            return new Stage("Look up", false, "nobody knows the name " + settings.host());
        }
    }

    private static Stage stage(Heard heard, MailSettings.Smtp settings) {
        boolean done = heard.code() / 100 == 2 || heard.code() / 100 == 3;
        return switch (heard.step()) {
            case EHLO -> new Stage(name(heard.step()), done, done ? offers(heard.answer()) : heard.answer());
            case AUTH -> new Stage(name(heard.step()), done, "as " + settings.username() + ": " + heard.answer());
            case GREETING, STARTTLS, MAIL, RCPT, DATA, END -> new Stage(name(heard.step()), done, heard.answer());
        };
    }

    private static String offers(String answer) {
        List<String> lines = List.of(answer.strip().split("(?:^| )250[- ]"));
        String offered = lines.stream().skip(2).map(String::strip).collect(Collectors.joining(", "));
        return offered.isEmpty() ? "it offers nothing beyond plain SMTP" : "it offers " + offered;
    }

    private static String name(SmtpStep step) {
        return switch (step) {
            case GREETING -> "Greeting";
            case EHLO -> "EHLO";
            case STARTTLS -> "STARTTLS";
            case AUTH -> "Log in";
            case MAIL -> "Sender";
            case RCPT -> "Recipient";
            case DATA -> "Data";
            case END -> "Message";
        };
    }

    private static @Nullable Stage certificate(OpenLine line) {
        if (!(line.encrypted() instanceof SSLSocket socket)) {
            return null;
        }
        SSLSession session = socket.getSession();
        try {
            if (session.getPeerCertificates()[0] instanceof X509Certificate certificate) {
                LocalDate until = certificate
                        .getNotAfter()
                        .toInstant()
                        .atZone(ZoneOffset.UTC)
                        .toLocalDate();
                return new Stage(
                        "Certificate",
                        true,
                        session.getProtocol() + "; of " + certificate.getSubjectX500Principal() + ", given by "
                                + certificate.getIssuerX500Principal() + ", good until " + until);
            }
        } catch (SSLPeerUnverifiedException none) {
            return null;
        }
        return null;
    }

    /** Puts what went wrong at the step where it did. */
    private static void fail(List<Stage> stages, Delivery delivery, SmtpStep last, boolean connected) {
        String words;
        String stage = connected ? name(last) : "Connect";
        switch (delivery) {
            case Delivery.Accepted _ -> {
                return;
            }
            case Delivery.Deferred(String answer) -> words = "not now; the outbox would try again: " + answer;
            case Delivery.Refused(String answer) -> words = "refused for good: " + answer;
            case Delivery.ServerDown(String code, String sentence, Throwable _) -> {
                words = sentence;
                stage = switch (code) {
                    case "host-not-found" -> "Look up";
                    case "refused", "unreachable" -> "Connect";
                    case "certificate" -> "Certificate";
                    case "no-starttls" -> "STARTTLS";
                    case "login" -> name(SmtpStep.AUTH);
                    case "sender" -> name(SmtpStep.MAIL);
                    default -> stage;
                };
            }
        }
        Stage end = stages.getLast();
        boolean untrusted = end.name().equals("Certificate") && stage.equals("Certificate");
        if (!end.done() || untrusted) {
            stages.removeLast();
        }
        stages.add(new Stage(stage, false, words));
    }
}
