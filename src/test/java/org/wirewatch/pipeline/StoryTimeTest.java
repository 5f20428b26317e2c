package org.wirewatch.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.wirewatch.article.Article.PageTime;

class StoryTimeTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 14);
    private static final Instant FED = Instant.parse("2026-03-14T18:05:00Z");

    @Test
    void thePagesOwnTimeCountsMoreThanTheFeeds() {
        PageTime stated = new PageTime(DAY, OffsetDateTime.parse("2026-03-14T09:30:00+02:00"));

        assertThat(StoryTime.published(stated, FED)).isEqualTo(Instant.parse("2026-03-14T07:30:00Z"));
    }

    @Test
    void whereThePageStatesADayOnlyTheFeedsTimeIsFiner() {
        assertThat(StoryTime.published(new PageTime(DAY, null), FED)).isEqualTo(FED);
    }

    @Test
    void aDayWithoutAnyTimeIsNotLost() {
        assertThat(StoryTime.published(new PageTime(DAY, null), null)).isEqualTo(Instant.parse("2026-03-14T12:00:00Z"));
    }

    @Test
    void whereNobodySaysItIsUnknown() {
        assertThat(StoryTime.published(null, null)).isNull();
    }
}
