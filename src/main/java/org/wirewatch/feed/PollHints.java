package org.wirewatch.feed;

import java.time.DayOfWeek;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a feed says of how often to come. Absurd values are already left out.
 *
 * @param ttl RSS 2.0 {@code ttl}; null if absent
 * @param updatePeriod {@code sy:updatePeriod / sy:updateFrequency}; null if absent
 * @param skipHours hours (0-23, UTC) not to come in
 * @param skipDays days (UTC) not to come on
 */
public record PollHints(
        @Nullable Duration ttl, @Nullable Duration updatePeriod, Set<Integer> skipHours, Set<DayOfWeek> skipDays) {
    /** Says nothing. */
    public static final PollHints NONE = new PollHints(null, null, Set.of(), Set.of());
}
