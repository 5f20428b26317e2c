package org.wirewatch.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wirewatch.cli.NewsWorld.Item;
import org.wirewatch.config.sites.SiteFolder;
import org.wirewatch.mail.ScriptedSmtpServer;
import org.wirewatch.pipeline.ArticleTrace;
import org.wirewatch.pipeline.SiteReport;

/** Pages as they are out there, through the real daemon: cut into parts, empty, walled, changed overnight. */
class WildPagesTest {
    private static final String FERRY = """
            The ferry to the Corran Islands will not sail on Friday, the harbour office of Port Lissom said.
            Its engine has to be taken out, which has not been done for eleven years.
            Passengers are brought to Aldermouth by bus, where the small boat leaves at noon.""";

    private static final Item OLD = new Item("old", "Old tides", "The tide tables of last year are sold out at last.");

    @TempDir
    private Path folder;

    private NewsWorld courier;
    private ScriptedSmtpServer smtp;
    private Newsdesk desk;

    @BeforeEach
    void open() throws IOException {
        courier = NewsWorld.open(13);
        smtp = ScriptedSmtpServer.plain();
        courier.publish("/feed", "The Courier", OLD);
        desk = Newsdesk.open(folder, smtp, """
                operator: ana
                readers:
                  ana: { email: ana@example.org, timezone: Europe/Madrid }
                feeds:
                  - { url: "%s", name: The Courier }
                watches:
                  squids: { query: 'squid', to: [ana], when: now }
                """.formatted(courier.url("/feed")));
        desk.round();
    }

    @AfterEach
    void close() throws Exception {
        desk.close();
        smtp.close();
        courier.close();
    }

    @Test
    void anArticleInThreePagesIsMatchedAsOneAndEachParagraphStandsOnce() {
        part("/ferry", FERRY, "/ferry?page=2");
        part(
                "/ferry?page=2",
                "Standing line of the series.\nOn the second page there is nothing new at all, only wind.",
                "/ferry?page=3");
        part(
                "/ferry?page=3",
                "Standing line of the series.\nOnly the third page knows of the giant squid in the dock.",
                "/ferry?page=1");
        feed("ferry", "The ferry that stayed", "It will not sail.");
        desk.nextRound();

        assertThat(desk.mails())
                .singleElement()
                .satisfies(mail -> assertThat(mail.text())
                        .contains("Only the third page knows of the giant *squid* in the dock."));
        ArticleTrace trace = trace("/ferry");
        assertThat(Objects.requireNonNull(trace.article()).readingNote()).isEqualTo("Joined from 3 pages.");
        assertThat(Objects.requireNonNull(trace.article()).body()).containsOnlyOnce("Standing line of the series.");
        assertThat(trace.pages()).hasSize(3);
    }

    @Test
    void theNextArticleAndTheNextPageOfAListAreNotFollowed() {
        courier.put("/ferry", "text/html", """
                <html><head><title>The ferry that stayed</title><link rel="next" href="/another-story"></head><body>
                <article><h1>The ferry that stayed</h1>%s</article>
                <nav><a rel="next" href="/another-story">Next article</a><a href="/news?page=2">2</a></nav></body></html>
                """.formatted(paragraphs(FERRY)));
        feed("ferry", "The ferry that stayed", "It will not sail.");
        desk.nextRound();

        assertThat(courier.requests()).doesNotContain("/another-story", "/news");
        assertThat(trace("/ferry").pages()).hasSize(1);
    }

    @Test
    void pagesWithoutEndAreReadUpToALimit() {
        for (int page = 1; page < 30; page++) {
            part("/ferry/" + page, FERRY.replace("\n", " part " + page + ".\n"), "/ferry/" + (page + 1));
        }
        part("/ferry", FERRY, "/ferry/2");
        feed("ferry", "The ferry that stayed", "It will not sail.");
        desk.nextRound();

        assertThat(courier.requests()).contains("/ferry/10").doesNotContain("/ferry/11");
        assertThat(Objects.requireNonNull(trace("/ferry").article()).readingNote())
                .contains("first 10 pages");
    }

    @Test
    void aSecondPageThatFailsForAPassingReasonIsTriedAgainBeforeTheArticleIsSettled() {
        part("/ferry", FERRY, "/ferry/2");
        courier.fail("/ferry/2", 503);
        feed("ferry", "The ferry that stayed", "It will not sail.");
        desk.nextRound();
        assertThat(desk.status().articlesWaiting()).isEqualTo(1);

        part("/ferry/2", "Only the second page knows of the giant squid in the dock.", null);
        desk.pass(Duration.ofMinutes(10));
        desk.daemon().newsroom().readPending();
        desk.round();
        assertThat(desk.mails())
                .singleElement()
                .satisfies(mail -> assertThat(mail.text()).contains("giant *squid*"));
    }

