package org.wirewatch.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoriesTest {
    private static final LocalDate A_MONDAY = LocalDate.parse("2026-11-23");
    private final List<Story> stories = Resources.stories(A_MONDAY);

    @Test
    void everyStoryIsWholeAndHasAPublisherThatExists() {
        assertThat(stories).hasSizeGreaterThanOrEqualTo(25);
        for (Story story : stories) {
            assertThat(Publisher.named(story.publisher())).as(story.slug()).isNotEqualTo(Publisher.TRIBUNE);
            assertThat(story.body()).as(story.slug()).hasSizeGreaterThanOrEqualTo(4);
            assertThat(List.of("byline", "section", "caption", "credit", "tags"))
                    .as(story.slug())
                    .noneMatch(key -> story.field(key).isEmpty());
        }
    }

    @Test
    void aRelatedStoryIsOlderAndOfTheSamePublisher() {
        List<Story> pointing =
                stories.stream().filter(story -> story.related() != null).toList();

        assertThat(pointing).hasSizeGreaterThan(5);
        for (Story story : pointing) {
            Story other = named(String.valueOf(story.related()));
            assertThat(other.publisher()).as(story.slug()).isEqualTo(story.publisher());
            assertThat(other.wave() < story.wave() || other.age().compareTo(story.age()) > 0)
                    .as(story.slug() + " is newer than " + other.slug())
                    .isTrue();
        }
    }

    @Test
    void whatIsThereFromTheBeginningIsHoursOld() {
        assertThat(stories)
                .filteredOn(story -> story.wave() == 0)
                .allSatisfy(story -> assertThat(story.age()).isBetween(Duration.ofHours(1), Duration.ofDays(7)));
    }

    @Test
    void aFileOfTextBecomesParagraphsHeadingsQuotesAndItems() {
        Story story = Story.parse("x", """
                title: Tide: high
                summary: Water.

                One line
                and its second.

                ## Later

                > Quoted.

                - First
                """);

        assertThat(story.title()).isEqualTo("Tide: high");
        assertThat(story.body())
                .containsExactly(
                        new Story.Part(Story.Kind.PARAGRAPH, "One line and its second."),
                        new Story.Part(Story.Kind.HEADING, "Later"),
                        new Story.Part(Story.Kind.QUOTE, "Quoted."),
                        new Story.Part(Story.Kind.ITEM, "First"));
    }

    @Test
    void aStoryWithoutATitleIsRefused() {
        assertThatThrownBy(() -> Story.parse("x", "summary: Water.\n\nText"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the demo's story x has no title");
    }

    @Test
    void weekdaysAreCountedFromToday() {
        assertThat(named("strike-vote").title()).endsWith("from Thursday");
    }

    private Story named(String slug) {
        return stories.stream()
                .filter(story -> story.slug().equals(slug))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no story " + slug));
    }
}
