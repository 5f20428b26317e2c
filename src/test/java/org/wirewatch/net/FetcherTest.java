package org.wirewatch.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.wirewatch.net.Fetching.failed;
import static org.wirewatch.net.ScriptedServer.ok;
import static org.wirewatch.net.ScriptedServer.redirect;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Many fetches at once, and their end. */
class FetcherTest {
    @Test
    void feedsAndArticlesOfOneHostAreNeverAskedForAtTheSameTime() throws Exception {
        try (ScriptedServer server =
                        ScriptedServer.by(asked -> asked.target().equals("/hop") ? redirect(302, "/landed") : ok("a"));
                Fetcher fetcher = Fetching.fetcher();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Fetch>> all = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                String path = i % 3 == 0 ? "/hop" : "/" + i;
                FetchRequest request = i % 2 == 0
                        ? FetchRequest.feed(server.url(path), Validators.NONE)
                        : FetchRequest.article(server.url(path));
                all.add(threads.submit(() -> fetcher.fetch(request)));
            }
            for (Future<Fetch> one : all) {
                assertThat(one.get()).isInstanceOf(Fetch.Fetched.class);
            }
            assertThat(server.mostInFlight()).isEqualTo(1);
        }
    }

    @Test
    void hostsAreAskedInParallelAndOneThatHangsHoldsUpNoOther() throws Exception {
        CountDownLatch allHere = new CountDownLatch(20);
        try (ScriptedServer server = ScriptedServer.by(_ -> connection -> {
                    allHere.countDown();
                    allHere.await(); // each waits for all the others: only parallel requests get through
                    ok("a").to(connection);
                });
                Fetcher fetcher = Fetching.fetcher();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Fetch>> all = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                URI url = server.url("host" + i + ".test", "/");
                all.add(threads.submit(() -> Fetching.feed(fetcher, url)));
            }
            for (Future<Fetch> one : all) {
                assertThat(one.get()).isInstanceOf(Fetch.Fetched.class);
            }
        }
    }

    @Test
    void everyHopOfARedirectKeepsThePauseOfItsHost() throws Exception {
        List<Long> slept = new ArrayList<>();
        Ticker still = new Ticker() {
            private long now;

            @Override
            public long nanoTime() {
                return now;
            }

            @Override
            public void sleepNanos(long nanos) {
                slept.add(nanos);
                now += nanos;
            }
        };
        try (ScriptedServer server = ScriptedServer.by(asked -> switch (asked.target()) {
                    case "/1" -> redirect(302, "/2");
                    case "/2" -> redirect(302, "/3");
                    default -> ok("a");
                });
                Fetcher fetcher = new Fetcher(
                        Fetching.settings(Duration.ofSeconds(2), List.of("127.0.0.0/8")),
                        Fetching.CLOCK,
                        Fetching.NAMES,
                        still,
                        null)) {
            assertThat(Fetching.feed(fetcher, server.url("/1"))).isInstanceOf(Fetch.Fetched.class);
            assertThat(slept).containsExactly(2_000_000_000L, 2_000_000_000L);
        }
    }

    @Test
    void waitingForItsTurnIsNotCountedAgainstARequest() throws Exception {
        AtomicInteger waited = new AtomicInteger();
        Ticker slow = new Ticker() {
            @Override
            public long nanoTime() {
                return System.nanoTime();
            }

            @Override
            public void sleepNanos(long nanos) throws InterruptedException {
                waited.incrementAndGet();
                TimeUnit.NANOSECONDS.sleep(nanos);
            }
        };
        FetchSettings impatient = Fetching.impatient(Duration.ofMillis(250));
        FetchSettings settings = new FetchSettings(
                impatient.userAgent(),
                1,
                Duration.ofMillis(300),
                8,
                impatient.connectTimeout(),
                impatient.totalTimeout(),
                1000,
                1000,
                impatient.allowPrivate());
        try (ScriptedServer server = ScriptedServer.by(_ -> ok("a"));
                Fetcher fetcher = new Fetcher(settings, Fetching.CLOCK, Fetching.NAMES, slow, null)) {
            Fetching.feed(fetcher, server.url("/1"));
            assertThat(Fetching.feed(fetcher, server.url("/2"))).isInstanceOf(Fetch.Fetched.class);
            assertThat(waited).hasPositiveValue();
        }
    }

    @Test
    void cancellingEndsWhatIsUnderWayAndWhatWaitsAndLeavesNoInterruptBehind() throws Exception {
        try (ScriptedServer server = ScriptedServer.by(
                        asked -> asked.target().equals("/after") ? ok("a") : _ -> new CountDownLatch(1).await());
                Fetcher fetcher = Fetching.fetcher();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> all = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                URI url = server.url(i < 3 ? "same.test" : "host" + i + ".test", "/");
                all.add(threads.submit(() -> {
                    assertThat(Fetching.feed(fetcher, url)).satisfies(failed("cancelled"));
                    return Thread.currentThread().isInterrupted();
                }));
            }
            server.awaitRequests(4);
            fetcher.cancelAll();

            for (Future<Boolean> one : all) {
                assertThat(one.get()).isFalse();
            }
            assertThat(Fetching.feed(fetcher, server.url("same.test", "/after")))
                    .isInstanceOf(Fetch.Fetched.class);
        }
    }

    @Test
    void afterClosingNothingIsAskedAnyMore() throws Exception {
        try (ScriptedServer server = ScriptedServer.by(_ -> ok("a"))) {
            Fetcher fetcher = Fetching.fetcher();
            fetcher.close();

            assertThat(Fetching.feed(fetcher, server.url("/"))).satisfies(failed("cancelled"));
            assertThat(server.asked()).isEmpty();
        }
    }

    @Test
    void anInterruptedCallerGetsAResultAndKeepsItsInterrupt() throws Exception {
        try (ScriptedServer server = ScriptedServer.by(_ -> _ -> new CountDownLatch(1).await());
                Fetcher fetcher = Fetching.fetcher();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Boolean> caller = threads.submit(() -> {
                assertThat(Fetching.feed(fetcher, server.url("/"))).satisfies(failed("cancelled"));
                return Thread.currentThread().isInterrupted();
            });
            server.awaitRequests(1);
            threads.shutdownNow();

            assertThat(caller.get()).isTrue();
        }
    }

    @Test
    void aHostIsNamedAsPausesKnowIt() {
        assertThat(Fetcher.hostOf(URI.create("https://News.Example.ORG:8443/feed")))
                .isEqualTo("news.example.org");
        assertThat(Fetcher.hostOf(URI.create("http://b\u00fccher.example/"))).isEqualTo("xn--bcher-kva.example");
        assertThat(Fetcher.hostOf(URI.create("mailto:ana@example.org"))).isNull();
    }

    @Test
    void aSettingThatMakesNoSenseIsNamed() {
        FetchSettings usual = Fetching.settings();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FetchSettings(
                        "Wire\nwatch",
                        1,
                        usual.hostPause(),
                        1,
                        usual.connectTimeout(),
                        usual.totalTimeout(),
                        1,
                        1,
                        List.of()))
                .withMessageContaining("userAgent");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FetchSettings(
                        "Wirewatch",
                        0,
                        usual.hostPause(),
                        1,
                        usual.connectTimeout(),
                        usual.totalTimeout(),
                        1,
                        1,
                        List.of()))
                .withMessageContaining("perHost");
    }
}