    @Test
    void aSecondPageThatIsGoneCostsOnlyItselfAndExplainSaysSo() {
        part("/ferry", FERRY + "\nA squid was seen, too.", "/ferry/2");
        feed("ferry", "The ferry that stayed", "It will not sail.");
        desk.nextRound();

        assertThat(desk.mails()).hasSize(1);
        assertThat(TraceText.of(trace("/ferry"), ZoneOffset.UTC)).contains("Only page 1 could be read");
    }

    @Test
    void anEmptyPagesAmpVariantIsReadAndTheMailStillLeadsToThePage() {
        courier.put("/ferry", "text/html", """
                <html><head><title>The ferry that stayed</title><link rel="amphtml" href="/amp/ferry"></head>
                <body><div id="root"></div><noscript>Please enable JavaScript.</noscript></body></html>""");
        part("/amp/ferry", FERRY + "\nA giant squid was to blame, the engineer said.", null);
        feed("ferry", "The ferry that stayed", "It will not sail.");
        desk.nextRound();

        assertThat(desk.mails())
                .singleElement()
                .satisfies(mail -> assertThat(mail.text())
                        .contains("giant *squid*")
                        .contains(courier.url("/ferry"))
                        .doesNotContain("/amp/"));
    }

    @Test
    void aVariantIsNotAskedForWhereThePageHasItsText() {
        courier.put("/ferry", "text/html", """
                <html><head><title>The ferry that stayed</title><link rel="amphtml" href="/amp/ferry"></head>
                <body><article><h1>The ferry that stayed</h1>%s</article></body></html>""".formatted(paragraphs(FERRY)));
        feed("ferry", "The ferry that stayed", "It will not sail.");
        desk.nextRound();

        assertThat(courier.requests("/ferry")).isEqualTo(1);
        assertThat(courier.requests("/amp/ferry")).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "consent-de-long, consent, behind a cookie dialog",
        "login-de, login, behind a log-in",
        "paywall-it, paywall, for subscribers only",
        "bot-wall-ru, bot-wall, behind a check for robots",
        "javascript-fr, javascript, empty without JavaScript",
        "not-found-es, not-found, not there any more"
    })
    void inFrontOfAWallTheFeedsTextServesAndItIsSaid(String specimen, String code, String words) throws IOException {
        courier.put("/walled", "text/html; charset=utf-8", specimen(specimen));
        feed("walled", "Squid in the dock", "A giant squid has been found in the dock of Port Lissom.");
        desk.nextRound();

        assertThat(desk.mails())
                .singleElement()
                .satisfies(mail -> assertThat(mail.text()).contains("giant *squid*"));
        assertThat(TraceText.of(trace("/walled"), ZoneOffset.UTC)).contains("Teaser only (" + code + ")");
        assertThat(StatusText.of(desk.status(), ZoneOffset.UTC, false).replaceAll("\\s+", " "))
                .contains("1 as teaser only: 1 " + words);
    }

    @Test
    void aDigestSaysWhyArticlesWereReadAsTeaserOnly() throws IOException {
        desk.reload("when: now }", "when: morning }\ndigests:\n  morning: { at: \"07:00\", days: mon-sun, to: [ana] }");
        desk.round();
        courier.put("/walled", "text/html; charset=utf-8", specimen("paywall-ru"));
        feed("walled", "Squid in the dock", "A giant squid has been found in the dock of Port Lissom.");
        desk.nextRound();
        desk.pass(Duration.ofHours(24));
        desk.round();

        assertThat(desk.mails())
                .singleElement()
                .satisfies(mail -> assertThat(mail.text().replaceAll("\\s+", " "))
                        .contains("1 article matched on the feed's teaser only: 1 for subscribers only."));
    }

    @Test
    void anAddressThatLeadsToTheFrontPageIsNoArticle() {
        courier.redirect("/walled", "/");
        part("/", FERRY, null);
        feed("walled", "Squid in the dock", "A giant squid has been found in the dock of Port Lissom.");
        desk.nextRound();

        assertThat(Objects.requireNonNull(trace("/walled").article()).teaserCode())
                .isEqualTo("not-found");
        assertThat(desk.mails()).hasSize(1);
    }

    @Test
    void aStubsWordsServeTooBesideTheFeedsText() throws IOException {
        courier.put("/walled", "text/html; charset=utf-8", specimen("paywall-cut"));
        feed("walled", "The lighthouse that would not dim", "A lamp.");
        desk.nextRound();

        assertThat(Objects.requireNonNull(trace("/walled").article()))
                .satisfies(article ->
                        assertThat(article.body()).startsWith("A lamp.").contains("Edda Marwick"))
                .satisfies(article -> assertThat(article.teaserCode()).isEqualTo("paywall"));
    }

    @Test
    void aRuleOfTheSiteIsFollowedAndOneThatFindsNothingIsCounted() throws IOException {
        rule("""
                body: .odd-box
                strip: .noise
                """);
        courier.put("/ruled", "text/html", """
                <html><head><title>The ferry that stayed</title></head><body><h1>The ferry that stayed</h1>
                <div class="odd-box"><p>Short, but this alone is the article.</p>
                <p class="noise">A squid cooks in our newsletter, subscribe.</p></div>
                <div class="other"><p>%s</p></div></body></html>""".formatted(FERRY));
        feed("ruled", "The ferry that stayed", "It will not sail.");
        desk.nextRound();
        part("/unruled", FERRY + "\nA squid was seen.", null);
        feed("unruled", "The ferry that left", "It sails.");
        desk.nextRound();

        assertThat(Objects.requireNonNull(trace("/ruled").article()).body())
                .isEqualTo("Short, but this alone is the article.");
        assertThat(SiteReport.of(desk.daemon().store())).singleElement().satisfies(site -> {
            assertThat(site.ruleFits()).isEqualTo(1);
            assertThat(site.ruleMisses()).isEqualTo(1);
        });
    }

    @Test
    void afterARuleChangesStoredArticlesAreReadAgainAndNobodyIsMailed() throws IOException {
        courier.put("/ruled", "text/html", """
                <html><head><title>The ferry that stayed</title></head><body><article><h1>The ferry that stayed</h1>%s
                <div class="comment-list"><p>A giant squid did it, wrote somebody from Brackwater at night.</p></div>
                </article></body></html>""".formatted(paragraphs(FERRY)));
        feed("ruled", "The ferry that stayed", "It will not sail.");
        desk.nextRound();
        rule("body: [.comment-list]\n");
        byte[] print = print("/ruled");
        desk.close();

        assertThat(run("sites", "apply", "127.0.0.13", "--dry-run")).contains("1 would change");
        assertThat(run("sites", "apply", "127.0.0.13"))
                .contains("text changed")
                .contains("would match now, nobody is mailed: squids")
                .contains("1 article read again, 1 changed.")
                .containsIgnoringWhitespaces("after a restart it compares with the new.");
        assertThat(run("sites", "apply", "127.0.0.13")).contains("1 article read again, 0 changed.");
        assertThat(run("search", "squid brackwater")).contains("The ferry that stayed");
        desk.start();
        assertThat(Objects.requireNonNull(trace("/ruled").article()).body()).startsWith("A giant squid did it");
        assertThat(print("/ruled")).isNotEqualTo(print);
        desk.nextRound();
        assertThat(desk.mails()).isEmpty();
    }

    @Test
    void aRuleIsTriedOnItsTestPagesAndWhatItChangesIsShown() throws IOException {
        courier.put("/ruled", "text/html", """
                <html><head><title>The ferry that stayed</title></head><body><article><h1>The ferry that stayed</h1>%s
                </article><p class="own">This alone is the article, says the owner of the rule.</p></body></html>
                """.formatted(paragraphs(FERRY)));
        rule("body: .own\ntests: [\"%s\", \"%s\"]\n".formatted(courier.url("/ruled"), courier.url("/gone")));

        String shown = run("sites", "test", "127.0.0.13");
        assertThat(shown)
                .contains("title      = The ferry that stayed")
                .contains("→ 11")
                .contains("→ This alone is the article, says the owner of the rule.")
                .contains("http-404");
        assertThat(shown.lines()).allMatch(line -> line.length() <= 80);
        assertThat(run("sites", "list")).contains("127.0.0.13.yaml").contains("0 / 0");
        assertThat(run("sites", "test", "nowhere.test")).contains("There is no rule for nowhere.test");
        assertThat(run("check")).contains("is good");
    }

    @Test
    void keptPagesGoAfterTheirTime() {
        part("/ferry", FERRY, null);
        feed("ferry", "The ferry that stayed", "It will not sail.");
        desk.nextRound();
        desk.pass(Duration.ofDays(13));
        desk.daemon().newsroom().sweep();
        assertThat(desk.status().reading().keptPages()).isEqualTo(1);

        desk.pass(Duration.ofDays(2));
        desk.daemon().newsroom().sweep();
        assertThat(desk.status().reading().keptPages()).isZero();
    }

    @Test
    void theOperatorHearsOnceOfASiteThatIsSuddenlyReadWorseAndOnceThatItIsReadAsBefore() throws IOException {
        publish(0, 14, "");
        assertThat(desk.mails()).isEmpty();
        String wall = specimen("consent-fr");
        publish(14, 21, wall);
        publish(21, 24, wall);

        assertThat(desk.mails()).singleElement().satisfies(notice -> {
            assertThat(notice.subject()).contains("127.0.0.13 is read worse than before");
            assertThat(notice.text().replaceAll("\\s+", " "))
                    .contains("consent")
                    .contains("wirewatch sites page");
        });
        assertThat(desk.status().reading().worse()).hasSize(1);
        String sample = desk.status().reading().worse().getFirst().sampleUrl();
        desk.pass(Duration.ofDays(20));
        desk.daemon().newsroom().sweep();
        assertThat(org.wirewatch.pipeline.KeptPages.of(desk.daemon().store(), sample))
                .singleElement()
                .satisfies(page -> assertThat(new String(page.body(), UTF_8)).isEqualTo(wall));

        publish(24, 31, "");
        publish(31, 33, "");
        assertThat(desk.mails()).hasSize(2);
        assertThat(desk.mails().getLast().subject()).contains("is read well again");
        assertThat(desk.status().reading().worse()).isEmpty();
    }

    /** Articles with numbers in a range; on the page of each is the given HTML, or a text of its own. */
    private void publish(int from, int to, String html) {
        Item[] items = java.util.stream.IntStream.range(from, to)
                .mapToObj(number -> new Item("n" + number, "News " + number + " of the harbour", """
                        Boat number %1$d has come in from the islands, the harbour office said on the day %1$d.
                        Its crew of %1$d had been out for a week with nets number %1$d and brought home herring alone.
                        The auction for lot %1$d starts at six, and those who come late will find crate %1$d empty. \
                        That has been the rule since the quay was built, and crate %1$d makes no exception to it. \
                        Ice for boat %1$d is brought by the cart with the number %1$d, as it was the year before.
                        """.formatted(number)))
                .toArray(Item[]::new);
        courier.publish("/feed", "The Courier", items);
        for (Item item : items) {
            if (!html.isEmpty()) {
                courier.put("/" + item.slug(), "text/html; charset=utf-8", html);
            }
        }
        desk.nextRound();
    }

    private void feed(String slug, String title, String summary) {
        courier.put("/feed", "application/rss+xml", """
                <rss version='2.0'><channel><title>The Courier</title><item><title>%s</title><link>%s</link>
                <description>%s</description></item></channel></rss>""".formatted(title, courier.url("/" + slug), summary));
    }

    private void part(String path, String text, @org.jspecify.annotations.Nullable String next) {
        String link = next == null ? "" : "<div class='pages'><a href='" + next + "'>Next page</a></div>";
        courier.put(path, "text/html; charset=utf-8", """
                <html><head><title>The ferry that stayed</title><meta property="og:type" content="article"></head><body>
                <article><h1>The ferry that stayed</h1>%s</article>%s</body></html>""".formatted(paragraphs(text), link));
    }

    private static String paragraphs(String text) {
        return "<p>" + String.join("</p><p>", List.of(text.split("\n"))) + "</p>";
    }

    private static String specimen(String name) throws IOException {
        try (InputStream file = Objects.requireNonNull(
                WildPagesTest.class.getResourceAsStream("/org/wirewatch/article/walls/" + name + ".html"))) {
            return new String(file.readAllBytes(), UTF_8);
        }
    }

    private ArticleTrace trace(String path) {
        return ArticleTrace.of(
                desk.daemon().store(), desk.daemon().newsroom().rules().settings(), courier.url(path));
    }

    private void rule(String yaml) throws IOException {
        Path sites = Files.createDirectories(folder.resolve("sites"));
        Files.writeString(sites.resolve("127.0.0.13.yaml"), yaml);
        desk.daemon().newsroom().useSiteRules(SiteFolder.rules(SiteFolder.read(sites)));
    }

    /** What later articles are compared with. */
    private byte[] print(String path) {
        long article = Objects.requireNonNull(trace(path).article()).id();
        return desk.daemon()
                .store()
                .read(session -> session.stories().print(article))
                .orElseThrow()
                .print();
    }

    private String run(String... command) {
        StringWriter out = new StringWriter();
        String[] all = java.util.stream.Stream.concat(
                        java.util.Arrays.stream(command),
                        java.util.stream.Stream.of(
                                "--config", folder.resolve("wirewatch.yaml").toString()))
                .toArray(String[]::new);
        Wirewatch.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(out))
                .execute(all);
        return out.toString();
    }
}
