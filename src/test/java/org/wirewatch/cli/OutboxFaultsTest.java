package org.wirewatch.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wirewatch.mail.Outgoing;
import org.wirewatch.mail.ScriptedSmtpServer;
import org.wirewatch.mail.ScriptedSmtpServer.Act;
import org.wirewatch.mail.ScriptedSmtpServer.Received;
import org.wirewatch.mail.ScriptedSmtpServer.Step;
import org.wirewatch.store.OutboxRow;

/**
 * What the running daemon's outbox does when a mail server misbehaves, for every answer at every step. Four mails wait:
 * ana's first, ben's, carl's, and ana's second; what happens, happens to ana's first.
 */
class OutboxFaultsTest {
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5).plusSeconds(1);
    private static ScriptedSmtpServer smtp;
    private static NewsWorld courier;
    private static Newsdesk desk;
    private static int cases;

    @TempDir
    private static Path folder;

    private List<Long> ids = List.of();
    private List<Outgoing> mails = List.of();
    private int taken;
    private int linesBefore;

    @BeforeAll
    static void open() throws IOException {
        smtp = ScriptedSmtpServer.plain();
        courier = NewsWorld.open(17);
        courier.publish("/feed", "The Courier");
        desk = Newsdesk.open(folder, smtp, """
                readers:
                  ana: { email: ana@example.org, timezone: UTC }
                  ben: { email: ben@example.org, timezone: UTC }
                  carl: { email: carl@example.org, timezone: UTC }
                feeds:
                  - { url: "%s", name: The Courier }
                watches:
                  storms: { query: storm, to: [ana, ben, carl], when: now }
                """.formatted(courier.url("/feed")));
    }

    @AfterAll
    static void close() throws Exception {
        desk.close();
        courier.close();
        smtp.close();
    }

    @BeforeEach
    void fourMailsWait() {
        // A line that is kept from the case before would be given a second chance.
        desk.pass(Duration.ofMinutes(2));
        drain();
        cases++;
        mails = new ArrayList<>();
        ids = new ArrayList<>();
        taken = smtp.messages().size();
        linesBefore = desk.journal().lines.size();
        add("ana", "first");
        add("ben", "only");
        add("carl", "only");
        add("ana", "second");
    }

    private void add(String reader, String which) {
        String id = "<alert." + cases + "." + reader + "." + which + "@example.org>";
        String text = "Message-ID: " + id + "\r\n\r\n" + "storm ".repeat(50) + "\r\n.\r\n..\r\n";
        Outgoing mail = new Outgoing(id, "wirewatch@example.org", reader + "@example.org", text.getBytes(US_ASCII));
        mails.add(mail);
        ids.add(desk.daemon()
                .store()
                .write(session -> session.outbox().add("ALERT", reader, which, desk.now(), _ -> mail)));
    }

    @AfterEach
    void behave() {
        smtp.behave();
        desk.pass(LONGEST_PAUSE);
        drain();
    }

    private static void drain() {
        desk.daemon().newsroom().drainOutbox();
    }

    private OutboxRow row(int number) {
        return desk.daemon()
                .store()
                .read(session -> session.outbox().byId(ids.get(number)))
                .orElseThrow();
    }

    private List<String> states() {
        return List.of(0, 1, 2, 3).stream().map(number -> row(number).state()).toList();
    }

    private List<Received> received() {
        List<Received> all = smtp.messages();
        return all.subList(taken, all.size());
    }

    /** Which of the four came, in order, as 0 to 3. */
    private List<Integer> arrived() {
        return received().stream()
                .map(message -> {
                    int number = mails.stream()
                            .map(mail -> new String(mail.bytes(), US_ASCII))
                            .toList()
                            .indexOf(message.text());
                    assertThat(number)
                            .as("the bytes are those that were written")
                            .isNotNegative();
                    return number;
                })
                .toList();
    }

    private List<String> told() {
        List<String> lines = desk.journal().lines;
        return List.copyOf(lines.subList(linesBefore, lines.size()));
    }

    private void assertAllArrivedOnceAndInOrder() {
        assertThat(states()).containsOnly("sent");
        Map<Integer, Long> copies =
                arrived().stream().collect(Collectors.groupingBy(number -> number, Collectors.counting()));
        assertThat(copies).isEqualTo(Map.of(0, 1L, 1, 1L, 2, 1L, 3, 1L));
        assertThat(arrived().indexOf(0))
                .as("ana's mails keep their order")
                .isLessThan(arrived().indexOf(3));
    }

    /** The server takes nothing: the queue rests, no mail pays for it, and one line in the log says so. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            GREETING, 421 4.3.2 going down,          busy,     5
            GREETING, 450 4.3.2 not now,             busy,     5
            GREETING, 554 5.7.1 no mail from you,    rejected, 300
            GREETING, hello there,                   broken,   5
            EHLO,     421 4.3.2 going down,          busy,     5
            EHLO,     550 5.7.1 bad name,            rejected, 300
            MAIL,     421 4.3.2 going down,          busy,     5
            MAIL,     454 4.7.0 log-in is down,      busy,     5
            MAIL,     530 5.7.0 log in first,        login,    300
            MAIL,     535 5.7.8 bad log-in,          login,    300
            MAIL,     550 5.7.1 not your address,    sender,   300
            MAIL,     553 5.7.1 not your address,    sender,   300
            MAIL,     554 5.7.1 no,                  sender,   300
            RCPT,     421 4.3.2 going down,          busy,     5
            RCPT,     535 5.7.8 bad log-in,          login,    300
            DATA,     421 4.3.2 going down,          busy,     5
            DATA,     454 4.7.0 log-in is down,      busy,     5
            DATA,     535 5.7.8 bad log-in,          login,    300
            END,      421 4.3.2 going down,          busy,     5
            """)
    void whereTheServerTakesNothingTheQueueRestsAndNoMailPaysForIt(
            Step step, String answer, String code, int restSeconds) {
        smtp.always(step, answer);
        drain();
        assertRests(code, Duration.ofSeconds(restSeconds));
        smtp.behave();
        desk.pass(LONGEST_PAUSE);
        drain();
        assertAllArrivedOnceAndInOrder();
        assertThat(told()).endsWith("mail server back");
    }

    @ParameterizedTest
    @CsvSource({"GREETING", "EHLO", "MAIL", "RCPT", "DATA"})
    void aServerThatHangsUpBeforeAMessageMakesTheQueueRest(Step step) {
        smtp.always(step, new Act.Drop());
        drain();
        assertRests("broken", Duration.ofSeconds(5));
        smtp.behave();
        desk.pass(LONGEST_PAUSE);
        drain();
        assertAllArrivedOnceAndInOrder();
    }

    private void assertRests(String code, Duration rest) {
        assertThat(states()).containsOnly("queued");
        assertThat(List.of(row(0), row(1), row(2), row(3)))
                .extracting(OutboxRow::attempts)
                .containsOnly(0);
        assertThat(received()).isEmpty();
        assertThat(told()).singleElement().asString().startsWith("mail server down: " + code);
        int tries = smtp.connections();
        desk.pass(rest.minusSeconds(1));
        drain();
        assertThat(smtp.connections()).as("tried before its time").isEqualTo(tries);
        desk.pass(Duration.ofSeconds(2));
        drain();
        assertThat(smtp.connections()).as("tried when its time had come").isEqualTo(tries + 1);
        assertThat(told()).as("told once").hasSize(1);
    }

    /** This mail, or its recipient, must wait: the others go, but for later mails to the same reader. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            MAIL, 451 4.3.0 local error
            MAIL, 452 4.3.1 disk full
            RCPT, 450 4.2.0 greylisted
            RCPT, 451 4.7.1 greylisted
            RCPT, 452 4.2.2 mailbox full
            RCPT, 454 4.7.1 later
            DATA, 451 4.3.0 local error
            DATA, 452 4.3.1 disk full
            END,  450 4.7.1 slow down
            END,  451 4.7.1 looked into
            END,  452 4.3.1 disk full
            END,  454 4.7.1 later
            """)
    void whatIsPutOffCostsOneAttemptAndHoldsUpOnlyItsOwnReader(Step step, String answer) {
        smtp.once(step, answer);
        drain();
        assertThat(states()).containsExactly("queued", "sent", "sent", "queued");
        assertThat(row(0).attempts()).isEqualTo(1);
        assertThat(row(0).answer()).isEqualTo(answer);
        assertThat(row(3).attempts()).isZero();
        desk.pass(Duration.ofSeconds(59));
        drain();
        assertThat(arrived()).containsExactly(1, 2);
        desk.pass(Duration.ofSeconds(14));
        drain();
        assertAllArrivedOnceAndInOrder();
        assertThat(told()).isEmpty();
    }

    @Test
    void aServerThatGreylistsEverybodyIsAskedAgainAMinuteLaterAndEachMailComesOnce() {
        for (int i = 0; i < 3; i++) {
            smtp.once(Step.RCPT, "450 4.2.0 greylisted, come back in a minute");
        }
        drain();
        assertThat(received()).isEmpty();
        desk.pass(Duration.ofSeconds(73));
        drain();
        assertAllArrivedOnceAndInOrder();
    }

    @Test
    void oneMailThatIsPutOffAgainAndAgainLetsItsReadersLaterOnesPassInTheEnd() {
        for (int i = 0; i < 4; i++) {
            smtp.once(Step.END, "451 4.7.1 not this one");
            drain();
            assertThat(states()).containsExactly("queued", "sent", "sent", i < 3 ? "queued" : "sent");
            desk.pass(Duration.ofMinutes(20));
        }
        drain();
        assertThat(states()).containsOnly("sent");
    }

    @Test
    void aMailAtWhichTheServerAlwaysHangsUpIsPutOffOnceOthersWereTaken() {
        smtp.once(Step.DATA, new Act.Drop());
        drain();
        assertThat(states()).containsOnly("queued");
        // Ben's and Carl's go first now; then the server hangs up at Ana's again, on the kept line and on a new one.
        smtp.once(Step.DATA, "354 go on");
        smtp.once(Step.DATA, "354 go on");
        smtp.once(Step.DATA, new Act.Drop());
        smtp.once(Step.DATA, new Act.Drop());
        desk.pass(Duration.ofSeconds(6));
        drain();
        assertThat(states()).containsExactly("queued", "sent", "sent", "queued");
        assertThat(row(0).attempts()).isEqualTo(1);
        desk.pass(Duration.ofSeconds(73));
        drain();
        assertAllArrivedOnceAndInOrder();
    }

    /** This mail will never go, and everybody else's does. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            MAIL, 552 5.3.4 too big
            RCPT, 550 5.1.1 no such user
            RCPT, 551 5.7.1 user not local
            RCPT, 552 5.2.2 mailbox full
            RCPT, 553 5.1.3 bad address
            RCPT, 554 5.7.1 relay denied
            DATA, 550 5.7.1 no
            DATA, 552 5.3.4 too big
            DATA, 553 5.1.3 bad address
            DATA, 554 5.5.1 no valid recipients
            END,  550 5.7.1 spam
            END,  552 5.3.4 too big
            END,  553 5.7.1 no
            END,  554 5.6.0 what is this
            """)
    void whatIsRefusedForGoodIsDeadAtOnceAndVisibleAndTheOthersGo(Step step, String answer) {
        smtp.once(step, answer);
        drain();
        assertThat(states()).containsExactly("dead", "sent", "sent", "sent");
        assertThat(row(0).answer()).isEqualTo(answer);
        assertThat(arrived()).containsExactly(1, 2, 3);
        assertThat(desk.status().mail().dead().getFirst().answer()).isEqualTo(answer);
        assertThat(told()).isEmpty();
    }

    @Test
    void aLineThatBreaksAfterTheDotLeavesTheMailInDoubtAndItGoesOnceMoreWithTheSameBytes() {
        smtp.once(Step.END, new Act.TakeAndDrop());
        drain();
        assertThat(row(0).state()).isEqualTo("queued");
        assertThat(row(0).attempts()).isEqualTo(1);
        desk.pass(Duration.ofSeconds(73));
        drain();
        assertThat(states()).containsOnly("sent");
        // arrived() holds each against the bytes that were written.
        assertThat(arrived()).containsExactlyInAnyOrder(0, 0, 1, 2, 3);
    }

    @Test
    void aLineThatBreaksAfterTheAnswerToTheDotRepeatsNothing() {
        smtp.once(Step.END, new Act.SayAndDrop("250 2.0.0 taken"));
        drain();
        assertAllArrivedOnceAndInOrder();
    }

    @ParameterizedTest
    @CsvSource({"BODY", "END"})
    void aLineThatBreaksBeforeTheServerHasTheMessageLosesAndDoublesNothing(Step step) {
        smtp.once(step, new Act.Drop());
        drain();
        assertThat(row(0).state()).isEqualTo("queued");
        desk.pass(Duration.ofSeconds(73));
        drain();
        assertAllArrivedOnceAndInOrder();
    }

    @Test
    void aServersLimitOfMessagesOnALineCostsOnlyAnotherLine() {
        smtp.mostMessagesOnALine(1);
        int before = smtp.connections();
        drain();
        smtp.mostMessagesOnALine(Integer.MAX_VALUE);
        assertAllArrivedOnceAndInOrder();
        assertThat(smtp.connections() - before).isEqualTo(4);
        assertThat(told()).isEmpty();
    }

    @Test
    void aSlowServerGetsEverythingOnce() {
        for (Step step : List.of(Step.GREETING, Step.EHLO)) {
            smtp.once(
                    step,
                    new Act.Later(Duration.ofMillis(100), new Act.Say(step == Step.EHLO ? "250 slow" : "220 slow")));
        }
        smtp.once(Step.END, new Act.Later(Duration.ofMillis(300), new Act.Say("250 2.0.0 at last")));
        drain();
        assertAllArrivedOnceAndInOrder();
    }

    /** With the shortest timeout that can be set. */
    @ParameterizedTest
    @CsvSource({"GREETING, timeout", "RCPT, timeout", "END, Deferred"})
    void aServerThatFallsSilentCostsOneTimeout(Step step, String verdict) {
        desk.reload("timeout: 5s", "timeout: 1s");
        try {
            smtp.always(step, new Act.Silence());
            drain();
            if (verdict.equals("Deferred")) {
                assertThat(row(0).attempts()).isEqualTo(1);
            } else {
                assertThat(told()).singleElement().asString().startsWith("mail server down: timeout");
                assertThat(row(0).attempts()).isZero();
            }
            assertThat(received()).isEmpty();
            smtp.behave();
            desk.pass(LONGEST_PAUSE);
            drain();
            assertAllArrivedOnceAndInOrder();
        } finally {
            desk.reload("timeout: 1s", "timeout: 5s");
        }
    }

    @Test
    void aCertificateThatIsNotTrustedMakesTheQueueRestUntilTheConfigIsMended() throws IOException {
        HeldCertificate unknown = new HeldCertificate.Builder()
                .addSubjectAlternativeName("127.0.0.1")
                .build();
        var identity = new HandshakeCertificates.Builder()
                .heldCertificate(unknown)
                .build()
                .sslContext();
        String good = "port: " + smtp.port() + ", security: none";
        try (ScriptedSmtpServer untrusted = ScriptedSmtpServer.startTls(identity)) {
            desk.reload(good, "port: " + untrusted.port() + ", security: starttls");
            drain();
            desk.pass(Duration.ofMinutes(4));
            drain();
            assertThat(untrusted.connections()).isEqualTo(1);
            assertThat(untrusted.messages()).isEmpty();
            assertThat(told()).singleElement().asString().startsWith("mail server down: certificate");
            assertThat(row(0).attempts()).isZero();
            desk.reload("port: " + untrusted.port() + ", security: starttls", good);
            drain();
            assertAllArrivedOnceAndInOrder();
        }
    }

    @Test
    void aMessageOverTheServersSizeIsDeadAndTheOthersGo() throws IOException {
        String good = "port: " + smtp.port();
        byte[] big = new byte[5_000];
        java.util.Arrays.fill(big, (byte) 'x');
        Outgoing mail =
                new Outgoing("<big." + cases + "@example.org>", "wirewatch@example.org", "ben@example.org", big);
        long id = desk.daemon()
                .store()
                .write(session -> session.outbox().add("DIGEST", "ben", "big", desk.now(), _ -> mail));
        try (ScriptedSmtpServer small = ScriptedSmtpServer.plain().offer("SIZE 2000")) {
            desk.reload(good, "port: " + small.port());
            drain();
            assertThat(states()).containsOnly("sent");
            assertThat(small.messages()).hasSize(4);
            OutboxRow dead = desk.daemon()
                    .store()
                    .read(session -> session.outbox().byId(id))
                    .orElseThrow();
            assertThat(dead.state()).isEqualTo("dead");
            assertThat(dead.answer()).contains("5000 bytes", "at most 2000");
            desk.reload("port: " + small.port(), good);
        }
    }
}
