package org.wirewatch.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wirewatch.net.Fetching.blocked;
import static org.wirewatch.net.Fetching.failed;
import static org.wirewatch.net.ScriptedServer.ok;
import static org.wirewatch.net.ScriptedServer.redirect;
import static org.wirewatch.net.ScriptedServer.status;

import java.net.URI;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Politeness C, 26-29: which redirects are followed, remembered and refused. */
class RedirectTest {
    private final Fetcher fetcher = Fetching.fetcher();

    @ParameterizedTest
    @ValueSource(ints = {301, 308})
    void aPermanentRedirectTellsTheNewUrl(int code) throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(redirect(code, "/new"), ok("a"))) {
            Fetch.Moved moved = (Fetch.Moved) Fetching.feed(fetcher, server.url("/old"));

            assertThat(moved.permanentTarget()).isEqualTo(server.url("/new"));
            assertThat(((Fetch.Fetched) moved.arrival()).finalUrl()).isEqualTo(server.url("/new"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 303, 307})
    void aTemporaryRedirectIsFollowedAndNotRemembered(int code) throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(redirect(code, "/now"), ok("a"))) {
            assertThat(Fetching.feed(fetcher, server.url("/feed")))
                    .isInstanceOfSatisfying(
                            Fetch.Fetched.class,
                            fetched -> assertThat(fetched.finalUrl()).isEqualTo(server.url("/now")));
        }
    }

    @Test
    void ofAMixedChainOnlyTheLeadingPermanentHopsAreRemembered() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(
                redirect(301, "/2"), redirect(308, "/3"), redirect(302, "/4"), redirect(301, "/5"), ok("a"))) {
            Fetch.Moved moved = (Fetch.Moved) Fetching.feed(fetcher, server.url("/1"));

            assertThat(moved.permanentTarget()).isEqualTo(server.url("/3"));
            assertThat(((Fetch.Fetched) moved.arrival()).finalUrl()).isEqualTo(server.url("/5"));
        }
    }

    @Test
    void aTemporaryRedirectFirstMeansThatNothingMoved() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(redirect(302, "/2"), redirect(301, "/3"), ok("a"))) {
            assertThat(Fetching.feed(fetcher, server.url("/1"))).isInstanceOf(Fetch.Fetched.class);
        }
    }

    @Test
    void tenRedirectsAreFollowedAndAnEleventhIsNot() throws Exception {
        try (ScriptedServer server = ScriptedServer.by(asked -> counting(asked.target(), 10))) {
            assertThat(Fetching.feed(fetcher, server.url("/0"))).isInstanceOf(Fetch.Fetched.class);
            assertThat(server.asked()).hasSize(11);
        }
        try (ScriptedServer server = ScriptedServer.by(asked -> counting(asked.target(), 11))) {
            assertThat(Fetching.feed(fetcher, server.url("/0"))).satisfies(failed("redirect-loop"));
            assertThat(server.asked()).hasSize(11);
        }
    }

    @Test
    void aCircleIsRecognisedWhenItCloses() throws Exception {
        try (ScriptedServer server =
                ScriptedServer.by(asked -> redirect(302, asked.target().equals("/a") ? "/b" : "/a"))) {
            assertThat(Fetching.feed(fetcher, server.url("/a"))).satisfies(failed("redirect-loop"));
            assertThat(server.asked()).hasSize(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/passwd", "ftp://news.test/feed", "gopher://news.test/", "javascript:alert(1)"})
    void aRedirectOutOfHttpIsRefused(String location) throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(redirect(302, location))) {
            assertThat(Fetching.feed(fetcher, server.url("/feed"))).satisfies(blocked("bad-scheme"));
        }
    }

    @Test
    void aRedirectFromHttpsToHttpIsRefused() throws Exception {
        HeldCertificate certificate = new HeldCertificate.Builder()
                .addSubjectAlternativeName("news.test")
                .build();
        HandshakeCertificates serverSide =
                new HandshakeCertificates.Builder().heldCertificate(certificate).build();
        HandshakeCertificates clientSide = new HandshakeCertificates.Builder()
                .addTrustedCertificate(certificate.certificate())
                .build();
        try (ScriptedServer plain = ScriptedServer.answering(ok("a"));
                ScriptedServer secure = new ScriptedServer(
                        serverSide.sslContext().getServerSocketFactory(),
                        _ -> redirect(301, plain.url("news.test", "/feed").toString()));
                Fetcher trusting = new Fetcher(
                        Fetching.settings(),
                        Fetching.CLOCK,
                        Fetching.NAMES,
                        Ticker.SYSTEM,
                        new Wire.TlsSeam(clientSide.sslSocketFactory(), clientSide.trustManager()))) {
            URI url = URI.create("https://news.test:" + secure.port() + "/feed");

            assertThat(Fetching.feed(trusting, url)).satisfies(blocked("downgrade"));
            assertThat(plain.asked()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "http://", "http://[::1"})
    void aRedirectToNowhereIsAFailure(String location) throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(redirect(302, location))) {
            assertThat(Fetching.feed(fetcher, server.url("/feed")))
                    .isNotInstanceOfAny(Fetch.Fetched.class, Fetch.Moved.class);
        }
    }

    @Test
    void aLocationWithSpacesUmlautsAndAFragmentIsUnderstood() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(redirect(302, "/a b/ü?x='1'#top"), ok("a"))) {
            assertThat(Fetching.feed(fetcher, server.url("/feed"))).isInstanceOf(Fetch.Fetched.class);
            assertThat(server.asked().getLast().target())
                    .startsWith("/a%20b/%C3%BC?x=")
                    .doesNotContain("#");
        }
    }

    @Test
    void anAbsoluteLocationIsAskedAsItIsSpelled() throws Exception {
        try (ScriptedServer server = ScriptedServer.by(asked -> asked.target().equals("/feed")
                ? redirect(302, "http://other.test:" + hostPort(asked) + "/a/../b?q='x'&%c3%BC")
                : ok("a"))) {
            Fetching.feed(fetcher, server.url("news.test", "/feed"));

            assertThat(server.asked().getLast().target()).isEqualTo("/a/../b?q='x'&%c3%BC");
            assertThat(server.asked().getLast().header("Host")).contains("other.test:" + server.port());
        }
    }

    @Test
    void aGoneBehindPermanentRedirectsIsGoneForGood() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(redirect(301, "/2"), status(410))) {
            assertThat(Fetching.feed(fetcher, server.url("/1")))
                    .isEqualTo(new Fetch.Moved(server.url("/2"), new Fetch.Gone()));
        }
    }

    @Test
    void aGoneBehindATemporaryRedirectDoesNotRetireTheFeed() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(redirect(302, "/2"), status(410))) {
            assertThat(Fetching.feed(fetcher, server.url("/1"))).satisfies(failed("http-410"));
        }
    }

    private static ScriptedServer.Reply counting(String target, int last) {
        int number = Integer.parseInt(target.substring(1));
        return number == last ? ok("a") : redirect(302, "/" + (number + 1));
    }

    private static String hostPort(ScriptedServer.Asked asked) {
        String host = asked.header("Host").orElseThrow();
        return host.substring(host.indexOf(':') + 1);
    }
}
