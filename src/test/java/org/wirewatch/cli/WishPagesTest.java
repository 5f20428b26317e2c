package org.wirewatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wirewatch.mail.ScriptedSmtpServer;

/** A reader follows the links in their mails and presses the buttons that are there, in the real daemon. */
class WishPagesTest {
    @TempDir
    private Path folder;

    private final Random random = new Random(11);
    private final HttpClient browser = HttpClient.newHttpClient();
    private final List<String> entries = new ArrayList<>();
    private NewsWorld courier;
    private ScriptedSmtpServer smtp;
    private Newsdesk desk;

    @BeforeEach
    void open() throws IOException {
        courier = NewsWorld.open(17);
        smtp = ScriptedSmtpServer.plain();
        report();
        desk = new Newsdesk(folder, smtp, """
                    data: "%s"
                    net: { min_interval: 1s, max_interval: 1h, host_pause: 1ms, allow_private: ["127.0.0.0/8"] }
                    mail:
                      from: "Wirewatch <wirewatch@example.org>"
                      smtp: { host: 127.0.0.1, port: %d, security: none }
                    web: { listen: "127.0.0.1:0", public_url: "https://news.example.org/watch/" }
                    operator: ben
                    readers:
                      ana: { email: ana@example.org, timezone: Europe/Madrid, cap: 3 }
                      ben: { email: ben@example.org, timezone: UTC }
                    feeds:
                      - { url: "%s", name: The Courier, pages: off }
                      - { url: "%s", name: The Dead, pages: off }
                    watches:
                      storms: { query: storm, to: [ana, ben], when: now }
                      floods: { query: flood, to: [ana], when: morning }
                      fires: { query: fire, to: [ana], when: morning }
                    digests:
                      morning: { at: "07:00", days: daily, to: [ana], watches: [floods, fires, storms] }
                    """.formatted(
                        folder.resolve("data"), smtp.port(), courier.url("/feed"), courier.url("/dead")));
        desk.start();
        desk.round();
    }

    @AfterEach
    void close() throws IOException {
        desk.close();
        smtp.close();
        courier.close();
        browser.close();
    }

    /** Puts stories into the feed; no two share more than a word or two. */
    private void report(String... topics) {
        for (String topic : topics) {
            entries.add("<item><title>%s %s</title><description>%s.</description></item>"
                    .formatted(topic, words(6), words(12)));
        }
        courier.put(
                "/feed",
                "application/rss+xml",
                "<rss version='2.0'><channel><title>C</title><link>" + courier.url("/") + "</link>"
                        + String.join("", entries) + "</channel></rss>");
    }

    private String words(int number) {
        return IntStream.range(0, number)
                .mapToObj(_ -> Integer.toString(random.nextInt(1 << 25), 36))
                .collect(Collectors.joining(" "));
    }

    private List<ReadMail> mails(String reader) {
        return desk.mails().stream()
                .filter(mail -> mail.to().contains(reader + "@"))
                .toList();
    }

