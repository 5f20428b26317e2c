package org.wirewatch.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wirewatch.cli.NewsWorld.Item;
import org.wirewatch.mail.ScriptedSmtpServer;
import org.wirewatch.watch.ArticleWords;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Watches as a person tries, searches, changes, silences and asks about them, on a daemon that runs. */
class WatchLifeTest {
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
    private String err = "";

    @BeforeEach
    void open() throws IOException {
        courier = NewsWorld.open(21);
        gazette = NewsWorld.open(22);
        smtp = ScriptedSmtpServer.plain();
        courier.publish("/feed", "The Courier");
        gazette.publish("/feed", "The Gazette");
        desk = Newsdesk.open(folder, smtp, """
                readers:
                  ana: { email: ana@example.org, timezone: UTC }
                  ben: { email: ben@example.org }
                feeds:
                  - { url: "%s", name: The Courier }
                  - { url: "%s", name: The Gazette }
                watches:
                  storms: { query: 'storm AND islands', to: [ana], when: now }
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

    private void stormAndShow() {
        courier.publish("/feed", "The Courier", STORM, SHOW);
        desk.nextRound();
    }

    @Test
    void aSearchFindsWhatTheWatchMatchedAndShowsTheSentence() {
        stormAndShow();
        assertThat(succeeds("search", "storm AND islands"))
                .contains("Storm nears the Corran Islands (The Courier)")
                .contains("» A storm with winds of 140 kilometres")
                .contains(courier.url("/storm"))
                .contains("1 article.");
        assertThat(succeeds("search", "storm NOT islands")).isEqualTo("Nothing in the archive matches.\n");
        assertThat(succeeds("search", "tulip OR storm", "--limit", "1"))
                .contains("1 article; there are more: ask for them with --limit.");
        JsonNode byFacts = json("search", "source:courier url:storm", "--json");
        assertThat(byFacts.get("narrowed").asBoolean()).isTrue();
        assertThat(byFacts.at("/articles/0/title").asString()).startsWith("Storm nears");
        assertThat(fails(2, "search", "(storm")).contains("(storm\n").contains("^");
        assertThat(fails(2, "search", "storm", "--since", "yesterday")).contains("neither a duration, as 30d");
    }

    @Test
    void oneStoryOfTwoPublishersIsOneLineByStory() {
        courier.publish("/feed", "The Courier", STORM);
        gazette.publish("/feed", "The Gazette", new Item("wire-7", "Islands await storm", STORM.text()));
        desk.nextRound();
        assertThat(succeeds("search", "storm", "--by-story"))
                .contains("2 reports: ")
                .contains("1 story.");
        JsonNode json = json("search", "storm", "--by-story", "--json");
        assertThat(json.at("/stories/0/reports").asInt()).isEqualTo(2);
    }

    @Test
    void anExportHoldsOneArticleALineAndNoFormula() throws IOException {
        courier.publish(
                "/feed", "The Courier", STORM, new Item("sum", "=Sum of all, \"storms\"", "A storm came.\nIt went."));
        desk.nextRound();
        Path csv = folder.resolve("out.csv");
        succeeds("search", "storm", "--export", csv.toString());
        assertThat(err).contains("2 articles written to " + csv);
        List<String> lines = Files.readAllLines(csv);
        assertThat(lines).hasSize(3);
        assertThat(lines.getFirst()).startsWith("seen,published,source,title,url");
        assertThat(lines).anySatisfy(line -> assertThat(line).contains("\"'=Sum of all, \"\"storms\"\"\""));

        Path jsonLines = folder.resolve("out.jsonl");
        succeeds("search", "storm", "--export", jsonLines.toString());
        assertThat(Files.readAllLines(jsonLines))
                .hasSize(2)
                .allSatisfy(line -> assertThat(
                                JsonMapper.shared().readTree(line).get("url").asString())
                        .startsWith("http"));
        assertThat(fails(
                        2,
                        "search",
                        "storm",
                        "--export",
                        folder.resolve("out.xlsx").toString()))
                .contains(".jsonl");
    }

    @Test
    void aTrialDrawsTheDaysAndADifferenceNamesWhatIsGainedAndLost() {
        stormAndShow();
        assertThat(succeeds("try", "storm OR tulip", "--since", "3650d"))
                .contains("2 of 2 articles since")
                .contains("2 stories, so 2 alerts, 2.0 a day")
                .contains("Thu 5 Mar          ████");
        assertThat(succeeds("try", "--watch", "storms", "--diff", "tulip", "--since", "3650d"))
                .contains("Before: storm AND islands")
                .contains("Now: tulip")
                .contains("1 story instead of 1 since")
                .contains("1 article of 1 story gained")
                .contains("1 story instead of 1 since", "of 1 story lost.")
                .contains("Gained:\n")
                .contains("Flower show opens")
                .contains("Lost:\n");
        assertThat(json("try", "tulip", "--watch", "storms", "--diff", "--since", "3650d", "--json")
                        .get("gained")
                        .asInt())
                .isEqualTo(1);
        assertThat(fails(2, "try", "--watch", "strms")).contains("did you mean \"storms\"?");
        assertThat(fails(2, "try")).contains("Give a query");
        assertThat(fails(2, "try", "tulip", "--diff")).contains("--watch NAME");
    }

    @Test
    void anEditedFileIsComparedWithWhatIsInForce() throws IOException {
        stormAndShow();
        await().until(() -> !desk.daemon()
                .store()
                .read(session -> session.watches().inForce())
                .isEmpty());
        assertThat(succeeds("try", "--diff", "--since", "3650d")).contains("No watch differs");
        Path edited = Files.writeString(
                folder.resolve("edited.yaml"),
                Files.readString(folder.resolve("wirewatch.yaml")).replace("storm AND islands", "storm OR tulip"));
        assertThat(run(0, "try", "--diff", "--since", "3650d", "--config", edited.toString()))
                .contains("== storms ==")
                .contains("1 article of 1 story gained, nothing")
                .contains("Flower show opens");
    }

    @Test
    void aReloadSaysWhatHasChangedAndWhatThatChanges() {
        stormAndShow();
        desk.reload("'storm AND islands'", "'storm OR tulip'");
        await().untilAsserted(() -> assertThat(desk.journal().lines)
                .contains("watch storms has changed: over the last 24 hours it would have told of 2 stories"
                        + " instead of 1"));
        desk.reload("  storms:", "  gales:");
        await().untilAsserted(() -> assertThat(desk.journal().lines)
                .contains(
                        "watch gales is new: over the last 24 hours it would have told of 2 stories",
                        "watch storms is gone: over the last 24 hours it would have told of 2 stories"));
    }

    @Test
    void aSavedPieceThatChangedWhileNothingRanIsNoticedAtTheStart() throws IOException {
        desk.reload("watches:\n", "pieces:\n  seas: islands\nwatches:\n");
        desk.reload("'storm AND islands'", "'storm AND @seas'");
        stormAndShow();
        await().until(() -> desk.daemon()
                .store()
                .read(session -> session.watches().inForce())
                .toString()
                .contains("storm AND @seas"));
        Path edited = Files.writeString(
                folder.resolve("edited.yaml"),
                Files.readString(folder.resolve("wirewatch.yaml")).replace("seas: islands", "seas: desert"));
        assertThat(run(0, "try", "--diff", "--since", "3650d", "--config", edited.toString()))
                .contains("0 stories instead of 1")
                .contains("a saved piece or the languages");

        desk.restart("seas: islands", "seas: desert");

        await().untilAsserted(() -> assertThat(desk.journal().lines)
                .contains("watch storms has changed: over the last 24 hours it would have told of 0 stories"
                        + " instead of 1"));
    }

    @Test
    void aWatchThatAsksForWordFormsIsTriedByTheIndexOnceTheArchiveHoldsThem() {
        stormAndShow();
        desk.reload("'storm AND islands', to", "'storms AND island', languages: [en], to");
        await().untilAsserted(() -> assertThat(desk.journal().lines)
                .contains("watch storms has changed: over the last 24 hours it would have told of 1 story"
                        + " instead of 1"));
        await().until(() -> desk.daemon()
                .store()
                .read(session -> session.search().missing(ArticleWords.stems(List.of("en"))))
                .isEmpty());
        JsonNode trial = json("try", "--watch", "storms", "--since", "3650d", "--json");
        assertThat(trial.get("narrowed").asBoolean()).isTrue();
        assertThat(trial.get("matches").asInt()).isEqualTo(1);
    }

    @Test
    void anExplanationNamesTheNearestStoryThatItIsNot() throws IOException {
        stormAndShow();
        Path other = Files.writeString(
                folder.resolve("other.txt"),
                "Schools of the mainland stay open\n\nThe ministry in Halvane has decided that pupils of the mainland"
                        + " will be taught on Friday as on any other day, because buses and trains are running and no"
                        + " warning was given for the valleys. The islands' schools will close at noon, and the lifeboat"
                        + " at Port Lissom is manned. Teachers who cannot come are asked to telephone their head"
                        + " before seven, and kitchens were told to cook for half of the usual number of children.");
        assertThat(succeeds("explain", other.toString()))
                .contains("it would begin a story")
                .containsPattern("nearest that is another story is “Storm nears the")
                .containsPattern("\\d\\d % of the\\s+shorter text is shared");
        assertThat(json("explain", other.toString(), "--json")
                        .at("/nearest/article/title")
                        .asString())
                .startsWith("Storm nears");
    }

    @Test
    void anExplanationOfAFileSaysWhatIsMissingAndWhoseCopyItIs() throws IOException {
        stormAndShow();
        Path copy = Files.writeString(folder.resolve("copy.txt"), "Islands await the storm\n\n" + STORM.text());
        assertThat(succeeds("explain", copy.toString()))
                .contains("Islands await the storm (")
                .contains("it would be a copy of “Storm nears the")
                .contains("storms: matches");
        Path page = Files.writeString(
                folder.resolve("page.html"),
                "<html><body><article><h1>Roses</h1><p>" + SHOW.text().replace("tulip", "rose")
                        + " Nobody had seen as many roses in one place before, the mayor of Aldermouth said.</p>"
                        + "</article></body></html>");
        assertThat(succeeds("explain", page.toString()))
                .contains("storms: does not match")
                .contains("✗ islands: not in the article");
        assertThat(json("explain", page.toString(), "--json").get("compared").asInt())
                .isPositive();
        InputStream before = System.in;
        try {
            System.setIn(new ByteArrayInputStream("Storm hits islands".getBytes(StandardCharsets.UTF_8)));
            assertThat(succeeds("explain", "-")).contains("begin a story").contains("storms: matches");
        } finally {
            System.setIn(before);
        }
        assertThat(fails(2, "explain", folder.resolve("nothing.txt").toString()))
                .contains("There is no file");
    }

    @Test
    void aWatchThatIsAddedByACommandAlertsWithoutARestart() {
        assertThat(succeeds("watch", "add", "tulips", "tulip", "--to", "ana")).contains("tulips is kept");
        desk.daemon().newsroom().takeKeptWatches();
        stormAndShow();
        assertThat(desk.mails())
                .extracting(ReadMail::subject)
                .containsExactlyInAnyOrder(
                        "[storms] Storm nears the Corran Islands", "[tulips] Flower show opens in Aldermouth");

        succeeds("watch", "edit", "tulips", "daffodil", "--cap", "2", "--priority", "urgent");
        desk.daemon().newsroom().takeKeptWatches();
        assertThat(desk.daemon().newsroom().rules().watches())
                .hasEntrySatisfying(
                        "tulips", watch -> assertThat(watch.query().source()).isEqualTo("daffodil"));
        assertThat(succeeds("watches"))
                .contains("tulips", "database", "daffodil")
                .contains("to ana; urgent; at most 2 alerts an hour");

        succeeds("watch", "remove", "tulips");
        desk.daemon().newsroom().takeKeptWatches();
        assertThat(desk.daemon().newsroom().rules().watches()).containsOnlyKeys("storms");
    }

    @Test
    void aWatchOfTheDatabasePassesTheSameChecksAsOneOfTheFile() {
        assertThat(fails(2, "watch", "add", "bad", "(storm AND it's", "--to", "ana"))
                .contains("query: '(storm AND it''s'\n")
                .contains("^")
                .contains("was not kept");
        assertThat(fails(2, "watch", "add", "bad", "storm")).contains("nobody would hear of this watch");
        assertThat(fails(2, "watch", "add", "bad", "storm", "--to", "anna")).contains("did you mean \"ana\"?");
        assertThat(fails(2, "watch", "add", "bad", "storm", "--to", "ana", "--cap", "many"))
                .contains("not a whole number");
        assertThat(fails(2, "watch", "add", "bad", "storm", "--to", "ana", "--must-match", "calm"))
                .contains("does not match this example");
        assertThat(fails(2, "watch", "add", "storms", "storm", "--to", "ana")).contains("stands in ");
        assertThat(fails(2, "watch", "edit", "storms", "storm")).contains("which is yours: edit it there");
        assertThat(fails(2, "watch", "remove", "storms")).contains("which is yours: edit it there");
        assertThat(fails(2, "watch", "remove", "stroms")).contains("did you mean \"storms\"?");
    }

    @Test
    void aKeptWatchThatNoLongerFitsTheFileIsToldAndListed() {
        succeeds("watch", "add", "tulips", "tulip", "--to", "ben");
        desk.daemon().newsroom().takeKeptWatches();
        desk.reload("  ben: { email: ben@example.org }\n", "");
        assertThat(desk.journal().lines).anySatisfy(line -> assertThat(line).startsWith("unusable tulips: "));
        assertThat(succeeds("watches")).contains("not in force: ");
    }

    @Test
    void aSnoozedWatchTellsNobodyUntilItWakesByItself() {
        Instant wakes = desk.now().plus(Duration.ofHours(5));
        desk.daemon().store().change(session -> session.watches().snooze("storms", wakes));
        courier.publish("/feed", "The Courier", STORM);
        desk.nextRound();
        assertThat(desk.mails()).isEmpty();
        assertThat(desk.status().matchesLastDay()).isEqualTo(1);

        desk.nextRound();
        courier.publish(
                "/feed",
                "The Courier",
                new Item("late", "Storm leaves the islands", "The storm has gone.\nRoofs lie in the lanes."),
                STORM);
        desk.nextRound();
        assertThat(desk.mails()).extracting(ReadMail::subject).containsExactly("[storms] Storm leaves the islands");
    }

    @Test
    void aSnoozeByCommandIsShownAndEnded() {
        assertThat(succeeds("watch", "snooze", "storms", "--until", "2126-12-01"))
                .contains("storms sleeps until 1 December 2126");
        stormAndShow();
        assertThat(desk.mails()).isEmpty();
        assertThat(succeeds("watches")).contains("asleep until 1 Dec 2126 00:00");
        assertThat(succeeds("watch", "snooze", "storms", "--end")).contains("storms is awake");
        assertThat(fails(2, "watch", "snooze", "storms")).contains("Give one of");
        assertThat(fails(2, "watch", "snooze", "storms", "--until", "2020-01-01"))
                .contains("is over already");
    }

    @Test
    void aSnoozeInTheFileEndsAtItsDate() {
        desk.reload("when: now }", "when: now, snooze_until: 2026-03-06 }");
        stormAndShow();
        assertThat(desk.mails()).isEmpty();
        desk.pass(Duration.ofDays(1));
        courier.publish(
                "/feed",
                "The Courier",
                new Item("late", "Storm leaves the islands", "The storm has gone.\nRoofs lie in the lanes."),
                STORM);
        desk.round();
        assertThat(desk.mails()).hasSize(1);
    }

    @Test
    void anUrgentWatchBreaksThroughQuietHours() {
        desk.reload("timezone: UTC }", "timezone: UTC, quiet_hours: \"08:00-20:00\" }");
        desk.reload("when: now }", "when: now, priority: urgent }");
        stormAndShow();
        assertThat(desk.mails()).hasSize(1);
    }

    @Test
    void overTheCapOfAWatchTheRestWaits() {
        desk.reload("when: now }", "when: now, cap: 1 }");
        courier.publish(
                "/feed",
                "The Courier",
                STORM,
                new Item(
                        "second", "Second storm for the islands", "Another storm is on its way.\nBoats stay in port."));
        desk.nextRound();
        assertThat(desk.mails()).hasSize(1);
        desk.nextRound();
        assertThat(desk.mails()).hasSize(2);
    }

    @Test
    void aMutedStoryIsToldNoMore() {
        desk.reload("when: now }", "when: morning }\ndigests:\n  morning: { at: \"07:00\", to: [ana] }");
        stormAndShow();
        assertThat(desk.status().notificationsWaiting()).isEqualTo(1);
        assertThat(succeeds("watch", "mute", "storms", courier.url("/storm"))).contains("says no more of the story");
        assertThat(desk.status().notificationsWaiting()).isZero();
        gazette.publish("/feed", "The Gazette", new Item("wire-7", "Islands await storm", STORM.text()));
        desk.nextRound();
        assertThat(desk.status().notificationsWaiting()).isZero();
        assertThat(succeeds("watch", "mute", "storms", courier.url("/storm"), "--undo"))
                .contains("again");
        assertThat(fails(1, "watch", "mute", "storms", courier.url("/flower-show")))
                .contains("did not match");
    }

    @Test
    void aFalseAlarmIsCounted() {
        stormAndShow();
        assertThat(succeeds("watches", "mark", "storms", courier.url("/storm"), "--false-alarm"))
                .contains("is marked as a false alarm of storms");
        JsonNode watches = json("watches", "--json");
        assertThat(watches.at("/watches/0/falseAlarms").asInt()).isEqualTo(1);
        assertThat(watches.at("/watches/0/keptIn").asString()).isEqualTo("file");
        assertThat(succeeds("watches")).contains("1 false alarm");
        succeeds("watches", "mark", "storms", courier.url("/storm"), "--false-alarm", "--undo");
        assertThat(json("watches", "--json").at("/watches/0/falseAlarms").asInt())
                .isZero();
        assertThat(fails(1, "watches", "mark", "storms", "https://example.org/unknown", "--false-alarm"))
                .contains("No article of the address");
    }

    private String succeeds(String... arguments) {
        return run(0, onThisDesk(arguments));
    }

    /** What it says on stderr. */
    private String fails(int code, String... arguments) {
        run(code, onThisDesk(arguments));
        return err;
    }

    private JsonNode json(String... arguments) {
        return JsonMapper.shared().readTree(succeeds(arguments));
    }

    private String[] onThisDesk(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--config", folder.resolve("wirewatch.yaml").toString()));
        return all.toArray(String[]::new);
    }

    private String run(int code, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter told = new StringWriter();
        int exit = Wirewatch.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(told, true))
                .execute(arguments);
        err = told.toString();
        assertThat(exit).as(out + err).isEqualTo(code);
        boolean json = List.of(arguments).contains("--json");
        assertThat(out.toString().lines().filter(line -> !json && !line.contains("http")))
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        return out.toString();
    }
}
