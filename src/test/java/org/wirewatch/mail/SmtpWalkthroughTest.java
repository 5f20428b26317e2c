package org.wirewatch.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLSocketFactory;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wirewatch.mail.MailSettings.Security;
import org.wirewatch.mail.ScriptedSmtpServer.Act;
import org.wirewatch.mail.ScriptedSmtpServer.Step;
import org.wirewatch.mail.SmtpWalkthrough.Stage;

/** The conversation in words, tokens for passwords, and a server that takes its time. */
class SmtpWalkthroughTest {
    private static final HeldCertificate LOCALHOST = new HeldCertificate.Builder()
            .commonName("localhost")
            .addSubjectAlternativeName("localhost")
            .build();

    @TempDir
    private Path folder;

    private static SmtpWalkthrough walk(MailSettings.Smtp settings) {
        HandshakeCertificates trusted = new HandshakeCertificates.Builder()
                .addTrustedCertificate(LOCALHOST.certificate())
                .build();
        SSLSocketFactory tls = trusted.sslSocketFactory();
        return SmtpWalkthrough.of(settings, Mails.outgoing(1), tls);
    }

    private static List<String> names(SmtpWalkthrough walk) {
        return walk.stages().stream()
                .map(stage -> (stage.done() ? "" : "FAIL ") + stage.name())
                .toList();
    }

    @Test
    void everyStepOfAnEncryptedConversationIsTold() throws IOException {
        HandshakeCertificates identity =
                new HandshakeCertificates.Builder().heldCertificate(LOCALHOST).build();
        try (var server = ScriptedSmtpServer.startTls(identity.sslContext())) {
            SmtpWalkthrough walk = walk(Mails.smtp(server, Security.STARTTLS));
            assertThat(names(walk))
                    .containsExactly(
                            "Look up",
                            "Connect",
                            "Greeting",
                            "EHLO",
                            "STARTTLS",
                            "Certificate",
                            "EHLO",
                            "Sender",
                            "Recipient",
                            "Data",
                            "Message");
            assertThat(walk.stages().get(3).words()).isEqualTo("it offers STARTTLS, 8BITMIME");
            assertThat(walk.stages().get(5).words()).contains("TLSv1.3", "CN=localhost", "good until");
            assertThat(walk.delivery()).isInstanceOf(Delivery.Accepted.class);
        }
    }

    @Test
    void aCertificateThatIsNotTrustedFailsAtTheCertificate() throws IOException {
        HeldCertificate other = new HeldCertificate.Builder()
                .addSubjectAlternativeName("localhost")
                .build();
        HandshakeCertificates identity =
                new HandshakeCertificates.Builder().heldCertificate(other).build();
        try (var server = ScriptedSmtpServer.tls(identity.sslContext())) {
            assertThat(names(walk(Mails.smtp(server, Security.TLS))))
                    .containsExactly("Look up", "Connect", "FAIL Certificate");
        }
    }

