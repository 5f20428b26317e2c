package org.wirewatch.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.wirewatch.mail.BounceMailbox.Cursor;
import org.wirewatch.mail.BounceMailbox.Visit;
import org.wirewatch.mail.ImapFront.Manner;
import org.wirewatch.mail.MailSettings.Security;

class BounceMailboxTest {
    private static final HeldCertificate LOCALHOST =
            new HeldCertificate.Builder().addSubjectAlternativeName("localhost").build();
    private static final HeldCertificate ELSEWHERE = new HeldCertificate.Builder()
            .addSubjectAlternativeName("elsewhere.test")
            .build();

    private static TestMailbox box;

    @BeforeAll
    static void open() {
        box = TestMailbox.open();
    }

    @AfterAll
    static void close() {
        box.close();
    }

    @BeforeEach
    void empty() {
        box.empty();
    }

    private static BounceSettings.Imap settings(int port, Security security, String password, Duration timeout) {
        return new BounceSettings.Imap(
                "localhost", port, security, "bounces", new MailSettings.Secret(password), null, "INBOX", timeout);
    }

    private static BounceSettings.Imap settings(int port, Security security) {
        return settings(port, security, "sesame", Duration.ofSeconds(5));
    }

    private static Visit visit(int port, Cursor since) {
        return new BounceMailbox(settings(port, Security.NONE)).visit(since);
    }

    private Visit.Read read(Cursor since) {
        Visit visit = visit(box.port(), since);
        assertThat(visit).isInstanceOf(Visit.Read.class);
        return (Visit.Read) visit;
    }

    private static Visit.Failed failed(Visit visit) {
        assertThat(visit).isInstanceOf(Visit.Failed.class);
        return (Visit.Failed) visit;
    }

    private static String id(int number) {
        return "<alert." + number + ".0123456789abcdef@example.org>";
    }

    private void deliverBounce(int number) {
        box.deliver(BounceMails.standard(id(number), "ana@example.org", "failed", "5.1.1", "550 no"));
    }

    private static List<String> ids(Visit.Read read) {
        List<String> ids = new ArrayList<>();
        read.reports().forEach(report -> ids.add(String.valueOf(report.messageId())));
        return ids;
    }

    @Test
    void reportsAreFoundAmongOtherMailsAndEachIsReadOnce() {
        deliverBounce(1);
        box.deliver(BounceMails.outOfOffice(id(1), "ana@example.org"));
        box.deliver(BounceMails.qmail(id(2), "ben@example.org"));
        Visit.Read first = read(Cursor.START);
        assertThat(ids(first)).containsExactly(id(1), id(2));
        assertThat(first.mails()).isEqualTo(3);
        assertThat(first.more()).isFalse();

        assertThat(read(first.next()).mails()).isZero();
        deliverBounce(3);
        assertThat(ids(read(first.next()))).containsExactly(id(3));
    }

    @Test
    void nothingInTheMailboxIsChanged() throws IOException {
        deliverBounce(1);
        box.deliver(BounceMails.outOfOffice(id(1), "ana@example.org"));
        List<String> before = box.flags().stream().map(Object::toString).toList();
        try (ImapFront front = ImapFront.to(box.port())) {
            assertThat(visit(front.port(), Cursor.START)).isInstanceOf(Visit.Read.class);
            assertThat(front.commands())
                    .anyMatch(command -> command.startsWith("EXAMINE"))
                    .noneMatch(command -> command.matches("(UID )?(STORE|COPY|MOVE|EXPUNGE|APPEND|SELECT)\\b.*"))
                    .noneMatch(command -> command.contains("BODY["));
        }
        assertThat(box.flags().stream().map(Object::toString)).isEqualTo(before);
    }

    @Test
    void aMailboxThatWasMadeAnewIsReadFromItsBeginning() {
        deliverBounce(1);
        Cursor since = read(Cursor.START).next();
        box.empty();
        deliverBounce(2);
        Cursor ofAnother = new Cursor(since.uidValidity() + 1, 500_000);
        assertThat(ids(read(ofAnother))).containsExactly(id(2));
    }

    @Test
    void whatItsOwnerDeletedIsNotMissed() {
        deliverBounce(1);
        deliverBounce(2);
        Cursor since = read(Cursor.START).next();
        deliverBounce(3);
        deliverBounce(4);
        box.deleteOldest(3);
        assertThat(ids(read(since))).containsExactly(id(4));
    }

    @Test
    void manyMailsAreReadInSeveralVisits() {
        for (int i = 0; i < 7; i++) {
            box.deliver(BounceMails.outOfOffice(id(i), "ana@example.org"));
        }
        deliverBounce(7);
        BounceMailbox inFives = new BounceMailbox(
                settings(box.port(), Security.NONE),
                (SSLSocketFactory) SSLSocketFactory.getDefault(),
                System::nanoTime,
                5);
        Visit.Read first = (Visit.Read) inFives.visit(Cursor.START);
        assertThat(first.mails()).isEqualTo(5);
        assertThat(first.more()).isTrue();
        Visit.Read second = (Visit.Read) inFives.visit(first.next());
        assertThat(ids(second)).containsExactly(id(7));
        assertThat(second.mails()).isEqualTo(3);
        assertThat(second.more()).isFalse();
    }

