package org.wirewatch.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.wirewatch.cli.Publisher.feed;
import static org.wirewatch.cli.Publisher.item;
import static org.wirewatch.cli.Publisher.page;
import static org.wirewatch.cli.Publisher.rss;
import static org.wirewatch.cli.Publisher.stormText;
import static org.wirewatch.net.ScriptedServer.full;
import static org.wirewatch.net.ScriptedServer.ok;
import static org.wirewatch.net.ScriptedServer.raw;
import static org.wirewatch.net.ScriptedServer.status;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.wirewatch.cli.Publisher.Request;
import org.wirewatch.net.ScriptedServer.Reply;

/** Politeness D, 31-41: what requests look like, and how many there are. Numbers as in docs/politeness.md. */
@TestInstance(Lifecycle.PER_CLASS)
class PolitenessRequestsTest {
    private PoliteDesk desk;

    @BeforeAll
    void open(@TempDir Path folder) throws IOException {
        desk = PoliteDesk.open(folder);
    }

    @AfterAll
    void close() throws IOException {
        desk.close();
    }

    /** A feed whose first fetch is over, so that what it brings next is news. */
    private String known(Publisher wire, String target) {
        wire.on(target, feed(rss(item("old", "Old", wire.url("/old"), ""))));
        String url = wire.url(target);
        desk.feeds(url);
        desk.round();
        desk.newAlerts();
        wire.forget();
        return url;
    }

    private void publish(Publisher wire, String target, String slug) {
        wire.on(
                target,
                feed(rss(item(
                        slug, "Storm " + slug, wire.url("/" + slug), "<description>A storm is near.</description>"))));
    }

    @Test
    void p31_everyRequestSaysWhoAsksAndNothingAboutOthers() {
        Publisher wire = desk.publisher();
        String url = known(wire, "/feed");
        wire.on("/feed", feed(rss(item("a", "Storm", wire.url("/a"), "")), "Set-Cookie: id=7; Path=/"))
                .on("/a", page("Storm", stormText()));
        desk.pollWhenDue(url);
        desk.pollWhenDue(url);

        assertThat(wire.requests()).extracting(Request::target).contains("/feed", "/robots.txt", "/a");
        assertThat(wire.requests()).allSatisfy(request -> {
            assertThat(request.header("User-Agent")).contains("Wirewatch/test (+https://example.org/monitor)");
            assertThat(request.header("Referer")).isEmpty();
            assertThat(request.header("Cookie")).isEmpty();
            assertThat(request.target()).doesNotContain("?");
        });

        desk.net(PoliteDesk.NET + " user_agent: \"ExampleMonitor/1.0 (+https://example.org/us)\",");
        desk.desk()
                .configure(desk.desk()
                        .config()
                        .replace("contact: \"https://example.org/monitor\", ", "")
                        .replace(
                                PoliteDesk.NET,
                                PoliteDesk.NET + " user_agent: \"ExampleMonitor/1.0 (+https://example.org/us)\","));
        desk.restart();
        desk.pollWhenDue(url);
        assertThat(wire.last("/feed").header("User-Agent")).contains("ExampleMonitor/1.0 (+https://example.org/us)");
        desk.net(PoliteDesk.NET);
    }

    @Test
    void p32_onlyGetIsUsedAndTheAddressIsSentAsWritten() {
        Publisher wire = desk.publisher();
        String target = "/a%7Eb/../feed.xml?b=2&a=%7e1&c&d='x'";
        wire.on(target, feed(rss()));
        desk.feeds("{ url: \"" + wire.url(target) + "#latest\" }");
        desk.round();

        assertThat(wire.requests()).singleElement().satisfies(request -> {
            assertThat(request.method()).isEqualTo("GET");
            assertThat(request.target()).isEqualTo(target);
        });
    }

