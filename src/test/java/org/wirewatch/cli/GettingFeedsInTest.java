package org.wirewatch.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wirewatch.cli.NewsWorld.Item;
import org.wirewatch.mail.ScriptedSmtpServer;
import org.wirewatch.pipeline.StatusReport.FeedState;

/** The real daemon and addresses that are no feeds yet: pages, moved feeds, sitemaps. Politeness 30, 42, 43. */
class GettingFeedsInTest {
    private static final Item OLD = new Item("old", "Storm of last week", "Last week a storm crossed the strait.");
    private static final Item STORM = new Item(
            "storm", "Storm nears the islands", "A storm with winds of 140 kilometres an hour is nearing the islands.");

    @TempDir
    private Path folder;

    private NewsWorld courier;
    private ScriptedSmtpServer smtp;

    /** Opened by each test, on the address it is about. */
    @SuppressWarnings("NullAway.Init")
    private Newsdesk desk;

    @BeforeEach
    void open() throws IOException {
        courier = NewsWorld.open(21);
        smtp = ScriptedSmtpServer.plain();
    }

    @AfterEach
    void close() throws Exception {
        desk.close();
        smtp.close();
        courier.close();
    }

    private void watch(String path) {
        desk = Newsdesk.open(folder, smtp, """
                readers:
                  ana: { email: ana@example.org, timezone: Europe/Madrid }
                feeds:
                  - "%s"
                watches:
                  storms: { query: 'storm AND (islands OR strait)', to: [ana], when: now }
                """.formatted(courier.url(path)));
        desk.round();
    }

    private FeedState feed() {
        return desk.status().feeds().getFirst();
    }

    private void page(String path, String links) {
        courier.put(
                path, "text/html; charset=utf-8", "<!doctype html><html><head>" + links + "</head><body>News</body>");
    }

    private static String link(String href) {
        return "<link rel=alternate type=application/rss+xml href='" + href + "'>";
    }

    @Test
    void politeness42aPageInTheConfigIsReadByTheFeedThatItNames() {
        courier.publish("/rss", "The Courier", OLD);
        page("/", link("rss"));
        watch("/");

        assertThat(feed().state()).isEqualTo("ok");
        assertThat(feed().chosenFeed()).isEqualTo(courier.url("/rss"));
        assertThat(desk.journal().lines).contains("baseline 1 entries, 1 would match");

        courier.publish("/rss", "The Courier", STORM, OLD);
        desk.nextRound();
        assertThat(desk.mails()).hasSize(1);
        assertThat(courier.requests("/")).isOne();
    }

    @Test
    void theStatusSaysWhichFeedWasChosenAndHowToPinIt() {
        courier.publish("/rss", "The Courier", OLD);
        page("/", link("rss"));
        watch("/");

        assertThat(StatusText.of(desk.status(), java.time.ZoneOffset.UTC, false).replaceAll("\\s+", " "))
                .contains("To pin it, give its address in the page's place: " + courier.url("/") + " reads "
                        + courier.url("/rss"));
    }

    @Test
    void theChoiceIsRememberedOverARestart() {
        courier.publish("/rss", "The Courier", OLD);
        page("/", link("rss"));
        watch("/");
        desk.restart();
        desk.nextRound();

        assertThat(courier.requests("/")).isOne();
        assertThat(courier.requests("/rss")).isEqualTo(2);
    }

    @Test
    void aFeedThatCannotBeReadIsPassedOverForTheNextOne() {
        courier.publish("/rss", "The Courier", OLD);
        courier.fail("/dead", 404);
        page("/", link("/dead") + link("/rss"));
        watch("/");

        assertThat(feed().chosenFeed()).isEqualTo(courier.url("/rss"));
    }

    @Test
    void politeness43whilePollingNothingIsGuessed() {
        courier.publish("/feed", "The Courier", OLD);
        page("/", "");
        watch("/");

        assertThat(courier.requests()).containsExactly("/");
        assertThat(feed().code()).isEqualTo("html");
        assertThat(feed().sentence()).contains("names no feed").contains("wirewatch feeds find");
    }

    @Test
    void politeness43aLinkHeaderNamesTheFeedToo() {
        courier.publish("/atom", "The Courier", OLD);
        courier.put(
                "/",
                200,
                "text/html",
                "<html><body>News</body></html>".getBytes(UTF_8),
                Map.of("Link", "</atom>; rel=\"alternate\"; type=\"application/atom+xml\""));
        watch("/");

        assertThat(feed().chosenFeed()).isEqualTo(courier.url("/atom"));
    }

    @Test
    void politeness28aFeedThatTurnsIntoAPageKeepsItsAddressAndItsEntries() {
        courier.publish("/feed", "The Courier", OLD);
        courier.publish("/trap", "Another", STORM);
        watch("/feed");
        page("/feed", link("/trap"));
        desk.nextRound();
        desk.nextRound();

        assertThat(feed().code()).isEqualTo("html");
        assertThat(feed().chosenFeed()).isNull();
        assertThat(courier.requests("/trap")).isZero();

        courier.publish("/feed", "The Courier", OLD);
        desk.nextRound();
        desk.nextRound();
        assertThat(feed().state()).isEqualTo("ok");
        assertThat(desk.mails()).isEmpty();
    }