    @Test
    void whatWasReadBeforeTheLineBrokeIsKept() throws IOException {
        deliverBounce(1);
        deliverBounce(2);
        deliverBounce(3);
        try (ImapFront front = ImapFront.to(box.port())) {
            front.dropAfterFetches(2);
            Visit.Read broken = (Visit.Read) visit(front.port(), Cursor.START);
            assertThat(ids(broken)).containsExactly(id(1), id(2));
            assertThat(broken.more()).isTrue();
            assertThat(ids(read(broken.next()))).containsExactly(id(3));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Manner.class,
            names = {"TLS", "STARTTLS"})
    void theLineIsEncrypted(Manner manner) throws IOException {
        deliverBounce(1);
        try (ImapFront front = new ImapFront(box.port(), manner, identity(LOCALHOST))) {
            Visit visit = encrypted(manner, front, LOCALHOST);
            assertThat(ids((Visit.Read) visit)).containsExactly(id(1));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Manner.class,
            names = {"TLS", "STARTTLS"})
    void aCertificateForAnotherNameGetsNoPassword(Manner manner) throws IOException {
        try (ImapFront front = new ImapFront(box.port(), manner, identity(ELSEWHERE))) {
            assertThat(failed(encrypted(manner, front, ELSEWHERE)).code()).isEqualTo("certificate");
            assertThat(front.commands()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Manner.class,
            names = {"TLS", "STARTTLS"})
    void anUnknownAuthorityGetsNoPassword(Manner manner) throws IOException {
        try (ImapFront front = new ImapFront(box.port(), manner, identity(LOCALHOST))) {
            assertThat(failed(encrypted(manner, front, null)).code()).isEqualTo("certificate");
            assertThat(front.commands()).isEmpty();
        }
    }

    private static Visit encrypted(Manner manner, ImapFront front, @Nullable HeldCertificate trusted) {
        Security security = manner == Manner.TLS ? Security.TLS : Security.STARTTLS;
        SSLSocketFactory trust = trusted == null
                ? (SSLSocketFactory) SSLSocketFactory.getDefault()
                : new HandshakeCertificates.Builder()
                        .addTrustedCertificate(trusted.certificate())
                        .build()
                        .sslSocketFactory();
        return new BounceMailbox(settings(front.port(), security), trust, System::nanoTime, 500).visit(Cursor.START);
    }

    private static SSLContext identity(HeldCertificate certificate) {
        return new HandshakeCertificates.Builder()
                .heldCertificate(certificate)
                .build()
                .sslContext();
    }

    @Test
    void aServerWithoutStartTlsGetsNoPassword() throws IOException {
        try (ImapFront front = ImapFront.to(box.port())) {
            Visit visit = new BounceMailbox(settings(front.port(), Security.STARTTLS)).visit(Cursor.START);
            assertThat(failed(visit).code()).isEqualTo("no-starttls");
            assertThat(front.commands()).noneMatch(command -> command.matches("(?i)(LOGIN|AUTHENTICATE).*"));
        }
    }

    @Test
    void aWrongPasswordIsNamedAndNotShown() {
        var wrong = settings(box.port(), Security.NONE, "guess-me-not", Duration.ofSeconds(5));
        Visit.Failed failed = failed(new BounceMailbox(wrong).visit(Cursor.START));
        assertThat(failed.code()).isEqualTo("login");
        assertThat(failed.sentence())
                .contains("localhost:" + box.port(), "bounces.imap.username")
                .doesNotContain("guess");
        assertThat(wrong.toString()).doesNotContain("guess");
    }

    @Test
    void aFolderThatIsNotThereIsNamed() {
        var elsewhere = new BounceSettings.Imap(
                "localhost",
                box.port(),
                Security.NONE,
                "bounces",
                new MailSettings.Secret("sesame"),
                null,
                "Reports",
                Duration.ofSeconds(5));
        Visit.Failed failed = failed(new BounceMailbox(elsewhere).visit(Cursor.START));
        assertThat(failed.code()).isEqualTo("folder");
        assertThat(failed.sentence()).contains("Reports");
    }

    @ParameterizedTest
    @CsvSource({"SILENT, timeout", "GARBAGE, broken"})
    void aServerThatSaysNothingOrSomethingElseIsNamed(Manner manner, String code) throws IOException {
        try (ImapFront front = new ImapFront(box.port(), manner, null)) {
            var hasty = settings(front.port(), Security.NONE, "sesame", Duration.ofMillis(200));
            assertThat(failed(new BounceMailbox(hasty).visit(Cursor.START)).code())
                    .isEqualTo(code);
        }
    }

    @Test
    void nobodyListeningIsNamed() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        assertThat(failed(visit(port, Cursor.START)).code()).isEqualTo("refused");
    }

    @Test
    void plainSpeechWhereTlsIsExpectedIsNamed() {
        Visit visit = new BounceMailbox(settings(box.port(), Security.TLS)).visit(Cursor.START);
        assertThat(failed(visit).code()).isEqualTo("no-starttls");
    }
}
