package org.wirewatch.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wirewatch.alert.WishLinks;
import org.wirewatch.alert.WishLinks.Purpose;
import org.wirewatch.alert.WishLinks.Wish;
import org.wirewatch.cli.NewsWorld.Item;
import org.wirewatch.mail.ScriptedSmtpServer;

/** The links in a mail, from the mail to what they do. */
class WishLinksTest {
    private static final Wish WISH = new Wish(Purpose.UNSUBSCRIBE, "ana", "watch:storms");
    private static final Instant NOON = Instant.parse("2026-03-05T12:00:00Z");

    @TempDir
    private Path folder;

    private static WishLinks links(String key, Instant now) {
        return new WishLinks(key.getBytes(UTF_8), InstantSource.fixed(now));
    }

    @Test
    void aTokenSaysWhatWasSignedAndNothingElse() {
        WishLinks links = links("key", NOON);
        String token = links.token(WISH);
        assertThat(links.read(token)).contains(WISH);
        assertThat(token).matches("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");
        for (int i = 0; i < token.length(); i += 3) {
            char other = token.charAt(i) == 'A' ? 'B' : 'A';
            String changed = token.substring(0, i) + other + token.substring(i + 1);
            assertThat(links.read(changed)).as(changed).isEmpty();
        }
        String otherReader = links.token(new Wish(Purpose.UNSUBSCRIBE, "ben", "watch:storms"));
        String mixed = otherReader.split("\\.", 2)[0] + "." + token.split("\\.", 2)[1];
        assertThat(links.read(mixed)).isEmpty();
        assertThat(links.read("")).isEmpty();
        assertThat(links.read("a.b.c")).isEmpty();
    }

    @Test
    void aTokenOfAnotherKeyOrOfLongAgoIsNothing() {
        String token = links("key", NOON).token(WISH);
        assertThat(links("another key", NOON).read(token)).isEmpty();
        assertThat(links("key", NOON.plusSeconds(179 * 86_400)).read(token)).contains(WISH);
        assertThat(links("key", NOON.plusSeconds(181 * 86_400)).read(token)).isEmpty();
    }

    @Test
    void aLookChangesNothingAndTheButtonEndsTheMailsOfThatReaderAlone() throws Exception {
        try (NewsWorld courier = NewsWorld.open(16);
                ScriptedSmtpServer smtp = ScriptedSmtpServer.plain();
                HttpClient browser = HttpClient.newHttpClient()) {
            courier.publish("/feed", "The Courier");
            Newsdesk desk = new Newsdesk(
                    folder, smtp, """
                    data: "%s"
                    net: { min_interval: 1s, max_interval: 1h, host_pause: 1ms, allow_private: ["127.0.0.0/8"] }
                    mail:
                      from: "Wirewatch <wirewatch@example.org>"
                      smtp: { host: 127.0.0.1, port: %d, security: none }
                    web: { listen: "127.0.0.1:0", public_url: "https://news.example.org/watch/" }
                    readers:
                      ana: { email: ana@example.org, timezone: UTC }
                      ben: { email: ben@example.org, timezone: UTC }
                    feeds:
                      - { url: "%s", name: The Courier }
                    watches:
                      storms: { query: storm OR gale, to: [ana, ben], when: now }
                    """.formatted(folder.resolve("data"), smtp.port(), courier.url("/feed")));
            try (desk) {
                desk.start();
                desk.round();
                courier.publish("/feed", "The Courier", story(1));
                desk.nextRound();
                String mail = smtp.messages().stream()
                        .filter(message -> message.to().contains("ana@example.org"))
                        .findFirst()
                        .orElseThrow()
                        .text();
                String unfolded = mail.replaceAll("\r\n[ \t]+", " ");
                assertThat(unfolded).contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click");
                Matcher header = Pattern.compile(
                                "List-Unsubscribe: <https://news\\.example\\.org/watch/wish/([^>]+)>, <mailto:")
                        .matcher(unfolded);
                assertThat(header.find()).isTrue();
                URI page = URI.create(desk.daemon().webAddress() + "wish/" + header.group(1));

                HttpResponse<String> look =
                        browser.send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString());
                assertThat(look.statusCode()).isEqualTo(200);
                assertThat(look.body()).contains("<button", "ana", "storms").doesNotContain("<script");
                courier.publish("/feed", "The Courier", story(2), story(1));
                desk.nextRound();
                assertThat(smtp.messages()).hasSize(4);

                HttpResponse<String> done = browser.send(
                        HttpRequest.newBuilder(page)
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString("List-Unsubscribe=One-Click"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
                assertThat(done.statusCode()).isEqualTo(200);
                assertThat(done.body()).contains("Unsubscribed", "ana", "Take it back");
                courier.publish("/feed", "The Courier", story(3), story(2), story(1));
                desk.nextRound();
                assertThat(smtp.messages()).hasSize(5);
                assertThat(smtp.messages().getLast().to()).containsExactly("ben@example.org");

                assertThat(command("opt-outs")).contains("ana  watch:storms  left");
                assertThat(command("watches")).contains("ana has left it");
                assertThat(command("status")).contains("Readers   1 wish in force");
                assertThat(command("opt-outs", "--undo", "watch:storms", "--reader", "ana"))
                        .contains("ana gets mail of watch:storms again");
                courier.publish("/feed", "The Courier", story(4), story(3), story(2), story(1));
                desk.nextRound();
                assertThat(smtp.messages()).hasSize(7);

                HttpResponse<String> forged = browser.send(
                        HttpRequest.newBuilder(URI.create(page + "x"))
                                .POST(HttpRequest.BodyPublishers.noBody())
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
                assertThat(forged.statusCode()).isEqualTo(404);
            }
        }
    }

    private static Item story(int number) {
        String[] texts = {
            "A storm has torn the roof off the market hall of Aldermouth, the fire service said on Monday evening.",
            "Eleven trawlers sheltered behind the mole as a gale rose over the western approaches before dawn.",
            "Insurers count the cost: last week's storm cost orchards in Pellen most of their plum harvest.",
            "Racing was called off at Quay Meadow, where a gale had flattened two of the three grandstands."
        };
        return new Item("story-" + number, "Report " + texts[number - 1].substring(0, 30), texts[number - 1]);
    }

    private String command(String... words) {
        StringWriter out = new StringWriter();
        String[] all = java.util.Arrays.copyOf(words, words.length + 2);
        all[words.length] = "--config";
        all[words.length + 1] = folder.resolve("wirewatch.yaml").toString();
        Wirewatch.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(out, true))
                .execute(all);
        return out.toString();
    }
}