    @Test
    void politeness28anAnsweredLoginPageElsewhereIsNotSearchedForFeeds() throws IOException {
        try (NewsWorld login = NewsWorld.open(22)) {
            login.publish("/rss", "Portal news", OLD);
            login.put("/login", "text/html", "<html><head>" + link("/rss") + "</head></html>");
            courier.redirect("/", login.url("/login"));
            watch("/");

            assertThat(feed().code()).isEqualTo("html");
            assertThat(login.requests("/rss")).isZero();
        }
    }

    @Test
    void aChoiceThatDiesIsReplacedByWhatThePageNamesThen() {
        courier.publish("/rss", "The Courier", OLD);
        page("/", link("/rss"));
        watch("/");
        courier.fail("/rss", 404);
        courier.publish("/new-rss", "The Courier", STORM, OLD);
        page("/", link("/new-rss"));

        for (int i = 0; i < 8; i++) {
            desk.pass(Duration.ofDays(2));
            desk.round();
        }

        assertThat(feed().chosenFeed()).isEqualTo(courier.url("/new-rss"));
        assertThat(desk.mails()).hasSize(1);
        assertThat(courier.requests("/")).isEqualTo(2);
    }

    @Test
    void aChosenFeedThatIsGoneForGoodIsReplacedAndNotRetired() {
        courier.publish("/rss", "The Courier", OLD);
        page("/", link("/rss"));
        watch("/");
        courier.fail("/rss", 410);
        courier.publish("/new-rss", "The Courier", OLD);
        page("/", link("/new-rss"));

        for (int i = 0; i < 6; i++) {
            desk.pass(Duration.ofDays(2));
            desk.round();
        }

        assertThat(feed().state()).isEqualTo("ok");
        assertThat(feed().chosenFeed()).isEqualTo(courier.url("/new-rss"));
    }

    @Test
    void whatAnotherChoiceCarriesFromBeforeTheTroubleIsNoNews() {
        courier.publish("/rss", "The Courier", OLD);
        page("/", link("/rss"));
        watch("/");
        courier.fail("/rss", 404);
        page("/", link("/new-rss"));
        courier.publish("/unused", "Unused", STORM);
        courier.put("/new-rss", "application/rss+xml", """
                <rss version="2.0"><channel><title>The Courier</title>
                <item><guid>n1</guid><title>Storm of January on the islands</title>
                <pubDate>Mon, 05 Jan 2026 09:00:00 GMT</pubDate></item>
                <item><guid>n2</guid><title>%s</title><link>%s</link>
                <pubDate>Fri, 06 Mar 2026 09:00:00 GMT</pubDate></item></channel></rss>
                """.formatted(STORM.title(), courier.url("/storm")));

        for (int i = 0; i < 6; i++) {
            desk.pass(Duration.ofDays(2));
            desk.round();
        }

        assertThat(desk.mails())
                .singleElement()
                .satisfies(mail -> assertThat(mail.subject()).contains("nears"));
    }

    @Test
    void aPageWhoseFeedStaysDeadIsSearchedOnceADayAtMost() {
        courier.publish("/rss", "The Courier", OLD);
        page("/", link("/rss"));
        watch("/");
        courier.fail("/rss", 404);

        for (int i = 0; i < 30; i++) {
            desk.pass(Duration.ofHours(2));
            desk.round();
        }

        assertThat(feed().state()).isEqualTo("trouble");
        assertThat(courier.requests("/")).isBetween(2L, 4L);
    }

    @Test
    void politeness30aNewAddressInTheFeedIsBelievedAtTheThirdTimeIfAFeedIsThere() {
        announce("/feed", "/moved");
        courier.publish("/moved", "The Courier", OLD);
        watch("/feed");
        desk.nextRound();
        assertThat(courier.requests("/moved")).isZero();

        desk.nextRound();
        desk.nextRound();
        assertThat(courier.requests("/moved")).isEqualTo(2);
        assertThat(courier.requests("/feed")).isEqualTo(3);
        assertThat(desk.mails()).isEmpty();
    }

    @Test
    void politeness30aNewAddressWithoutAFeedIsNotBelieved() {
        announce("/feed", "/moved");
        page("/moved", "");
        watch("/feed");
        for (int i = 0; i < 5; i++) {
            desk.nextRound();
        }

        assertThat(feed().state()).isEqualTo("ok");
        assertThat(courier.requests("/feed")).isEqualTo(6);
        assertThat(courier.requests("/moved")).isEqualTo(2);
    }

    private void announce(String path, String target) {
        courier.put(path, "application/rss+xml", """
                <rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel>
                <title>The Courier</title><itunes:new-feed-url>%s</itunes:new-feed-url>
                <item><guid>%s</guid><title>Storm of last week</title></item></channel></rss>
                """.formatted(courier.url(target), courier.url("/old")));
    }

