package org.wirewatch.pipeline;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When a feed's trouble is worth a mail. Pure. */
final class TroublePolicy {
    /** So that a feed that is seldom asked is not called silent after its first failure. */
    private static final int INTERVALS = 3;

    private static final int FEWEST_FAILURES = 3;

    private TroublePolicy() {}

    /**
     * Whether it has lasted: as long as the owner says, or three times the feed's own interval if that is longer, and
     * three polls at least.
     *
     * @param since when it began
     * @param failures in a row
     * @param interval the feed's regular one; null if it never answered
     * @param after the configured time
     */
    static boolean isLasting(Instant since, int failures, @Nullable Duration interval, Duration after, Instant now) {
        Duration own = interval == null ? Duration.ZERO : interval.multipliedBy(INTERVALS);
        Duration patience = own.compareTo(after) > 0 ? own : after;
        return failures >= FEWEST_FAILURES && !since.plus(patience).isAfter(now);
    }
}
