package org.wirewatch.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.wirewatch.article.Article.PageTime;

/**
 * The time by which an article's place among the stories is judged. Pure.
 *
 * <p>That is when it was published, but no earlier than a day before it arrived: two feeds that bring one old page on
 * one day, each with a date of its own, bring one story, and the second is no news.
 */
final class StoryTime {
    static final Duration LONGEST_AGO = Duration.ofDays(1);

    private StoryTime() {}

    /**
     * @param published null if nobody says
     * @param arrived when it was first seen
     */
    static Instant of(@Nullable Instant published, Instant arrived) {
        if (published == null || published.isAfter(arrived)) {
            return arrived;
        }
        Instant earliest = arrived.minus(LONGEST_AGO);
        return published.isBefore(earliest) ? earliest : published;
    }

    /**
     * When an article was published, as one moment: the page's own time; else the feed's, since many pages state a day
     * only; else noon in UTC of the page's day, which nearly everywhere is that day.
     *
     * @param stated what the page says; null if it says nothing
     * @param fed what the feed's entry says; null if it says nothing
     */
    static @Nullable Instant published(@Nullable PageTime stated, @Nullable Instant fed) {
        if (stated != null && stated.exact() != null) {
            return stated.exact().toInstant();
        }
        return fed != null || stated == null
                ? fed
                : stated.day().atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
    }
}
