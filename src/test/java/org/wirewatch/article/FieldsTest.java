package org.wirewatch.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wirewatch.article.Article.LeadPicture;
import org.wirewatch.article.Article.PageTime;
import org.wirewatch.article.Extraction.Extracted;

/** Each field's candidates, in their order. */
class FieldsTest {
    private static final String TEXT =
            "<p>" + "The harbour was closed for the night, and nobody complained. ".repeat(8) + "</p>";

    @Nested
    class Title {
        @Test
        void theLineOverTheHeadlineIsNotPartOfIt() {
            assertThat(article(
                                    "<title>Ice on the bay - Valley Post</title>",
                                    "<h1><span class='kicker'>Weather</span> Ice on the bay</h1>")
                            .title())
                    .isEqualTo("Ice on the bay");
        }

        @Test
        void theSitesNameIsCutOffWhereThereIsNoHeadline() {
            assertThat(article(
                                    "<title>Ice on the bay | Valley Post</title><meta property='og:site_name' content='Valley Post'>",
                                    "")
                            .title())
                    .isEqualTo("Ice on the bay");
        }

        @Test
        void aSeparatorWithNothingBehindItIsCutOff() {
            assertThat(article("<title>Timetables of the bay ferry - </title>", "")
                            .title())
                    .isEqualTo("Timetables of the bay ferry");
        }

        @Test
        void aHeadlineThatIsTheSitesNameIsNone() {
            String head =
                    "<meta property='og:title' content='Ice on the bay'><meta property='og:site_name' content='Valley Post'>";

            assertThat(article(head, "<h1>Valley Post</h1>").title()).isEqualTo("Ice on the bay");
        }

        @Test
        void aBlogsNameAsTheOnlyH1IsNotTheHeadline() {
            String head = "<title>Ice closes the outer bay for two days · Valley Post</title>";

            assertThat(article(head, "<h1>Valley Post</h1><h2>Ice closes the outer bay for two days</h2>")
                            .title())
                    .isEqualTo("Ice closes the outer bay for two days");
        }

        @Test
        void theFeedIsBelievedAgainstAnH1WhereThePagesTitleBearsItOut() {
            FeedHints feed = new FeedHints("Ice closes the outer bay", null, null, null);
            String head = "<title>Ice closes the outer bay - a page of notes from the harbour office</title>";
            String body = "<h1>A page of notes from the harbour office</h1>";

            assertThat(article("https://valleypost.test/a-b-c", head, body, feed)
                            .title())
                    .isEqualTo("Ice closes the outer bay");
        }

        @Test
        void theFeedHelpsAPageWithoutAny() {
            FeedHints feed = new FeedHints("Ice on the bay", null, null, null);

            assertThat(article("https://valleypost.test/a-b-c", "", "", feed).title())
                    .isEqualTo("Ice on the bay");
        }
    }

