package org.wirewatch.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wirewatch.cli.Publisher.feed;
import static org.wirewatch.cli.Publisher.item;
import static org.wirewatch.cli.Publisher.login;
import static org.wirewatch.cli.Publisher.page;
import static org.wirewatch.cli.Publisher.rss;
import static org.wirewatch.cli.Publisher.stormText;
import static org.wirewatch.net.ScriptedServer.redirect;
import static org.wirewatch.net.ScriptedServer.status;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the operator hears of feeds that fail, fall silent or cannot be reached, and how often. */
class TroubleToldTest {
    private PoliteDesk desk;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        desk = PoliteDesk.open(folder);
    }

    @AfterEach
    void close() throws IOException {
        desk.close();
    }

    @Test
    void eachKindOfLastingTroubleIsToldOnceWithItsReasonAndOnceMoreWhenItIsOver() {
        Publisher wire = desk.publisher()
                .on("/wall", status(403, "cf-mitigated: challenge"))
                .on("/moved", feed(rss()), redirect(301, "/page"))
                .on("/page", login())
                .on("/html", feed(rss()), login())
                .on("/fine", feed(rss()));
        desk.feeds(
                "{ url: \"" + wire.url("/wall") + "\", name: Wall }",
                "{ url: \"" + wire.url("/moved") + "\", name: Moved }",
                "{ url: \"" + wire.url("/html") + "\", name: Html }",
                "{ url: \"http://unknown.test/feed\", name: Unknown }",
                wire.url("/fine"));
        hours(23);
        assertThat(desk.newNotices()).isEmpty();
        hours(24);

        List<ReadMail> notices = desk.newNotices();
        String all =
                String.join("\n", notices.stream().map(ReadMail::text).toList()).replaceAll("\\s+", " ");
        assertThat(all)
                .contains("Wall has not been read since", "A bot wall (Cloudflare)", "never in disguise")
                .contains(
                        "Moved has not been read since", "what is there is no feed", "put that address into the config")
                .contains("Html has not been read since", "This is an HTML page, not a feed")
                .contains(
                        "Unknown has not been read since",
                        "No host named unknown.test is known",
                        "name server is not to blame")
                .doesNotContain("Made-up wire has");
        hours(72);
        assertThat(desk.newNotices()).isEmpty();

        wire.on("/html", feed(rss()));
        hours(48);
        assertThat(desk.newNotices())
                .singleElement()
                .satisfies(notice -> assertThat(notice.subject()).isEqualTo("[Wirewatch] Html answers again"));
    }

    /** Hours go by, with a look every few of them. */
    private void hours(int count) {
        for (int left = count; left > 0; left -= 6) {
            desk.roundAfter(Duration.ofHours(Math.min(left, 6)));
        }
    }

    @Test
    void aFeedThatIsSeldomAskedIsToldOfAfterThreeOfItsOwnIntervals() {
        Publisher wire = desk.publisher().on("/feed", feed(rss()), status(500));
        desk.feeds("{ url: \"" + wire.url("/feed") + "\", every: 2d }");
        desk.round();
        hours(54);
        assertThat(desk.state(wire.url("/feed")).state()).isEqualTo("trouble");
        hours(5 * 24);
        assertThat(desk.newNotices()).isEmpty();
        hours(3 * 24);
        assertThat(desk.newNotices()).hasSize(1);
    }

    @Test
    void aFeedThatHasGoneQuietIsToldOnceAndOnceMoreWhenItPublishesAgain() {
        Publisher wire = desk.publisher();
        String[] daily = IntStream.range(0, 20)
                .mapToObj(day -> dated("d" + day, desk.now().minus(Duration.ofDays(day))))
                .toArray(String[]::new);
        wire.on("/feed", feed(rss(daily)));
        String url = wire.url("/feed");
        desk.feeds("{ url: \"" + url + "\", name: Daily }");
        desk.round();
        hours(70);
        assertThat(desk.newNotices()).isEmpty();
        assertThat(desk.state(url).unusuallyQuiet()).isFalse();
        hours(72);
        assertThat(desk.newNotices()).singleElement().satisfies(notice -> {
            assertThat(notice.subject()).isEqualTo("[Wirewatch] Daily has gone quiet");
            assertThat(notice.text()).contains("answers well but has published nothing since Thursday 5 March");
        });
        assertThat(desk.state(url).unusuallyQuiet()).isTrue();
        desk.restart();
        hours(100);
        assertThat(desk.newNotices()).isEmpty();

        wire.on("/feed", feed(rss(dated("new", desk.now()))));
        hours(30);
        assertThat(desk.newNotices())
                .singleElement()
                .satisfies(notice -> assertThat(notice.subject()).isEqualTo("[Wirewatch] Daily publishes again"));
    }

    private static String dated(String guid, Instant published) {
        String date = DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
                .format(published.atOffset(ZoneOffset.UTC));
        return item(guid, "Entry " + guid, "http://nowhere.test/" + guid, "<pubDate>" + date + "</pubDate>");
    }

    @Test
    void whereNoHostCanBeReachedNoFeedIsBlamedAndTheOperatorIsToldOnce() {
        Publisher wire = desk.publisher().on("/storm", page("Storm", stormText()));
        List<String> feeds = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            wire.on("/" + i, feed(rss(), "Connection: close"));
            feeds.add(wire.url("host" + i + ".test", "/" + i));
        }
        networkUp(wire);
        desk.feeds(feeds.toArray(String[]::new));
        desk.round();
        assertThat(desk.desk().status().troubledFeeds()).isEmpty();

        desk.desk().names().clear();
        hours(30);
        assertThat(desk.newNotices())
                .singleElement()
                .satisfies(notice -> assertThat(notice.subject()).isEqualTo("[Wirewatch] No host can be reached"));
        assertThat(desk.desk().status().feeds()).allSatisfy(feed -> {
            assertThat(feed.failures()).isLessThanOrEqualTo(1);
            assertThat(Duration.between(desk.now(), feed.nextPoll())).isLessThan(Duration.ofMinutes(45));
        });

        assertThat(command("status")).contains("Network   down, it seems");

        networkUp(wire);
        wire.on("/3", feed(rss(item("s", "Storm", wire.url("host3.test", "/storm"), ""))));
        desk.roundAfter(Duration.ofMinutes(45));
        desk.round();
        assertThat(desk.desk().status().troubledFeeds()).isEmpty();
        assertThat(desk.desk().mails())
                .extracting(ReadMail::subject)
                .containsExactlyInAnyOrder(
                        "[Wirewatch] No host can be reached", "[storms] Storm", "[Wirewatch] The network is back");
    }

    private void networkUp(Publisher wire) {
        for (int i = 0; i < 12; i++) {
            desk.desk().names().put("host" + i + ".test", InetAddress.ofLiteral(wire.host()));
        }
    }

    @Test
    void feedsListsEachFeedWithItsNextPollAndWhyThenInEightyColumns() {
        Publisher wire = desk.publisher()
                .on("/good", feed(rss(), "ETag: \"1\""), status(304))
                .on("/bad", status(500))
                .on("/gone", status(410))
                .on("/old", redirect(301, "/target"))
                .on("/target", feed(rss()));
        desk.feeds(
                "{ url: \"" + wire.url("/good") + "\", name: The Good Courier of the Corran Islands and Beyond }",
                wire.url("/bad"),
                wire.url("/gone"),
                wire.url("/old"));
        desk.round();
        for (int i = 0; i < 3; i++) {
            desk.roundAfter(Duration.ofHours(1));
        }

        String list = command("feeds");
        assertThat(list.lines())
                .allSatisfy(line -> assertThat(line.length() <= 80 || line.contains("http"))
                        .as(line)
                        .isTrue());
        assertThat(list.replaceAll("\\s+", " "))
                .contains("FEED STATE LAST RESULT 304 NEXT POLL", "The Good Courier of the Corran Isla…")
                .contains("not-modified", "until it is known how often it publishes")
                .contains("trouble http-500", "makes its server fail (500)", "times in a row")
                .contains("retired http-410", "never")
                .contains("moved for good: " + wire.url("/target"));
        assertThat(command("feeds", "--trouble")).contains("http-500").doesNotContain("not-modified");
        assertThat(command("feeds", "--json"))
                .contains("\"nextPollReason\"", "\"notModifiedShare\"", "\"trouble\" : \"server error\"", "\"advice\"");
        assertThat(command("status")).contains("Feeds     4, 2 in trouble").contains("ever more seldom");
        assertThat(command("feeds", "--jsn")).contains("Unknown option");
    }

    private String command(String... arguments) {
        java.io.StringWriter printed = new java.io.StringWriter();
        java.io.PrintWriter writer = new java.io.PrintWriter(printed, true);
        String[] all = java.util.stream.Stream.concat(
                        java.util.Arrays.stream(arguments),
                        java.util.stream.Stream.of(
                                "--config",
                                desk.desk().folder().resolve("wirewatch.yaml").toString()))
                .toArray(String[]::new);
        int _ = Wirewatch.commandLine().setOut(writer).setErr(writer).execute(all);
        return printed.toString();
    }
}
