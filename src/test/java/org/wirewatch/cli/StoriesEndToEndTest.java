package org.wirewatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wirewatch.cli.NewsWorld.Item;
import org.wirewatch.mail.ScriptedSmtpServer;
import org.wirewatch.pipeline.StoryEditing;

/** One story, one alert: three publishers, the real daemon, and what its readers get. */
class StoriesEndToEndTest {
    private static final String FERRY = """
            A car ferry with 212 people aboard ran aground on a sandbank off Port Arran before dawn on Monday, and nine people were hurt, the coastguard said.
            The Marigold Star left Skerry Harbour at 4.40 a.m. and lost power in its port engine about an hour later, according to the operator, Westline Ferries.
            Lifeboats from three stations took passengers to the pier at Port Arran, where a school gymnasium had been opened for them.
            "Everybody is accounted for and nobody is in danger," said Ingrid Halloran, who led the rescue for the coastguard.
            Two of the injured were flown to the hospital in Kilbrannoch with broken bones. The others were treated for bruises and cold.
            Westline said divers would look at the hull at low tide and that the morning's other crossings were cancelled.
            The Marigold Star, built in 1998, was out of service for six weeks this spring while its engines were overhauled.""";
    private static final Item WIRE = new Item("ferry", "Ferry runs aground off Port Arran with 212 aboard", FERRY);
    private static final Item CUT = new Item(
            "news-1",
            "Drama at sea: ferry stuck off Port Arran",
            FERRY.lines().limit(5).reduce("", (a, b) -> a + b + "\n").strip());
    private static final Item LOCAL = new Item(
            "local-9",
            "Elsby heard the horn before five",
            "People in Elsby woke to a ship's horn on Monday morning, and the bakery gave out bread on the quay.\n"
                    + FERRY);
    private static final Item MILL = new Item("mill", "Paper mill in Tarnholm to close, 340 jobs go", """
            The owners of the Tarnholm paper mill will shut it at the end of March and lay off all 340 workers, they told the staff on Friday.
            Nordfold Papers blamed the price of power, which has doubled in two years, and a fall in orders for newsprint.
            Union leader Petra Lindqvist called the decision a betrayal and said the workers would occupy the gates.
            The mill opened in 1921 and was for decades the largest employer in the valley.""");

    @TempDir
    private Path folder;

    private NewsWorld wire;
    private NewsWorld daily;
    private NewsWorld local;
    private ScriptedSmtpServer smtp;
    private Newsdesk desk;

    @BeforeEach
    void open() throws IOException {
        wire = NewsWorld.open(31);
        daily = NewsWorld.open(32);
        local = NewsWorld.open(33);
        smtp = ScriptedSmtpServer.plain();
        wire.publish("/feed", "Northwire");
        daily.publish("/feed", "The Daily");
        local.publish("/feed", "The Local");
        desk = Newsdesk.open(folder, smtp, """
                readers:
                  ana: { email: ana@example.org, timezone: Europe/Madrid }
                  ben: { email: ben@example.org, timezone: Europe/Madrid }
                feeds:
                  - { url: "%s", name: Northwire }
                  - { url: "%s", name: The Daily }
                  - { url: "%s", name: The Local }
                watches:
                  sea: { query: 'ferry OR storm OR mill OR index OR rate', to: [ana], when: now, updates: yes }
                  elsby: { query: Elsby, to: [ben], when: now }
                """.formatted(wire.url("/feed"), daily.url("/feed"), local.url("/feed")));
        desk.round();
        desk.nextRound();
    }

    @AfterEach
    void close() throws Exception {
        desk.close();
        smtp.close();
        wire.close();
        daily.close();
        local.close();
    }

    private List<ReadMail> mailsTo(String address) {
        return desk.mails().stream().filter(mail -> mail.to().equals(address)).toList();
    }

    private List<ReadMail> anas() {
        return mailsTo("ana@example.org");
    }

    private String header(int mail, String name) {
        return smtp.messages()
                .get(mail)
                .text()
                .lines()
                .filter(line -> line.startsWith(name + ": "))
                .findFirst()
                .orElseThrow();
    }

    private static Item with(Item item, String from, String to) {
        assertThat(item.text()).contains(from);
        return new Item(item.slug(), item.title(), item.text().replace(from, to));
    }

