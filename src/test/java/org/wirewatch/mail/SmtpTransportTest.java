package org.wirewatch.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLSocketFactory;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wirewatch.mail.MailSettings.Security;
import org.wirewatch.mail.ScriptedSmtpServer.Act;
import org.wirewatch.mail.ScriptedSmtpServer.Step;

class SmtpTransportTest {
    private static final HeldCertificate LOCALHOST =
            new HeldCertificate.Builder().addSubjectAlternativeName("localhost").build();
    private static final HeldCertificate ELSEWHERE = new HeldCertificate.Builder()
            .addSubjectAlternativeName("elsewhere.test")
            .build();

    private final AtomicLong nanos = new AtomicLong();

    private SmtpTransport to(ScriptedSmtpServer server) {
        return to(Mails.smtp(server, Security.NONE));
    }

    private SmtpTransport to(MailSettings.Smtp settings) {
        return new SmtpTransport(settings, (SSLSocketFactory) SSLSocketFactory.getDefault(), nanos::get);
    }

    private SmtpTransport trusting(HeldCertificate certificate, MailSettings.Smtp settings) {
        HandshakeCertificates trust = new HandshakeCertificates.Builder()
                .addTrustedCertificate(certificate.certificate())
                .build();
        return new SmtpTransport(settings, trust.sslSocketFactory(), nanos::get);
    }

    private static javax.net.ssl.SSLContext identity(HeldCertificate certificate) {
        return new HandshakeCertificates.Builder()
                .heldCertificate(certificate)
                .build()
                .sslContext();
    }

    @Test
    void theBytesArriveAsTheyWereMade() throws IOException {
        try (var server = ScriptedSmtpServer.plain();
                var transport = to(server)) {
            Outgoing message = Mails.outgoing(1);
            Delivery delivery = transport.deliver(message);
            assertThat(delivery).isEqualTo(new Delivery.Accepted("250 2.0.0 taken as 1"));
            assertThat(server.messages()).singleElement().satisfies(received -> {
                assertThat(received.bytes()).isEqualTo(message.bytes());
                assertThat(received.from()).isEqualTo("wirewatch@example.org");
                assertThat(received.to()).containsExactly("ana@example.org");
            });
        }
    }