    /** Where a link of the newest mail to a reader leads, by its words. */
    private URI link(String reader, String words) {
        String href = Jsoup.parse(mails(reader).getLast().html()).select("a").stream()
                .filter(link -> link.text().equals(words))
                .map(link -> link.attr("href"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no link “" + words + "”"));
        assertThat(href).startsWith("https://news.example.org/watch/wish/");
        return here(href.substring("https://news.example.org/watch/".length()));
    }

    private URI here(String path) {
        return URI.create(desk.daemon().webAddress() + path);
    }

    private Document look(URI page) throws Exception {
        HttpResponse<String> answer =
                browser.send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        return Jsoup.parse(answer.body(), page.toString());
    }

    private HttpResponse<String> post(URI page, String body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(page)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Presses the page's button as a browser would. */
    private Document press(URI page, String body) throws Exception {
        Element form = look(page).selectFirst("form");
        if (form == null) {
            throw new AssertionError("no button on " + page);
        }
        assertThat(form.select("button")).hasSize(1);
        String action = form.attr("action");
        URI target = action.isEmpty() ? page : page.resolve(action);
        HttpResponse<String> answer = post(target, body);
        assertThat(answer.statusCode()).isEqualTo(200);
        return Jsoup.parse(answer.body(), target.toString());
    }

    private String command(String... words) {
        StringWriter out = new StringWriter();
        String[] all = java.util.Arrays.copyOf(words, words.length + 2);
        all[words.length] = "--config";
        all[words.length + 1] = folder.resolve("wirewatch.yaml").toString();
        int code = Wirewatch.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(out, true))
                .execute(all);
        return code + " " + out;
    }

    private void passUntil(String moment) {
        desk.pass(Duration.between(desk.now(), Instant.parse(moment)));
        desk.round();
    }

    @Test
    void aWatchIsMutedForAsLongAsTheReaderChoosesAndForThatReaderAlone() throws Exception {
        report("Storm");
        desk.nextRound();
        URI page = link("ana", "Mute this watch");
        Document choices = look(page);
        assertThat(choices.select("label").eachText())
                .containsExactly(
                        "for a week, until Thursday 12 March 2026, 12:00 (Europe/Madrid)",
                        "for a day, until Friday 6 March 2026, 12:00 (Europe/Madrid)",
                        "for four weeks, until Thursday 2 April 2026, 12:00 (Europe/Madrid)");
        assertThat(choices.select("input[checked]").eachAttr("value")).containsExactly("1w");

        Document done = press(page, "for=1d");
        assertThat(done.text()).contains("Muted", "“storms”", "until Friday 6 March 2026, 12:00 (Europe/Madrid)");
        report("Storm");
        desk.nextRound();
        assertThat(mails("ana")).hasSize(1);
        assertThat(mails("ben")).hasSize(2);
        assertThat(look(page).text()).contains("muted now until Friday 6 March 2026, 12:00");

        passUntil("2026-03-06T11:00:01Z");
        report("Storm");
        desk.nextRound();
        assertThat(mails("ana")).hasSize(2);
    }

    @Test
    void aMuteThatIsTakenBackBeforeTheDigestHasCostNothing() throws Exception {
        report("Flood", "Fire");
        desk.nextRound();
        report("Storm");
        desk.nextRound();
        press(link("ana", "Mute this watch"), "");
        passUntil("2026-03-06T06:01:00Z");
        URI mute = sectionLink("floods");
        report("Flood", "Fire", "Storm");
        desk.nextRound();

        String again = press(mute, "for=1w").select("form").attr("action");
        assertThat(press(here("wish/" + again), "").text()).contains("ana gets mail of the watch “floods” again");
        passUntil("2026-03-07T06:01:00Z");
        assertThat(mails("ana").getLast().text()).contains("2 stories in 2 watches", "Flood", "Fire");

        report("Flood", "Fire");
        desk.nextRound();
        press(mute, "for=1w");
        passUntil("2026-03-08T06:01:00Z");
        assertThat(mails("ana").getLast().subject()).startsWith("[morning] Fire");
        press(here("wish/" + again), "");
        passUntil("2026-03-09T06:01:00Z");
        assertThat(mails("ana").getLast().subject()).startsWith("[morning] Fire");
    }

    /** The link under a watch's heading in the newest digest. */
    private URI sectionLink(String watch) {
        Element cell = Jsoup.parse(mails("ana").getLast().html()).select("h2").stream()
                .filter(h2 -> h2.text().startsWith(watch))
                .map(Element::parent)
                .findFirst()
                .orElseThrow();
        String href = cell.select("a").attr("href");
        return here(href.substring("https://news.example.org/watch/".length()));
    }

    @Test
    void aMutedStoryIsToldUnderNoWatchOfThatReader() throws Exception {
        report("Storm");
        desk.nextRound();
        URI page = link("ana", "Mute this story");
        assertThat(look(page).text()).contains("ana will hear nothing of the story “Storm ");
        press(page, "for=4w");
        desk.reload("query: fire,", "query: fire OR late,");
        String again =
                entries.getLast().replace("</title>", " late</title>").replace("</item>", "<guid>b</guid></item>");
        entries.add(again);
        report("Fire");
        desk.nextRound();
        passUntil("2026-03-06T06:01:00Z");
        assertThat(mails("ana").getLast().text()).contains("Fire").doesNotContain("Storm");
    }

    @Test
    void aLinkOfAWatchThatWasRenamedSaysSoAndStillTakesTheOneClick() throws Exception {
        report("Storm");
        desk.nextRound();
        URI mute = link("ana", "Mute this watch");
        URI leave = link("ana", "Unsubscribe");
        desk.configure(desk.config().replace("storms: {", "gales: {").replace("fires, storms]", "fires, gales]"));

        assertThat(look(mute).text()).contains("There is no watch “storms” any more: it was renamed or removed");
        assertThat(look(mute).select("button")).isEmpty();
        assertThat(post(mute, "for=1w").body()).contains("renamed or removed");
        assertThat(command("opt-outs")).contains("Nobody has left or muted anything.");
        assertThat(post(leave, "List-Unsubscribe=One-Click").statusCode()).isEqualTo(200);
        assertThat(command("opt-outs")).contains("ana  watch:storms  left");

        desk.configure(desk.config()
                .replace("gales: {", "storms: {")
                .replace("to: [ana, ben]", "to: [ben]")
                .replace("fires, gales]", "fires]"));
        assertThat(look(mute).text()).contains("The watch “storms” is not mailed to ana any more.");
    }

    @Test
    void whoLeavesADigestStillHearsOfWhatWaitedThereForTheCapAlone() throws Exception {
        report("Storm", "Storm", "Storm", "Storm", "Storm", "Flood");
        desk.nextRound();
        assertThat(mails("ana")).hasSize(3);
        assertThat(command("opt-outs", "--add", "digest:morning", "--reader", "ana"))
                .isEqualTo("0 ana gets no mail of digest:morning.\n");
        String token = tokenOf("digest:morning");
        post(here("wish/" + token), "List-Unsubscribe=One-Click");
        desk.nextRound();
        ReadMail heldBack = mails("ana").getLast();
        assertThat(heldBack.subject()).startsWith("[held back] 2 stories: Storm");
        assertThat(heldBack.text()).doesNotContain("Flood");

        report("Storm", "Storm", "Storm", "Storm");
        desk.nextRound();
        desk.nextRound();
        assertThat(mails("ana")).hasSize(3 + 1 + 3 + 1);
        passUntil("2026-03-07T06:01:00Z");
        assertThat(mails("ana")).hasSize(3 + 1 + 3 + 1);
    }

    private String tokenOf(String scope) {
        byte[] key = desk.daemon().store().read(session -> session.optOuts().linkKey());
        return new org.wirewatch.alert.WishLinks(key, desk.time())
                .token(new org.wirewatch.alert.WishLinks.Wish(
                        org.wirewatch.alert.WishLinks.Purpose.UNSUBSCRIBE, "ana", scope));
    }

    @Test
    void whoLeavesARollUpLeavesItsWatches() throws Exception {
        desk.reload("cap: 3", "cap: 3, quiet_hours: \"11:00-14:00\"");
        report("Storm", "Storm");
        desk.nextRound();
        desk.nextRound();
        assertThat(mails("ana")).hasSize(1);
        assertThat(mails("ana").getFirst().subject()).startsWith("[held back] 2 stories: ");
        Document done = press(link("ana", "Unsubscribe"), "");
        assertThat(done.text()).contains("ana gets no more mail of the watches “storms”");
        report("Storm");
        desk.nextRound();
        assertThat(mails("ana")).hasSize(1);
        assertThat(mails("ben")).hasSize(3);
    }

    @Test
    void aDigestWithoutRoomLinksToAPageThatHasThemAll() throws Exception {
        report(IntStream.range(0, 60).mapToObj(_ -> "Flood").toArray(String[]::new));
        desk.nextRound();
        passUntil("2026-03-06T06:01:00Z");
        assertThat(mails("ana").getLast().text())
                .contains("+ 20 more stories matched")
                .contains("See them all:");
        Document all = look(link("ana", "See them all"));
        assertThat(all.select("h1").text()).isEqualTo("60 stories");
        assertThat(all.select("li")).hasSize(60);
        assertThat(all.select("form")).isEmpty();
        assertThat(look(link("ana", "See them all")).text()).isEqualTo(all.text());
    }

    @Test
    void theOperatorCanLeaveNoticesAndIsToldWhatLastsWhenTheyAreWantedAgain() throws Exception {
        for (int polls = 0; polls < 4; polls++) {
            desk.pass(Duration.ofHours(13));
            desk.round();
        }
        assertThat(mails("ben").getLast().subject()).contains("The Dead");
        Document left = press(link("ben", "Unsubscribe"), "");
        assertThat(left.text()).contains("no more mail of feeds, sites and a network in trouble");
        courier.put("/dead", "application/rss+xml", "<rss version='2.0'><channel><title>D</title></channel></rss>");
        desk.nextRound();
        desk.nextRound();
        assertThat(mails("ben")).hasSize(1);
        press(here("wish/" + left.select("form").attr("action")), "");
        desk.nextRound();
        assertThat(mails("ben")).hasSize(2);
    }

    @Test
    void buttonsAreCountedByAddressAndLooksAreNot() throws Exception {
        URI nothing = here("wish/none");
        for (int i = 0; i < 30; i++) {
            assertThat(post(nothing, "").statusCode()).isEqualTo(404);
        }
        HttpResponse<String> tooMany = post(nothing, "");
        assertThat(tooMany.statusCode()).isEqualTo(429);
        assertThat(tooMany.headers().firstValue("Retry-After")).contains("2");
        assertThat(tooMany.body()).contains("Try it again in 2 seconds");
        assertThat(browser.send(HttpRequest.newBuilder(nothing).build(), HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(404);
        assertThat(post(nothing, "", "X-Forwarded-For", "203.0.113.7, 198.51.100.4")
                        .statusCode())
                .isEqualTo(404);
        desk.pass(Duration.ofSeconds(2));
        assertThat(post(nothing, "").statusCode()).isEqualTo(404);
        assertThat(post(nothing, "").statusCode()).isEqualTo(429);
    }

    @Test
    void anOperatorDoesForAReaderWhatTheReaderAsksForByMail() {
        assertThat(command("opt-outs", "--add", "watch:storms", "--reader", "ana", "--until", "2999-01-01"))
                .startsWith("0 ana gets no mail of watch:storms until 1 Jan 2999");
        report("Storm");
        desk.nextRound();
        assertThat(mails("ana")).isEmpty();
        assertThat(mails("ben")).hasSize(1);

        assertThat(command("opt-outs", "--add", "watch:storm", "--reader", "ana"))
                .startsWith("2 There is no watch \"storm\"; did you mean \"storms\"?");
        assertThat(command("opt-outs", "--add", "watch:storms", "--reader", "anna"))
                .startsWith("2 There is no reader \"anna\"; did you mean \"ana\"?");
        assertThat(command("opt-outs", "--add", "storms", "--reader", "ana")).startsWith("2 \"storms\" is not a thing");
        assertThat(command("opt-outs", "--add", "digest:evening", "--reader", "ana"))
                .startsWith("2 There is no digest \"evening\"");
        assertThat(command("opt-outs", "--add", "story:x", "--reader", "ana")).startsWith("2 \"x\" is not a story's");
        assertThat(command("opt-outs", "--add", "notices:all", "--reader", "ana"))
                .startsWith("2 \"notices:all\"");
        assertThat(command("opt-outs", "--add", "watch:storms")).startsWith("2 --add needs --reader NAME.");
        assertThat(command("opt-outs", "--for", "7d")).startsWith("2 --for and --until go with --add.");
    }
}
