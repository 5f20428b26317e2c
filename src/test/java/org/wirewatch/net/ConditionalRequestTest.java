package org.wirewatch.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wirewatch.net.ScriptedServer.ok;
import static org.wirewatch.net.ScriptedServer.raw;
import static org.wirewatch.net.ScriptedServer.redirect;
import static org.wirewatch.net.ScriptedServer.status;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Politeness A: what a server gave to recognise its answer by goes back to it, and to nobody else. */
class ConditionalRequestTest {
    private final Fetcher fetcher = Fetching.fetcher();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"x\"",
                "W/\"x\"",
                "\"x-gzip\"",
                "unquoted",
                "\"in ner  spaces\"",
                "\"\"",
                "\"a\",\"b\"",
                "'",
                "\"ü\""
            })
    void anEtagGoesBackByteForByte(String etag) throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(ok("a", "ETag: " + etag), status(304))) {
            Fetch.Fetched first = (Fetch.Fetched) Fetching.feed(fetcher, server.url("/feed"));
            fetcher.fetch(FetchRequest.feed(server.url("/feed"), first.validators()));

            assertThat(server.asked().getFirst().header("If-None-Match")).isEmpty();
            assertThat(server.asked().getLast().header("If-None-Match")).contains(asOctets(etag));
            assertThat(server.asked().getLast().header("If-Modified-Since")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mon, 23 Nov 2026 10:00:00 GMT",
                "Sun, 23 Nov 2026 10:00:00 GMT",
                "Fri, 01 Jan 2100 00:00:00 GMT",
                "2026-11-23 10:00",
                "yesterday"
            })
    void aLastModifiedGoesBackByteForByteWhateverItSays(String lastModified) throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(ok("a", "Last-Modified: " + lastModified), status(304))) {
            Fetch.Fetched first = (Fetch.Fetched) Fetching.feed(fetcher, server.url("/feed"));
            fetcher.fetch(FetchRequest.feed(server.url("/feed"), first.validators()));

            assertThat(server.asked().getLast().header("If-Modified-Since")).contains(lastModified);
            assertThat(server.asked().getLast().header("If-None-Match")).isEmpty();
        }
    }

    @Test
    void whereBothWereGivenBothGoBack() throws Exception {
        try (ScriptedServer server =
                ScriptedServer.answering(ok("a", "ETag: \"1\"", "Last-Modified: today"), status(304))) {
            Fetch.Fetched first = (Fetch.Fetched) Fetching.feed(fetcher, server.url("/feed"));
            Fetch second = fetcher.fetch(FetchRequest.feed(server.url("/feed"), first.validators()));

            assertThat(server.asked().getLast().header("If-None-Match")).contains("\"1\"");
            assertThat(server.asked().getLast().header("If-Modified-Since")).contains("today");
            assertThat(second).isEqualTo(new Fetch.NotModified(first.validators(), null));
        }
    }

    @Test
    void aLater200LeavesNothingOfTheValidatorsBefore() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(ok("a", "ETag: \"2\""))) {
            Fetch.Fetched fetched = (Fetch.Fetched)
                    fetcher.fetch(FetchRequest.feed(server.url("/feed"), new Validators("\"1\"", "yesterday")));

            assertThat(fetched.validators()).isEqualTo(new Validators("\"2\"", null, server.url("/feed")));
        }
    }

    @Test
    void a304MayBringNewerValidators() throws Exception {
        try (ScriptedServer server =
                ScriptedServer.answering(status(304, "ETag: \"2\"", "Cache-Control: max-age=60"))) {
            Fetch.NotModified answer = (Fetch.NotModified)
                    fetcher.fetch(FetchRequest.feed(server.url("/feed"), new Validators("\"1\"", "yesterday")));

            assertThat(answer.validators()).isEqualTo(new Validators("\"2\"", "yesterday", null));
            assertThat(answer.freshFor()).hasSeconds(60);
        }
    }

    @Test
    void a304ToAnUnconditionalRequestIsAFailure() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(status(304))) {
            assertThat(Fetching.feed(fetcher, server.url("/feed")))
                    .isInstanceOfSatisfying(
                            Fetch.Failed.class,
                            failed -> assertThat(failed.code()).isEqualTo("http-304"));
        }
    }

    @Test
    void aValidatorWithBytesThatAreNoUtf8IsLeftOutAndTheOtherStillSent() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(
                raw("HTTP/1.1 200 OK\r\nETag: \"\u00fc\"\r\nLast-Modified: today\r\nContent-Length: 0\r\n\r\n"),
                status(304))) {
            Fetch.Fetched first = (Fetch.Fetched) Fetching.feed(fetcher, server.url("/feed"));
            fetcher.fetch(FetchRequest.feed(server.url("/feed"), first.validators()));

            assertThat(server.asked().getLast().header("If-None-Match")).isEmpty();
            assertThat(server.asked().getLast().header("If-Modified-Since")).contains("today");
        }
    }

    @Test
    void aStoredValidatorWithALineBreakCannotAddAHeader() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(ok("a"))) {
            fetcher.fetch(FetchRequest.feed(server.url("/feed"), new Validators("\"1\"\r\nEvil: yes", null)));

            assertThat(server.asked().getLast().header("Evil")).isEmpty();
            assertThat(server.asked().getLast().header("If-None-Match")).isEmpty();
        }
    }

    @Test
    void validatorsAreNotSentToAnotherUrlThanTheOneTheyCameFrom() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(redirect(301, "/new"), ok("a"))) {
            fetcher.fetch(FetchRequest.feed(server.url("/old"), new Validators("\"old\"", null)));

            assertThat(server.asked().getFirst().header("If-None-Match")).contains("\"old\"");
            assertThat(server.asked().getLast().target()).isEqualTo("/new");
            assertThat(server.asked().getLast().header("If-None-Match")).isEmpty();
        }
    }

    @Test
    void validatorsFromBehindATemporaryRedirectGoBackBehindIt() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(
                redirect(302, "/today"), ok("a", "ETag: \"1\""), redirect(302, "/today"), status(304))) {
            URI url = server.url("/feed");
            Fetch.Fetched first = (Fetch.Fetched) Fetching.feed(fetcher, url);
            Fetch second = fetcher.fetch(FetchRequest.feed(url, first.validators()));

            assertThat(second).isInstanceOf(Fetch.NotModified.class);
            assertThat(server.asked().get(2).header("If-None-Match")).isEmpty();
            assertThat(server.asked().get(3).header("If-None-Match")).contains("\"1\"");
        }
    }

    private static String asOctets(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
