package org.wirewatch.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wirewatch.net.Fetching.NOON;
import static org.wirewatch.net.Fetching.blocked;
import static org.wirewatch.net.ScriptedServer.ok;
import static org.wirewatch.net.ScriptedServer.redirect;
import static org.wirewatch.net.ScriptedServer.reset;
import static org.wirewatch.net.ScriptedServer.status;

import crawlercommons.robots.SimpleRobotRules;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Politeness D, 40: article pages are fetched as robots.txt allows. */
class RobotsTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final Fetcher fetcher = new Fetcher(Fetching.settings(), now::get, Fetching.NAMES, Ticker.SYSTEM, null);

    @ParameterizedTest
    @CsvSource({
        "'User-agent: *\nDisallow: /private/',/private/x,false",
        "'User-agent: *\nDisallow: /private/',/public/x,true",
        "'User-agent: *\nDisallow: /\n\nUser-agent: wirewatch\nAllow: /',/x,true",
        "'User-agent: *\nAllow: /\n\nUser-agent: WireWatch\nDisallow: /',/x,false",
        "'User-agent: otherbot\nDisallow: /',/x,true",
        "'User-agent: *\nDisallow: /a\nAllow: /a/b',/a/b/c,true",
        "'User-agent: *\nAllow: /a\nDisallow: /a/b',/a/b/c,false",
        "'User-agent: *\nDisallow: /*.pdf$',/x.pdf,false",
        "'User-agent: *\nDisallow: /*?session=',/x?a=1&session=2,true",
        "'User-agent: *\nDisallow: /*session=',/x?a=1&session=2,false",
        "'',/x,true",
        "'<html>Welcome</html>',/x,true"
    })
    void theLongestMatchOfOurGroupDecides(String robots, String page, boolean allowed) throws Exception {
        try (ScriptedServer server = site(ok(robots, "Content-Type: text/plain"))) {
            Fetch fetch = fetcher.fetch(FetchRequest.article(server.url(page)));

            if (allowed) {
                assertThat(fetch).isInstanceOf(Fetch.Fetched.class);
            } else {
                assertThat(fetch).satisfies(blocked("robots"));
                assertThat(targets(server)).containsExactly("/robots.txt");
            }
        }
    }

    @Test
    void aFeedIsFetchedWithoutAskingRobotsTxt() throws Exception {
        try (ScriptedServer server = site(ok("User-agent: *\nDisallow: /"))) {
            assertThat(Fetching.feed(fetcher, server.url("/feed"))).isInstanceOf(Fetch.Fetched.class);
            assertThat(targets(server)).containsExactly("/feed");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 410, 451})
    void a4xxMeansThatAllIsAllowed(int code) throws Exception {
        try (ScriptedServer server = site(status(code))) {
            assertThat(fetcher.fetch(FetchRequest.article(server.url("/x")))).isInstanceOf(Fetch.Fetched.class);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 599})
    void a5xxMeansNotNowAndIsAskedAgainAfterTenMinutes(int code) throws Exception {
        try (ScriptedServer server = site(status(code))) {
            assertThat(fetcher.fetch(FetchRequest.article(server.url("/x")))).satisfies(blocked("robots-unreachable"));
            assertThat(fetcher.fetch(FetchRequest.article(server.url("/y")))).satisfies(blocked("robots-unreachable"));
            assertThat(targets(server)).containsExactly("/robots.txt");

            now.set(NOON.plus(Duration.ofMinutes(10)));
            fetcher.fetch(FetchRequest.article(server.url("/z")));
            assertThat(targets(server)).containsExactly("/robots.txt", "/robots.txt");
        }
    }

    @Test
    void aRobotsTxtThatCannotBeHadMeansNotNow() throws Exception {
        try (ScriptedServer server = site(reset())) {
            assertThat(fetcher.fetch(FetchRequest.article(server.url("/x")))).satisfies(blocked("robots-unreachable"));
        }
    }

    @Test
    void a429OnRobotsTxtSilencesTheHost() throws Exception {
        try (ScriptedServer server = site(status(429, "Retry-After: 60"))) {
            assertThat(fetcher.fetch(FetchRequest.article(server.url("/x"))))
                    .isEqualTo(new Fetch.Throttled(NOON.plusSeconds(60), 429));
            assertThat(fetcher.pausedUntil("127.0.0.1")).contains(NOON.plusSeconds(60));
        }
    }

    @Test
    void theFileIsAskedForOnceADay() throws Exception {
        try (ScriptedServer server = site(ok("User-agent: *\nDisallow: /private/"))) {
            fetcher.fetch(FetchRequest.article(server.url("/1")));
            now.set(NOON.plus(Duration.ofHours(24)).minusSeconds(1));
            fetcher.fetch(FetchRequest.article(server.url("/2")));
            now.set(NOON.plus(Duration.ofHours(24)));
            fetcher.fetch(FetchRequest.article(server.url("/3")));

            assertThat(targets(server)).containsExactly("/robots.txt", "/1", "/2", "/robots.txt", "/3");
        }
    }

    @Test
    void manyWhoWantToKnowAtOnceAskOnce() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        try (ScriptedServer server = ScriptedServer.by(request -> {
                    if (!request.target().equals("/robots.txt")) {
                        return ok("page");
                    }
                    return connection -> {
                        asked.await();
                        ok("User-agent: *\nDisallow: /no").to(connection);
                    };
                });
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Fetch>> all = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                int number = i;
                all.add(threads.submit(() -> fetcher.fetch(FetchRequest.article(server.url("/" + number)))));
            }
            server.awaitRequests(1);
            asked.countDown();
            for (Future<Fetch> one : all) {
                assertThat(one.get()).isInstanceOf(Fetch.Fetched.class);
            }
            assertThat(targets(server)).containsOnlyOnce("/robots.txt").hasSize(31);
        }
    }

    @Test
    void sitesOnDifferentPortsHaveDifferentFiles() throws Exception {
        try (ScriptedServer one = site(ok("User-agent: *\nDisallow: /"));
                ScriptedServer other = site(status(404))) {
            assertThat(fetcher.fetch(FetchRequest.article(one.url("/x")))).satisfies(blocked("robots"));
            assertThat(fetcher.fetch(FetchRequest.article(other.url("/x")))).isInstanceOf(Fetch.Fetched.class);
        }
    }

    @Test
    void aRedirectToAForbiddenPageIsNotFollowed() throws Exception {
        try (ScriptedServer server = ScriptedServer.by(request -> switch (request.target()) {
            case "/robots.txt" -> ok("User-agent: *\nDisallow: /private/");
            case "/x" -> redirect(302, "/private/x");
            default -> ok("secret");
        })) {
            assertThat(fetcher.fetch(FetchRequest.article(server.url("/x")))).satisfies(blocked("robots"));
            assertThat(targets(server)).containsExactly("/robots.txt", "/x");
        }
    }

    @Test
    void theFileItselfMayBeRedirectedFiveTimes() throws Exception {
        try (ScriptedServer server = ScriptedServer.by(request -> switch (request.target()) {
            case "/robots.txt" -> redirect(301, "/r1");
            case "/r1" -> redirect(301, "/r2");
            case "/r2" -> redirect(301, "/r3");
            case "/r3" -> redirect(301, "/r4");
            case "/r4" -> redirect(301, "/r5");
            default -> ok("User-agent: *\nDisallow: /");
        })) {
            assertThat(fetcher.fetch(FetchRequest.article(server.url("/x")))).satisfies(blocked("robots"));
        }
    }

    @Test
    void aFileThatIsRedirectedForEverCountsAsMissing() throws Exception {
        try (ScriptedServer server = ScriptedServer.by(
                request -> request.target().equals("/x") ? ok("page") : redirect(302, request.target() + "r"))) {
            assertThat(fetcher.fetch(FetchRequest.article(server.url("/x")))).isInstanceOf(Fetch.Fetched.class);
            assertThat(server.asked()).hasSize(7);
        }
    }

    @Test
    void ofAHugeFileTheFirstHalfMebibyteCounts() throws Exception {
        String huge = "User-agent: *\nDisallow: /private/\n" + "# nothing\n".repeat(200_000);
        try (ScriptedServer server = site(ok(huge))) {
            assertThat(fetcher.fetch(FetchRequest.article(server.url("/private/x"))))
                    .satisfies(blocked("robots"));
        }
    }

    @ParameterizedTest
    @CsvSource({"7,7", "0.5,0.5", "3600,60", "1000000,60", "-3,0", "soon,0"})
    void crawlDelayIsHonouredUpToAMinute(String delay, double seconds) throws Exception {
        List<Long> slept = new CopyOnWriteArrayList<>();
        Ticker still = new Ticker() {
            private long now;

            @Override
            public synchronized long nanoTime() {
                return now;
            }

            @Override
            public synchronized void sleepNanos(long nanos) {
                slept.add(nanos);
                now += nanos;
            }
        };
        try (ScriptedServer server = site(ok("User-agent: *\nCrawl-delay: " + delay + "\nDisallow: /private/"));
                Fetcher slow = new Fetcher(Fetching.settings(), now::get, Fetching.NAMES, still, null)) {
            assertThat(slow.fetch(FetchRequest.article(server.url("/1")))).isInstanceOf(Fetch.Fetched.class);
            assertThat(slow.fetch(FetchRequest.article(server.url("/2")))).isInstanceOf(Fetch.Fetched.class);

            long nanos = (long) (seconds * 1e9);
            assertThat(slept).isEqualTo(nanos == 0 ? List.of() : List.of(nanos, nanos));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Wirewatch/0.1 (+https://example.org),wirewatch",
        "NewsDesk-Bot,newsdesk-bot",
        "'Mozilla/5.0 (compatible; DeskBot/2.0; +https://example.org)',deskbot",
        "'(none)',wirewatch"
    })
    void robotsTxtKnowsUsByTheProductInTheUserAgent(String userAgent, String product) {
        assertThat(Robots.productToken(userAgent)).isEqualTo(product);
    }

    @Test
    void theShelfIsBoundedInSitesAndBytes() {
        RobotsShelf shelf = new RobotsShelf();
        Robots.Known rules = new Robots.Known.Rules(new SimpleRobotRules(), 0);
        for (int i = 0; i < 10_000; i++) {
            shelf.put("site" + i, rules, 10, NOON.plusSeconds(60));
        }
        assertThat(shelf.find("site0", NOON)).isNull();
        assertThat(shelf.find("site5903", NOON)).isNull();
        assertThat(shelf.find("site5904", NOON)).isNotNull();

        for (int i = 0; i < 20; i++) {
            shelf.put("huge" + i, rules, 512 * 1024, NOON.plusSeconds(60));
        }
        assertThat(shelf.find("huge3", NOON)).isNull();
        assertThat(shelf.find("huge4", NOON)).isNotNull();
        assertThat(shelf.find("site9999", NOON)).isNull();
    }

    private static ScriptedServer site(ScriptedServer.Reply robots) {
        return ScriptedServer.by(request -> request.target().equals("/robots.txt") ? robots : ok("page"));
    }

    private static List<String> targets(ScriptedServer server) {
        return server.asked().stream().map(ScriptedServer.Asked::target).toList();
    }
}
