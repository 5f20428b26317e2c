package org.wirewatch.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wirewatch.net.Fetching.failed;
import static org.wirewatch.net.ScriptedServer.ok;
import static org.wirewatch.net.ScriptedServer.raw;
import static org.wirewatch.net.ScriptedServer.reset;
import static org.wirewatch.net.ScriptedServer.status;
import static org.wirewatch.net.ScriptedServer.thenClose;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Politeness C and the bad input of a hostile world: each ends within its limit, with a code and a sentence. */
class TroubleTest {
    private final Fetcher fetcher = Fetching.fetcher();

    @Test
    void aServerThatIsNotThereRefuses() throws Exception {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            port = closed.getLocalPort();
        }
        assertThat(Fetching.feed(fetcher, URI.create("http://127.0.0.1:" + port + "/")))
                .satisfies(failed("refused"));
    }

    @Test
    void aSilentServerTimesOut() throws Exception {
        assertTimesOut(_ -> new CountDownLatch(1).await());
    }

    @Test
    void aDrippingBodyTimesOutThoughEachByteIsInTime() throws Exception {
        assertTimesOut(dripping("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n"));
    }

    @Test
    void aDrippingHeaderTimesOut() throws Exception {
        assertTimesOut(dripping("HTTP/1.1 200 OK\r\nX-Slow: "));
    }

    @Test
    void redirectsShareOneTotalTime() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(
                        ScriptedServer.redirect(302, "/2"), _ -> new CountDownLatch(1).await());
                Fetcher impatient = Fetching.fetcher(Fetching.impatient(Duration.ofMillis(300)))) {
            assertThat(Fetching.feed(impatient, server.url("/1"))).satisfies(failed("timeout"));
            assertThat(server.asked()).hasSize(2);
        }
    }

    @Test
    void aBodyThatStallsShortOfItsLengthIsCutOff() throws Exception {
        FetchSettings usual = Fetching.settings();
        FetchSettings quickToStall = new FetchSettings(
                usual.userAgent(),
                1,
                Duration.ZERO,
                8,
                Duration.ofMillis(200),
                Duration.ofSeconds(20),
                1000,
                1000,
                usual.allowPrivate());
        try (ScriptedServer server =
                        ScriptedServer.answering(raw("HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n<rss>"));
                Fetcher quick = Fetching.fetcher(quickToStall)) {
            assertThat(Fetching.feed(quick, server.url("/"))).satisfies(failed("cut-off"));
        }
    }

    @Test
    void aResetBeforeTheAnswerIsRetriedOnce() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(reset(), ok("a"))) {
            assertThat(Fetching.feed(fetcher, server.url("/"))).isInstanceOf(Fetch.Fetched.class);
        }
        try (ScriptedServer server = ScriptedServer.by(_ -> reset())) {
            assertThat(Fetching.feed(fetcher, server.url("/"))).satisfies(failed("reset"));
            assertThat(server.asked()).hasSize(2);
        }
    }

    @Test
    void anAnswerOfNothingIsRetriedOnceToo() throws Exception {
        try (ScriptedServer server = ScriptedServer.by(_ -> thenClose(""))) {
            assertThat(Fetching.feed(fetcher, server.url("/"))).satisfies(failed("reset"));
            assertThat(server.asked()).hasSize(2);
        }
    }

    @Test
    void aKeptConnectionThatTheServerClosedMeanwhileIsNoTrouble() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(
                connection -> {
                    ok("a").to(connection);
                    connection.close();
                },
                ok("b"))) {
            Fetching.feed(fetcher, server.url("/1"));
            assertThat(Fetching.feed(fetcher, server.url("/2"))).isInstanceOf(Fetch.Fetched.class);
        }
    }

    @Test
    void bytesLeftOverFromTheAnswerBeforeAreNotTakenForTheNext() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(
                raw("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nabc-garbage\r\n\r\n"), ok("b"), ok("b"))) {
            Fetching.feed(fetcher, server.url("/1"));
            assertThat(Fetching.feed(fetcher, server.url("/2")))
                    .isInstanceOfSatisfying(
                            Fetch.Fetched.class,
                            fetched -> assertThat(fetched.body())
                                    .asString(StandardCharsets.UTF_8)
                                    .isEqualTo("b"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"SSH-2.0-OpenSSH_9.2\r\n", "HTTP/1.1 abc\r\n\r\n", "<html>hello</html>\n"})
    void whatIsNotHttpIsCalledBroken(String greeting) throws Exception {
        try (ScriptedServer server = ScriptedServer.by(_ -> thenClose(greeting))) {
            assertThat(Fetching.feed(fetcher, server.url("/"))).satisfies(failed("broken"));
            assertThat(server.asked()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {202, 204, 300, 400, 401, 402, 403, 404, 405, 406, 408, 418, 421, 451, 500, 502, 504, 520})
    void aStatusThatBringsNothingIsAFailureAskedForOnce(int status) throws Exception {
        try (ScriptedServer server =
                ScriptedServer.by(_ -> status == 204 ? raw("HTTP/1.1 204 No\r\n\r\n") : status(status))) {
            assertThat(Fetching.feed(fetcher, server.url("/"))).satisfies(failed("http-" + status));
            assertThat(server.asked()).hasSize(1);
        }
    }

    @Test
    void a410IsGone() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(status(410))) {
            assertThat(Fetching.feed(fetcher, server.url("/"))).isEqualTo(new Fetch.Gone());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "403,cf-mitigated: challenge,'',Cloudflare",
        "403,Server: cloudflare,<script src=/cdn-cgi/challenge-platform/h/b/orchestrate></script>,Cloudflare",
        "403,Server: AkamaiGHost,Reference https://errors.edgesuite.net/18.x,Akamai",
        "202,x-amzn-waf-action: challenge,'',AWS WAF",
        "403,X-DataDome: protected,'',DataDome",
        "405,Server: x,Request unsuccessful. Incapsula incident ID: 1,Imperva"
    })
    void aBotWallIsCalledByItsName(int status, String header, String page, String name) throws Exception {
        try (ScriptedServer server =
                ScriptedServer.answering(ScriptedServer.full(status, page.getBytes(StandardCharsets.UTF_8), header))) {
            Fetch.Failed failed = (Fetch.Failed) Fetching.feed(fetcher, server.url("/"));

            assertThat(failed.code()).isEqualTo("bot-wall");
            assertThat(failed.sentence()).contains("bot wall (" + name + ")");
        }
    }

    @Test
    void anOrdinary403BlamesNoBotWall() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(
                ScriptedServer.full(403, "Forbidden".getBytes(StandardCharsets.UTF_8), "Server: cloudflare"))) {
            assertThat(((Fetch.Failed) Fetching.feed(fetcher, server.url("/"))).sentence())
                    .doesNotContain("bot wall");
        }
    }

    @Test
    void aCertificateForAnotherNameIsRefused() throws Exception {
        HeldCertificate other = new HeldCertificate.Builder()
                .addSubjectAlternativeName("other.test")
                .build();
        assertTls(other, other, "another name");
    }

    @Test
    void aCertificateFromAnUnknownAuthorityIsRefused() throws Exception {
        HeldCertificate news = new HeldCertificate.Builder()
                .addSubjectAlternativeName("news.test")
                .build();
        HeldCertificate someone = new HeldCertificate.Builder().build();
        assertTls(news, someone, "unknown authority");
    }

    @Test
    void anExpiredCertificateIsRefused() throws Exception {
        HeldCertificate authority =
                new HeldCertificate.Builder().certificateAuthority(0).build();
        HeldCertificate old = new HeldCertificate.Builder()
                .addSubjectAlternativeName("news.test")
                .signedBy(authority)
                .validityInterval(1_000_000_000_000L, 1_100_000_000_000L)
                .build();
        assertTls(old, authority, "has expired");
    }

    @Test
    void aServerThatSpeaksNoTlsIsATlsFailure() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            Thread answering = Thread.ofVirtual().start(() -> {
                try (Socket connection = server.accept()) {
                    raw("HTTP/1.1 400 Bad Request\r\n\r\n").to(connection);
                    connection.getInputStream().readAllBytes();
                } catch (IOException | InterruptedException _) {
                    // the client hung up
                }
            });
            assertThat(Fetching.feed(fetcher, URI.create("https://news.test:" + server.getLocalPort() + "/")))
                    .satisfies(failed("tls"));
            answering.join();
        }
    }

    @Test
    void aHangingNameServerIsGivenUpAndHoldsUpNobody() throws Exception {
        FetchSettings usual = Fetching.settings();
        FetchSettings settings = new FetchSettings(
                usual.userAgent(),
                1,
                Duration.ZERO,
                64,
                Duration.ofSeconds(1),
                Duration.ofSeconds(5),
                1000,
                1000,
                usual.allowPrivate());
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch hanging = new CountDownLatch(4);
        try (ScriptedServer server = ScriptedServer.by(_ -> ok("a"));
                Fetcher some = new Fetcher(
                        settings,
                        Fetching.CLOCK,
                        host -> {
                            if (host.startsWith("hanging")) {
                                hanging.countDown();
                                awaitUninterruptibly(never);
                            }
                            return List.of(InetAddress.ofLiteral("127.0.0.1"));
                        },
                        Ticker.SYSTEM,
                        null)) {
            List<Thread> stuck = IntStream.range(0, 4)
                    .mapToObj(i -> Thread.ofVirtual().start(() -> {
                        assertThat(Fetching.feed(some, server.url("hanging" + i + ".test", "/")))
                                .satisfies(failed("host-not-found"));
                    }))
                    .toList();
            assertThat(hanging.await(5, TimeUnit.SECONDS)).isTrue();
            assertThat(Fetching.feed(some, server.url("quick.test", "/"))).isInstanceOf(Fetch.Fetched.class);
            assertThat(stuck).allMatch(Thread::isAlive);
            for (Thread thread : stuck) {
                thread.join();
            }
        } finally {
            never.countDown();
        }
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void assertTimesOut(ScriptedServer.Reply reply) throws IOException {
        try (ScriptedServer server = ScriptedServer.answering(reply);
                Fetcher impatient = Fetching.fetcher(Fetching.impatient(Duration.ofMillis(300)))) {
            assertThat(Fetching.feed(impatient, server.url("/"))).satisfies(failed("timeout"));
            assertThat(server.asked()).hasSize(1);
        }
    }

    private static void assertTls(HeldCertificate shown, HeldCertificate trusted, String words) throws IOException {
        HandshakeCertificates serverSide =
                new HandshakeCertificates.Builder().heldCertificate(shown).build();
        HandshakeCertificates clientSide = new HandshakeCertificates.Builder()
                .addTrustedCertificate(trusted.certificate())
                .build();
        try (ScriptedServer server =
                        new ScriptedServer(serverSide.sslContext().getServerSocketFactory(), _ -> ok("a"));
                Fetcher some = new Fetcher(
                        Fetching.settings(),
                        Fetching.CLOCK,
                        Fetching.NAMES,
                        Ticker.SYSTEM,
                        new Wire.TlsSeam(clientSide.sslSocketFactory(), clientSide.trustManager()))) {
            Fetch fetch = Fetching.feed(some, URI.create("https://news.test:" + server.port() + "/"));

            assertThat(fetch).satisfies(failed("tls"));
            assertThat(((Fetch.Failed) fetch).sentence()).contains("news.test", words);
            assertThat(server.asked()).isEmpty();
        }
    }

    /** A byte every few milliseconds, for ever. */
    private static ScriptedServer.Reply dripping(String start) {
        return ScriptedServer.writing(out -> {
            out.write(start.getBytes(StandardCharsets.US_ASCII));
            while (true) {
                out.write('x');
                out.flush();
                LockSupport.parkNanos(5_000_000);
            }
        });
    }
}
