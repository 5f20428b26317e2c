package org.wirewatch.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wirewatch.cli.Publisher.feed;
import static org.wirewatch.cli.Publisher.item;
import static org.wirewatch.cli.Publisher.login;
import static org.wirewatch.cli.Publisher.rss;
import static org.wirewatch.net.ScriptedServer.redirect;
import static org.wirewatch.net.ScriptedServer.reset;
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
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wirewatch.net.FetcherSeams;

/** Politeness C, 20-29: what a server may answer, and what is done then. Numbers as in docs/politeness.md. */
@TestInstance(Lifecycle.PER_CLASS)
class PolitenessErrorsTest {
    private PoliteDesk desk;

    @BeforeAll
    void open(@TempDir Path folder) throws IOException {
        desk = PoliteDesk.open(folder);
    }

    @AfterAll
    void close() throws IOException {
        desk.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"429 seconds", "429 date", "503 seconds", "503 date"})
    void p20_p21_retryAfterHoldsForTheWholeHostAndOverARestart(String how) {
        int status = Integer.parseInt(how.substring(0, 3));
        Publisher wire = desk.publisher();
        Instant until = desk.now().plus(Duration.ofHours(3));
        String retryAfter = how.endsWith("date")
                ? DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
                        .format(until.atOffset(ZoneOffset.UTC))
                : "10800";
        wire.on("/one", status(status, "Retry-After: " + retryAfter), feed(rss()))
                .on("/two", feed(rss()));
        desk.feeds(wire.url("/one"));
        desk.round();
        desk.feeds(wire.url("/one"), wire.url("/two"));
        desk.round();
        desk.roundAfter(Duration.ofMinutes(90));
        desk.restart();
        desk.round();
        desk.roundAfter(Duration.ofMinutes(85));
        assertThat(wire.requests()).hasSize(1);

        desk.pollWhenDue(wire.url("/one"));
        desk.pollWhenDue(wire.url("/two"));
        assertThat(wire.requests("/one")).hasSizeGreaterThan(1);
        assertThat(wire.requests("/two")).isNotEmpty();
        assertThat(wire.requests().get(1).at()).isAfterOrEqualTo(until);
        assertThat(desk.state(wire.url("/one")).state()).isEqualTo("ok");
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void p21_withoutRetryAfterTheWaitsDouble(int status) {
        Publisher wire = desk.publisher().on("/feed", status(status));
        assertThat(waits(wire, 5))
                .satisfies(waits -> assertThat(waits.get(0)).isBetween(Duration.ofMinutes(30), Duration.ofMinutes(33)))
                .satisfies(waits -> assertThat(waits.get(1)).isBetween(Duration.ofMinutes(60), Duration.ofMinutes(67)))
                .satisfies(waits -> assertThat(waits.get(4)).isBetween(Duration.ofHours(8), Duration.ofHours(9)));
    }

    /** How long a feed that always fails waits after each failure. */
    private List<Duration> waits(Publisher wire, int failures) {
        String url = wire.url("/feed");
        desk.feeds(url);
        desk.round();
        List<Duration> waits = new ArrayList<>();
        for (int i = 0; i < failures; i++) {
            waits.add(desk.untilDue(url));
            desk.pollWhenDue(url);
        }
        return waits;
    }

    @Test
    void p22_aBare429SlowsDownAllFeedsOfItsHost() {
        Publisher wire =
                desk.publisher().on("/one", status(429)).on("/two", feed(rss())).on("/three", feed(rss()));
        Publisher other = desk.publisher().on("/feed", feed(rss()));
        desk.feeds(wire.url("/one"));
        desk.round();
        desk.feeds(wire.url("/one"), wire.url("/two"), wire.url("/three"), other.url("/feed"));
        desk.roundAfter(Duration.ofSeconds(1));

        assertThat(wire.requests()).hasSize(1);
        assertThat(other.requests()).hasSize(1);
        assertThat(desk.state(wire.url("/two")).code()).isEqualTo("http-429");
    }

    @Test
    void p23_failuresInARowBackOffToADayAndOneSuccessEndsThat() {
        Publisher wire = desk.publisher().on("/feed", status(500));
        List<Duration> waits = waits(wire, 9);
        assertThat(waits.subList(0, 7)).isSorted();
        assertThat(waits.get(1)).isBetween(Duration.ofMinutes(40), Duration.ofMinutes(44));
        assertThat(waits.get(4)).isBetween(Duration.ofMinutes(320), Duration.ofMinutes(352));
        assertThat(waits.getLast()).isBetween(Duration.ofHours(24), Duration.ofHours(27));
        assertThat(wire.requests()).hasSize(10);

        wire.on("/feed", feed(rss()));
        desk.pollWhenDue(wire.url("/feed"));
        assertThat(desk.untilDue(wire.url("/feed"))).isBetween(Duration.ofMinutes(30), Duration.ofMinutes(33));
    }

    @Test
    void p23_everyKindOfFailureBacksOffAndOnlyAResetIsTriedOnceMore() throws Exception {
        Publisher wire =
                desk.publisher().on("/reset", reset()).on("/html", login()).on("/500", status(500));
        Publisher closed = desk.publisher();
        closed.close();
        List<String> urls = List.of(
                wire.url("/reset"),
                wire.url("/html"),
                wire.url("/500"),
                closed.url("/refused"),
                "http://no-such-host.test/feed");
        desk.feeds(urls.toArray(String[]::new));
        desk.round();
        for (int i = 0; i < 4; i++) {
            desk.roundAfter(Duration.ofHours(2));
        }

        assertThat(wire.requests("/reset")).hasSizeBetween(6, 10);
        assertThat(wire.requests("/html")).hasSizeBetween(3, 5);
        assertThat(urls)
                .extracting(url -> desk.state(url).code())
                .containsExactly("reset", "html", "http-500", "refused", "host-not-found");
        assertThat(urls).allSatisfy(url -> {
            assertThat(desk.state(url).failures()).isGreaterThan(2);
            assertThat(desk.reason(url)).contains("times in a row");
        });
        assertThat(wire.requests("/reset").size() % 2).isZero();
    }

    @Test
    void p24_aFeedThatIsGoneIsNeverAskedAgainAndTheOwnerHearsOfItOnce() {
        Publisher wire = desk.publisher().on("/feed", feed(rss()), status(410));
        String url = wire.url("/feed");
        desk.feeds(url);
        desk.round();
        desk.newNotices();
        desk.pollWhenDue(url);
        for (int days = 0; days < 40; days += 10) {
            desk.roundAfter(Duration.ofDays(10));
        }
        desk.restart();
        desk.round();

        assertThat(wire.requests()).hasSize(2);
        assertThat(desk.state(url).state()).isEqualTo("retired");
        assertThat(desk.newNotices())
                .singleElement()
                .satisfies(notice -> assertThat(notice.subject()).contains("gone"));
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404})
    void p25_aRefusalIsNotHammeredAndTheOwnerHearsOfItOnceItLasts(int status) {
        Publisher wire = desk.publisher().on("/feed", status(status));
        String url = wire.url("/feed");
        desk.feeds(url);
        desk.newNotices();
        Instant begin = desk.now();
        for (int hours = 0; hours < 23; hours++) {
            desk.roundAfter(Duration.ofHours(1));
        }
        assertThat(desk.newNotices()).isEmpty();
        for (int hours = 0; hours < 72; hours++) {
            desk.roundAfter(Duration.ofHours(1));
        }

        assertThat(Duration.between(begin, desk.now())).isGreaterThan(Duration.ofDays(3));
        assertThat(wire.requests()).hasSizeBetween(7, 12);
        assertThat(wire.requests().stream()
                        .map(request -> request.header("User-Agent"))
                        .distinct())
                .hasSize(1);
        assertThat(desk.newNotices())
                .singleElement()
                .satisfies(notice -> assertThat(notice.text()).contains("http-" + status));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 308})
    void p26_aPermanentRedirectToAFeedIsStoredOnceItWasSeenThreeTimes(int status) {
        Publisher wire = desk.publisher()
                .on("/old", redirect(status, "/between"))
                .on("/between", redirect(308, "/new"))
                .on("/new", feed(rss()));
        String url = wire.url("/old");
        desk.feeds(url);
        desk.round();
        desk.pollWhenDue(url, 4);

        assertThat(wire.requests("/old")).hasSize(3);
        assertThat(wire.requests("/between")).hasSize(3);
        assertThat(wire.requests("/new")).hasSize(5);
        assertThat(desk.state(url).askedAt()).isEqualTo(wire.url("/new"));
    }

    @Test
    void p26_ofAPermanentHopBeforeATemporaryOneOnlyThePermanentIsStored() {
        Publisher wire = desk.publisher()
                .on("/old", redirect(301, "/lasting"))
                .on("/lasting", redirect(302, "/today"))
                .on("/today", feed(rss()));
        String url = wire.url("/old");
        desk.feeds(url);
        desk.round();
        desk.pollWhenDue(url, 4);

        assertThat(wire.requests("/old")).hasSize(3);
        assertThat(wire.requests("/lasting")).hasSize(5);
        assertThat(desk.state(url).askedAt()).isEqualTo(wire.url("/lasting"));
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 303, 307})
    void p27_aTemporaryRedirectIsFollowedEachTimeFromTheStart(int status) {
        Publisher wire = desk.publisher().on("/old", redirect(status, "/new")).on("/new", feed(rss()));
        String url = wire.url("/old");
        desk.feeds(url);
        desk.round();
        desk.pollWhenDue(url, 4);

        assertThat(wire.requests("/old")).hasSize(5);
        assertThat(wire.requests("/new")).hasSize(5);
        assertThat(desk.state(url).askedAt()).isNull();
    }

    @Test
    void p28_aRedirectToAPageThatIsNoFeedReplacesNothingAndWipesNothing() {
        String rss = rss(item("storm", "Storm nears", "http://nowhere.test/storm", ""));
        Publisher wire = desk.publisher()
                .on(
                        "/feed",
                        feed(rss),
                        redirect(301, "/login"),
                        redirect(301, "/login"),
                        redirect(301, "/login"),
                        redirect(301, "/login"),
                        feed(rss + " "))
                .on("/login", login());
        String url = wire.url("/feed");
        desk.feeds(url);
        desk.round();
        desk.newAlerts();
        desk.pollWhenDue(url, 4);
        assertThat(desk.state(url).code()).isEqualTo("moved");
        assertThat(desk.state(url).sentence()).contains(wire.url("/login"));
        assertThat(desk.state(url).askedAt()).isNull();

        desk.pollWhenDue(url);
        assertThat(wire.requests("/feed")).hasSize(6);
        assertThat(desk.state(url).state()).isEqualTo("ok");
        assertThat(desk.newAlerts()).isEmpty();
    }

    @Test
    void p29_circlesLongChainsAndForbiddenTargetsEndWithACodeAndBackOff() throws Exception {
        HeldCertificate certificate = new HeldCertificate.Builder()
                .addSubjectAlternativeName("safe.test")
                .build();
        HandshakeCertificates server =
                new HandshakeCertificates.Builder().heldCertificate(certificate).build();
        HandshakeCertificates client = new HandshakeCertificates.Builder()
                .addTrustedCertificate(certificate.certificate())
                .build();
        Publisher wire =
                desk.publisher().on("/circle", redirect(302, "/circle2")).on("/circle2", redirect(302, "/circle"));
        for (int i = 0; i < 12; i++) {
            wire.on("/chain" + i, redirect(302, "/chain" + (i + 1)));
        }
        wire.on("/chain12", feed(rss()))
                .on("/file", redirect(302, "file:///etc/passwd"))
                .on("/ftp", redirect(301, "ftp://files.test/feed"))
                .on("/private", redirect(302, "http://10.1.2.3/feed"))
                .on("/metadata", redirect(301, "http://169.254.169.254/latest"))
                .on("/named", redirect(307, "http://inside.test/feed"));
        desk.desk().names().put("inside.test", InetAddress.ofLiteral("192.168.7.7"));
        desk.desk().names().put("safe.test", InetAddress.ofLiteral("127.2.0.1"));
        desk.desk().trust(new FetcherSeams.Trust(client.sslSocketFactory(), client.trustManager()));
        desk.restart();
        try (Publisher safe = new Publisher(
                desk.time(), "127.2.0.1", "https", server.sslContext().getServerSocketFactory())) {
            safe.on("/feed", redirect(301, wire.url("/chain12")));
            List<String> urls = List.of(
                    wire.url("/circle"),
                    wire.url("/chain0"),
                    wire.url("/file"),
                    wire.url("/ftp"),
                    wire.url("/private"),
                    wire.url("/metadata"),
                    wire.url("/named"),
                    safe.url("safe.test", "/feed"));
            desk.feeds(urls.toArray(String[]::new));
            desk.round();

            assertThat(urls)
                    .extracting(url -> desk.state(url).code())
                    .containsExactly(
                            "redirect-loop",
                            "redirect-loop",
                            "bad-scheme",
                            "bad-scheme",
                            "private-address",
                            "private-address",
                            "private-address",
                            "downgrade");
            assertThat(safe.requests()).hasSize(1);
            assertThat(wire.requests("/chain12")).isEmpty();
            assertThat(wire.requests().stream()
                            .filter(request -> request.target().startsWith("/circle")))
                    .hasSize(2);
            assertThat(urls).allSatisfy(url -> assertThat(desk.untilDue(url)).isGreaterThan(Duration.ofMinutes(20)));
        }
    }
}