    @Nested
    class Byline {
        @Test
        void agenciesStayAndRolesGo() {
            assertThat(article("", "<div class='byline'>By Lin Zhao, Political Editor, and AFP</div>")
                            .authors())
                    .containsExactly("Lin Zhao", "AFP");
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                By Valley Post Editor-at-large             |
                By Lin Zhao, Editor-at-large               | Lin Zhao
                Gespeichert von frostfan42                 | frostfan42
                Submitted by Lin Zhao                      | Lin Zhao
                humans.txt                                 |
                2024                                       |
                By Valley Post.test                        |
                Фото из архива порта                       |
                """)
        void whatStandsWithANameIsNoName(String line, @Nullable String name) {
            String site = "<meta property='og:site_name' content='Valley Post'>";

            assertThat(article(site, "<div class='byline'><a rel='author' href='/u/1'>" + line + "</a></div>")
                            .authors())
                    .isEqualTo(name == null ? List.of() : List.of(name));
        }

        @Test
        void theCompanyThatBuiltTheSiteIsNoAuthor() {
            assertThat(article("<meta name='author' content='Blue Lantern GmbH'>", "<footer>Blue Lantern GmbH</footer>")
                            .authors())
                    .isEmpty();
        }

        @Test
        void aNameThatReadersNeverSeeIsNotTaken() {
            assertThat(article("<meta name='author' content='Otto Setup'>", "").authors())
                    .isEmpty();
        }

        @Test
        void aShortLineInTheTextCounts() {
            assertThat(article("", "<p><em>Von Jana Weidlich und Peter Osei</em></p>")
                            .authors())
                    .containsExactly("Jana Weidlich", "Peter Osei");
        }

        @Test
        void aBloggersHandleCountsWhereTheMarkupSaysThatItIsOne() {
            assertThat(article("", "<span class='author vcard'><a rel='author' href='/u/1'>frostfan42</a></span>")
                            .authors())
                    .containsExactly("frostfan42");
        }

        @Test
        void thoseWhoCommentAreNoAuthors() {
            assertThat(article("", "<div class='comment'><span class='author'>Karl Troll</span></div>")
                            .authors())
                    .isEmpty();
        }

        @Test
        void theFeedsAuthorHelpsAPageThatNamesNone() {
            FeedHints feed = new FeedHints(null, "Lin Zhao, AFP", null, null);

            assertThat(article("https://valleypost.test/a-b-c", "", "", feed).authors())
                    .containsExactly("Lin Zhao", "AFP");
        }
    }

    @Nested
    class Published {
        @Test
        void aTimeInUtcIsBroughtToThePublishersZone() {
            PageTime time = published(
                    "https://talpost.de/a-b-c",
                    "<meta property='article:published_time' content='2022-11-06T23:10:00Z'>",
                    "");

            assertThat(time.day()).hasToString("2022-11-07");
            assertThat(time.exact()).hasToString("2022-11-07T00:10+01:00");
        }

        @Test
        void whereMachineReadableTimesDifferTheOneThatReadersSeeIsTaken() {
            String head = """
                    <script type='application/ld+json'>{"@type":"NewsArticle","datePublished":"2022-01-04T07:00:00+01:00"}</script>
                    <meta property='article:published_time' content='2022-01-06T08:00:00+01:00'>""";

            assertThat(published("https://valleypost.test/a-b-c", head, "<span class='date'>6 January 2022</span>")
                            .day())
                    .hasToString("2022-01-06");
        }

        @Test
        void aDayInTheAddressIsEnough() {
            assertThat(published("https://valleypost.test/2022/01/06/ice", "", "")
                            .day())
                    .hasToString("2022-01-06");
        }

        @Test
        void aYearAndMonthInTheAddressAreNoDay() {
            assertThat(article("https://valleypost.test/2022/01/ice-on-the-bay", "", "", FeedHints.NONE)
                            .published())
                    .isNull();
        }

        @Test
        void theFeedsTimeHelpsAPageThatSaysNothing() {
            FeedHints feed = new FeedHints(null, null, Instant.parse("2022-01-06T08:00:00Z"), null);

            assertThat(Objects.requireNonNull(article("https://valleypost.test/a-b-c", "", "", feed)
                                    .published())
                            .day())
                    .hasToString("2022-01-06");
        }

        @Test
        void todaysDateInTheHeadOfThePageIsNotTakenForIt() {
            String body = "<header><h1>Valley Post</h1><span class='date'>Friday, 14 January 2022</span></header>"
                    + "<h1>Ice on the bay</h1><p class='pub-date'>6 January 2022</p>";

            assertThat(published("https://valleypost.test/a-b-c", "", body).day())
                    .hasToString("2022-01-06");
        }

        @Test
        void theDayOnWhichSomebodyJoinedIsNotTakenForIt() {
            String body =
                    "<span class='profile-joinDate'>Joined 3 March 2007</span><span class='date'>6 January 2022</span>";

            assertThat(published("https://valleypost.test/a-b-c", "", body).day())
                    .hasToString("2022-01-06");
        }

        @ParameterizedTest
        @CsvSource({
            "https://valleypost.ca/a-b-c, en, 2022-01-06T00:23:00Z, 2022-01-05",
            "https://valleypost.ca/a-b-c, en, 2022-01-06T05:23:00Z, 2022-01-06",
            "https://valleypost.test/a-b-c, fr-CA, 2022-01-06T00:23:00Z, 2022-01-05",
            "https://valleypost.test/a-b-c, en-US, 2022-01-06T00:23:00Z, 2022-01-06"
        })
        void whereACountryHasSeveralZonesTheDayCountsThatAllOfThemAgreeOn(
                String url, String language, String stated, String day) {
            String html = "<html lang='" + language + "'><head><meta property='article:published_time' content='"
                    + stated + "'></head><body><h1>Ice</h1>" + TEXT + "</body></html>";
            Page page = new Page(URI.create(url), html.getBytes(StandardCharsets.UTF_8), "text/html");

            Article article = ((Extracted) new ArticleExtractor().extract(page, FeedHints.NONE)).article();

            assertThat(Objects.requireNonNull(article.published()).day()).hasToString(day);
        }

        @Test
        void theDatelineMayStandInTheSecondParagraph() {
            String body = "<p>" + "Islanders have asked for it for years, and now they have it at last. ".repeat(3)
                    + "</p><p>Press release of 6 January 2022 | Nordby – "
                    + "The harbour office has bought an icebreaker that is older than the harbour itself.</p>";

            assertThat(published("https://valleypost.test/a-b-c", "", body).day())
                    .hasToString("2022-01-06");
        }

        @Test
        void whatAScriptCallsThePublicationIsTheLastResort() {
            String state = "<script>window.state={\"publishedAt\":\"2022-01-06T08:00:00+01:00\"}</script>";

            assertThat(published("https://valleypost.test/a-b-c", "", state).day())
                    .hasToString("2022-01-06");
        }

        @Test
        void aScriptWithTheDatesOfSeveralArticlesSaysNothing() {
            String state =
                    "<script>window.state=[{\"publishedAt\":\"2022-01-06\"},{\"publishedAt\":\"2022-01-04\"}]</script>";

            assertThat(article("", state).published()).isNull();
        }

        @Test
        void theTimeOfTheUpdateIsNotTakenForIt() {
            String body =
                    "<time class='updated' datetime='2022-02-01'>Updated 1 February 2022</time><time datetime='2022-01-06'>6 January 2022</time>";

            assertThat(published("https://valleypost.test/a-b-c", "", body).day())
                    .hasToString("2022-01-06");
        }
    }

    /** A page as news sites make them, with a trap beside each field. */
    @Nested
    class WholePage {
        private final Article article = article(
                "https://www.valleypost.test/2024/10/21/ice-on-the-bay?utm_source=rss", """
                <title>Ice on the bay closes the port | Valley Post</title>
                <link rel='canonical' href='/2024/10/21/ice-on-the-bay'>
                <meta property='og:site_name' content='Valley Post'><meta property='article:section' content='Harbour'>
                <meta property='og:locale' content='en_GB'>
                <meta property='article:modified_time' content='2024-10-22T07:05:00+02:00'>
                <script type='application/ld+json'>{"@type":"NewsArticle","headline":"Ice on the bay",
                  "author":[{"@type":"Person","name":"Lin Zhao"},{"@type":"Person","name":"Peter Osei"},{"@type":"Organization","name":"AFP"}],
                  "datePublished":"2024-10-21T23:40:00+02:00"}</script>""", """
                <h1>Ice on the bay closes the port</h1><p class='byline'>By Lin Zhao, Peter Osei and AFP</p>
                <time datetime='2024-10-22T07:05:00+02:00'>Updated: Oct. 22, 2024</time>
                <figure><img src='a.jpg'><figcaption>The port on Monday. <span class='credit'>Photo: Emil Brandt / AP</span></figcaption></figure>
                """, FeedHints.NONE);

        @Test
        void allAuthorsAreNamedAgenciesToo() {
            assertThat(article.authors()).containsExactly("Lin Zhao", "Peter Osei", "AFP");
        }

        @Test
        void bothTimesKeepTheirZone() {
            assertThat(Objects.requireNonNull(article.published()).exact()).hasToString("2024-10-21T23:40+02:00");
            assertThat(Objects.requireNonNull(article.updated()).exact()).hasToString("2024-10-22T07:05+02:00");
        }

        @Test
        void captionAndCreditAreToldApart() {
            assertThat(article.leadPicture()).isEqualTo(new LeadPicture("The port on Monday.", "Emil Brandt / AP"));
        }

        @Test
        void sectionLanguageSiteAndAddressAreThePublishersOwn() {
            assertThat(article.section()).isEqualTo("Harbour");
            assertThat(article.language()).isEqualTo("en-GB");
            assertThat(article.siteName()).isEqualTo("Valley Post");
            assertThat(article.canonicalUrl())
                    .isEqualTo(URI.create("https://www.valleypost.test/2024/10/21/ice-on-the-bay"));
        }
    }

    @Nested
    class Picture {
        @Test
        void aCreditInsideTheCaptionIsToldApart() {
            assertThat(article(
                                    "",
                                    "<figure><img src='x.jpg'><figcaption>Ice on the bay on Monday. (Photo: Emil Brandt)</figcaption></figure>")
                            .leadPicture())
                    .isEqualTo(new LeadPicture("Ice on the bay on Monday.", "Emil Brandt"));
        }

        @Test
        void aPictureFarDownIsNotTheLeadPicture() {
            assertThat(article(
                                    "",
                                    TEXT.repeat(4)
                                            + "<figure><img src='x.jpg'><figcaption>Later that day.</figcaption></figure>")
                            .leadPicture())
                    .isNull();
        }
    }

    private static PageTime published(String url, String head, String body) {
        return Objects.requireNonNull(article(url, head, body, FeedHints.NONE).published());
    }

    private static Article article(String head, String body) {
        return article("https://valleypost.test/a-b-c", head, body, FeedHints.NONE);
    }

    private static Article article(String url, String head, @Nullable String body, FeedHints feed) {
        String html = "<html><head>" + head + "</head><body><article>" + body + "<div class='article-body'>" + TEXT
                + "</div></article></body></html>";
        Page page = new Page(URI.create(url), html.getBytes(StandardCharsets.UTF_8), "text/html; charset=utf-8");
        return ((Extracted) new ArticleExtractor().extract(page, feed)).article();
    }
}