    /** A minute is enough for a page to be read again, and for feeds to be due. */
    private void minutesLater(int minutes) {
        desk.pass(Duration.ofMinutes(minutes));
        desk.round();
    }

    @Test
    void aWireStoryCarriedByThreePublishersGivesOneAlertThatNamesTheOtherTwo() {
        wire.publish("/feed", "Northwire", WIRE);
        daily.publish("/feed", "The Daily", CUT);
        local.publish("/feed", "The Local", LOCAL);
        desk.nextRound();

        assertThat(anas()).singleElement().satisfies(alert -> {
            assertThat(alert.text().replace('\n', ' ')).contains("Also reported by The ");
            List<String> names = List.of("Northwire", "The Daily", "The Local");
            assertThat(names).allSatisfy(name -> assertThat(alert.text()).contains(name));
            assertThat(alert.html()).contains(">The Daily<").contains(">The Local<");
        });
        assertThat(desk.status().stories()).isEqualTo(1);
        assertThat(desk.status().articles()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"012", "021", "102", "120", "201", "210"})
    void theOrderInWhichSitesAnswerDecidesNothing(String order) {
        List<NewsWorld> sites = List.of(wire, daily, local);
        List<Item> items = List.of(WIRE, CUT, LOCAL);
        for (int turn = 1; turn < order.length(); turn++) {
            int before = order.charAt(turn - 1) - '0';
            int now = order.charAt(turn) - '0';
            CountDownLatch answered = new CountDownLatch(1);
            sites.get(before).onceAnswered("/" + items.get(before).slug(), answered::countDown);
            sites.get(now).holdBack("/" + items.get(now).slug(), answered);
        }
        List<String> hours = List.of("09", "10", "11");
        for (int i = 0; i < 3; i++) {
            sites.get(i)
                    .publishDated(
                            "/feed", "Site " + i, "Thu, 05 Mar 2026 " + hours.get(i) + ":10:00 GMT", items.get(i));
        }
        desk.nextRound();

        assertThat(anas()).singleElement().satisfies(alert -> {
            assertThat(alert.subject()).isEqualTo("[sea] " + WIRE.title());
            assertThat(alert.text()).contains("Also reported by The Daily, The Local");
        });
        assertThat(mailsTo("ben@example.org")).singleElement().satisfies(alert -> {
            assertThat(alert.subject()).isEqualTo("[elsby] " + LOCAL.title());
            assertThat(alert.text()).contains("Also reported by Northwire, The Daily");
        });
    }

    @Test
    void aChangedFigureGivesOneReplyInTheThreadWithTheSentence() {
        wire.publish("/feed", "Northwire", WIRE);
        desk.nextRound();
        wire.publish("/feed", "Northwire", with(WIRE, "nine people were hurt", "14 people were hurt"));
        desk.nextRound();
        desk.nextRound();

        assertThat(anas()).hasSize(2);
        ReadMail reply = anas().getLast();
        assertThat(reply.subject()).isEqualTo("Re: [sea] " + WIRE.title());
        assertThat(reply.text().replaceAll("\\s+", " "))
                .contains("New since you were told on")
                .contains("+ A car *ferry* with 212 people aboard ran aground")
                .contains("14 people were hurt")
                .contains("Before, it said:")
                .contains("nine people were hurt")
                .doesNotContain("Lifeboats from three stations");
        assertThat(header(1, "In-Reply-To")).isEqualTo(header(0, "In-Reply-To"));
        assertThat(header(1, "References")).isEqualTo(header(0, "References"));
        assertThat(wire.requests("/ferry")).isEqualTo(2);
        assertThat(desk.status().stories()).isEqualTo(1);
    }

    @Test
    void theReplyStandsInItsThreadAfterARestartToo() {
        wire.publish("/feed", "Northwire", WIRE);
        desk.nextRound();
        desk.restart();
        wire.publish("/feed", "Northwire", with(WIRE, "nine people were hurt", "14 people were hurt"));
        desk.nextRound();
        desk.restart();
        desk.nextRound();

        assertThat(anas()).hasSize(2);
        assertThat(header(1, "References")).isEqualTo(header(0, "References"));
    }

