package org.wirewatch.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wirewatch.cli.NewsWorld.Item;
import org.wirewatch.mail.ScriptedSmtpServer;
import org.wirewatch.mail.ScriptedSmtpServer.Act;
import org.wirewatch.mail.ScriptedSmtpServer.Step;
import org.wirewatch.pipeline.ArchiveScan;
import org.wirewatch.pipeline.Backtest;
import org.wirewatch.pipeline.Found;
import org.wirewatch.pipeline.StatusReport.FeedState;
import org.wirewatch.store.StoreException;
import org.wirewatch.watch.Parsed;
import org.wirewatch.watch.Query;
import org.wirewatch.watch.Watch;

/** From a feed over loopback HTTP to the mail that a reader gets over a real SMTP conversation. */
class EndToEndTest {
    private static final Item OLD =
            new Item("old-storm", "Storm of last week", "Last week a storm crossed the strait. Roofs were lost.");
    private static final Item STORM = new Item("storm", "Storm nears the Corran Islands", """
            A storm with winds of 140 kilometres an hour is nearing the Corran Islands, the coastguard of Halvane said.
            Ferries will stay in port until Friday. Fishing crews were told to double their lines.
            The islands' schools will close at noon, and the lifeboat at Port Lissom is manned.""");
    private static final Item SHOW = new Item(
            "flower-show",
            "Flower show opens in Aldermouth",
            "The flower show in Aldermouth has opened with four hundred kinds of tulip.\n"
                    + "It lasts until Sunday. Children go in free, and dogs on a short lead.");

    @TempDir
    private Path folder;

    private NewsWorld courier;
    private NewsWorld gazette;
    private ScriptedSmtpServer smtp;
    private Newsdesk desk;

