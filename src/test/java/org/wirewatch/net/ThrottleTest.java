package org.wirewatch.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wirewatch.net.Fetching.NOON;
import static org.wirewatch.net.ScriptedServer.ok;
import static org.wirewatch.net.ScriptedServer.redirect;
import static org.wirewatch.net.ScriptedServer.status;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Politeness C, 20-22, and D, 39: a host that wants to be left alone is. */
class ThrottleTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final Fetcher fetcher = new Fetcher(Fetching.settings(), now::get, Fetching.NAMES, Ticker.SYSTEM, null);

    @ParameterizedTest
    @CsvSource({
        "429,120,2026-11-23T12:02:00Z",
        "429,'Mon, 23 Nov 2026 13:00:00 GMT',2026-11-23T13:00:00Z",
        "503,120,2026-11-23T12:02:00Z",
        "503,'Mon, 23 Nov 2026 13:00:00 GMT',2026-11-23T13:00:00Z",
        "503,'Monday, 23-Nov-26 13:00:00 GMT',2026-11-23T13:00:00Z",
        "429,1.5,2026-11-23T12:00:02Z"
    })
    void retryAfterTellsWhenToComeBack(int code, String retryAfter, Instant until) throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(status(code, "Retry-After: " + retryAfter))) {
            assertThat(Fetching.feed(fetcher, server.url("/"))).isEqualTo(new Fetch.Throttled(until, code));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-5", "soon", "Mon, 23 Nov 2020 13:00:00 GMT", ""})
    void aRetryAfterThatNamesNoFutureTimeMeansBackOffAndIsNotRetriedAtOnce(String retryAfter) throws Exception {
        try (ScriptedServer server = ScriptedServer.by(_ -> status(503, "Retry-After: " + retryAfter))) {
            assertThat(Fetching.feed(fetcher, server.url("/"))).isEqualTo(new Fetch.Throttled(null, 503));
            assertThat(server.asked()).hasSize(1);
        }
    }

    @Test
    void anAbsurdRetryAfterIsNoCrash() throws Exception {
        try (ScriptedServer server = ScriptedServer.by(_ -> status(503, "Retry-After: 99999999999999999999999999"))) {
            assertThat(Fetching.feed(fetcher, server.url("/"))).isEqualTo(new Fetch.Throttled(null, 503));
        }
    }

    @Test
    void a429SilencesTheWholeHostUntilThen() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(status(429, "Retry-After: 60"), ok("a"))) {
            Fetching.feed(fetcher, server.url("news.test", "/1"));
            Instant until = NOON.plusSeconds(60);

            assertThat(Fetching.feed(fetcher, server.url("news.test", "/2")))
                    .isEqualTo(new Fetch.Throttled(until, 429));
            assertThat(fetcher.fetch(FetchRequest.article(server.url("NEWS.test", "/3"))))
                    .isEqualTo(new Fetch.Throttled(until, 429));
            assertThat(server.asked()).hasSize(1);
            assertThat(fetcher.pausedUntil("News.Test")).contains(until);
            assertThat(fetcher.pausedHosts()).isEqualTo(Map.of("news.test", until));

            now.set(until);
            assertThat(Fetching.feed(fetcher, server.url("news.test", "/2"))).isInstanceOf(Fetch.Fetched.class);
            assertThat(fetcher.pausedHosts()).isEmpty();
        }
    }

    @Test
    void whoWaitsForAHostThatSays429IsNotSentAfterIt() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        try (ScriptedServer server = ScriptedServer.by(_ -> connection -> {
                    answer.await();
                    status(429, "Retry-After: 60").to(connection);
                });
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Fetch>> all = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                all.add(threads.submit(() -> Fetching.feed(fetcher, server.url("/"))));
            }
            server.awaitRequests(1);
            answer.countDown();

            for (Future<Fetch> one : all) {
                assertThat(one.get()).isEqualTo(new Fetch.Throttled(NOON.plusSeconds(60), 429));
            }
            assertThat(server.asked()).hasSize(1);
        }
    }

    @Test
    void a503ThatNamesNoTimeHoldsNoOtherFeedOfItsHostBack() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(status(503), ok("a"))) {
            Fetching.feed(fetcher, server.url("/1"));

            assertThat(Fetching.feed(fetcher, server.url("/2"))).isInstanceOf(Fetch.Fetched.class);
        }
    }

    @Test
    void anotherHostIsNotSilenced() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(status(429, "Retry-After: 60"), ok("a"))) {
            Fetching.feed(fetcher, server.url("news.test", "/"));

            assertThat(Fetching.feed(fetcher, server.url("other.test", "/"))).isInstanceOf(Fetch.Fetched.class);
        }
    }

    @Test
    void ofARedirectTheHostThatAnswered429IsSilenced() throws Exception {
        try (ScriptedServer target = ScriptedServer.answering(status(429, "Retry-After: 60"));
                ScriptedServer first = ScriptedServer.answering(
                        redirect(302, target.url("behind.test", "/").toString()), ok("a"))) {
            assertThat(Fetching.feed(fetcher, first.url("front.test", "/1"))).isInstanceOf(Fetch.Throttled.class);
            assertThat(Fetching.feed(fetcher, first.url("front.test", "/2"))).isInstanceOf(Fetch.Fetched.class);
            assertThat(fetcher.pausedHosts()).containsOnlyKeys("behind.test");
        }
    }

    @Test
    void aBare429SilencesTheHostForThirtyPauses() throws Exception {
        Duration pause = Duration.ofMillis(1);
        try (ScriptedServer server = ScriptedServer.answering(status(429));
                Fetcher pausing = new Fetcher(
                        Fetching.settings(pause, List.of("127.0.0.0/8")),
                        now::get,
                        Fetching.NAMES,
                        Ticker.SYSTEM,
                        null)) {
            assertThat(Fetching.feed(pausing, server.url("/1"))).isEqualTo(new Fetch.Throttled(null, 429));
            assertThat(Fetching.feed(pausing, server.url("/2")))
                    .isEqualTo(new Fetch.Throttled(NOON.plusMillis(30), 429));
        }
    }

    @Test
    void aPauseFromBeforeARestartIsKept() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(ok("a"))) {
            fetcher.pauseHost("News.test", NOON.plusSeconds(60));

            assertThat(Fetching.feed(fetcher, server.url("news.test", "/")))
                    .isEqualTo(new Fetch.Throttled(NOON.plusSeconds(60), 429));
            assertThat(server.asked()).isEmpty();
        }
    }

    @Test
    void aPauseIsNeverShortenedAndNeverLongerThanAWeek() {
        fetcher.pauseHost("news.test", NOON.plusSeconds(60));
        fetcher.pauseHost("news.test", NOON.plusSeconds(30));
        fetcher.pauseHost("old.test", NOON.minusSeconds(30));
        fetcher.pauseHost("far.test", NOON.plus(Duration.ofDays(4000)));

        assertThat(fetcher.pausedHosts())
                .isEqualTo(Map.of(
                        "news.test", NOON.plusSeconds(60),
                        "far.test", NOON.plus(Duration.ofDays(7))));
    }

    @Test
    void hostsThatAreSilencedAreBounded() {
        HostPauses pauses = new HostPauses(now::get);
        for (int i = 0; i < 30_000; i++) {
            pauses.pause("host" + i, NOON.plusSeconds(60 + i));
        }

        assertThat(pauses.running()).hasSizeLessThanOrEqualTo(10_000);
        assertThat(pauses.until("host29999")).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "RateLimit-Remaining: 0|RateLimit-Reset: 30,30",
        "X-RateLimit-Remaining: 0|X-RateLimit-Reset: 30,30",
        "X-RateLimit-Remaining: 0|X-RateLimit-Reset: 1795435230,30",
        "X-RateLimit-Remaining: 0|X-RateLimit-Reset: 1795435230000,30",
        "RateLimit: \"default\";r=0;t=30,30",
        "RateLimit-Remaining: 1|RateLimit-Reset: 30,",
        "RateLimit-Remaining: 0|RateLimit-Reset: never,",
        "RateLimit: \"default\";r=10;t=30,",
        "X-RateLimit-Remaining: 0|X-RateLimit-Reset: 1695435230,"
    })
    void aUsedUpQuotaPausesUntilItsReset(String headers, Integer seconds) {
        Headers.Builder builder = new Headers.Builder();
        List.of(headers.split("\\|", -1)).forEach(builder::add);

        assertThat(RetryAfter.exhausted(builder.build(), NOON))
                .isEqualTo(seconds == null ? null : NOON.plusSeconds(seconds));
    }

    @Test
    void theLastRequestOfAQuotaCountsAndSilencesTheHost() throws Exception {
        try (ScriptedServer server =
                ScriptedServer.answering(ok("a", "RateLimit-Remaining: 0", "RateLimit-Reset: 30"))) {
            assertThat(Fetching.feed(fetcher, server.url("/1"))).isInstanceOf(Fetch.Fetched.class);
            assertThat(Fetching.feed(fetcher, server.url("/2")))
                    .isEqualTo(new Fetch.Throttled(NOON.plusSeconds(30), 429));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Cache-Control: max-age=600,600",
        "Cache-Control: public; MAX-AGE = \"600\",600",
        "Cache-Control: max-age=600|Age: 100,500",
        "Cache-Control: max-age=600|Age: 700,",
        "Cache-Control: max-age=0,",
        "Cache-Control: s-maxage=600,",
        "'Cache-Control: no-cache, max-age=600',",
        "Cache-Control: max-age=-5,",
        "Cache-Control: max-age=99999999999,31536000",
        "'Expires: Mon, 23 Nov 2026 12:10:00 GMT',600",
        "'Expires: Mon, 23 Nov 2026 14:10:00 GMT|Date: Mon, 23 Nov 2026 14:00:00 GMT',600",
        "'Expires: Mon, 23 Nov 2026 12:10:00 GMT|Cache-Control: max-age=60',60",
        "Expires: 0,",
        "Expires: -1,",
        "'Expires: Thu, 01 Jan 1970 00:00:00 GMT',",
        "X-Nothing: said,"
    })
    void freshnessIsWhatTheServerSaysAndNothingElse(String headers, Integer seconds) {
        Headers.Builder builder = new Headers.Builder();
        List.of(headers.split("\\|", -1)).forEach(builder::add);

        assertThat(Freshness.of(builder.build(), NOON)).isEqualTo(seconds == null ? null : Duration.ofSeconds(seconds));
    }
}