    @Test
    void p33_packedBodiesAreReadWhateverTheirLabelAndBombsStopAtTheLimit() throws IOException {
        byte[] plain = rss(item("a", "A", "http://a.test/a", "")).getBytes(UTF_8);
        byte[] packed = gzip(plain);
        Publisher wire = desk.publisher()
                .on("/packed", full(200, packed, "Content-Encoding: gzip"))
                .on("/unlabelled", full(200, packed, "Content-Type: application/rss+xml"))
                .on("/mislabelled", full(200, plain, "Content-Encoding: gzip"))
                .on("/bomb", full(200, gzip(new byte[50_000_000]), "Content-Encoding: gzip"));
        desk.feeds(wire.url("/packed"), wire.url("/unlabelled"), wire.url("/mislabelled"), wire.url("/bomb"));
        desk.round();

        assertThat(wire.requests())
                .allSatisfy(
                        request -> assertThat(request.header("Accept-Encoding")).contains("gzip"));
        assertThat(desk.desk().status().feeds())
                .extracting(feed -> feed.code())
                .containsExactly("ok", "ok", "ok", "too-big");
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(plain);
        }
        return packed.toByteArray();
    }

    @Test
    void p34_feedTypesArePreferred() {
        Publisher wire = desk.publisher().on("/feed", feed(rss()));
        desk.feeds(wire.url("/feed"));
        desk.round();
        assertThat(wire.last("/feed").header("Accept").orElseThrow())
                .startsWith("application/atom+xml, application/rss+xml, application/feed+json")
                .endsWith("*/*;q=0.1");
    }

    @Test
    void p35_aBodyThatIsTooLongOrTooSlowIsCutOffAndDelaysNobody() {
        Publisher big = desk.publisher().on("/feed", full(200, new byte[1_500_000], "Content-Type: text/xml"));
        Publisher slow = desk.publisher().on("/feed", dripping());
        Publisher good = desk.publisher().on("/feed", feed(rss()));
        desk.feeds(slow.url("/feed"), big.url("/feed"), good.url("/feed"));
        desk.desk().pass(Duration.ofSeconds(5));
        desk.desk().daemon().newsroom().pollDue();
        org.awaitility.Awaitility.await()
                .until(() -> "ok".equals(desk.state(good.url("/feed")).code()));
        assertThat(desk.state(slow.url("/feed")).code()).isNull();
        desk.round();

        assertThat(desk.state(big.url("/feed")).code()).isEqualTo("too-big");
        assertThat(desk.state(slow.url("/feed")).code()).isEqualTo("timeout");
    }

    private static Reply dripping() {
        return connection -> {
            raw("HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: 100000\r\n\r\n")
                    .to(connection);
            while (true) {
                raw("<").to(connection);
                java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
            }
        };
    }

    @Test
    void p36_oneRequestAtATimeAndAPauseForEachHostFeedsAndArticlesTogether() {
        Publisher wire = desk.publisher();
        String url = known(wire, "/feed");
        for (int i = 0; i < 5; i++) {
            wire.on("/more" + i, feed(rss())).on("/story" + i, page("Storm", stormText()));
        }
        wire.on(
                "/feed",
                feed(rss(
                        item("0", "Storm 0", wire.url("/story0"), ""),
                        item("1", "Storm 1", wire.url("/story1"), ""),
                        item("2", "Storm 2", wire.url("/story2"), ""),
                        item("3", "Storm 3", wire.url("/story3"), ""),
                        item("4", "Storm 4", wire.url("/story4"), ""))));
        desk.feeds(
                url,
                wire.url("/more0"),
                wire.url("/more1"),
                wire.url("/more2"),
                wire.url("/more3"),
                wire.url("/more4"));
        desk.pollWhenDue(url);

        List<Request> all = wire.requests();
        assertThat(all).hasSize(12); // and robots.txt
        for (int i = 1; i < all.size(); i++) {
            assertThat(Duration.between(all.get(i - 1).at(), all.get(i).at()))
                    .isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        }
        assertThat(wire.mostInFlight()).isEqualTo(1);
    }

    @Test
    void p36_differentHostsAreAskedAtTheSameTime() {
        CyclicBarrier both = new CyclicBarrier(2);
        Reply together = connection -> {
            try {
                both.await(10, TimeUnit.SECONDS);
            } catch (BrokenBarrierException | TimeoutException alone) {
                throw new IOException(alone);
            }
            feed(rss()).to(connection);
        };
        Publisher one = desk.publisher().on("/feed", together);
        Publisher two = desk.publisher().on("/feed", together);
        desk.feeds(one.url("/feed"), two.url("/feed"));
        desk.round();
        assertThat(desk.desk().status().feeds()).extracting(feed -> feed.code()).containsExactly("ok", "ok");
    }

    @Test
    void p37_oneAddressThatIsConfiguredTwiceIsAskedOnce() {
        Publisher wire = desk.publisher().on("/feed", feed(rss()));
        String url = wire.url("/feed");
        desk.feeds(url, "{ url: \"" + url + "\", name: Again }", "{ url: \"" + url + "#top\" }");
        desk.round();
        assertThat(wire.requests()).hasSize(1);
    }

    @Test
    void p38_aDeltaIsTakenAsWhatIsNewBesideWhatWasKnown() {
        Publisher wire = desk.publisher();
        wire.on(
                        "/feed",
                        feed(
                                rss(item("a", "A", wire.url("/a"), ""), item("b", "B", wire.url("/b"), "")),
                                "ETag: \"1\""))
                .on("/c", page("Storm c", stormText()));
        String url = wire.url("/feed");
        desk.feeds(url);
        desk.round();
        desk.newAlerts();
        assertThat(wire.last("/feed").header("A-IM")).isEmpty();
        String delta = rss(item("c", "Storm c", wire.url("/c"), ""));
        wire.on(
                "/feed",
                full(226, delta.getBytes(UTF_8), "IM: feed", "ETag: \"2\"", "Content-Type: application/rss+xml"),
                feed(
                        rss(
                                item("c", "Storm c", wire.url("/c"), ""),
                                item("a", "A", wire.url("/a"), ""),
                                item("b", "B", wire.url("/b"), "")),
                        "ETag: \"3\""));
        desk.pollWhenDue(url);
        assertThat(wire.last("/feed").header("A-IM")).contains("feed");
        assertThat(desk.newAlerts()).hasSize(1);
        desk.pollWhenDue(url);

        assertThat(wire.last("/feed").validators()).isEqualTo("\"2\" -");
        assertThat(desk.newAlerts()).isEmpty();
        assertThat(wire.requests("/a")).isEmpty();
    }

    @Test
    void p39_aUsedUpQuotaIsKeptLikeRetryAfterAlsoOverARestart() {
        Publisher wire = desk.publisher()
                .on("/feed", feed(rss(), "RateLimit-Limit: 10", "RateLimit-Remaining: 0", "RateLimit-Reset: 7200"))
                .on("/other", feed(rss()));
        desk.feeds(wire.url("/feed"));
        desk.round();
        assertThat(desk.untilDue(wire.url("/feed"))).isGreaterThanOrEqualTo(Duration.ofSeconds(7190));
        desk.restart();
        desk.feeds(wire.url("/feed"), wire.url("/other"));
        desk.round();
        desk.roundAfter(Duration.ofMinutes(100));
        assertThat(wire.requests()).hasSize(1);
    }

    @Test
    void p40_articlesKeepToRobotsTxtAndFeedsDoNotAskIt() {
        Publisher wire = desk.publisher();
        String url = known(wire, "/private/feed");
        wire.on(
                        "/robots.txt",
                        ok(
                                "User-agent: *\nDisallow: /\n\nUser-agent: wirewatch\nDisallow: /private/\nAllow: /private/open\nCrawl-delay: 5\n"))
                .on(
                        "/private/feed",
                        feed(rss(
                                item(
                                        "1",
                                        "Storm one",
                                        wire.url("/private/secret"),
                                        "<description>storm one</description>"),
                                item("2", "Storm two", wire.url("/private/open/a"), ""),
                                item("3", "Storm three", wire.url("/free"), ""))))
                .on("/private/open/a", page("Storm two", stormText()))
                .on("/free", page("Storm three", stormText()));
        desk.pollWhenDue(url);
        desk.pollWhenDue(url);

        assertThat(wire.requests("/private/secret")).isEmpty();
        assertThat(wire.requests("/private/open/a")).hasSize(1);
        assertThat(wire.requests("/free")).hasSize(1);
        assertThat(wire.requests("/robots.txt")).hasSize(1);
        List<Request> pages = wire.requests().stream()
                .filter(request -> !request.target().endsWith("feed"))
                .toList();
        assertThat(Duration.between(pages.get(1).at(), pages.get(2).at()))
                .isGreaterThanOrEqualTo(Duration.ofSeconds(5));
        desk.roundAfter(Duration.ofHours(25));
        publish(wire, "/private/feed", "late");
        wire.on("/late", page("Storm late", stormText()));
        desk.pollWhenDue(url);
        assertThat(wire.requests("/robots.txt")).hasSize(2);
    }

    @Test
    void p40_whereRobotsTxtFailsNoPageIsFetchedAndWhereThereIsNoneItIs() {
        Publisher broken = desk.publisher();
        String url = known(broken, "/feed");
        broken.on("/robots.txt", status(500)).on("/page", page("Storm page", stormText()));
        publish(broken, "/feed", "page");
        desk.pollWhenDue(url);
        desk.roundAfter(Duration.ofMinutes(2));
        assertThat(broken.requests("/page")).isEmpty();

        Publisher none = desk.publisher();
        String other = known(none, "/feed");
        none.on("/robots.txt", status(403)).on("/page", page("Storm page", stormText()));
        publish(none, "/feed", "page");
        desk.pollWhenDue(other);
        assertThat(none.requests("/page")).hasSize(1);
    }

    @Test
    void p41_anArticleIsFetchedOnce() {
        Publisher wire = desk.publisher();
        String url = known(wire, "/feed");
        publish(wire, "/feed", "page");
        wire.on("/page", page("Storm page", stormText()));
        desk.pollWhenDue(url, 3);
        desk.restart();
        desk.pollWhenDue(url, 2);
        assertThat(wire.requests("/page")).hasSize(1);
        assertThat(desk.newAlerts()).hasSize(1);
    }

    @Test
    void p41_whereTheOwnerWantsNoPagesNoneIsFetched() {
        Publisher wire = desk.publisher();
        String url = known(wire, "/feed");
        desk.feeds("{ url: \"" + url + "\", pages: off }");
        publish(wire, "/feed", "page");
        desk.pollWhenDue(url, 2);

        assertThat(wire.requests()).extracting(Request::target).containsOnly("/feed");
        assertThat(desk.newAlerts())
                .singleElement()
                .satisfies(alert ->
                        assertThat(alert.text()).contains("A *storm* is near").doesNotContain("could not be read"));
    }

    @Test
    void p41_aLinkToASoundOrADocumentIsNotFetchedOrNotRead() {
        Publisher wire = desk.publisher();
        String url = known(wire, "/feed");
        wire.on(
                        "/feed",
                        feed(rss(
                                item(
                                        "1",
                                        "Storm talk",
                                        wire.url("/talk.mp3"),
                                        "<description>Of a storm.</description>"),
                                item(
                                        "2",
                                        "Storm report",
                                        wire.url("/report?id=2"),
                                        "<description>The storm of May.</description>"))))
                .on("/talk.mp3", full(200, new byte[900_000], "Content-Type: audio/mpeg"))
                .on("/report?id=2", full(200, new byte[900_000], "Content-Type: application/pdf"));
        desk.pollWhenDue(url);

        assertThat(wire.requests("/talk.mp3")).isEmpty();
        assertThat(wire.requests("/report?id=2")).hasSize(1);
        assertThat(desk.newAlerts()).hasSize(2);
    }
}