    @Test
    void commasAndAnotherOrderAreNoNews() {
        wire.publish("/feed", "Northwire", WIRE);
        desk.nextRound();
        wire.publish(
                "/feed", "Northwire", with(WIRE, "before dawn on Monday, and nine", "before dawn, on Monday and nine"));
        desk.nextRound();

        assertThat(anas()).hasSize(1);
        assertThat(wire.requests("/ferry")).isEqualTo(2);
    }

    @Test
    void aWatchThatDoesNotAskForUpdatesGetsNone() {
        desk.reload(", updates: yes", "");
        wire.publish("/feed", "Northwire", WIRE);
        desk.nextRound();
        wire.publish("/feed", "Northwire", with(WIRE, "nine people were hurt", "14 people were hurt"));
        desk.nextRound();

        assertThat(anas()).hasSize(1);
    }

    @Test
    void newFactsThroughAnotherPublisherAreToldOnceWhoeverRepeatsThem() {
        wire.publish("/feed", "Northwire", WIRE);
        desk.nextRound();
        daily.publish("/feed", "The Daily", with(CUT, "nine people were hurt", "14 people were hurt"));
        desk.nextRound();
        assertThat(anas()).hasSize(2);
        assertThat(anas().getLast().text().replaceAll("\\s+", " "))
                .contains("14 people were hurt")
                .contains("The Daily");

        wire.publish("/feed", "Northwire", with(WIRE, "nine people were hurt", "14 people were hurt"));
        local.publish("/feed", "The Local", with(LOCAL, "nine people were hurt", "14 people were hurt"));
        desk.nextRound();
        assertThat(anas()).hasSize(2);
    }

    @Test
    void aCopyWithALocalLeadIsNoUpdate() {
        wire.publish("/feed", "Northwire", WIRE);
        desk.nextRound();
        local.publish("/feed", "The Local", LOCAL);
        desk.nextRound();

        assertThat(anas()).hasSize(1);
        assertThat(desk.status().stories()).isEqualTo(1);
    }

    @Test
    void aRollingReportIsToldAtMostOnceAnHourWithAllThatWasAdded() {
        String first = "08:40 Schools stay closed today because of the storm, the council said.\n"
                + "08:10 The storm has reached the coast with gusts of 120 kilometres an hour.";
        wire.publish("/feed", "Northwire", new Item("live", "Storm: live", first));
        desk.round();
        minutesLater(1);
        assertThat(anas()).hasSize(1);

        String text = first;
        List<String> entries = List.of(
                "08:55 Trains stop north of Elsby after a tree fell on the line.",
                "09:10 The bridge at Tarn is shut to lorries until further notice.",
                "09:25 Power is out in 6,000 homes, the grid's operator said.",
                "09:40 A roof was torn off the swimming hall in Harfleet.");
        for (String entry : entries) {
            text = entry + "\n" + text;
            wire.publish("/feed", "Northwire", new Item("live", "Storm: live", text));
            minutesLater(10);
        }
        assertThat(anas()).hasSize(2);
        assertThat(anas().getLast().text()).contains("Trains stop north").doesNotContain("The bridge at Tarn");

        minutesLater(20);
        assertThat(anas()).hasSize(2);
        minutesLater(15);
        assertThat(anas()).hasSize(3);
        assertThat(anas().getLast().text().replaceAll("\\s+", " "))
                .contains("The bridge at Tarn is shut", "Power is out in 6,000 homes", "A roof was torn off")
                .doesNotContain("Trains stop north");
    }

    @Test
    void aMailThatWaitsTellsOfTheNewestVersionAndNoUpdateComesAfterIt() {
        desk.reload(
                "ana@example.org, timezone: Europe/Madrid }",
                "ana@example.org, timezone: Europe/Madrid, quiet_hours: \"10:00-20:00\" }");
        wire.publish("/feed", "Northwire", WIRE);
        desk.nextRound();
        wire.publish(
                "/feed",
                "Northwire",
                new Item(
                        "ferry",
                        "Fourteen hurt as ferry runs aground",
                        with(WIRE, "nine people", "14 people").text()));
        desk.nextRound();
        assertThat(anas()).isEmpty();

        desk.pass(Duration.ofHours(7));
        desk.round();
        assertThat(anas()).extracting(ReadMail::subject).containsExactly("[sea] Fourteen hurt as ferry runs aground");
    }

