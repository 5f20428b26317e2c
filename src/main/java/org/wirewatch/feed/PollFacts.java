package org.wirewatch.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a feed right after a poll.
 *
 * @param now when the poll ended
 * @param lastResult what came of it
 * @param failuresInARow this one included; 0 after a success
 * @param throttledUntil what Retry-After or a rate limit asked for; null if nothing did
 * @param sameBodies how often in a row the whole feed came and nothing was new; 0 where the server answers 304
 * @param freshFor what is left of {@code max-age} or {@code Expires}; null if the answer had neither
 * @param hints what the feed itself asks for
 * @param recentEntryTimes when its latest entries were published, in any order; future ones are ignored
 * @param jitter from 0 (included) to 1 (excluded), drawn by the caller
 */
public record PollFacts(
        Instant now,
        Result lastResult,
        int failuresInARow,
        int sameBodies,
        @Nullable Instant throttledUntil,
        @Nullable Duration freshFor,
        PollHints hints,
        List<Instant> recentEntryTimes,
        double jitter) {

    /** How the last poll ended. */
    public enum Result {
        /** A feed came. */
        OK,
        /** 304. */
        NOT_MODIFIED,
        /** Anything that went wrong, a body that is no feed included. */
        FAILED,
        /** 429, or 503 with Retry-After. */
        THROTTLED,
        /** 410: not to be asked again. */
        GONE
    }
}
