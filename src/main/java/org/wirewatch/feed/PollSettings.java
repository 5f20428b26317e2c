package org.wirewatch.feed;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How often the owner lets a feed be polled.
 *
 * @param minInterval never more often than this
 * @param maxInterval never more seldom while the feed works and nothing asks for it; at least {@code minInterval}
 * @param every the feed's own configured interval; null to adapt to how often it publishes
 */
public record PollSettings(
        Duration minInterval,
        Duration maxInterval,
        @Nullable Duration every) {
    /** Checks that there is an interval to choose from. */
    public PollSettings {
        if (minInterval.isNegative() || minInterval.isZero() || maxInterval.compareTo(minInterval) < 0) {
            throw new IllegalArgumentException(
                    "the poll interval must be positive and its maximum not below its minimum, but is " + minInterval
                            + " to " + maxInterval);
        }
    }
}