    @Test
    void aServerThatIsNotThereFailsAtConnecting() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        var settings = new MailSettings.Smtp("localhost", port, Security.NONE, null, null, Duration.ofSeconds(2));
        assertThat(names(walk(settings))).containsExactly("Look up", "FAIL Connect");
    }

    @Test
    void aRefusedRecipientFailsThereWithTheServersWords() throws IOException {
        try (var server = ScriptedSmtpServer.plain().always(Step.RCPT, "550 5.1.1 nobody here")) {
            SmtpWalkthrough walk = walk(Mails.smtp(server, Security.NONE));
            assertThat(walk.stages().getLast())
                    .isEqualTo(new Stage("Recipient", false, "refused for good: 550 5.1.1 nobody here"));
            assertThat(names(walk)).doesNotHaveDuplicates();
        }
    }

    private MailSettings.Smtp withToken(ScriptedSmtpServer server, String command) {
        return new MailSettings.Smtp(
                "localhost", server.port(), Security.NONE, "ana@example.org", null, Duration.ofSeconds(5), command);
    }

    @Test
    void theCommandsTokenLogsInAndIsNotShown() throws IOException {
        try (var server = ScriptedSmtpServer.plain().demandToken("ana@example.org", "ya29.secret")) {
            SmtpWalkthrough walk = walk(withToken(server, "echo ya29.secret"));
            assertThat(walk.delivery()).isInstanceOf(Delivery.Accepted.class);
            assertThat(server.messages().getFirst().user()).isEqualTo("ana@example.org");
            assertThat(walk.toString()).contains("Log in").doesNotContain("ya29.secret");
        }
    }

    @Test
    void aRefusedTokenSaysWhatTheServersJsonSays() throws IOException {
        try (var server = ScriptedSmtpServer.plain().demandToken("ana@example.org", "ya29.secret")) {
            SmtpWalkthrough walk = walk(withToken(server, "echo ya29.stale"));
            assertThat(walk.delivery()).isInstanceOfSatisfying(Delivery.ServerDown.class, down -> {
                assertThat(down.code()).isEqualTo("login");
                assertThat(down.sentence()).contains("\"status\":\"401\"").doesNotContain("ya29");
            });
            assertThat(names(walk)).endsWith("FAIL Log in");
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void aTokenThatHasRunOutIsReplacedAtOnce() throws IOException {
        Path token = Files.writeString(folder.resolve("token"), "ya29.first");
        try (var server = ScriptedSmtpServer.plain().demandToken("ana@example.org", "ya29.first");
                var transport = new SmtpTransport(withToken(server, "cat '" + token + "'"))) {
            assertThat(transport.deliver(Mails.outgoing(1))).isInstanceOf(Delivery.Accepted.class);
            server.mostMessagesOnALine(1).demandToken("ana@example.org", "ya29.second");
            Files.writeString(token, "ya29.second");
            assertThat(transport.deliver(Mails.outgoing(2))).isInstanceOf(Delivery.Accepted.class);
            assertThat(server.connections()).isEqualTo(3);
        }
    }

    @Test
    void aCommandThatFailsIsNamedWithoutWhatItPrinted() throws IOException {
        try (var server = ScriptedSmtpServer.plain().demandToken("ana@example.org", "ya29.secret")) {
            for (String command : List.of("echo ya29.half; exit 3", "printf 'ya29.a\\nya29.b\\n'", "true")) {
                Delivery delivery = walk(withToken(server, command)).delivery();
                assertThat(delivery.toString())
                        .contains("login", "mail.smtp.token_command")
                        .doesNotContain("ya29");
            }
            assertThat(server.connections()).isZero();
        }
    }

    @Test
    void aServerThatAnswersEachStepJustInTimeDoesNotHoldAMessageForEver() throws IOException {
        Act late = new Act.Later(Duration.ofMillis(450), new Act.Say("250 slowly"));
        try (var server = ScriptedSmtpServer.plain()
                .always(Step.MAIL, late)
                .always(Step.RCPT, late)
                .always(Step.EHLO, new Act.Later(Duration.ofMillis(450), new Act.Say("250 8BITMIME")))
                .always(Step.GREETING, new Act.Later(Duration.ofMillis(450), new Act.Say("220 hello")))) {
            var settings = new MailSettings.Smtp(
                    "localhost", server.port(), Security.NONE, null, null, Duration.ofMillis(500));
            server.always(Step.DATA, new Act.Later(Duration.ofMillis(450), new Act.Say("354 go on")));
            try (var transport = new SmtpTransport(settings)) {
                assertThat(transport.deliver(Mails.outgoing(1)))
                        .isInstanceOfSatisfying(
                                Delivery.ServerDown.class,
                                down -> assertThat(down.sentence()).contains("too slowly"));
            }
            assertThat(server.messages()).isEmpty();
        }
    }
}
