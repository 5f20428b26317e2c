package org.wirewatch.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * From when on a feed's silence is unusual, by its own rhythm: a pure function of when it published.
 *
 * <p>A feed that answers well and brings nothing may have been left behind by its publisher. That is three times the
 * longest pause among its latest entries, which holds nights and weekends, but no less than four days, or two where the
 * entries reach back over two weeks. Of fewer than ten moments no rhythm is read.
 */
public final class QuietPolicy {
    private static final int FEWEST_MOMENTS = 10;
    private static final int TIMES_THE_LONGEST_PAUSE = 3;
    private static final Duration LONG_MEMORY = Duration.ofDays(14);
    private static final Duration LEAST = Duration.ofDays(4);
    private static final Duration LEAST_WITH_LONG_MEMORY = Duration.ofDays(2);

    private QuietPolicy() {}

    /**
     * Decides.
     *
     * @param entryTimes when its latest entries were published or first seen, in any order
     * @return empty while its rhythm is not known
     */
    public static Optional<Instant> unusualAfter(List<Instant> entryTimes) {
        List<Instant> moments = entryTimes.stream().distinct().sorted().toList();
        if (moments.size() < FEWEST_MOMENTS) {
            return Optional.empty();
        }
        Duration longest = Duration.ZERO;
        for (int i = 1; i < moments.size(); i++) {
            Duration pause = Duration.between(moments.get(i - 1), moments.get(i));
            longest = pause.compareTo(longest) > 0 ? pause : longest;
        }
        Duration memory = Duration.between(moments.getFirst(), moments.getLast());
        Duration least = memory.compareTo(LONG_MEMORY) >= 0 ? LEAST_WITH_LONG_MEMORY : LEAST;
        Duration patience = longest.multipliedBy(TIMES_THE_LONGEST_PAUSE);
        return Optional.of(moments.getLast().plus(patience.compareTo(least) > 0 ? patience : least));
    }
}