    @Test
    void oneLineCarriesManyMessages() throws IOException {
        try (var server = ScriptedSmtpServer.plain();
                var transport = to(server)) {
            for (int i = 0; i < 100; i++) {
                assertThat(transport.deliver(Mails.outgoing(i))).isInstanceOf(Delivery.Accepted.class);
            }
            assertThat(server.connections()).isEqualTo(1);
            assertThat(server.commands()).doesNotContain("NOOP");
            transport.deliver(Mails.outgoing(100));
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @Test
    void aLineIdleForAMinuteIsReplaced() throws IOException {
        try (var server = ScriptedSmtpServer.plain();
                var transport = to(server)) {
            transport.deliver(Mails.outgoing(1));
            nanos.addAndGet(Duration.ofSeconds(59).toNanos());
            transport.deliver(Mails.outgoing(2));
            assertThat(server.connections()).isEqualTo(1);
            nanos.addAndGet(Duration.ofSeconds(60).toNanos());
            transport.deliver(Mails.outgoing(3));
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @Test
    @SuppressWarnings("try") // closing by hand is what is tested
    void aClosedTransportOpensAgain() throws IOException {
        try (var server = ScriptedSmtpServer.plain();
                var transport = to(server)) {
            transport.deliver(Mails.outgoing(1));
            transport.close();
            assertThat(transport.deliver(Mails.outgoing(2))).isInstanceOf(Delivery.Accepted.class);
            assertThat(server.messages()).hasSize(2);
        }
    }

    /** The whole table: what a server says where, and what becomes of the message and of the queue. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            GREETING, 421 4.3.2 going down,             busy
            GREETING, 554 5.7.1 no mail from you,       rejected
            GREETING, hello there,                      broken
            EHLO,     421 4.3.2 going down,             busy
            EHLO,     550 5.7.1 bad name,               rejected
            MAIL,     421 4.3.2 going down,             busy
            MAIL,     450 4.7.1 slow down,              Deferred
            MAIL,     451 4.3.0 local error,            Deferred
            MAIL,     452 4.3.1 disk full,              Deferred
            MAIL,     454 4.7.0 log-in is down,         busy
            MAIL,     530 5.7.0 log in first,           login
            MAIL,     535 5.7.8 bad log-in,             login
            MAIL,     550 5.7.1 not your address,       sender
            MAIL,     552 5.3.4 too big,                Refused
            MAIL,     553 5.7.1 not your address,       sender
            MAIL,     554 5.7.1 no,                     sender
            MAIL,     999 nonsense,                     broken
            RCPT,     421 4.3.2 going down,             busy
            RCPT,     450 4.2.0 greylisted,             Deferred
            RCPT,     451 4.7.1 greylisted,             Deferred
            RCPT,     452 4.5.3 too many,               Deferred
            RCPT,     454 4.7.1 later,                  Deferred
            RCPT,     530 5.7.0 log in first,           login
            RCPT,     550 5.1.1 no such user,           Refused
            RCPT,     551 5.7.1 user not local,         Refused
            RCPT,     552 5.2.2 mailbox full,           Refused
            RCPT,     553 5.1.3 bad address,            Refused
            RCPT,     554 5.7.1 relay denied,           Refused
            DATA,     421 4.3.2 going down,             busy
            DATA,     451 4.3.0 local error,            Deferred
            DATA,     452 4.3.1 disk full,              Deferred
            DATA,     550 5.7.1 no,                     Refused
            DATA,     554 5.5.1 no valid recipients,    Refused
            END,      421 4.3.2 going down,             busy
            END,      450 4.2.0 greylisted,             Deferred
            END,      451 4.3.0 local error,            Deferred
            END,      452 4.3.1 disk full,              Deferred
            END,      550 5.7.1 spam,                   Refused
            END,      552 5.3.4 too big,                Refused
            END,      554 5.6.0 bad content,            Refused
            """)
    void anAnswerDecidesForTheMessageOrForTheQueue(Step step, String answer, String outcome) throws IOException {
        try (var server = ScriptedSmtpServer.plain().always(step, answer);
                var transport = to(server)) {
            Delivery delivery = transport.deliver(Mails.outgoing(1));
            assertThat(nameOf(delivery)).isEqualTo(outcome);
            assertThat(delivery.toString()).contains(answer);
            assertThat(server.messages()).isEmpty();
            server.behave();
            assertThat(transport.deliver(Mails.outgoing(2)))
                    .as("a bad message never blocks the next")
                    .isInstanceOf(Delivery.Accepted.class);
        }
    }

    private static String nameOf(Delivery delivery) {
        return switch (delivery) {
            case Delivery.Accepted _ -> "Accepted";
            case Delivery.Deferred _ -> "Deferred";
            case Delivery.Refused _ -> "Refused";
            case Delivery.ServerDown down -> down.code();
        };
    }

    @Test
    void aLineThatDiesBeforeTheAnswerToTheDotIsDeferredAndNotRepeatedByItself() throws IOException {
        try (var server = ScriptedSmtpServer.plain().once(Step.END, new Act.TakeAndDrop());
                var transport = to(server)) {
            Outgoing message = Mails.outgoing(1);
            assertThat(transport.deliver(message)).isInstanceOf(Delivery.Deferred.class);
            assertThat(server.messages()).hasSize(1);
            assertThat(transport.deliver(message)).isInstanceOf(Delivery.Accepted.class);
            assertThat(server.messages())
                    .extracting(ScriptedSmtpServer.Received::bytes)
                    .allSatisfy(bytes -> assertThat(bytes).isEqualTo(message.bytes()))
                    .hasSize(2);
        }
    }

    @Test
    void aKeptLineThatDiesBeforeTheAnswerToTheDotIsNotRepeatedByItselfEither() throws IOException {
        try (var server = ScriptedSmtpServer.plain();
                var transport = to(server)) {
            transport.deliver(Mails.outgoing(1));
            server.once(Step.END, new Act.TakeAndDrop());
            assertThat(transport.deliver(Mails.outgoing(2))).isInstanceOf(Delivery.Deferred.class);
            assertThat(server.messages()).hasSize(2);
        }
    }

    @Test
    void aLineThatDiesWithinTheMessageIsDeferred() throws IOException {
        try (var server = ScriptedSmtpServer.plain().once(Step.BODY, new Act.Drop());
                var transport = to(server)) {
            assertThat(transport.deliver(Mails.outgoing(1))).isInstanceOf(Delivery.Deferred.class);
            assertThat(server.messages()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"GREETING", "EHLO", "MAIL", "RCPT", "DATA"})
    void aFreshLineThatDiesBeforeTheMessageIsTheServersTrouble(Step step) throws IOException {
        try (var server = ScriptedSmtpServer.plain().always(step, new Act.Drop());
                var transport = to(server)) {
            assertThat(nameOf(transport.deliver(Mails.outgoing(1)))).isEqualTo("broken");
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"MAIL", "RCPT", "DATA"})
    void aKeptLineThatDiedIsReplacedOnce(Step step) throws IOException {
        try (var server = ScriptedSmtpServer.plain();
                var transport = to(server)) {
            transport.deliver(Mails.outgoing(1));
            server.once(step, new Act.Drop());
            assertThat(transport.deliver(Mails.outgoing(2))).isInstanceOf(Delivery.Accepted.class);
            assertThat(server.connections()).isEqualTo(2);
            assertThat(server.messages()).hasSize(2);
        }
    }

    @Test
    void aServersLimitOfMessagesOnALineIsObeyed() throws IOException {
        try (var server = ScriptedSmtpServer.plain().mostMessagesOnALine(2);
                var transport = to(server)) {
            for (int i = 0; i < 5; i++) {
                assertThat(transport.deliver(Mails.outgoing(i))).isInstanceOf(Delivery.Accepted.class);
            }
            assertThat(server.connections()).isEqualTo(3);
            assertThat(server.messages()).hasSize(5);
        }
    }

    @Test
    void aRefusalWithTheLineClosedBehindItIsStillARefusal() throws IOException {
        try (var server = ScriptedSmtpServer.plain().once(Step.END, new Act.SayAndDrop("550 5.7.1 spam"));
                var transport = to(server)) {
            assertThat(transport.deliver(Mails.outgoing(1))).isEqualTo(new Delivery.Refused("550 5.7.1 spam"));
            assertThat(transport.deliver(Mails.outgoing(2))).isInstanceOf(Delivery.Accepted.class);
        }
    }

    @ParameterizedTest
    @CsvSource({"GREETING", "MAIL", "END"})
    void aSilentServerCostsOneTimeout(Step step) throws IOException {
        try (var server = ScriptedSmtpServer.plain().always(step, new Act.Silence())) {
            var settings = new MailSettings.Smtp(
                    "localhost", server.port(), Security.NONE, null, null, Duration.ofMillis(150));
            try (var transport = to(settings)) {
                assertThat(nameOf(transport.deliver(Mails.outgoing(1))))
                        .isEqualTo(step == Step.END ? "Deferred" : "timeout");
            }
        }
    }

    @Test
    void aMessageOverTheServersSizeIsNotEvenOffered() throws IOException {
        try (var server = ScriptedSmtpServer.plain().offer("SIZE 100");
                var transport = to(server)) {
            assertThat(transport.deliver(Mails.outgoing(1)).toString()).contains("Refused", "at most 100");
            assertThat(server.commands()).noneMatch(command -> command.startsWith("MAIL"));
        }
    }

    @Test
    void nobodyListeningIsNamed() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        var settings = new MailSettings.Smtp("localhost", port, Security.NONE, null, null, Duration.ofSeconds(2));
        try (var transport = to(settings)) {
            Delivery delivery = transport.deliver(Mails.outgoing(1));
            assertThat(nameOf(delivery)).isEqualTo("refused");
            assertThat(delivery.toString()).contains("localhost:" + port, "mail.smtp.port");
        }
    }

    @Test
    void aServerWithoutStartTlsGetsNoMail() throws IOException {
        try (var server = ScriptedSmtpServer.plain();
                var transport = to(Mails.smtp(server, Security.STARTTLS))) {
            assertThat(nameOf(transport.deliver(Mails.outgoing(1)))).isEqualTo("no-starttls");
            assertThat(server.messages()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"454 4.7.0 TLS is down, busy", "501 5.5.4 no, no-starttls"})
    void aRefusedStartTlsGetsNoMail(String answer, String code) throws IOException {
        try (var server = ScriptedSmtpServer.startTls(identity(LOCALHOST)).always(Step.STARTTLS, answer);
                var transport = trusting(LOCALHOST, Mails.smtp(server, Security.STARTTLS))) {
            assertThat(nameOf(transport.deliver(Mails.outgoing(1)))).isEqualTo(code);
            assertThat(server.messages()).isEmpty();
        }
    }

    @Test
    void startTlsEncryptsTheMessage() throws IOException {
        try (var server = ScriptedSmtpServer.startTls(identity(LOCALHOST));
                var transport = trusting(LOCALHOST, Mails.smtp(server, Security.STARTTLS))) {
            assertThat(transport.deliver(Mails.outgoing(1))).isInstanceOf(Delivery.Accepted.class);
            assertThat(server.messages()).singleElement().matches(ScriptedSmtpServer.Received::encrypted);
        }
    }

    @Test
    void tlsFromTheFirstByteEncryptsTheMessage() throws IOException {
        try (var server = ScriptedSmtpServer.tls(identity(LOCALHOST));
                var transport = trusting(LOCALHOST, Mails.smtp(server, Security.TLS))) {
            assertThat(transport.deliver(Mails.outgoing(1))).isInstanceOf(Delivery.Accepted.class);
            assertThat(server.messages()).singleElement().matches(ScriptedSmtpServer.Received::encrypted);
        }
    }

    @ParameterizedTest
    @CsvSource({"STARTTLS", "TLS"})
    void anUnknownAuthorityIsNotTrusted(Security security) throws IOException {
        try (var server = serverFor(security, LOCALHOST);
                var transport = to(Mails.smtp(server, security))) {
            assertThat(nameOf(transport.deliver(Mails.outgoing(1)))).isEqualTo("certificate");
            assertThat(server.messages()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"STARTTLS", "TLS"})
    void aCertificateForAnotherNameIsNotTrusted(Security security) throws IOException {
        try (var server = serverFor(security, ELSEWHERE);
                var transport = trusting(ELSEWHERE, Mails.smtp(server, security))) {
            assertThat(nameOf(transport.deliver(Mails.outgoing(1)))).isEqualTo("certificate");
            assertThat(server.messages()).isEmpty();
        }
    }

    private static ScriptedSmtpServer serverFor(Security security, HeldCertificate certificate) throws IOException {
        return security == Security.TLS
                ? ScriptedSmtpServer.tls(identity(certificate))
                : ScriptedSmtpServer.startTls(identity(certificate));
    }

    @Test
    void tlsToAServerThatSpeaksPlainlySaysWhatToSet() throws IOException {
        try (var server = ScriptedSmtpServer.plain();
                var transport = to(Mails.smtp(server, Security.TLS))) {
            Delivery delivery = transport.deliver(Mails.outgoing(1));
            assertThat(nameOf(delivery)).isEqualTo("no-starttls");
            assertThat(delivery.toString()).contains("starttls");
        }
    }

    private static MailSettings.Smtp withLogin(ScriptedSmtpServer server, String password) {
        return new MailSettings.Smtp(
                "localhost",
                server.port(),
                Security.NONE,
                "wirewatch",
                new MailSettings.Secret(password),
                Duration.ofSeconds(5));
    }

    @Test
    void theRightPasswordLogsIn() throws IOException {
        try (var server = ScriptedSmtpServer.plain().demandLogin("wirewatch", "sesame");
                var transport = to(withLogin(server, "sesame"))) {
            assertThat(transport.deliver(Mails.outgoing(1))).isInstanceOf(Delivery.Accepted.class);
            assertThat(server.messages())
                    .singleElement()
                    .extracting(ScriptedSmtpServer.Received::user)
                    .isEqualTo("wirewatch");
        }
    }

    @Test
    void aWrongPasswordStopsTheQueueForFiveMinutesAndIsNotShown() throws IOException {
        try (var server = ScriptedSmtpServer.plain().demandLogin("wirewatch", "sesame");
                var transport = to(withLogin(server, "guess-me-not"))) {
            Delivery delivery = transport.deliver(Mails.outgoing(1));
            assertThat(delivery).isInstanceOfSatisfying(Delivery.ServerDown.class, down -> {
                assertThat(down.code()).isEqualTo("login");
                assertThat(down.pause()).isEqualTo(Duration.ofMinutes(5));
                assertThat(down.sentence()).contains("535", "password");
            });
            assertThat(delivery.toString()).doesNotContain("guess-me-not");
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void theRightPasswordLogsInWhereTheServerKnowsOnlyLogin() throws IOException {
        try (var server = ScriptedSmtpServer.plain().demandLoginByQuestions("wirewatch", "sesame");
                var transport = to(withLogin(server, "sesame"))) {
            assertThat(transport.deliver(Mails.outgoing(1))).isInstanceOf(Delivery.Accepted.class);
            assertThat(server.commands()).anyMatch(command -> command.startsWith("AUTH LOGIN"));
            assertThat(server.messages())
                    .singleElement()
                    .extracting(ScriptedSmtpServer.Received::user)
                    .isEqualTo("wirewatch");
        }
    }

    @Test
    void aWrongPasswordIsAskedForOnceWhereTheServerKnowsOnlyLogin() throws IOException {
        try (var server = ScriptedSmtpServer.plain().demandLoginByQuestions("wirewatch", "sesame");
                var transport = to(withLogin(server, "guess-me-not"))) {
            Delivery delivery = transport.deliver(Mails.outgoing(1));
            assertThat(delivery).isInstanceOfSatisfying(Delivery.ServerDown.class, down -> {
                assertThat(down.code()).isEqualTo("login");
                assertThat(down.pause()).isEqualTo(Duration.ofMinutes(5));
                assertThat(down.sentence()).contains("535", "password").doesNotContain("guess-me-not");
            });
            assertThat(server.commands())
                    .filteredOn(command -> command.startsWith("AUTH"))
                    .hasSize(1);
            assertThat(server.messages()).isEmpty();
        }
    }

    @Test
    void aLogInThatIsDownForNowIsNotAWrongPassword() throws IOException {
        try (var server = ScriptedSmtpServer.plain()
                        .demandLogin("wirewatch", "sesame")
                        .always(Step.AUTH, "454 4.7.0 try later");
                var transport = to(withLogin(server, "sesame"))) {
            assertThat(nameOf(transport.deliver(Mails.outgoing(1)))).isEqualTo("busy");
        }
    }

    @Test
    void aServerWithOnlyUnknownLogInsGetsNoMail() throws IOException {
        try (var server = ScriptedSmtpServer.plain().offer("AUTH CRAM-MD5 GSSAPI");
                var transport = to(withLogin(server, "sesame"))) {
            assertThat(nameOf(transport.deliver(Mails.outgoing(1)))).isEqualTo("login");
            assertThat(server.messages()).isEmpty();
        }
    }

    @Test
    void bytesAreSentAtOnce() throws IOException {
        try (var plain = new PromptSockets.Plain(new OpenLine()).createSocket()) {
            assertThat(plain.getTcpNoDelay()).isTrue();
        }
        try (var listener = new ServerSocket(0);
                var line = new java.net.Socket("localhost", listener.getLocalPort())) {
            var tls = new PromptSockets.Encrypted((SSLSocketFactory) SSLSocketFactory.getDefault(), new OpenLine());
            tls.createSocket(line, "localhost", listener.getLocalPort(), true);
            assertThat(line.getTcpNoDelay()).isTrue();
        }
    }

    @Test
    void aServerThatOffersNoLogInGetsNoMailWithoutOne() throws IOException {
        try (var server = ScriptedSmtpServer.plain();
                var transport = to(withLogin(server, "sesame"))) {
            assertThat(nameOf(transport.deliver(Mails.outgoing(1)))).isEqualTo("login");
            assertThat(server.messages()).isEmpty();
        }
    }
}