    @Test
    void aCopyThatMatchesAWatchWhichTheFirstReportDidNotIsToldToItsReader() {
        wire.publish("/feed", "Northwire", WIRE);
        desk.nextRound();
        assertThat(mailsTo("ben@example.org")).isEmpty();
        local.publish("/feed", "The Local", LOCAL);
        desk.nextRound();

        assertThat(anas()).hasSize(1);
        assertThat(mailsTo("ben@example.org")).singleElement().satisfies(alert -> {
            assertThat(alert.subject()).isEqualTo("[elsby] Elsby heard the horn before five");
            assertThat(alert.text()).contains("Also reported by Northwire");
        });
        assertThat(desk.status().stories()).isEqualTo(1);
    }

    @Test
    void aLaterVersionThatMatchesForTheFirstTimeIsAnAlertOfItsOwn() {
        wire.publish("/feed", "Northwire", WIRE);
        desk.nextRound();
        wire.publish(
                "/feed",
                "Northwire",
                with(WIRE, "nine people were hurt", "14 people, most of them from Elsby, were hurt"));
        desk.nextRound();

        assertThat(mailsTo("ben@example.org")).extracting(ReadMail::subject).containsExactly("[elsby] " + WIRE.title());
        assertThat(anas()).extracting(ReadMail::subject).contains("Re: [sea] " + WIRE.title());
    }

    @Test
    void aFollowUpThatRepeatsTheBackgroundIsAStoryOfItsOwn() {
        wire.publish("/feed", "Northwire", WIRE);
        desk.nextRound();
        daily.publish("/feed", "The Daily", new Item("inquiry", "Prosecutors look into ferry maintenance", """
                Prosecutors in Kilbrannoch opened an inquiry on Tuesday into the maintenance of the ferry fleet and took records from the operator's offices.
                The inquiry will ask whether an overhaul this spring was signed off before the work had been finished, prosecutor Maeve Tully said.
                She said investigators had interviewed 16 engineers and would speak to the yard's management this week.
                A spokesman for the operator said it would help in every way. The yard did not answer calls.
                The Marigold Star, built in 1998, was out of service for six weeks this spring while its engines were overhauled."""));
        desk.nextRound();

        assertThat(anas())
                .extracting(ReadMail::subject)
                .containsExactly("[sea] " + WIRE.title(), "[sea] Prosecutors look into ferry maintenance");
        assertThat(desk.status().stories()).isEqualTo(2);
    }

    @Test
    void aRoundUpThatQuotesFiveStoriesJoinsNoneOfThem() {
        List<Item> news = new ArrayList<>(List.of(WIRE, MILL));
        news.add(new Item("orchestra", "Orchestra names chief conductor", """
                The national orchestra named Tomas Ekelund its chief conductor for five years from next autumn, its board said on Monday.
                Ekelund, who is 41, has led the opera in Harfleet since 2019 and conducted the orchestra twice as a guest.
                He follows Greta Moll, who goes to Aldermouth after nine seasons.
                His first programme will open with a work for seven bassoons by Ilse Tarn."""));
        news.add(new Item("toads", "Toads stop night traffic on the pass road", """
                The pass road above Fennick stays shut at night until the middle of April so that toads can cross it, the county said.
                Volunteers counted 4,300 animals in buckets last spring, a record for the valley.
                Lorries are led over the lower bridge, which takes about twenty minutes longer.
                A tunnel for the toads will be built in the summer."""));
        news.add(new Item("bank", "Central bank keeps its rate at 3.5 percent", """
                The central bank of Halvane kept its key rate at 3.5 percent on Monday and said that prices would rise more slowly from spring.
                Governor Anton Brisk told reporters that a cut was not discussed.
                The crown rose a little against the dollar after the decision.
                Ten of twelve economists asked by a newspaper had expected it."""));
        wire.publish("/feed", "Northwire", news.toArray(Item[]::new));
        desk.nextRound();
        String roundUp = "Good morning. Here is what you need to know today.\n"
                + String.join(
                        "\n",
                        news.stream()
                                .map(item -> item.text().lines().findFirst().orElse(""))
                                .toList())
                + "\nThat is all for now; the evening edition comes at six with the weather for the week.";
        daily.publish("/feed", "The Daily", new Item("briefing", "Morning briefing", roundUp));
        desk.nextRound();

        assertThat(desk.status().stories()).isEqualTo(6);
        assertThat(anas()).extracting(ReadMail::subject).contains("[sea] Morning briefing");
    }

