package org.wirewatch.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wirewatch.cli.Publisher.feed;
import static org.wirewatch.cli.Publisher.item;
import static org.wirewatch.cli.Publisher.login;
import static org.wirewatch.cli.Publisher.rss;
import static org.wirewatch.net.ScriptedServer.raw;
import static org.wirewatch.net.ScriptedServer.redirect;
import static org.wirewatch.net.ScriptedServer.status;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.wirewatch.cli.Publisher.Request;

/** Politeness A, 1-9: a feed that has not changed costs its publisher next to nothing. Numbers as in docs/politeness.md. */
@TestInstance(Lifecycle.PER_CLASS)
class PolitenessConditionalTest {
    private PoliteDesk desk;

    @BeforeAll
    void open(@TempDir Path folder) throws IOException {
        desk = PoliteDesk.open(folder);
    }

    @AfterAll
    void close() throws IOException {
        desk.close();
    }

    @Test
    void p01_anEtagIsSentBackByteForByte() {
        Publisher wire = desk.publisher();
        List<String> etags = List.of("\"x\"", "W/\"x\"", "\"x-gzip\"", "unquoted", "\"with  two blanks\"");
        List<String> urls = new ArrayList<>();
        for (int i = 0; i < etags.size(); i++) {
            wire.on("/" + i, feed(rss(), "ETag: " + etags.get(i)));
            urls.add(wire.url("/" + i));
        }
        desk.feeds(urls.toArray(String[]::new));
        desk.round();
        desk.roundAfter(Duration.ofHours(1));

        for (int i = 0; i < etags.size(); i++) {
            assertThat(wire.requests("/" + i)).hasSize(2);
            assertThat(wire.requests("/" + i).getFirst().header("If-None-Match"))
                    .isEmpty();
            assertThat(wire.last("/" + i).header("If-None-Match")).contains(etags.get(i));
        }
    }

    @Test
    void p02_lastModifiedIsSentBackUnchangedWhateverItSays() {
        Publisher wire = desk.publisher();
        List<String> dates = List.of(
                "Wed, 04 Mar 2026 10:00:00 GMT",
                "Mon, 01 Jan 2020 00:00:00 GMT",
                "the other day",
                "Fri, 05 Mar 2060 1:2:3");
        List<String> urls = new ArrayList<>();
        for (int i = 0; i < dates.size(); i++) {
            wire.on("/" + i, feed(rss(), "Last-Modified: " + dates.get(i)));
            urls.add(wire.url("/" + i));
        }
        desk.feeds(urls.toArray(String[]::new));
        desk.round();
        desk.roundAfter(Duration.ofHours(1));

        for (int i = 0; i < dates.size(); i++) {
            assertThat(wire.last("/" + i).header("If-Modified-Since")).contains(dates.get(i));
        }
    }

    @Test
    void p03_whatWasReceivedIsSentAndNothingElse() {
        Publisher wire = desk.publisher()
                .on("/both", feed(rss(), "ETag: \"e\"", "Last-Modified: then"))
                .on("/etag", feed(rss(), "ETag: \"e\""))
                .on("/date", feed(rss(), "Last-Modified: then"))
                .on("/none", feed(rss(), "Date: Thu, 05 Mar 2026 09:00:00 GMT"));
        desk.feeds(wire.url("/both"), wire.url("/etag"), wire.url("/date"), wire.url("/none"));
        desk.round();
        desk.roundAfter(Duration.ofHours(1));

        assertThat(wire.last("/both").validators()).isEqualTo("\"e\" then");
        assertThat(wire.last("/etag").validators()).isEqualTo("\"e\" -");
        assertThat(wire.last("/date").validators()).isEqualTo("- then");
        assertThat(wire.requests("/none")).hasSize(2);
        assertThat(wire.last("/none").validators()).isEqualTo("- -");
    }

    @Test
    void p04_newValidatorsReplaceTheOldOnesAndAreNeverMixedWithThem() {
        Publisher wire = desk.publisher()
                .on(
                        "/feed",
                        feed(rss(item("a", "A", "http://a.test/a", "")), "ETag: \"1\"", "Last-Modified: one"),
                        feed(rss(item("b", "B", "http://a.test/b", "")), "ETag: \"2\""),
                        feed(rss(), "Last-Modified: three"),
                        feed(rss()));
        String url = wire.url("/feed");
        desk.feeds(url);
        desk.round();
        desk.pollWhenDue(url, 4);

        assertThat(wire.requests("/feed"))
                .extracting(Request::validators)
                .containsExactly("- -", "\"1\" one", "\"2\" -", "- three", "- -");
    }