    @Test
    void politeness30aRedirectDocumentIsFollowedAndBelievedAtTheThirdTime() {
        courier.put(
                "/feed",
                "application/rss+xml",
                "<?xml version='1.0'?><redirect><newLocation>" + courier.url("/moved") + "</newLocation></redirect>");
        courier.publish("/moved", "The Courier", OLD);
        watch("/feed");
        courier.publish("/moved", "The Courier", STORM, OLD);
        desk.nextRound();
        desk.nextRound();
        desk.nextRound();

        assertThat(desk.mails()).hasSize(1);
        assertThat(courier.requests("/feed")).isEqualTo(3);
        assertThat(courier.requests("/moved")).isEqualTo(4);
    }

    @Test
    void aRedirectDocumentThatLeadsToNoFeedIsAFailureWithItsTarget() {
        courier.put("/feed", "text/xml", "<redirect><newLocation>/login</newLocation></redirect>");
        page("/login", "");
        watch("/feed");

        assertThat(feed().code()).isEqualTo("moved-astray");
        assertThat(feed().sentence()).contains(courier.url("/login"));
    }

    private String newsSitemap(Item... items) {
        StringBuilder urls = new StringBuilder();
        for (Item item : items) {
            courier.publish("/unused", "Unused", item);
            urls.append("""
                    <url><loc>%s</loc><news:news><news:publication><news:name>The Courier</news:name>
                    <news:language>en</news:language></news:publication>
                    <news:publication_date>2026-03-05</news:publication_date><news:title>%s</news:title>
                    </news:news></url>
                    """.formatted(courier.url("/" + item.slug()), item.title()));
        }
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
                    xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
                """ + urls + "</urlset>";
    }

    @Test
    void aNewsSitemapIsPolledAsAFeed() {
        courier.put("/news.xml", "application/xml", newsSitemap(OLD));
        watch("/news.xml");
        courier.put("/news.xml", "application/xml", newsSitemap(STORM, OLD));
        desk.nextRound();

        assertThat(desk.mails())
                .singleElement()
                .satisfies(
                        mail -> assertThat(mail.text()).contains("The Courier").contains("140 kilometres"));
    }

    @Test
    void anIndexOfSitemapsLeadsToItsNewsSitemapZippedOrNot() throws IOException {
        putZipped("/news-sitemap.xml.gz", newsSitemap(OLD));
        courier.put("/index.xml", "application/xml", index("/pages.xml", "/news-sitemap.xml.gz"));
        watch("/index.xml");
        assertThat(feed().state()).isEqualTo("ok");
        desk.nextRound();
        assertThat(desk.mails()).isEmpty();

        putZipped("/news-sitemap.xml.gz", newsSitemap(STORM, OLD));
        desk.nextRound();

        assertThat(desk.mails()).hasSize(1);
        assertThat(courier.requests("/pages.xml")).isZero();
    }

    @Test
    void anIndexThatIsUnchangedAndTellsTimesCostsOneRequest() {
        courier.put("/news-1.xml", "application/xml", newsSitemap(OLD));
        String index = "<sitemapindex><sitemap><loc>" + courier.url("/news-1.xml")
                + "</loc><lastmod>2026-03-05T08:12:31Z</lastmod></sitemap></sitemapindex>";
        courier.put("/index.xml", "application/xml", index);
        watch("/index.xml");
        desk.nextRound();
        desk.nextRound();

        assertThat(courier.requests("/index.xml")).isEqualTo(3);
        assertThat(courier.requests("/news-1.xml")).isOne();
    }

    @Test
    void aPartThatCannotBeHadIsAskedAgainAndNothingOfTheOthersIsLost() {
        courier.put("/news-1.xml", "application/xml", newsSitemap(OLD));
        courier.put("/index.xml", "application/xml", index("/news-1.xml", "/news-2.xml"));
        courier.fail("/news-2.xml", 500);
        watch("/index.xml");
        assertThat(feed().state()).isEqualTo("ok");

        courier.put("/news-2.xml", "application/xml", newsSitemap(STORM));
        desk.nextRound();
        assertThat(desk.mails()).hasSize(1);
    }

    @Test
    void aSitemapWithoutNewsIsRefusedWithAdvice() {
        courier.put("/sitemap.xml", "application/xml", "<urlset><url><loc>https://a.test/x</loc></url></urlset>");
        watch("/sitemap.xml");

        assertThat(feed().code()).isEqualTo("sitemap");
        assertThat(feed().sentence()).contains("news sitemap");
    }

    private String index(String... paths) {
        StringBuilder index = new StringBuilder("<?xml version='1.0'?><sitemapindex>");
        List.of(paths)
                .forEach(path ->
                        index.append("<sitemap><loc>").append(courier.url(path)).append("</loc></sitemap>"));
        return index.append("</sitemapindex>").toString();
    }

    private void putZipped(String path, String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(UTF_8));
        }
        courier.put(path, 200, "application/gzip", bytes.toByteArray(), Map.of());
    }
}
