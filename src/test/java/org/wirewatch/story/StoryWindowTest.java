package org.wirewatch.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wirewatch.story.MadeUpNews.FERRY;
import static org.wirewatch.story.MadeUpNews.FERRY_TITLE;
import static org.wirewatch.story.MadeUpNews.MONDAY;
import static org.wirewatch.story.MadeUpNews.article;

import java.time.Duration;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.wirewatch.story.Placement.Copy;
import org.wirewatch.story.Placement.NewStory;
import org.wirewatch.story.Placement.NewVersion;

class StoryWindowTest {
    private final StoryWindow window = new StoryWindow(StorySettings.DEFAULTS);

    private static final Candidate FIRST = article("https://wire.example.org/ferry", MONDAY, FERRY_TITLE, FERRY);

    @Test
    void theFirstReportIsAStoryOfItsOwn() {
        assertThat(window.place(FIRST)).isEqualTo(new NewStory());
    }

    @Test
    void placingRemembersNothing() {
        window.place(FIRST);

        assertThat(window.place(FIRST)).isEqualTo(new NewStory());
    }

    @Test
    void theSameAddressWithTheSameTextIsACopy() {
        window.remember(1, 10, FIRST);

        assertThat(window.place(article("https://wire.example.org/ferry?utm_source=feed", MONDAY, FERRY_TITLE, FERRY)))
                .isEqualTo(new Copy(10, 1, "same-url", 1));
    }

    @Test
    void theSameAddressWithAChangedTextIsANewVersionOfTheLatest() {
        String second = FERRY.replace("nine people", "eleven people");
        window.remember(1, 10, FIRST);
        window.remember(
                2, 10, article("https://wire.example.org/ferry", MONDAY.plusSeconds(3600), FERRY_TITLE, second));

        Placement third = window.place(article(
                "https://wire.example.org/ferry",
                MONDAY.plusSeconds(7200),
                FERRY_TITLE,
                FERRY.replace("nine people", "14 people")));

        assertThat(third).isInstanceOfSatisfying(NewVersion.class, version -> {
            assertThat(version.storyId()).isEqualTo(10);
            assertThat(version.articleId()).isEqualTo(2);
            assertThat(version.reason()).isEqualTo("same-url");
        });
    }

    @Test
    void anAddressThatCarriesAnotherReportTodayIsNoEvidence() {
        window.remember(1, 10, FIRST);

        assertThat(window.place(article(
                        "https://wire.example.org/ferry",
                        MONDAY.plusSeconds(60),
                        MadeUpNews.MILL_TITLE,
                        MadeUpNews.MILL)))
                .isEqualTo(new NewStory());
    }

    @Test
    void aFrontPageAsCanonicalAddressIsNoEvidence() {
        window.remember(1, 10, article("https://wire.example.org/", MONDAY, "Ferry", "Too short."));

        assertThat(window.place(article("https://wire.example.org", MONDAY, "Mill", "Also short.")))
                .isEqualTo(new NewStory());
    }

    @Test
    void anotherPublishersIdenticalTextIsACopyOfTheEarliest() {
        window.remember(2, 10, article("https://daily.example.net/1", MONDAY.plusSeconds(60), "Ferry aground", FERRY));
        window.remember(1, 10, FIRST);

        assertThat(window.place(article("https://echo.test/7", MONDAY.plusSeconds(600), "Stranded", FERRY)))
                .isEqualTo(new Copy(10, 1, "same-text", 1));
    }

    @Test
    void identicalWordsWeeksApartAreTwoStories() {
        window.remember(1, 10, FIRST);

        assertThat(window.place(article("https://echo.test/7", MONDAY.plus(Duration.ofDays(42)), FERRY_TITLE, FERRY)))
                .isEqualTo(new NewStory());
    }

    @Test
    void aFewIdenticalWordsUnderDifferentHeadlinesProveNothing() {
        String wall = "Subscribe to read this article.";
        window.remember(1, 10, article("https://wire.example.org/1", MONDAY, "Ferry runs aground", wall));

        assertThat(window.place(article("https://wire.example.org/2", MONDAY, "Paper mill to close", wall)))
                .isEqualTo(new NewStory());
        assertThat(window.place(article("https://wire.example.org/3", MONDAY, "Ferry runs aground", wall)))
                .isInstanceOf(Copy.class);
    }

    @Test
    void whatIsForgottenIsNotFound() {
        window.remember(1, 10, FIRST);
        window.forgetBefore(MONDAY.plusSeconds(1));

        assertThat(window.size()).isZero();
        assertThat(window.place(FIRST)).isEqualTo(new NewStory());
    }

    @Test
    void theOldestGoFirstWhenTheWindowIsFull() {
        StoryWindow small = new StoryWindow(new StorySettings(Duration.ofDays(3), 64, 2));
        small.remember(1, 10, article("https://a.test/1", MONDAY.plusSeconds(2), FERRY_TITLE, FERRY));
        small.remember(2, 20, article("https://b.test/1", MONDAY, MadeUpNews.MILL_TITLE, MadeUpNews.MILL));
        small.remember(3, 30, article("https://c.test/1", MONDAY.plusSeconds(4), "Other", "Something else entirely."));

        assertThat(small.size()).isEqualTo(2);
        assertThat(small.place(article("https://d.test/1", MONDAY, "x", MadeUpNews.MILL)))
                .isEqualTo(new NewStory());
        assertThat(small.place(article("https://d.test/1", MONDAY, "x", FERRY))).isInstanceOf(Copy.class);
    }

    @Test
    void aWindowThatRunsForWeeksFindsWhatIsInItAndNothingElse() {
        for (int i = 0; i < 2500; i++) {
            Candidate report =
                    article("https://wire.example.org/" + i, MONDAY.plusSeconds(600L * i), "Number " + i, words(i));
            window.forgetBefore(report.published().minus(Duration.ofDays(3)));
            assertThat(window.place(report)).isEqualTo(new NewStory());
            window.remember(i, i, report);
        }
        assertThat(window.size()).isEqualTo(433);
        for (int i = 0; i < 2500; i += 50) {
            Placement placement = window.place(article(
                    "https://echo.test/" + i,
                    MONDAY.plusSeconds(600L * 2499),
                    "Number " + i,
                    "Our town heard of it late. " + words(i)));
            if (i < 2500 - 433) {
                assertThat(placement).isEqualTo(new NewStory());
            } else {
                assertThat(placement).isEqualTo(new Copy(i, i, "shared-wording", 1));
            }
        }
    }

    private static String words(int seed) {
        Random random = new Random(seed);
        return random.ints(60, 0, 100_000).mapToObj(n -> "Word" + n).collect(Collectors.joining(" "));
    }
}