    @Test
    void aMarketReportInTheSameTemplateAWeekLaterIsNew() {
        for (int day = 0; day < 9; day++) {
            int n = 17 * day + 3;
            wire.publish(
                    "/feed",
                    "Northwire",
                    new Item(
                            "market-" + day,
                            "Harwick index closes " + (day % 2 == 0 ? "higher" : "lower"),
                            "The Harwick index closed at " + (2100 + n) + "." + (10 + n % 80)
                                    + " points, exchange data showed.\n"
                                    + "Turnover was " + (310 + n) + " million crowns compared with " + (270 + n)
                                    + " million a day earlier.\n"
                                    + "Advancing shares outnumbered decliners by " + (190 + n) + " to " + (140 + n)
                                    + ".\n"
                                    + "Dealers said investors were waiting for inflation figures due later in the week.\n"
                                    + "The crown was quoted at " + (7 + day) + "." + (11 + n % 70)
                                    + " to the dollar."));
            desk.pass(Duration.ofDays(1));
            desk.round();
        }

        assertThat(desk.status().stories()).isEqualTo(9);
        assertThat(anas()).hasSize(9);
    }

    @Test
    void twoRateDecisionsInTheSameWordsSixWeeksApartAreTwo() {
        String words = """
                The central bank of Halvane left its key rate at 3.5 percent, as all economists had expected.
                The bank repeated that it would act as needed and gave no hint of when a cut might come.
                Governor Anton Brisk will speak to reporters at noon.""";
        wire.publish("/feed", "Northwire", new Item("rate-march", "Central bank leaves rate at 3.5 percent", words));
        desk.nextRound();
        desk.pass(Duration.ofDays(42));
        wire.publish("/feed", "Northwire", new Item("rate-april", "Central bank leaves rate at 3.5 percent", words));
        desk.round();

        assertThat(anas()).hasSize(2);
        assertThat(desk.status().stories()).isEqualTo(2);
    }

    @Test
    void aPageThatComesBackDaysLaterThroughAnotherFeedIsNoNewStory() {
        wire.publish("/feed", "Northwire", WIRE);
        desk.nextRound();
        desk.pass(Duration.ofDays(6));
        desk.restart();
        daily.put(
                "/feed",
                "application/rss+xml",
                "<rss version='2.0'><channel><title>Best of the week</title><item><title>Ferry</title><link>"
                        + wire.url("/ferry?utm_source=best") + "</link></item></channel></rss>");
        desk.round();
        desk.nextRound();

        assertThat(desk.status().articles()).isEqualTo(2);
        assertThat(desk.status().stories()).isEqualTo(1);
        assertThat(anas()).hasSize(1);
    }

    @Test
    void aFeedThatTouchesItsDatesAtEachFetchHasItsPagesAskedForTwiceMoreAndNoOftener() {
        for (int round = 0; round < 8; round++) {
            wire.publishDated("/feed", "Northwire", "Thu, 05 Mar 2026 1%d:00:00 GMT".formatted(round), WIRE);
            desk.nextRound();
        }
        assertThat(wire.requests("/ferry")).isEqualTo(3);
        assertThat(anas()).hasSize(1);
        assertThat(desk.status().articles()).isEqualTo(1);
    }

