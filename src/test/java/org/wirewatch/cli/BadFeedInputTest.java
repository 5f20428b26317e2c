package org.wirewatch.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.wirewatch.cli.Publisher.feed;
import static org.wirewatch.cli.Publisher.item;
import static org.wirewatch.cli.Publisher.login;
import static org.wirewatch.cli.Publisher.page;
import static org.wirewatch.cli.Publisher.rss;
import static org.wirewatch.cli.Publisher.stormText;
import static org.wirewatch.net.ScriptedServer.full;
import static org.wirewatch.net.ScriptedServer.raw;
import static org.wirewatch.net.ScriptedServer.redirect;
import static org.wirewatch.net.ScriptedServer.writing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wirewatch.net.FetcherSeams;
import org.wirewatch.net.ScriptedServer.Reply;

/** What the world may put in a feed's place: each ends in a coded failure, loses nothing, and delays nobody. */
class BadFeedInputTest {
    private static final String KNOWN = rss(item("known", "Storm of old", "http://nowhere.test/old", ""));

    @Test
    void eachBadAnswerEndsWithItsCodeLosesNoEntryAndDelaysNoOtherFeed(@TempDir Path folder) throws Exception {
        HeldCertificate certificate = new HeldCertificate.Builder()
                .addSubjectAlternativeName("another.test")
                .build();
        HandshakeCertificates server =
                new HandshakeCertificates.Builder().heldCertificate(certificate).build();
        HandshakeCertificates client = new HandshakeCertificates.Builder()
                .addTrustedCertificate(certificate.certificate())
                .build();
        AtomicLong streamed = new AtomicLong();
        try (PoliteDesk desk = PoliteDesk.open(folder)) {
            desk.desk().names().put("inside.test", InetAddress.ofLiteral("10.0.0.7"));
            desk.desk().trust(new FetcherSeams.Trust(client.sslSocketFactory(), client.trustManager()));
            desk.restart();
            Map<String, Case> cases = new LinkedHashMap<>();
            cases.put("/endless", new Case("too-big", endless(streamed)));
            cases.put(
                    "/declared", new Case("too-big", raw("HTTP/1.1 200 OK\r\nContent-Length: 104857600\r\n\r\n<rss>")));
            cases.put("/bomb", new Case("too-big", full(200, bomb(), "Content-Encoding: gzip")));
            cases.put("/drip", new Case("timeout", dripping()));
            cases.put("/short", new Case("cut-off", ended("HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n" + KNOWN)));
            cases.put("/circle", new Case("redirect-loop", redirect(302, "/circle0")));
            cases.put("/loopback", new Case("private-address", redirect(302, "http://[::1]/feed")));
            cases.put("/inside", new Case("private-address", redirect(301, "http://inside.test/feed")));
            cases.put("/html", new Case("html", login()));
            cases.put("/empty", new Case("empty", full(200, new byte[0], "Content-Type: text/xml")));
            cases.put("/noise", new Case("not-a-feed", full(200, "\u0001\u0002 nothing".getBytes(UTF_8))));

            Map<String, Publisher> publishers = new LinkedHashMap<>();
            cases.keySet()
                    .forEach(target -> publishers.put(target, desk.publisher().on(target, feed(KNOWN))));
            Publisher circle = publisher(publishers, "/circle");
            for (int i = 0; i < 10; i++) {
                circle.on("/circle" + i, redirect(302, i == 9 ? "/circle" : "/circle" + (i + 1)));
            }
            Publisher good = desk.publisher().on("/feed", feed(KNOWN)).on("/new", page("Storm anew", stormText()));
            try (Publisher tls = new Publisher(
                    desk.time(), "127.3.0.1", "https", server.sslContext().getServerSocketFactory())) {
                desk.desk().names().put("news.test", InetAddress.ofLiteral("127.3.0.1"));
                String wrongName = tls.url("news.test", "/feed");
                List<String> bad = publishers.entrySet().stream()
                        .map(entry -> entry.getValue().url(entry.getKey()))
                        .toList();
                desk.feeds(Stream.concat(bad.stream(), Stream.of(wrongName, good.url("/feed")))
                        .toArray(String[]::new));
                desk.round();
                assertThat(bad)
                        .allSatisfy(url -> assertThat(desk.state(url).code()).isEqualTo("ok"));
                assertThat(desk.state(wrongName).code()).isEqualTo("tls");
                assertThat(desk.state(wrongName).sentence()).contains("for another name");
                assertThat(tls.requests()).isEmpty();

                cases.forEach((target, answer) -> publisher(publishers, target).on(target, answer.reply()));
                good.on("/feed", feed(rss(item("new", "Storm anew", good.url("/new"), ""))));
                desk.roundAfter(Duration.ofHours(1));

                cases.forEach((target, answer) -> {
                    String url = publisher(publishers, target).url(target);
                    assertThat(desk.state(url).code()).as(target).isEqualTo(answer.code());
                    assertThat(desk.state(url).sentence()).as(target).isNotBlank();
                    assertThat(desk.untilDue(url)).as(target).isGreaterThan(Duration.ofMinutes(20));
                });
                assertThat(streamed.get()).isLessThan(20_000_000);
                assertThat(circle.requests().stream()
                                .filter(request -> request.target().startsWith("/circle")))
                        .hasSizeLessThanOrEqualTo(12);
                assertThat(desk.newAlerts()).extracting(ReadMail::subject).containsExactly("[storms] Storm anew");

                // What was known before is known after.
                publishers.forEach((target, publisher) -> publisher.on(target, feed(KNOWN + " ")));
                desk.roundAfter(Duration.ofHours(3));
                assertThat(bad)
                        .allSatisfy(url -> assertThat(desk.state(url).state()).isEqualTo("ok"));
                assertThat(desk.newAlerts()).isEmpty();
            }
        }
    }

    private record Case(String code, Reply reply) {}

    private static Publisher publisher(Map<String, Publisher> publishers, String target) {
        Publisher publisher = publishers.get(target);
        if (publisher == null) {
            throw new AssertionError(target);
        }
        return publisher;
    }

    /** A hundred megabytes without a length. */
    private static Reply endless(AtomicLong streamed) {
        return writing(out -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nConnection: close\r\n\r\n<rss>".getBytes(UTF_8));
            byte[] chunk = new byte[100_000];
            java.util.Arrays.fill(chunk, (byte) ' ');
            for (int i = 0; i < 1000; i++) {
                out.write(chunk);
                streamed.addAndGet(chunk.length);
            }
        });
    }

    private static byte[] bomb() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            for (int i = 0; i < 100; i++) {
                gzip.write(new byte[1_000_000]);
            }
        }
        return packed.toByteArray();
    }

    private static Reply dripping() {
        return connection -> {
            raw("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n").to(connection);
            while (true) {
                raw(" ").to(connection);
                LockSupport.parkNanos(50_000_000);
            }
        };
    }

    private static Reply ended(String answer) {
        return connection -> {
            raw(answer).to(connection);
            connection.close();
        };
    }
}
