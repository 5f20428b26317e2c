package org.wirewatch.feed;

import java.time.Instant;

/**
 * When a feed is polled next.
 *
 * @param at the earliest instant; {@link Instant#MAX} for never
 * @param reason the rule that decided, in words for a status page
 */
public record NextPoll(Instant at, String reason) {
    /** Whether it is to be asked again at all. */
    public boolean isNever() {
        return at.equals(Instant.MAX);
    }
}
