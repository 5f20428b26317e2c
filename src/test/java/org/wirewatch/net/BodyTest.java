package org.wirewatch.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wirewatch.net.Fetching.failed;
import static org.wirewatch.net.ScriptedServer.full;
import static org.wirewatch.net.ScriptedServer.ok;
import static org.wirewatch.net.ScriptedServer.raw;
import static org.wirewatch.net.ScriptedServer.thenClose;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Politeness D, 33 and 35: a body is unpacked by what it is, and never more of it than the cap. */
class BodyTest {
    private static final String FEED = "<rss version=\"2.0\"><channel><title>Harbour news</title></channel></rss>\n";

    private final Fetcher fetcher = Fetching.fetcher();

    @ParameterizedTest
    @ValueSource(
            strings = {"Content-Encoding: gzip", "Content-Encoding: x-gzip", "Content-Encoding: GZIP", "X-No: label"})
    void gzipIsUnpackedWithAndWithoutItsLabel(String header) throws Exception {
        assertBody(full(200, gzip(FEED), header), FEED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate", "br", "utf-8", "none"})
    void plainBytesAreTakenAsTheyAreWhateverTheLabel(String label) throws Exception {
        assertBody(ok(FEED, "Content-Encoding: " + label), FEED);
    }

    @Test
    void gzipThatIsPackedTwiceIsUnpackedTwice() throws Exception {
        assertBody(full(200, gzip(gzip(FEED.getBytes(StandardCharsets.UTF_8))), "Content-Encoding: gzip"), FEED);
    }

    @Test
    void deflateIsUnpackedThoughItWasNotAskedFor() throws Exception {
        ByteArrayOutputStream deflated = new ByteArrayOutputStream();
        try (OutputStream out = new DeflaterOutputStream(deflated)) {
            out.write(FEED.getBytes(StandardCharsets.UTF_8));
        }
        assertBody(full(200, deflated.toByteArray(), "Content-Encoding: deflate"), FEED);
    }

    @Test
    void anEmptyBodyLabelledGzipIsEmpty() throws Exception {
        assertBody(ok("", "Content-Encoding: gzip"), "");
    }

    @Test
    void aBodyWithoutAnyLengthEndsWithTheConnection() throws Exception {
        assertBody(thenClose("HTTP/1.0 200 OK\r\n\r\n" + FEED), FEED);
    }

    @Test
    void aChunkedBodyIsPutTogether() throws Exception {
        assertBody(
                raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"), "abcde");
    }

    @Test
    void an226CarriesWhatIsNew() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(full(226, new byte[] {'a'}, "IM: feed"))) {
            Fetch fetch = fetcher.fetch(FetchRequest.feed(server.url("/"), new Validators("\"1\"", null)));

            assertThat(fetch).isInstanceOf(Fetch.Fetched.class);
            assertThat(server.asked().getFirst().header("A-IM")).contains("feed");
        }
    }

    @Test
    void anEncodingThatWasNotAskedForIsNamed() throws Exception {
        assertFailure(full(200, new byte[] {0x1b, 0x2a, 0, 1, 2, 3}, "Content-Encoding: br"), "bad-encoding");
    }

    @Test
    void garbledGzipIsAFailure() throws Exception {
        byte[] packed = gzip(FEED);
        Arrays.fill(packed, packed.length / 2, packed.length - 8, (byte) 0x55);
        assertFailure(full(200, packed, "Content-Encoding: gzip"), "bad-encoding");
    }

    @Test
    void aContentLengthLargerThanTheBodyMeansCutOff() throws Exception {
        assertFailure(thenClose("HTTP/1.1 200 OK\r\nETag: \"1\"\r\nContent-Length: 500\r\n\r\n" + FEED), "cut-off");
    }

    @Test
    void aContentLengthLargerThanAWholeGzipMeansCutOffToo() throws Exception {
        byte[] packed = gzip(FEED);
        assertFailure(
                connection -> {
                    raw("HTTP/1.1 200 OK\r\nContent-Length: " + (packed.length + 9) + "\r\n\r\n")
                            .to(connection);
                    raw(packed).to(connection);
                    connection.close();
                },
                "cut-off");
    }

    @Test
    void aChunkedBodyWithoutItsEndMeansCutOff() throws Exception {
        assertFailure(thenClose("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n"), "cut-off");
    }

    @Test
    void gzipWithoutItsEndMeansCutOff() throws Exception {
        byte[] packed = gzip(FEED);
        assertFailure(full(200, Arrays.copyOf(packed, packed.length - 12), "Content-Encoding: gzip"), "cut-off");
    }

    @Test
    void aResetInTheMiddleOfTheBodyMeansCutOffAndIsNotRetried() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(connection -> {
            raw("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nabc").to(connection);
            ScriptedServer.reset().to(connection);
        })) {
            assertThat(Fetching.feed(fetcher, server.url("/"))).satisfies(failed("cut-off"));
            assertThat(server.asked()).hasSize(1);
        }
    }

    @Test
    void aBodyOfExactlyTheCapIsTakenAndOneByteMoreIsNot() throws Exception {
        int cap = (int) Fetching.settings().maxFeedBytes();
        assertBody(ok("x".repeat(cap)), "x".repeat(cap));
        assertFailure(ok("x".repeat(cap + 1)), "too-big");
        assertFailure(full(200, gzip("x".repeat(cap + 1))), "too-big");
    }

    @Test
    void aContentLengthOverTheCapIsNotReadAtAll() throws Exception {
        assertFailure(raw("HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n"), "too-big");
    }

    @Test
    void anEndlessBodyStopsAtTheCap() throws Exception {
        AtomicLong sent = new AtomicLong();
        try (ScriptedServer server = ScriptedServer.answering(endless(sent, new byte[8192]))) {
            assertThat(Fetching.feed(fetcher, server.url("/"))).satisfies(failed("too-big"));
        }
    }

    @Test
    void aCompressionBombStopsAtTheCap() throws Exception {
        byte[] bomb = gzip(new byte[50_000_000]);
        assertThat(bomb.length).isLessThan(100_000);
        assertFailure(full(200, bomb, "Content-Encoding: gzip"), "too-big");
        assertFailure(full(200, gzip(bomb), "Content-Encoding: gzip"), "too-big");
    }

    @Test
    void aPageHasACapOfItsOwn() throws Exception {
        int cap = (int) Fetching.settings().maxArticleBytes();
        try (ScriptedServer server = ScriptedServer.by(
                asked -> asked.target().equals("/robots.txt") ? ScriptedServer.status(404) : ok("x".repeat(cap + 1)))) {
            assertThat(fetcher.fetch(FetchRequest.article(server.url("/story"))))
                    .satisfies(failed("too-big"));
            assertThat(Fetching.feed(fetcher, server.url("/feed"))).isInstanceOf(Fetch.Fetched.class);
        }
    }

    private void assertBody(ScriptedServer.Reply reply, String body) throws IOException {
        try (ScriptedServer server = ScriptedServer.answering(reply)) {
            assertThat(Fetching.feed(fetcher, server.url("/feed")))
                    .isInstanceOfSatisfying(
                            Fetch.Fetched.class,
                            fetched -> assertThat(fetched.body())
                                    .asString(StandardCharsets.UTF_8)
                                    .isEqualTo(body));
        }
    }

    private void assertFailure(ScriptedServer.Reply reply, String code) throws IOException {
        try (ScriptedServer server = ScriptedServer.answering(reply)) {
            assertThat(Fetching.feed(fetcher, server.url("/feed"))).satisfies(failed(code));
        }
    }

    private static ScriptedServer.Reply endless(AtomicLong sent, byte[] piece) {
        return ScriptedServer.writing(out -> {
            out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            while (true) {
                out.write(piece);
                sent.addAndGet(piece.length);
            }
        });
    }

    private static byte[] gzip(String text) throws IOException {
        return gzip(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }
}
