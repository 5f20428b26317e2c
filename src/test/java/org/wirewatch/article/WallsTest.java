package org.wirewatch.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wirewatch.article.Extraction.Extracted;
import org.wirewatch.article.Extraction.NoArticle;

/** Pages in front of articles, and articles that look like them; made up after the structure of real ones. */
class WallsTest {
    private static final String URL = "https://valleypost.test/news/some-article-4711.html";
    private final ArticleExtractor extractor = new ArticleExtractor();

    @ParameterizedTest
    @CsvSource({
        "bot-wall, bot-wall",
        "bot-wall-de, bot-wall",
        "bot-wall-ru, bot-wall",
        "bot-wall-long, bot-wall",
        "consent, consent",
        "consent-de-long, consent",
        "consent-fr, consent",
        "consent-es, consent",
        "consent-pl, consent",
        "login-en, login",
        "login-de, login",
        "login-ja, login",
        "paywall, paywall",
        "paywall-cut, paywall",
        "paywall-wordcount-de, paywall",
        "paywall-ru, paywall",
        "paywall-it, paywall",
        "javascript, javascript",
        "javascript-fr, javascript",
        "javascript-ru, javascript",
        "not-found, not-found",
        "not-found-de-list, not-found",
        "not-found-ru, not-found",
        "not-found-es, not-found",
        "empty, empty"
    })
    void aWallIsToldAsWhatItIs(String specimen, String code) {
        assertThat(extractor.extract(SpecimenTest.page("walls/" + specimen, URL), FeedHints.NONE))
                .isInstanceOfSatisfying(
                        NoArticle.class, wall -> assertThat(wall.code()).isEqualTo(code));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"about-cookies", "about-paywalls", "about-404", "about-javascript", "free-though-told-otherwise"
            })
    void anArticleAboutAWallIsAnArticle(String specimen) {
        assertThat(extractor.extract(SpecimenTest.page("articles/" + specimen, URL), FeedHints.NONE))
                .isInstanceOf(Extracted.class);
    }

    @Test
    void aShortArticleWhoseHeadlineTheFeedToldIsNoCheckForRobots() {
        FeedHints told = new FeedHints("Are you a robot? The test that machines now pass", null, null, null);
        assertThat(extractor.extract(SpecimenTest.page("articles/about-captchas", URL), told))
                .isInstanceOf(Extracted.class);
    }

    @Test
    void aStubIsHandedOverAsTheArticlesBeginning() {
        PageReading reading = extractor.read(SpecimenTest.page("walls/paywall-cut", URL), FeedHints.NONE, null);
        assertThat(Objects.requireNonNull(reading.stub()).text())
                .startsWith("For a hundred and twelve years")
                .doesNotContain("subscriber");
    }
}
