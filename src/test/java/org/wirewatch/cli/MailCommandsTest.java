package org.wirewatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wirewatch.cli.NewsWorld.Item;
import org.wirewatch.mail.ScriptedSmtpServer;
import org.wirewatch.mail.ScriptedSmtpServer.Act;
import org.wirewatch.mail.ScriptedSmtpServer.Step;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an operator asks of the outbox and the ledger while the daemon runs. */
class MailCommandsTest {
    private static final String TEXT = "A storm with winds of 140 kilometres an hour is nearing the Corran Islands,"
            + " the weather service said on Thursday. Ferries stay in port until the weekend.";
    private static final Item STORM = new Item("storm", "Storm nears the Corran Islands", TEXT);
    private static final Item SHOW =
            new Item("show", "Flower show opens in Aldermouth", "A flower show has opened with four hundred tulips.");
    private static final Item OLD = new Item("old", "Storm of last year", TEXT.replace("Thursday", "Sunday"));

    @TempDir
    private Path folder;

    private NewsWorld courier;
    private NewsWorld gazette;
    private ScriptedSmtpServer smtp;
    private Newsdesk desk;
    private String err = "";
    private int exit;

    @BeforeEach
    void open() throws IOException {
        courier = NewsWorld.open(13);
        gazette = NewsWorld.open(14);
        smtp = ScriptedSmtpServer.plain();
        courier.publish("/feed", "The Courier", OLD);
        gazette.publish("/feed", "The Gazette");
        desk = Newsdesk.open(folder, smtp, """
                readers:
                  ana: { email: ana@example.org, timezone: UTC }
                  ben: { email: ben@example.org, timezone: UTC }
                feeds:
                  - { url: "%s", name: The Courier }
                  - { url: "%s", name: The Gazette }
                watches:
                  storms: { query: storm, to: [ana], when: now }
                  islands: { query: islands, to: [ben], when: morning }
                digests:
                  morning: { at: "07:00", days: mon-sun, to: [ben], watches: [islands] }
                """.formatted(courier.url("/feed"), gazette.url("/feed")));
        desk.round();
        desk.nextRound();
    }

    @AfterEach
    void close() throws Exception {
        desk.close();
        smtp.close();
        courier.close();
        gazette.close();
    }