    @Test
    void p05_a304KeepsOrRenewsValidatorsAndCountsAsSuccess() {
        Publisher wire = desk.publisher()
                .on(
                        "/feed",
                        feed(
                                rss(item("storm", "Storm", "http://a.test/storm", "")),
                                "ETag: \"1\"",
                                "Last-Modified: one"),
                        status(500),
                        status(304),
                        status(304, "ETag: \"2\""),
                        status(304));
        String url = wire.url("/feed");
        desk.feeds(url);
        desk.round();
        desk.pollWhenDue(url);
        assertThat(desk.state(url).failures()).isEqualTo(1);
        desk.pollWhenDue(url);
        assertThat(desk.state(url).failures()).isZero();
        assertThat(desk.state(url).state()).isEqualTo("ok");
        desk.pollWhenDue(url, 2);

        assertThat(wire.requests("/feed"))
                .extracting(Request::validators)
                .containsExactly("- -", "\"1\" one", "\"1\" one", "\"1\" one", "\"2\" one");
        assertThat(desk.newAlerts()).isEmpty();
        assertThat(desk.state(url).notModifiedShare()).isEqualTo(0.6);
    }

    @Test
    void p06_theFirstPollAfterARestartIsConditional() {
        Publisher wire = desk.publisher().on("/feed", feed(rss(), "ETag: \"1\"", "Last-Modified: one"));
        desk.feeds(wire.url("/feed"));
        desk.round();
        desk.restart();
        desk.pollWhenDue(wire.url("/feed"));

        assertThat(wire.requests("/feed")).extracting(Request::validators).containsExactly("- -", "\"1\" one");
    }

    @Test
    void p07_validatorsOfAnAnswerThatIsNoGoodFeedAreNotKept() {
        Publisher wire = desk.publisher()
                .on(
                        "/feed",
                        feed(rss(), "ETag: \"good\""),
                        login(),
                        raw("HTTP/1.1 200 OK\r\nETag: \"cut\"\r\nContent-Type: text/xml\r\nContent-Length: 900\r\n"
                                + "Connection: close\r\n\r\n<rss version='2.0'><channel>"),
                        status(500, "ETag: \"broken\""),
                        status(404, "ETag: \"missing\"", "Last-Modified: never"))
                .on("/new", login());
        // A body that is cut short ends with the connection.
        wire.on("/cut", connection -> {
            raw("HTTP/1.1 200 OK\r\nETag: \"cut\"\r\nContent-Length: 900\r\n\r\n<rss version='2.0'><channel>")
                    .to(connection);
            connection.close();
        });
        desk.feeds(wire.url("/feed"), wire.url("/new"), wire.url("/cut"));
        desk.round();
        for (int i = 0; i < 4; i++) {
            desk.roundAfter(Duration.ofDays(2));
        }

        assertThat(wire.requests("/feed")).hasSize(5);
        assertThat(wire.requests("/feed").subList(1, 5))
                .extracting(Request::validators)
                .containsOnly("\"good\" -");
        assertThat(wire.requests("/new")).extracting(Request::validators).containsOnly("- -");
        assertThat(wire.requests("/cut")).hasSizeGreaterThan(1);
        assertThat(wire.requests("/cut")).extracting(Request::validators).containsOnly("- -");
        assertThat(desk.state(wire.url("/cut")).code()).isEqualTo("cut-off");
    }

    @Test
    void p08_validatorsAreSentToNoOtherAddressThanTheOneTheyCameFrom() {
        Publisher wire = desk.publisher()
                .on("/old", feed(rss(), "ETag: \"old\""), redirect(301, "/moved"))
                .on("/moved", feed(rss(), "ETag: \"moved\""))
                .on("/edited", feed(rss(), "ETag: \"edited\""));
        String url = wire.url("/old");
        desk.feeds(url);
        desk.round();
        desk.pollWhenDue(url, 4);
        assertThat(wire.requests("/moved"))
                .extracting(Request::validators)
                .startsWith("- -")
                .doesNotContain("\"old\" -");
        assertThat(wire.last("/moved").validators()).isEqualTo("\"moved\" -");
        assertThat(wire.last("/old").validators()).isEqualTo("- -");

        desk.feeds(wire.url("/edited"));
        desk.round();
        assertThat(wire.requests("/edited")).extracting(Request::validators).containsExactly("- -");
    }

    @Test
    void p09_aServerThatIgnoresValidatorsIsAskedLessOftenAndBringsNothingTwice() {
        String same = rss(item("storm", "Storm", "http://a.test/storm", ""));
        Publisher wire = desk.publisher().on("/feed", feed(same));
        String url = wire.url("/feed");
        desk.feeds(url);
        desk.round();
        List<Duration> waits = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            desk.pollWhenDue(url);
            waits.add(desk.untilDue(url));
        }

        assertThat(waits).isSorted().last().satisfies(wait -> assertThat(wait).isGreaterThan(Duration.ofMinutes(89)));
        assertThat(desk.reason(url)).contains("sends everything each time").contains("4 times in a row");
        assertThat(desk.newAlerts()).isEmpty();
        assertThat(desk.state(url).notModifiedShare()).isEqualTo(0.8);
    }
}
