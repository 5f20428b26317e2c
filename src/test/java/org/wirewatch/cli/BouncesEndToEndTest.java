package org.wirewatch.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wirewatch.cli.NewsWorld.Item;
import org.wirewatch.mail.BounceMails;
import org.wirewatch.mail.ScriptedSmtpServer;
import org.wirewatch.mail.TestMailbox;

/** Mails that come back, from the report in a mailbox to the reader's pause and what ends it, on the running daemon. */
class BouncesEndToEndTest {
    private static final String ANA = "ana@example.org";
    private static TestMailbox mailbox;

    @TempDir
    private Path folder;

    private final List<Item> published = new ArrayList<>();
    private NewsWorld courier;
    private ScriptedSmtpServer smtp;
    private Newsdesk desk;
    private String err = "";
    private int exit;

    @BeforeAll
    static void openMailbox() {
        mailbox = TestMailbox.open();
    }

    @AfterAll
    static void closeMailbox() {
        mailbox.close();
    }

    @BeforeEach
    void open() throws IOException {
        mailbox.empty();
        Path password = Files.writeString(folder.resolve("imap-password"), "sesame\n");
        Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-------"));
        courier = NewsWorld.open(16);
        smtp = ScriptedSmtpServer.plain();
        courier.publish("/feed", "The Courier");
        desk = Newsdesk.open(folder, smtp, """
                bounces:
                  imap: { host: 127.0.0.1, port: %d, security: none, username: bounces, password_file: "%s" }
                  every: 5m
                readers:
                  ana: { email: ana@example.org, timezone: UTC }
                  ben: { email: ben@example.org, timezone: UTC }
                operator: ben
                feeds:
                  - { url: "%s", name: The Courier }
                watches:
                  storms: { query: storm, to: [ana], when: now }
                """.formatted(mailbox.port(), password, courier.url("/feed")));
        desk.round();
    }

    @AfterEach
    void close() throws Exception {
        desk.close();
        smtp.close();
        courier.close();
    }

