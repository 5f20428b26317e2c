package org.wirewatch.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wirewatch.article.Reasons.Candidate;
import org.wirewatch.article.Reasons.Fate;

/** Why an article is what it is. */
class ReasonsTest {
    private static final String TEXT =
            "<p>" + "The harbour was closed for the night, and nobody complained. ".repeat(8) + "</p>";

    private final ArticleExtractor extractor = new ArticleExtractor();

    @ParameterizedTest
    @ValueSource(strings = {"ferry-talks", "orchard-blog", "council-breaks", "release-builder", "walls/paywall"})
    void askingForReasonsChangesNothing(String name) throws IOException {
        Page page = specimen(name);

        assertThat(extractor.explain(page, FeedHints.NONE, null).reading())
                .isEqualTo(extractor.read(page, FeedHints.NONE, null));
    }

    @Test
    void eachPlaceTellsWhatItSaidAndWhatBecameOfIt() {
        Reasons.Field title = field("title", """
                <title>Ice on the bay - Valley Post</title><meta property='og:title' content='Ice on the bay'>
                <script type='application/ld+json'>{"@type":"NewsArticle","headline":"Bay frozen"}</script>""", "<h1>Ice on the bay</h1>");

        assertThat(title.value()).isEqualTo("Ice on the bay");
        assertThat(title.source()).isEqualTo("h1, like og:title");
        assertThat(title.candidates())
                .contains(
                        new Candidate("h1, like og:title", "Ice on the bay", Fate.TAKEN, null),
                        new Candidate("JSON-LD headline", "Bay frozen", Fate.LATER, null),
                        new Candidate("og:title", "Ice on the bay", Fate.SAME, null));
        assertThat(title.silent()).contains("feed entry", "itemprop=headline");
    }

    @Test
    void aNameThatReadersNeverSeeIsToldAsSuch() {
        assertThat(field("byline", "<meta name='author' content='Otto Setup'>", "<p class='byline'>By Lin Zhao</p>")
                        .candidates())
                .contains(
                        new Candidate("meta author", "Otto Setup", Fate.FLAWED, "is not shown to the page's readers"));
    }

    @Test
    void aDayThatThePageDoesNotShowLosesToTheOneThatItShows() {
        Reasons.Field published = field("published", """
                <script type='application/ld+json'>{"@type":"NewsArticle","datePublished":"2022-01-04T07:00:00+01:00"}</script>
                <meta property='article:published_time' content='2022-01-06T08:00:00+01:00'>""", "<span class='date'>6 January 2022</span>");

        assertThat(published.source()).isEqualTo("meta published");
        assertThat(published.candidates())
                .contains(new Candidate(
                        "JSON-LD datePublished",
                        "2022-01-04T07:00+01:00",
                        Fate.FLAWED,
                        "the page shows another day to its readers"));
    }

    @Test
    void theFeedsDateIsHeardEvenIfThePageHasOne() {
        FeedHints feed = new FeedHints(null, null, Instant.parse("2022-01-07T08:00:00Z"), null);

        assertThat(field(reasons("<meta name='date' content='2022-01-06'>", "", feed, null), "published")
                        .candidates())
                .contains(new Candidate("feed entry", "2022-01-07T08:00Z", Fate.LATER, null));
    }

    @Test
    void theSitesRuleIsAskedFirst() {
        SiteRule rule = new SiteRule(
                "valleypost.test",
                SiteRule.Subdomains.TOO,
                "valleypost.test.yaml",
                List.of(((Selector.Checked.Good) Selector.css(".head")).selector()),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());

        Reasons reasons = reasons("", "<h1>Valley weather page</h1><p class='head'>Ice</p>", FeedHints.NONE, rule);

        assertThat(reasons.rule()).isEqualTo(PageReading.RuleUse.FITS);
        assertThat(field(reasons, "title").candidates())
                .first()
                .isEqualTo(new Candidate("site rule", "Ice", Fate.TAKEN, null));
    }

    @Test
    void theBodySaysWhichElementHoldsItAndWhatElseWasThere() {
        Reasons.Body body = reasons("", "", FeedHints.NONE, null).body();

        assertThat(body.element()).isEqualTo("div.article-body");
        assertThat(body.path()).last().satisfies(step -> {
            assertThat(step.taken()).isTrue();
            assertThat(step.sentence()).startsWith("The publisher names div.article-body");
        });
    }

    @Test
    void whatIsLeftOutIsToldWithItsKindItsPlaceAndHowThatIsKnown() {
        String inside = "<div class='newsletter-box'>The week in ice, every Friday.</div><p>Photo: Emil Brandt</p>";

        assertThat(reasons("", "", FeedHints.NONE, null, inside).body().dropped())
                .extracting(
                        Reasons.Dropped::kind, Reasons.Dropped::why, Reasons.Dropped::element, Reasons.Dropped::words)
                .containsExactly(
                        tuple("appeal", "by its tag or name", "div.newsletter-box", "The week in ice, every Friday."),
                        tuple("label", "by its words", "p", "Photo: Emil Brandt"));
    }

    @Test
    void runningTextOutsideTheBodyIsTold() {
        String aside = "<div class='legal'>" + TEXT + "</div>";

        assertThat(reasons("", aside, FeedHints.NONE, null).body().outside())
                .extracting(Reasons.Dropped::element)
                .contains("div.legal");
    }

    @Test
    void aPageThatIsNoHtmlHasNoReasons() {
        Page pdf = new Page(
                URI.create("https://valleypost.test/a.pdf"),
                "%PDF-1.7".getBytes(StandardCharsets.US_ASCII),
                "application/pdf");

        assertThat(extractor.explain(pdf, FeedHints.NONE, null).reasons().fields())
                .isEmpty();
    }

    private Reasons.Field field(String name, String head, String body) {
        return field(reasons(head, body, FeedHints.NONE, null), name);
    }

    private static Reasons.Field field(Reasons reasons, String name) {
        return reasons.fields().stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Reasons reasons(String head, String body, FeedHints feed, @Nullable SiteRule rule) {
        return reasons(head, body, feed, rule, "");
    }

    private Reasons reasons(String head, String body, FeedHints feed, @Nullable SiteRule rule, String inside) {
        String html = "<html><head>" + head + "</head><body><article>" + body + "<div class='article-body'>" + TEXT
                + inside + TEXT.replace("night", "week") + "</div></article></body></html>";
        Page page = new Page(
                URI.create("https://valleypost.test/a-b-c"),
                html.getBytes(StandardCharsets.UTF_8),
                "text/html; charset=utf-8");
        return extractor.explain(page, feed, rule).reasons();
    }

    private static Page specimen(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(ReasonsTest.class.getResourceAsStream(name + ".html"))) {
            return new Page(URI.create("https://valleypost.test/2024/10/21/a-b-c"), in.readAllBytes(), "text/html");
        }
    }
}
