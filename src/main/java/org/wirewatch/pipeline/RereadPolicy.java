package org.wirewatch.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When the page of an entry that its feed has changed is read again. Pages are read once; only a feed's word that one
 * has changed is a reason to ask for it again, never sooner than feeds are asked, and ever later if nothing had changed:
 * many feeds touch dates and counters at each fetch. Pure.
 */
final class RereadPolicy {
    /** An entry that is older than this is not read again. */
    static final Duration WATCHED_FOR = Duration.ofDays(3);

    private static final Duration LONGEST_WAIT = Duration.ofHours(6);
    private static final int VAIN_READS_AT_MOST = 6;
    private static final int VAIN_READS_FOR_DATES = 2;

    private RereadPolicy() {}

    /**
     * When to read a page again.
     *
     * @param contentChanged whether the feed's words have changed, not only its dates
     * @param readAt when it was last read; null if unknown
     * @param vainReads how often in a row it was read again for nothing
     * @param shortestWait as between two polls of a feed
     * @return empty for not at all
     */
    static Optional<Instant> next(
            boolean contentChanged, @Nullable Instant readAt, int vainReads, Duration shortestWait, Instant now) {
        if (vainReads >= (contentChanged ? VAIN_READS_AT_MOST : VAIN_READS_FOR_DATES)) {
            return Optional.empty();
        }
        Duration doubled = shortestWait.multipliedBy(1L << vainReads);
        Duration wait = doubled.compareTo(LONGEST_WAIT) < 0 ? doubled : LONGEST_WAIT;
        Instant earliest = readAt == null ? now : readAt.plus(wait);
        return Optional.of(earliest.isAfter(now) ? earliest : now);
    }
}