    private String command(String... words) {
        StringWriter out = new StringWriter();
        StringWriter errors = new StringWriter();
        String[] all = Arrays.copyOf(words, words.length + 2);
        all[words.length] = "--config";
        all[words.length + 1] = folder.resolve("wirewatch.yaml").toString();
        exit = Wirewatch.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(errors, true))
                .execute(all);
        err = errors.toString();
        assertThat((out + err).lines())
                .allMatch(line -> line.length() <= 80 || line.contains("\"") || line.contains("mailto:"));
        return out.toString().replaceAll("\\s+", " ");
    }

    /** A story of its own that ana's watch finds. */
    private void storm(String place) {
        published.addFirst(new Item(
                place,
                "Storm reaches " + place,
                "A storm has reached " + place + " in the night, says the harbour office of " + place + ". Roofs in "
                        + place + " were torn away and the ferry to " + place + " stays in port."));
        courier.publish("/feed", "The Courier", published.toArray(Item[]::new));
        desk.nextRound();
    }

    private List<ReadMail> mailsTo(String address) {
        return desk.mails().stream().filter(mail -> mail.to().equals(address)).toList();
    }

    private String lastIdTo(String address) {
        return mailsTo(address).getLast().messageId();
    }

    /** Lets the daemon look into the mailbox, and waits until it has. */
    private void readBounces() {
        desk.pass(Duration.ofMinutes(20));
        Instant now = desk.now();
        desk.daemon().newsroom().readBounces();
        await().atMost(Duration.ofSeconds(20)).until(() -> mailboxSeenAt(now));
        desk.round();
    }

    private boolean mailboxSeenAt(Instant now) {
        String name = "imap://bounces@127.0.0.1:" + mailbox.port() + "/INBOX";
        return desk.daemon()
                .store()
                .read(session -> session.bounces().mailbox(name))
                .filter(known -> now.equals(known.readAt()))
                .isPresent();
    }

    private void bounce(String messageId) {
        mailbox.deliver(BounceMails.standard(messageId, ANA, "failed", "5.1.1", "550 5.1.1 no such user"));
    }

    private void threeStormsComeBack() {
        for (String place : List.of("Corran", "Vell", "Tarnmouth")) {
            storm(place);
            bounce(lastIdTo(ANA));
        }
    }

    @Test
    void aReaderWhoseMailsComeBackIsPausedAndReportedOnceAndWhatWasLostIsToldWhenTheyAreResumed() {
        storm("Corran");
        bounce(lastIdTo(ANA));
        storm("Vell");
        bounce(lastIdTo(ANA));
        readBounces();
        assertThat(command("readers", "--since", "36500d", "--json"))
                .contains("\"cameBack\" : 2", "\"pausedSince\" : null");
        assertThat(desk.journal().lines).noneMatch(line -> line.startsWith("paused"));

        storm("Tarnmouth");
        bounce(lastIdTo(ANA));
        readBounces();
        assertThat(desk.journal().lines)
                .containsOnlyOnce("paused ana: 3 mails came back, the last with: 550 5.1.1 no such user");
        assertThat(mailsTo("ben@example.org")).singleElement().satisfies(notice -> {
            assertThat(notice.subject()).isEqualTo("[Wirewatch] Mails to ana come back; nothing more is sent there");
            assertThat(notice.text().replaceAll("\\s+", " "))
                    .contains("3 mails to ana <ana@example.org> came back", "550 5.1.1 no such user")
                    .contains("wirewatch readers resume ana");
        });
        assertThat(command("status")).contains("paused: ana since", "550 5.1.1 no such user");
        assertThat(command("readers", "--since", "36500d"))
                .contains("ana <ana@example.org>, UTC PAUSED since", "3 mails came back for good");
        assertThat(command("outbox", "show", "1")).contains("came back: 550 5.1.1 no such user");

        int sent = mailsTo(ANA).size();
        storm("Brackwater");
        desk.restart();
        storm("Ostrey");
        readBounces();
        desk.nextRound();
        assertThat(mailsTo(ANA)).hasSize(sent);
        assertThat(mailsTo("ben@example.org")).hasSize(1);

        assertThat(command("readers", "resume", "ana"))
                .contains("ana gets mail again. 0 mails waited", "3 stories of mails that came back are told anew");
        readBounces();
        desk.nextRound();
        List<ReadMail> mails = mailsTo(ANA);
        assertThat(mails).hasSize(sent + 1);
        assertThat(mails.getLast().text()).contains("Corran", "Vell", "Tarnmouth", "Brackwater", "Ostrey");
        assertThat(command("status")).doesNotContain("paused");
        storm("Farhaven");
        assertThat(mailsTo(ANA).getLast().subject()).isEqualTo("[storms] Storm reaches Farhaven");
    }

    @Test
    void anotherAddressInTheConfigEndsThePauseAndGetsWhatWasLostAndWhatWaited() {
        threeStormsComeBack();
        smtp.once(ScriptedSmtpServer.Step.RCPT, "451 4.3.0 later");
        storm("Brackwater");
        readBounces();
        int toTheOld = mailsTo(ANA).size();
        assertThat(command("outbox")).contains("held back, as mails to ana@example.org come back");

        desk.reload("email: ana@example.org", "email: ana@example.net");
        assertThat(desk.journal().lines).contains("resumed ana: ana@example.net");
        desk.nextRound();
        assertThat(mailsTo(ANA)).hasSize(toTheOld);
        assertThat(mailsTo("ana@example.net"))
                .singleElement()
                .satisfies(mail -> assertThat(mail.text()).contains("Corran", "Vell", "Tarnmouth", "Brackwater"));
        assertThat(command("outbox", "--state", "dropped")).contains("an address that the reader has no more");
    }

    @Test
    void oneReportCountsOnceHoweverOftenItComesAndWhateverItsUid() {
        storm("Corran");
        for (int i = 0; i < 4; i++) {
            bounce(lastIdTo(ANA));
        }
        readBounces();
        String name = "imap://bounces@127.0.0.1:" + mailbox.port() + "/INBOX";
        desk.daemon().store().change(session -> session.bounces().wasRead(name, 1, 0, desk.now()));
        desk.restart();
        readBounces();
        assertThat(command("readers", "--since", "36500d", "--json")).contains("\"cameBack\" : 1");
        assertThat(desk.journal().lines).noneMatch(line -> line.startsWith("paused"));
    }

    @Test
    void whatIsLateIsOnlyCounted() {
        for (String place : List.of("Corran", "Vell", "Tarnmouth", "Ostrey")) {
            storm(place);
            mailbox.deliver(BounceMails.standard(lastIdTo(ANA), ANA, "delayed", "4.4.1", "no answer yet"));
        }
        readBounces();
        assertThat(command("readers", "--since", "36500d", "--json")).contains("\"cameBack\" : 0", "\"late\" : 4");
        assertThat(command("bounces", "--since", "36500d"))
                .contains("late ana <ana@example.org>, mail 4 4.4.1 no answer yet");
        assertThat(desk.journal().lines).noneMatch(line -> line.startsWith("paused"));
    }

    @Test
    void aReportThatReturnsNothingCountsIfAMailWentToThatAddressLately() {
        storm("Corran");
        for (int i = 0; i < 3; i++) {
            mailbox.deliver(BounceMails.withoutTheMail(ANA, "failed", "5.1.1", "550 no such user " + i));
            mailbox.deliver(BounceMails.withoutTheMail("ben@example.org", "failed", "5.1.1", "550 never sent to " + i));
        }
        readBounces();
        assertThat(desk.journal().lines)
                .filteredOn(line -> line.startsWith("paused"))
                .containsExactly("paused ana: 3 mails came back, the last with: 5.1.1 550 no such user 2");
    }

    @Test
    void reportsOfMailsThatAreNotOursSilenceNobody() {
        storm("Corran");
        for (int i = 0; i < 5; i++) {
            bounce("<alert." + i + ".0000000000000000@example.org>");
        }
        readBounces();
        assertThat(command("bounces", "--since", "36500d")).contains("No mail came back since then");
    }

    @Test
    void aMailboxThatCannotBeReadIsToldOnceAndDisturbsNothingElse() {
        String port = "port: " + mailbox.port() + ", security: none";
        desk.reload(port, "port: 9, security: none");
        for (int i = 0; i < 3; i++) {
            desk.pass(Duration.ofMinutes(20));
            desk.daemon().newsroom().readBounces();
            storm("Corran" + i);
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> desk.status().mail().bouncesUnread() != null);
        assertThat(mailsTo(ANA)).hasSize(3);
        assertThat(desk.journal().lines)
                .filteredOn(line -> line.startsWith("bounces"))
                .containsExactly("bounces unread: refused");
        assertThat(command("status")).contains("bounces are not read: The mailbox of bounces on 127.0.0.1:9 refuses");
        assertThat(command("bounces", "--try")).isEmpty();
        assertThat(exit).isEqualTo(1);
        assertThat(err).contains("bounces.imap.host");

        desk.reload("port: 9, security: none", port);
        readBounces();
        assertThat(desk.journal().lines).endsWith("bounces read again");
        assertThat(Objects.toString(desk.status().mail().bouncesUnread())).isEqualTo("null");
        assertThat(command("bounces", "--try")).contains("can be read: 0 mails looked at, 0 reports among them.");
        assertThat(exit).isZero();
    }

    @Test
    void aReaderWhoIsNotPausedOrNotThereCannotBeResumed() {
        command("readers", "resume", "ben", "carl");
        assertThat(exit).isEqualTo(1);
        assertThat(err).contains("ben is not paused.", "There is no reader carl; `wirewatch readers` lists them.");
        assertThat(command("readers", "--paused")).isEqualTo("Nobody is paused. ");
    }
}