    @BeforeEach
    void open() throws IOException {
        courier = NewsWorld.open(11);
        gazette = NewsWorld.open(12);
        smtp = ScriptedSmtpServer.plain();
        courier.publish("/feed", "The Courier", OLD);
        gazette.publish("/feed", "The Gazette");
        desk = Newsdesk.open(folder, smtp, """
                readers:
                  ana: { email: ana@example.org, timezone: Europe/Madrid }
                feeds:
                  - { url: "%s", name: The Courier }
                  - { url: "%s", name: The Gazette }
                watches:
                  storms: { query: 'storm AND (islands OR strait)', to: [ana], when: now }
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

    @Test
    void aFirstFetchMailsNothingButSaysWhatWouldHaveMatched() {
        assertThat(desk.mails()).isEmpty();
        assertThat(desk.journal().lines).contains("baseline 1 entries, 1 would match");
        assertThat(courier.requests("/old-storm")).isZero();
    }

    @Test
    void anAlertTellsWhatWhereWhenAndWhy() {
        courier.publish("/feed", "The Courier", STORM, SHOW, OLD);
        desk.nextRound();

        assertThat(desk.mails()).hasSize(1);
        ReadMail alert = desk.mails().getFirst();
        assertThat(alert.to()).isEqualTo("ana@example.org");
        assertThat(alert.subject()).isEqualTo("[storms] Storm nears the Corran Islands");
        assertThat(alert.text())
                .contains(courier.url("/storm"))
                .contains("The Courier")
                .contains("A *storm* with winds of 140 kilometres an hour is nearing the Corran")
                .contains("storm AND (islands OR strait)")
                .doesNotContain("Home")
                .doesNotContain("All rights reserved");
        assertThat(alert.html()).contains("Storm nears the Corran Islands").doesNotContain("<script");
    }

    @Test
    void whatMatchesOnlyInTheFullArticleIsFound() {
        Item buried = new Item(
                "council",
                "Council meets",
                "The council met on Tuesday to talk about roads.\n"
                        + "At the end a storm warning for the islands was read out, and everybody left early.");
        courier.publish("/feed", "The Courier", buried, OLD);
        desk.nextRound();
        assertThat(desk.mails())
                .singleElement()
                .satisfies(mail -> assertThat(mail.text())
                        .contains("At the end a *storm* warning for the *islands* was read out"));
    }

    @Test
    void theSameItemIsToldOnceOverManyPollsAndARestart() {
        courier.publish("/feed", "The Courier", STORM, OLD);
        desk.nextRound();
        desk.nextRound();
        desk.restart();
        desk.nextRound();
        courier.publish("/feed", "The Courier (renamed)", STORM, OLD);
        desk.nextRound();

        assertThat(desk.mails()).hasSize(1);
        assertThat(courier.requests("/storm")).isEqualTo(1);
    }

    @Test
    void twoFeedsWithTheSameStoryGiveOneAlert() {
        courier.publish("/feed", "The Courier", STORM, OLD);
        gazette.publish("/feed", "The Gazette", new Item("wire-7", "Islands await storm", STORM.text()));
        desk.nextRound();

        assertThat(desk.mails()).hasSize(1);
        assertThat(desk.status().articles()).isEqualTo(2);
        assertThat(desk.status().stories()).isEqualTo(1);
    }

    @Test
    void aCopyThatComesAfterARestartStillFindsItsStory() {
        courier.publish("/feed", "The Courier", STORM, OLD);
        desk.nextRound();
        desk.restart();
        gazette.publish("/feed", "The Gazette", new Item("wire-7", "Islands await storm", STORM.text()));
        desk.nextRound();

        assertThat(desk.mails()).hasSize(1);
    }

    @Test
    void anAddressWithASpaceAndABarIsFetchedAsABrowserWould() {
        courier.publish("/feed", "The Courier", STORM, OLD);
        courier.put(
                "/storm page|1",
                "text/html",
                "<html><body><article><h1>Storm</h1><p>" + STORM.text()
                        + "</p><p>Only the page says that the lighthouse of the islands is lit.</p></article></body></html>");
        courier.put(
                "/feed",
                "application/rss+xml",
                "<rss version='2.0'><channel><title>C</title><item><title>Storm page</title><link>"
                        + courier.url("/storm page|1") + "</link></item></channel></rss>");
        desk.nextRound();
        assertThat(courier.requests()).contains("/storm page|1");
        assertThat(desk.mails()).hasSize(1);
    }

    @Test
    void entriesWithoutALinkAreToldEachWithTheirFeedsSite() {
        courier.put(
                "/feed",
                "application/rss+xml",
                "<rss version='2.0'><channel><title>C</title><link>" + courier.url("/")
                        + "</link><item><title>Storm nears the islands</title><description>It comes on Friday."
                        + "</description></item><item><title>Storm over the strait breaks masts</title><description>"
                        + "Forty boats lost theirs.</description></item></channel></rss>");
        desk.nextRound();
        assertThat(desk.mails())
                .hasSize(2)
                .allSatisfy(mail ->
                        assertThat(mail.text()).contains(courier.url("/")).doesNotContain("invalid"));
    }

    @Test
    void whereThePageFailsTheFeedsOwnTextServesAndTheMailSaysSo() {
        courier.publish("/feed", "The Courier", STORM, OLD);
        courier.fail("/storm", 403);
        desk.nextRound();

        assertThat(desk.mails()).singleElement().satisfies(mail -> {
            assertThat(mail.subject()).isEqualTo("[storms] Storm nears the Corran Islands");
            assertThat(mail.text()).contains("403");
        });
    }

    @Test
    void aPageThatFailsForAPassingReasonIsTriedAgain() {
        courier.publish("/feed", "The Courier", STORM, OLD);
        courier.fail("/storm", 503);
        desk.nextRound();
        assertThat(desk.mails()).isEmpty();
        assertThat(desk.status().articlesWaiting()).isEqualTo(1);

        courier.publish("/feed", "The Courier", STORM, OLD);
        desk.pass(Duration.ofMinutes(10));
        desk.daemon().newsroom().readPending();
        desk.round();
        assertThat(desk.mails())
                .singleElement()
                .satisfies(mail -> assertThat(mail.text()).contains("140 kilometres an hour"));
    }

    @Test
    void brokenFeedsFailEachWithItsCodeAndDisturbNoOther() {
        courier.put("/html", "text/html", "<!doctype html><html><body><h1>Please log in</h1></body></html>");
        courier.put("/empty", "application/rss+xml", "");
        courier.put("/cut", "application/rss+xml", "<rss version='2.0'><chan");
        courier.fail("/missing", 404);
        courier.put("/huge", 200, "application/rss+xml", new byte[2_000_000], Map.of());
        courier.redirect("/circle", "/circle");
        desk.reload(
                "feeds:\n",
                "feeds:\n"
                        + "  - { url: \"%1$s/html\" }\n  - { url: \"%1$s/empty\" }\n  - { url: \"%1$s/cut\" }\n"
                                .formatted(courier.url(""))
                        + "  - { url: \"%1$s/missing\" }\n  - { url: \"%1$s/huge\" }\n  - { url: \"%1$s/circle\" }\n"
                                .formatted(courier.url("")));
        gazette.publish("/feed", "The Gazette", STORM);
        desk.nextRound();

        assertThat(desk.status().feeds())
                .filteredOn(feed -> feed.state().equals("trouble"))
                .extracting(FeedState::url, FeedState::code)
                .contains(
                        org.assertj.core.groups.Tuple.tuple(courier.url("/html"), "html"),
                        org.assertj.core.groups.Tuple.tuple(courier.url("/empty"), "empty"),
                        org.assertj.core.groups.Tuple.tuple(courier.url("/missing"), "http-404"),
                        org.assertj.core.groups.Tuple.tuple(courier.url("/huge"), "too-big"),
                        org.assertj.core.groups.Tuple.tuple(courier.url("/circle"), "redirect-loop"));
        assertThat(desk.mails()).hasSize(1);
    }

    @Test
    void aFeedThatIsGoneForGoodIsRetiredAndNotAskedAgain() {
        courier.fail("/feed", 410);
        desk.nextRound();
        long asked = courier.requests("/feed");
        desk.pass(Duration.ofDays(30));
        desk.round();

        assertThat(courier.requests("/feed")).isEqualTo(asked);
        assertThat(desk.status().feeds()).extracting(FeedState::state).containsExactly("retired", "ok");

        courier.publish("/feed", "The Courier", OLD);
        desk.daemon().newsroom().pollOnly(courier.url("/feed"));
        desk.round();
        assertThat(desk.status().feeds()).extracting(FeedState::state).containsExactly("ok", "ok");
    }

    @Test
    void theOperatorIsToldOnceOfAFeedThatFailsForLongAndOnceThatItAnswersAgain() {
        desk.reload("feeds:\n", "operator: ana\nfeeds:\n");
        courier.fail("/feed", 500);
        desk.nextRound();
        assertThat(desk.mails()).isEmpty();
        for (int hours = 0; hours < 60; hours += 2) {
            desk.nextRound();
        }
        assertThat(desk.mails()).singleElement().satisfies(notice -> {
            assertThat(notice.subject()).contains("The Courier cannot be read");
            assertThat(notice.text()).contains("http-500");
        });

        courier.publish("/feed", "The Courier", OLD);
        desk.pass(Duration.ofDays(2));
        desk.round();
        desk.nextRound();
        assertThat(desk.mails()).extracting(ReadMail::subject).last().asString().contains("answers again");
        assertThat(desk.mails()).hasSize(2);
    }

    @Test
    void whileTheMailServerIsDownTheQueueWaitsAndOneWarningIsGiven() {
        smtp.always(Step.GREETING, new Act.SayAndDrop("421 4.3.2 closing for tonight"));
        courier.publish("/feed", "The Courier", STORM, OLD);
        desk.nextRound();
        desk.pass(Duration.ofMinutes(1));
        desk.round();
        desk.pass(Duration.ofMinutes(5));
        desk.round();
        assertThat(desk.mails()).isEmpty();
        assertThat(desk.status().mail().waiting()).isEqualTo(1);
        assertThat(desk.status().mail().waitingBecause()).isNotBlank();
        assertThat(desk.journal().lines)
                .filteredOn(line -> line.startsWith("mail server down"))
                .hasSize(1);

        smtp.always(Step.GREETING, new Act.Say("220 back again"));
        desk.pass(Duration.ofMinutes(10));
        desk.round();
        assertThat(desk.mails()).hasSize(1);
        assertThat(desk.journal().lines).contains("mail server back");
    }

    @Test
    void aWrongPasswordMakesTheQueueWaitWithOneWarningThatDoesNotShowIt() throws IOException {
        java.nio.file.Path password = folder.resolve("smtp-password");
        java.nio.file.Files.writeString(password, "open-sesame-7");
        smtp.always(Step.AUTH, "535 5.7.8 authentication failed");
        smtp.demandLogin("wirewatch", "another-word");
        desk.reload("security: none,", "security: none, username: wirewatch, password_file: " + password + ",");
        courier.publish("/feed", "The Courier", STORM, OLD);
        desk.nextRound();
        desk.pass(Duration.ofMinutes(4));
        desk.round();

        assertThat(desk.mails()).isEmpty();
        assertThat(desk.status().mail().waiting()).isEqualTo(1);
        assertThat(desk.journal().lines)
                .filteredOn(line -> line.startsWith("mail server down"))
                .singleElement()
                .asString()
                .contains("login")
                .doesNotContain("open-sesame-7");
        assertThat(smtp.commands())
                .filteredOn(command -> command.startsWith("AUTH"))
                .hasSize(1);
    }

    @Test
    void aRecipientForWhomTheServerStopsTheQueueDoesNotKeepOthersFromTheirMail() {
        desk.reload(
                "ana@example.org, timezone: Europe/Madrid }",
                "ana@example.org, timezone: Europe/Madrid }\n" + "  ben: { email: ben@example.org }");
        desk.reload("to: [ana]", "to: [ana, ben]");
        smtp.once(Step.RCPT, new Act.SayAndDrop("421 4.7.0 not this one now"));
        courier.publish("/feed", "The Courier", STORM, OLD);
        desk.nextRound();
        smtp.once(Step.RCPT, new Act.Say("250 fine")).once(Step.RCPT, new Act.SayAndDrop("421 4.7.0 not this one now"));
        desk.pass(Duration.ofMinutes(10));
        desk.round();

        assertThat(desk.mails()).extracting(ReadMail::to).first().isEqualTo("ben@example.org");
    }

    @Test
    void aMailThatIsRefusedForGoodIsKeptAsADeadLetter() {
        smtp.once(Step.RCPT, new Act.Say("550 5.1.1 no such user here"));
        courier.publish("/feed", "The Courier", STORM, OLD);
        desk.nextRound();

        assertThat(desk.mails()).isEmpty();
        assertThat(desk.status().mail().dead()).singleElement().satisfies(letter -> {
            assertThat(letter.to()).isEqualTo("ana@example.org");
            assertThat(letter.answer()).contains("550 5.1.1 no such user here");
        });
    }

    @Test
    void anAnswerThatIsLostAfterTheDotBringsTheSameBytesAgain() {
        smtp.once(Step.END, new Act.TakeAndDrop());
        courier.publish("/feed", "The Courier", STORM, OLD);
        desk.nextRound();
        desk.pass(Duration.ofMinutes(3));
        desk.round();

        assertThat(smtp.messages()).hasSize(2);
        assertThat(smtp.messages().get(1).bytes())
                .isEqualTo(smtp.messages().get(0).bytes());
    }

    @Test
    void aDigestComesOnceAtTheReadersLocalHour() {
        desk.reload("when: now }", "when: morning }\ndigests:\n  morning: { at: \"07:00\", days: mon-sun, to: [ana] }");
        desk.round();
        courier.publish("/feed", "The Courier", STORM, OLD);
        desk.nextRound();
        assertThat(desk.mails()).isEmpty();
        assertThat(desk.status().notificationsWaiting()).isEqualTo(1);

        passUntil("2026-03-06T05:59:50Z"); // 06:59:50 in Madrid
        desk.round();
        assertThat(desk.mails()).isEmpty();

        desk.pass(Duration.ofSeconds(15));
        desk.round();
        desk.pass(Duration.ofSeconds(15));
        desk.round();
        desk.restart();
        desk.round();
        assertThat(desk.mails()).singleElement().satisfies(mail -> {
            assertThat(mail.subject()).contains("Storm nears the Corran Islands");
            assertThat(mail.text()).contains("== storms (1) ==").contains(courier.url("/storm"));
        });
    }

    @Test
    void whatWaitsForADigestThatIsRenamedComesInTheNewOne() {
        String morning = "\ndigests:\n  morning: { at: \"07:00\", days: mon-sun, to: [ana] }";
        desk.reload("when: now }", "when: morning }" + morning);
        desk.round();
        courier.publish("/feed", "The Courier", STORM, OLD);
        desk.nextRound();
        desk.reload("when: morning }" + morning, "when: daily }" + morning.replace("morning", "daily"));
        desk.round();

        passUntil("2026-03-06T06:00:05Z"); // 07:00:05 in Madrid
        desk.round();
        assertThat(desk.mails())
                .singleElement()
                .satisfies(mail -> assertThat(mail.text()).contains(courier.url("/storm")));
    }

    @Test
    void quietHoursHoldAlertsBackAndRollThemUpIntoOneMail() {
        desk.reload("timezone: Europe/Madrid }", "timezone: Europe/Madrid, quiet_hours: \"12:30-17:00\" }");
        Item flood = new Item(
                "flood",
                "Storm floods strait road",
                "A second storm has flooded the coast road along the strait near Brackwater, the police said.\n"
                        + "Drivers should take the pass. Nobody was hurt, but a van was lost.");
        courier.publish("/feed", "The Courier", STORM, flood, OLD);
        desk.nextRound(); // 14:00 in Madrid
        assertThat(desk.mails()).isEmpty();

        passUntil("2026-03-05T16:00:01Z"); // 17:00:01 in Madrid
        desk.round();
        assertThat(desk.mails())
                .singleElement()
                .satisfies(mail ->
                        assertThat(mail.text()).contains(courier.url("/storm")).contains(courier.url("/flood")));
    }

    @Test
    void anHourlyWatchIsToldWithTheHoursOthersAtTheFullHour() {
        desk.reload("when: now }", "when: hourly }");
        Item second = new Item(
                "squall",
                "Storm leaves the strait",
                "By evening the storm had left the strait and turned to the open sea, the weather office said.\n"
                        + "What it left behind are forty boats ashore and one very old oak across the high road.");
        courier.publish("/feed", "The Courier", STORM, second, OLD);
        desk.pass(Duration.ofMinutes(10));
        desk.round();
        assertThat(desk.mails()).isEmpty();

        desk.pass(Duration.ofMinutes(50));
        desk.round();
        desk.round();
        assertThat(desk.mails())
                .singleElement()
                .satisfies(mail ->
                        assertThat(mail.text()).contains(courier.url("/storm")).contains(courier.url("/squall")));
    }

    @Test
    void aWatchThatIsAddedWhileItRunsIsInForceAtOnce() {
        desk.reload("watches:\n", "watches:\n  tulips: { query: tulip*, to: [ana], when: now }\n");
        courier.publish("/feed", "The Courier", SHOW, OLD);
        desk.nextRound();
        assertThat(desk.mails())
                .extracting(ReadMail::subject)
                .containsExactly("[tulips] Flower show opens in Aldermouth");
    }

    @Test
    void twoWatchesOfOneReaderOnOneStoryGiveOneAlertThatNamesBoth() {
        desk.reload("watches:\n", "watches:\n  ferries: { query: ferries, to: [ana], when: now }\n");
        courier.publish("/feed", "The Courier", STORM, OLD);
        desk.nextRound();
        assertThat(desk.mails())
                .singleElement()
                .satisfies(mail -> assertThat(mail.text()).contains("ferries").contains("storms"));
    }

    @Test
    void aSecondDaemonOnTheSameDataFolderIsRefusedWithTheReason() {
        assertThatThrownBy(() -> Daemon.wire(
                        desk.daemon().newsroom().rules().settings(),
                        org.wirewatch.pipeline.Events.NONE,
                        InstantSource.system()))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("Another Wirewatch")
                .hasMessageContaining(folder.resolve("data").toString());
    }

    @Test
    void statusSaysHowThingsStandInEightyColumns() {
        courier.fail("/feed", 500);
        gazette.publish("/feed", "The Gazette", STORM);
        desk.nextRound();

        assertThat(command("status", "--feeds"))
                .contains("Feeds     2, 1 in trouble")
                .contains("Articles  1 in 1 story, 0 waiting to be read")
                .contains("0 waiting, 0 dead")
                .contains("http-500")
                .contains("The Gazette");
    }

    @Test
    void explainSaysWhoWasToldWhenAndWhy() {
        courier.publish("/feed", "The Courier", STORM, OLD);
        gazette.publish("/feed", "The Gazette", new Item("wire-7", "Islands await storm", STORM.text()));
        desk.nextRound();

        assertThat(command("explain", courier.url("/storm")))
                .contains("Seen in The Courier on 5 Mar 2026")
                .contains("Also reported by The Gazette")
                .contains("ana, for storms: mailed 5 Mar 2026")
                .contains("250")
                .contains("storms: matches");
        assertThat(command("explain", courier.url("/old-storm"))).contains("as history at the first fetch");
        assertThat(command("explain", courier.url("/never"))).contains("no feed in the config has carried");
    }

    @Test
    void tryTellsWhatAQueryWouldHaveFound() {
        courier.publish("/feed", "The Courier", STORM, SHOW, OLD);
        desk.nextRound();

        assertThat(command("try", "tulip", "--since", "3650d"))
                .contains("1 of 2 articles")
                .contains("1 story, so 1 alert")
                .contains("Flower show opens in Aldermouth")
                .contains("has opened with four hundred kinds");
        assertThat(command("try", "(tulip")).contains("(tulip").contains("^");
    }

    @Test
    void aDigestCanBeSeenBeforeItIsSent() {
        desk.reload("when: now }", "when: morning }\ndigests:\n  morning: { at: \"07:00\", days: mon-sun, to: [ana] }");
        assertThat(command("digest", "preview", "morning")).contains("Nothing has matched since the last one: ");
        courier.publish("/feed", "The Courier", STORM, OLD);
        desk.nextRound();

        assertThat(command("digest", "preview", "morning")).contains("Subject:").contains(courier.url("/storm"));
        assertThat(command("digest", "preview", "morning", "--json")).contains("\"kind\" : \"DIGEST\"");
        assertThat(desk.mails()).isEmpty();
    }

    @Test
    void aPollByHandSaysWhatItBroughtAndLeavesFeedsInPeaceThatAreNotDue() {
        desk.reload("min_interval: 1s", "min_interval: 10m");
        desk.close();

        assertThat(command("poll")).contains("The Courier").contains("The Gazette");
        assertThat(command("poll", "The Courier")).contains("The Courier is not due before");
        assertThat(command("poll", "The Courier", "--force", "--json")).contains("\"state\" : \"ok\"");
        assertThat(command("poll", "The Curier")).contains("There is no feed The Curier");
        desk.start();
        assertThat(command("poll", "The Courier", "--force")).contains("polls it within a second");
    }

    /** What a command prints, out and err together; no line is wider than a terminal but for addresses. */
    private String command(String... arguments) {
        java.io.StringWriter printed = new java.io.StringWriter();
        java.io.PrintWriter writer = new java.io.PrintWriter(printed, true);
        String[] all = java.util.stream.Stream.concat(
                        java.util.Arrays.stream(arguments),
                        java.util.stream.Stream.of(
                                "--config", folder.resolve("wirewatch.yaml").toString()))
                .toArray(String[]::new);
        int _ = Wirewatch.commandLine().setOut(writer).setErr(writer).execute(all);
        assertThat(printed.toString().lines())
                .allSatisfy(line -> assertThat(line.length() <= 80
                                || line.contains("\" : ")
                                || line.contains("/")
                                || line.startsWith("mailto:"))
                        .as(line)
                        .isTrue());
        return printed.toString();
    }

    private void passUntil(String instant) {
        desk.pass(Duration.between(desk.now(), java.time.Instant.parse(instant)));
    }

    @Test
    void aFeedThatIsDueAgainBeforeItsLastPollHasEndedIsPolledAgainSoon() {
        desk.journal().duringPoll.set(() -> {
            desk.pass(Duration.ofHours(2));
            desk.daemon().newsroom().pollDue();
        });
        courier.publish("/feed", "The Courier", SHOW, OLD);
        desk.nextRound();
        courier.publish("/feed", "The Courier", STORM, SHOW, OLD);
        desk.pass(Duration.ofSeconds(1));
        desk.round();

        assertThat(desk.mails()).hasSize(1);
    }

    @Test
    void anOldPageThatTwoFeedsBringWithDatesOfTheirOwnGivesOneAlert() {
        courier.publish("/feed", "The Courier", STORM);
        courier.put("/feed", "application/rss+xml", dated("Tue, 08 Mar 2016 12:00:00 GMT"));
        gazette.put("/feed", "application/rss+xml", dated("Mon, 27 Nov 2017 20:20:00 GMT"));
        desk.nextRound();

        assertThat(desk.mails()).hasSize(1);
    }

    private String dated(String published) {
        return "<rss version='2.0'><channel><title>Archive</title><item><title>Storm</title><link>"
                + courier.url("/storm") + "</link><pubDate>" + published + "</pubDate></item></channel></rss>";
    }

    @Test
    void aTrialShowsTheSentenceOfTheTextRatherThanTheHeadlineAgain() {
        courier.publish("/feed", "The Courier", STORM, OLD);
        desk.nextRound();
        Watch watch = new Watch("trial", ((Parsed.Valid) Query.parse("storm coastguard")).query());

        Backtest.Period lastDay =
                new Backtest.Period(desk.now().minus(Duration.ofDays(1)), ArchiveScan.END, ZoneOffset.UTC);
        assertThat(Backtest.of(desk.daemon().store(), watch, lastDay, _ -> {}).newest())
                .singleElement()
                .extracting(Found::sentence)
                .asString()
                .startsWith("A storm with winds");
    }
}