    private String command(String... words) {
        StringWriter out = new StringWriter();
        StringWriter errors = new StringWriter();
        String[] all = java.util.Arrays.copyOf(words, words.length + 2);
        all[words.length] = "--config";
        all[words.length + 1] = folder.resolve("wirewatch.yaml").toString();
        exit = Wirewatch.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(errors, true))
                .execute(all);
        err = errors.toString();
        assertThat(out.toString().lines())
                .filteredOn(line -> !line.startsWith("mailto:")
                        && !line.contains("http")
                        && !line.contains("\"")
                        && !line.contains(": "))
                .allMatch(line -> line.length() <= 80);
        return out.toString();
    }

    /** The answer without its line breaks. */
    private String asked(String... words) {
        return command(words).replaceAll("\\s+", " ").strip();
    }

    private void storm() {
        courier.publish("/feed", "The Courier", STORM, OLD);
        desk.nextRound();
    }

    @Test
    void theOutboxListsWhatWaitsAndWhatIsDeadWithTheReason() {
        smtp.once(Step.RCPT, "550 5.1.1 no such user here");
        storm();
        assertThat(asked("outbox"))
                .contains("dead", "ALERT", "ana@example.org", "[storms] Storm nears the Corran Islands")
                .contains("will never go: 550 5.1.1 no such user here");
        assertThat(asked("outbox", "--state", "sent")).contains("No mail is in this state.");
        JsonNode list = JsonMapper.shared().readTree(command("outbox", "--json"));
        assertThat(list.get(0).get("state").asString()).isEqualTo("dead");
        assertThat(list.get(0).get("bytes").asInt()).isPositive();
        assertThat(asked("outbox", "--state", "lost")).isEmpty();
        assertThat(exit).isEqualTo(2);
        assertThat(err).contains("\"lost\" is none of");
    }

    @Test
    void aMailIsShownAsAPersonReadsItAndAsItsBytes() {
        storm();
        assertThat(asked("outbox", "show", "1"))
                .contains("Mail 1 (ALERT) to ana <ana@example.org>, sent.")
                .contains("sent 5 Mar 13:00:00: 250")
                .contains("Subject: [storms] Storm nears the Corran Islands")
                .contains("A *storm* with winds");
        assertThat(command("outbox", "show", "1", "--raw"))
                .isEqualTo(smtp.messages().getFirst().text());
        assertThat(asked("outbox", "show", "99")).isEmpty();
        assertThat(exit).isEqualTo(1);
        assertThat(err).contains("There is no mail 99");
    }

    @Test
    void aDeadMailGoesAgainWithTheSameBytes() {
        smtp.once(Step.END, "554 5.7.1 looks like spam");
        storm();
        String bytes = command("outbox", "show", "1", "--raw");
        assertThat(asked("outbox", "resend", "1")).contains("Mail 1 is in the queue again.");
        desk.nextRound();
        assertThat(smtp.messages())
                .singleElement()
                .satisfies(mail -> assertThat(mail.text()).isEqualTo(bytes));
    }

    @Test
    void whatWasSentGoesAgainOnlyWhenAskedTwice() {
        storm();
        command("outbox", "resend", "1");
        assertThat(exit).isEqualTo(1);
        assertThat(err).contains("--again");
        desk.nextRound();
        assertThat(smtp.messages()).hasSize(1);
        command("outbox", "resend", "1", "--again");
        desk.nextRound();
        assertThat(smtp.messages()).hasSize(2);
    }

    @Test
    void aDroppedMailIsNeverSentButCanBeCalledBack() {
        smtp.once(Step.RCPT, "451 4.7.1 greylisted, come back later");
        storm();
        assertThat(asked("outbox")).contains("tried 1 time, again at").contains("greylisted");
        assertThat(asked("outbox", "drop", "1")).contains("dropped");
        desk.nextRound();
        assertThat(smtp.messages()).isEmpty();
        assertThat(asked("mailed", courier.url("/storm"))).contains("Not yet").contains("ana, for storms: dropped");
        command("outbox", "resend", "1");
        desk.nextRound();
        assertThat(smtp.messages()).hasSize(1);
        assertThat(asked("outbox", "drop", "1")).isEmpty();
        assertThat(err).contains("nobody can call it back");
    }

    @Test
    void theLedgerSaysWhatWasSentWhenWhyAndTheServersAnswer() {
        storm();
        assertThat(asked("mailed", "--since", "36500d"))
                .contains("5 Mar 2026 13:00:00 ana, for storms")
                .contains("Storm nears the Corran Islands (The Courier)")
                .contains("sent 5 Mar 2026 13:00:00 (alert, mail 1): 250 2.0.0 taken as 1")
                .contains("ben, for islands")
                .contains("waits for the digest morning");
        assertThat(asked("mailed", "--since", "36500d", "--watch", "storms")).doesNotContain("ben");
        assertThat(asked("mailed", "--since", "36500d", "--reader", "ben")).doesNotContain("ana");
        assertThat(asked("mailed", "--since", "36500d", "--reader", "zoe")).contains("Nothing was to be told");
        assertThat(err).contains("no reader \"zoe\"");
        JsonNode rows = JsonMapper.shared().readTree(command("mailed", "--since", "36500d", "--json"));
        assertThat(rows.get(1).get("answer").asString()).isEqualTo("250 2.0.0 taken as 1");
        command("mailed", "--since", "yesterday");
        assertThat(exit).isEqualTo(2);
        assertThat(err).contains("neither a duration");
    }

    @Test
    void wasIToldAboutThisIsAnsweredInWords() {
        courier.publish("/feed", "The Courier", STORM, SHOW, OLD);
        desk.nextRound();
        gazette.publish("/feed", "The Gazette", new Item("copy", "Islands await storm", TEXT));
        desk.nextRound();
        assertThat(asked("mailed", courier.url("/storm")))
                .startsWith("Yes.")
                .contains("the digest morning", "“[storms] Storm nears the Corran Islands”");
        assertThat(exit).isZero();
        assertThat(asked("mailed", gazette.url("/copy"))).startsWith("Yes.").contains("one story, told once");
        assertThat(asked("mailed", courier.url("/show"))).contains("no watch matched it");
        assertThat(exit).isEqualTo(1);
        assertThat(asked("mailed", courier.url("/old"))).contains("history that nobody is told");
        assertThat(asked("mailed", courier.url("/never"))).contains("no feed has carried this address");
        assertThat(command("mailed", courier.url("/show"), "--json")).contains("\"verdict\" : \"no-match\"");
    }

    @Test
    void whatALostAnswerLeavesInDoubtIsSaidToBeInDoubt() {
        smtp.once(Step.END, new Act.TakeAndDrop());
        storm();
        assertThat(asked("outbox")).contains("broke after the message was sent and before the answer");
        assertThat(asked("mailed", courier.url("/storm"))).startsWith("Not yet");
        desk.pass(Duration.ofMinutes(3));
        desk.round();
        assertThat(asked("mailed", courier.url("/storm"))).startsWith("Yes.");
    }
}
