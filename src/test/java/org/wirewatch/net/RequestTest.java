package org.wirewatch.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wirewatch.net.ScriptedServer.ok;
import static org.wirewatch.net.ScriptedServer.redirect;
import static org.wirewatch.net.ScriptedServer.status;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Politeness D, 31-34: what a request looks like on the wire. */
class RequestTest {
    private final Fetcher fetcher = Fetching.fetcher();

    @Test
    void aFeedIsAskedForWithExactlyTheseHeaders() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(ok("a"))) {
            Fetching.feed(fetcher, server.url("/feed"));

            ScriptedServer.Asked asked = server.asked().getFirst();
            assertThat(asked.line()).isEqualTo("GET /feed HTTP/1.1");
            assertThat(asked.headers())
                    .containsExactlyInAnyOrder(
                            "User-Agent: " + Fetching.USER_AGENT,
                            "Accept: application/atom+xml, application/rss+xml, application/feed+json, "
                                    + "application/rdf+xml;q=0.9, application/xml;q=0.8, text/xml;q=0.8, "
                                    + "application/json;q=0.7, */*;q=0.1",
                            "Accept-Encoding: gzip",
                            "Host: 127.0.0.1:" + server.port(),
                            "Connection: Keep-Alive");
        }
    }

    @Test
    void aFeedAnArticleAndRobotsTxtAreAskedForByTheSameUserAgent() throws Exception {
        try (ScriptedServer server = ScriptedServer.by(_ -> ok("User-agent: *\nAllow: /\n"))) {
            Fetching.feed(fetcher, server.url("/feed"));
            fetcher.fetch(FetchRequest.article(server.url("/story")));

            assertThat(server.asked())
                    .extracting(ScriptedServer.Asked::target)
                    .containsExactly("/feed", "/robots.txt", "/story");
            assertThat(server.asked())
                    .allSatisfy(asked -> assertThat(asked.header("User-Agent")).contains(Fetching.USER_AGENT));
            assertThat(server.asked().getLast().header("Accept"))
                    .hasValueSatisfying(accept -> assertThat(accept).startsWith("text/html,"));
        }
    }

    @Test
    void neitherCookieNorRefererIsEverSent() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(
                status(302, "Set-Cookie: session=1; Path=/", "Location: /2"), ok("a", "Set-Cookie: b=2"), ok("a"))) {
            Fetching.feed(fetcher, server.url("/1"));
            Fetching.feed(fetcher, server.url("/1"));

            assertThat(server.asked()).hasSize(3).allSatisfy(asked -> {
                assertThat(asked.header("Cookie")).isEmpty();
                assertThat(asked.header("Referer")).isEmpty();
            });
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/feed?z=1&a=2&z=3",
                "/feed?",
                "/feed?a&b=&=c",
                "/%7Euser/%c3%BC/%2e%2e/x",
                "/a/../b/./c//d",
                "/feed?q='quoted'&x=%27",
                "/a;b=c,d/(e)!$*@:+",
                "/feed?url=http://example.org/?a=b&c=[1]",
                "/100%25?p=%25zz"
            })
    void theUrlIsSentAsItIsWritten(String target) throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(ok("a"))) {
            Fetching.feed(fetcher, URI.create(server.url(target) + "#fragment"));

            assertThat(server.asked().getFirst().line()).isEqualTo("GET " + target + " HTTP/1.1");
        }
    }

    @ParameterizedTest
    @CsvSource({"'','/'", "'?a=b','/?a=b'", "'/ü?ö=ä','/%C3%BC?%C3%B6=%C3%A4'", "'/\uD83D\uDE00','/%F0%9F%98%80'"})
    void whatHttpCannotCarryIsEncodedAndNothingElse(String written, String sent) throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(ok("a"))) {
            Fetching.feed(fetcher, server.url(written));

            assertThat(server.asked().getFirst().target()).isEqualTo(sent);
        }
    }

    @Test
    void userAndPasswordInAUrlAreSentToThatSiteOnlyAndNeverShown() throws Exception {
        try (ScriptedServer server =
                ScriptedServer.answering(redirect(302, "/feed/"), redirect(302, "http://other.test:1/"), status(404))) {
            URI url = URI.create("http://ana:s%3Acret@news.test:" + server.port() + "/feed");
            Fetch.Failed failed = (Fetch.Failed) Fetching.feed(fetcher, url);

            assertThat(server.asked())
                    .hasSize(2)
                    .allSatisfy(
                            asked -> assertThat(asked.header("Authorization")).contains("Basic YW5hOnM6Y3JldA=="));
            assertThat(failed.sentence()).doesNotContain("cret");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ftp://news.test/feed", "file:///etc/passwd", "mailto:ana@example.org", "/feed", "http:///x"})
    void whatIsNoHttpUrlIsRefused(String url) {
        assertThat(Fetching.feed(fetcher, URI.create(url))).satisfies(Fetching.blocked("bad-scheme"));
    }

    @Test
    void aHostWithAnUnderscoreOrAnUmlautIsAskedFor() throws Exception {
        try (ScriptedServer server = ScriptedServer.by(_ -> ok("a"))) {
            Fetching.feed(fetcher, server.url("my_feeds.test", "/"));
            Fetching.feed(fetcher, server.url("b\u00fccher.test", "/"));

            assertThat(server.asked().getFirst().header("Host")).contains("my_feeds.test:" + server.port());
            assertThat(server.asked().getLast().header("Host")).contains("xn--bcher-kva.test:" + server.port());
        }
    }

    @Test
    void aConnectionIsKeptForTheNextRequest() throws Exception {
        try (ScriptedServer server = ScriptedServer.by(_ -> ok("a"))) {
            Fetching.feed(fetcher, server.url("/1"));
            Fetching.feed(fetcher, server.url("/2"));

            assertThat(server.asked())
                    .extracting(ScriptedServer.Asked::connection)
                    .containsOnly(0);
        }
    }
}