    @Test
    void storyPrintsPublishersVersionsDifferencesAndWhoWasTold() {
        wire.publish("/feed", "Northwire", WIRE);
        minutesLater(60);
        local.publish("/feed", "The Local", LOCAL);
        minutesLater(60);
        wire.publish("/feed", "Northwire", with(WIRE, "nine people were hurt", "14 people were hurt"));
        desk.nextRound();

        String told = command("story", local.url("/local-9"));
        assertThat(told.replaceAll("\\s+", " "))
                .contains("3 reports by 2 publishers", "Origin: Northwire", "Also reported by: The Local")
                .contains("began the story (article 1)")
                .contains("copy of article 1 (Northwire) by its wording, 100 % of the shorter text shared")
                .contains("+ People in Elsby woke to a ship's horn on Monday morning")
                .contains("version of article 1 (Northwire) at the same address")
                .contains("new facts: ++ A car ferry with 212 people aboard")
                .contains("ana, for sea, article 1: mailed 5 Mar")
                .contains("ana, for sea, new facts of article 3: mailed 5 Mar");
        assertThat(command("story", "1")).isEqualTo(told);
        assertThat(command("story", "1", "--json"))
                .contains("\"storyId\" : 1", "\"placement\" : \"version\"", "\"reason\" : \"same-url\"");
        assertThat(command("story", "99")).contains("There is no story 99.");
        assertThat(command("story", wire.url("/never"))).contains("No article is known by the address");
        assertThat(command("story")).contains("Name a story by the address");
    }

    @Test
    void whatAReaderSplitsIsToldAndStaysApartAfterARestartAndForLaterVersionsAndCopies() {
        wire.publish("/feed", "Northwire", WIRE);
        desk.nextRound();
        daily.publish("/feed", "The Daily", CUT);
        desk.nextRound();
        assertThat(anas()).hasSize(1);

        assertThat(editing().split(daily.url("/news-1"))).isEqualTo(new StoryEditing.Result.Moved(1, 2, 1, 1));
        desk.round();
        assertThat(anas())
                .extracting(ReadMail::subject)
                .containsExactly("[sea] " + WIRE.title(), "[sea] " + CUT.title());

        daily.publish("/feed", "The Daily", with(CUT, "nine people were hurt", "fifteen people were hurt"));
        desk.nextRound();
        assertThat(anas().getLast().subject()).isEqualTo("Re: [sea] " + CUT.title());
        assertThat(command("story", "2")).contains("2 reports by 1 publisher");

        desk.restart();
        local.publish("/feed", "The Local", LOCAL);
        wire.publish("/feed", "Northwire", with(WIRE, "nine people were hurt", "14 people were hurt"));
        desk.nextRound();
        assertThat(desk.status().stories()).isEqualTo(2);
        assertThat(anas().getLast().subject()).isEqualTo("Re: [sea] " + WIRE.title());
        assertThat(command("story", wire.url("/ferry"))).contains("Story 1:");
        assertThat(command("story", daily.url("/news-1"))).contains("Story 2:", "by hand: article 2 was put here from");
        assertThat(command("story", "split", daily.url("/news-1"))).contains("a story of its own already");
        assertThat(command("story", "split", daily.url("/never"))).contains("No article is known");
    }

    @Test
    void whatAReaderJoinsIsOneStoryFromThenOn() {
        wire.publish("/feed", "Northwire", WIRE);
        daily.publish(
                "/feed",
                "The Daily",
                new Item("elsewhere", "Ship stuck on sand near Arran", "The ferry hit a sandbank.\nNobody knows why."));
        desk.nextRound();
        assertThat(desk.status().stories()).isEqualTo(2);

        assertThat(command("story", "join", wire.url("/ferry"), daily.url("/elsewhere"), "--json"))
                .contains("\"reports\" : 1");
        assertThat(command("story", "join", "1", "1")).contains("Both are in story 1 already.");
        daily.publish(
                "/feed",
                "The Daily",
                new Item(
                        "elsewhere",
                        "Ship stuck on sand near Arran",
                        "The ferry hit a sandbank.\nNobody knows why.\nA tug has come from Elsby."));
        desk.nextRound();

        assertThat(command("story", daily.url("/elsewhere"))).contains("3 reports by 2 publishers");
        assertThat(mailsTo("ben@example.org")).hasSize(1);
    }

    /** As the command does it, but on the test's clock. */
    private StoryEditing editing() {
        return new StoryEditing(
                desk.daemon().store(), desk.daemon().newsroom().rules().settings(), desk::now, "test");
    }

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
                .allSatisfy(line -> assertThat(line.length() <= 80 || line.contains("://") || line.contains("\" : "))
                        .as(line)
                        .isTrue());
        return printed.toString();
    }
}
