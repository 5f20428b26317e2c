package org.wirewatch.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How long an article waits for its page. A page that fails for a passing reason is tried again, but the alert must not
 * wait for ever: after that the feed's own text serves. Pure.
 */
final class PagePatience {
    private static final List<Duration> WAITS = List.of(Duration.ofSeconds(30), Duration.ofMinutes(3));

    /** A host's wish for a longer pause than this is kept, but the feed's text serves at once. */
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);

    private static final Set<String> PASSING = Set.of(
            "timeout",
            "refused",
            "host-not-found",
            "cut-off",
            "unreachable",
            "bad-encoding",
            "robots-unreachable",
            "reset",
            "broken",
            "http-500",
            "http-502",
            "http-503",
            "http-504");

    private PagePatience() {}

    /**
     * When to try a failed page again.
     *
     * @param code the failure's
     * @param attempts how often it was tried before this time
     * @return empty to make do with the feed's text
     */
    static Optional<Instant> afterFailure(String code, int attempts, Instant now) {
        if (attempts >= WAITS.size() || !PASSING.contains(code)) {
            return Optional.empty();
        }
        return Optional.of(now.plus(WAITS.get(attempts)));
    }

    /** How long to wait after our own code, or the database, broke on an article: it must not be lost, nor hammered. */
    static Duration afterBreakage(int attempts) {
        return Duration.ofMinutes(Math.min(720, 1L << Math.min(attempts, 10)));
    }

    /**
     * When to try again a page whose host asks for a pause.
     *
     * @param until the end of the pause; null if the host named none
     * @param firstSeenAt when the entry was found
     * @return empty to make do with the feed's text
     */
    static Optional<Instant> afterPause(@Nullable Instant until, Instant firstSeenAt, Instant now) {
        Instant again = until == null ? now.plus(Duration.ofMinutes(2)) : until;
        return again.isBefore(firstSeenAt.plus(LONGEST_PAUSE)) ? Optional.of(again) : Optional.empty();
    }
}
