package org.wirewatch.pipeline;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

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
}
