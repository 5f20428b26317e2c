package org.wirewatch.feed;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.wirewatch.feed.PollFacts.Result;

/**
 * When to poll a feed next: a pure function of facts and settings.
 *
 * <p>The wait is the longest of what each rule asks for, so that no rule can make another impolite:
 *
 * <ul>
 *   <li>the interval: the configured one, or half the median gap between the latest entries, or less often the longer
 *       nothing has come; within [min, max]
 *   <li>where no interval is configured and the server sends the whole feed each time though nothing is new: half the interval more for each time in
 *       a row, up to max(max, 24 h)
 *   <li>the feed's {@code ttl} and {@code sy:updatePeriod}, and the answer's max-age or Expires, each up to
 *       max(max, 24 h)
 *   <li>after a failure, min doubled for each failure in a row, up to max(max, 24 h)
 *   <li>Retry-After, up to 48 h
 *   <li>skipHours and skipDays move it to the end of the skipped time, but never further than a day
 * </ul>
 *
 * <p>Jitter lengthens the wait by up to a tenth, and never shortens it. Sources: RFC 9110 §10.2.3, RFC 9111 §4.2, RSS
 * 2.0, RSS 1.0 syndication module.
 */
public final class PollPolicy {
    static final Duration DAY = Duration.ofDays(1);
    static final Duration LONGEST_RETRY_AFTER = Duration.ofDays(2);
    /** A throttle without Retry-After waits at least this long. */
    static final Duration LEAST_THROTTLE = Duration.ofMinutes(15);

    private static final double LONGEST_JITTER = 0.1;
    private static final int ENTRIES_LOOKED_AT = 20;
    private static final int MOST_DOUBLINGS = 20;
    private static final int MOST_SAME_BODIES = 1000;

    private PollPolicy() {}

    /** A wait, and the rule that asks for it. */
    private record Wait(Duration length, String reason) {
        Wait orLonger(Wait other) {
            return other.length.compareTo(length) > 0 ? other : this;
        }

        Wait atMost(Duration longest, String remark) {
            return length.compareTo(longest) > 0 ? new Wait(longest, reason + remark) : this;
        }
    }

    /**
     * Decides.
     *
     * @return when, and why then; never before {@code facts.now()} plus the minimum interval
     */
    public static NextPoll next(PollFacts facts, PollSettings settings) {
        if (facts.lastResult() == Result.GONE) {
            return new NextPoll(Instant.MAX, "never again: the server says the feed is gone for good (410)");
        }
        Duration cap = longer(settings.maxInterval(), DAY);
        Wait wait = interval(facts, settings);
        if (settings.every() == null) {
            wait = wait.orLonger(whileNothingIsNew(facts, wait.length, cap));
        }
        if (facts.hints().ttl() != null) {
            wait = wait.orLonger(new Wait(
                    facts.hints().ttl(),
                    "the feed asks for " + words(facts.hints().ttl()) + " (ttl)"));
        }
        if (facts.hints().updatePeriod() != null) {
            Duration period = facts.hints().updatePeriod();
            wait = wait.orLonger(new Wait(period, "the feed asks for " + words(period) + " (sy:updatePeriod)"));
        }
        if (facts.freshFor() != null) {
            wait = wait.orLonger(
                    new Wait(facts.freshFor(), "the server calls its answer fresh for " + words(facts.freshFor())));
        }
        wait = wait.atMost(longer(cap, interval(facts, settings).length), ", cut to " + words(cap));
        wait = afterTrouble(facts, settings, wait, cap);
        Duration lengthened = wait.length.plusMillis((long) (wait.length.toMillis() * LONGEST_JITTER * facts.jitter()));
        return outsideSkippedTime(facts, new NextPoll(facts.now().plus(lengthened), wait.reason));
    }

    /** The interval that a feed has while all is well and nobody asks for a longer one. */
    public static Duration regularInterval(PollFacts facts, PollSettings settings) {
        return interval(facts, settings).length;
    }

    /** Who cannot say "not modified" pays with the whole feed each time, so it is asked less while it is silent. */
    private static Wait whileNothingIsNew(PollFacts facts, Duration interval, Duration cap) {
        int times = Math.min(facts.sameBodies(), MOST_SAME_BODIES);
        Duration stretched = shorter(interval.plus(interval.multipliedBy(times).dividedBy(2)), longer(cap, interval));
        return new Wait(
                stretched,
                "every " + words(stretched) + ": the server sends everything each time, and nothing was new "
                        + (times == 1 ? "once" : times + " times in a row"));
    }

    private static Wait interval(PollFacts facts, PollSettings settings) {
        Duration least = settings.minInterval();
        if (settings.every() != null) {
            Duration every = longer(settings.every(), least);
            boolean raised = settings.every().compareTo(least) < 0;
            return new Wait(
                    every, "every " + words(every) + (raised ? ", the least that is allowed" : ", as configured"));
        }
        Duration most = settings.maxInterval();
        List<Instant> latest = facts.recentEntryTimes().stream()
                .filter(time -> !time.isAfter(facts.now()))
                // Entries without dates that came together, or a batch: only the next ones tell how often it publishes.
                .distinct()
                .sorted((one, other) -> other.compareTo(one))
                .limit(ENTRIES_LOOKED_AT)
                .toList();
        if (latest.size() < 2) {
            Duration middle = clipped(least.multipliedBy(3), least, most);
            return new Wait(middle, "every " + words(middle) + ", until it is known how often it publishes");
        }
        Duration gap = Duration.between(latest.getLast(), latest.getFirst()).dividedBy(latest.size() - 1);
        Duration silence = Duration.between(latest.getFirst(), facts.now());
        // A feed that has been silent for longer than its usual gap is asked less and less often.
        Duration expected = longer(gap, silence.dividedBy(2)).dividedBy(2);
        Duration adapted = clipped(expected, least, most);
        return new Wait(adapted, "every " + words(adapted) + why(expected, least, most, gap, silence));
    }

    private static String why(Duration expected, Duration least, Duration most, Duration gap, Duration silence) {
        if (expected.compareTo(least) <= 0) {
            return ", the least that is allowed: it publishes about every " + words(gap);
        }
        String limit = expected.compareTo(most) > 0 ? ", the longest interval" : "";
        return silence.dividedBy(2).compareTo(gap) > 0
                ? limit + ": nothing new for " + words(silence)
                : limit + ": it publishes about every " + words(gap);
    }

    private static Wait afterTrouble(PollFacts facts, PollSettings settings, Wait regular, Duration cap) {
        Wait wait = regular;
        boolean throttled = facts.lastResult() == Result.THROTTLED;
        if (throttled || facts.lastResult() == Result.FAILED) {
            int inARow = Math.max(1, facts.failuresInARow());
            Duration first = longer(settings.minInterval(), throttled ? LEAST_THROTTLE : Duration.ZERO);
            Duration backoff = shorter(first.multipliedBy(1L << Math.min(MOST_DOUBLINGS, inARow)), cap);
            String trouble = throttled ? "the server asked to slow down" : "it failed";
            wait = wait.orLonger(new Wait(
                    backoff,
                    "waiting " + words(backoff) + ": " + trouble
                            + (inARow == 1 ? " once" : " " + inARow + " times in a row")));
        }
        if (facts.throttledUntil() != null && facts.throttledUntil().isAfter(facts.now())) {
            Duration asked = Duration.between(facts.now(), facts.throttledUntil());
            Wait retryAfter = new Wait(asked, "the server asked to wait " + words(asked) + " (Retry-After)")
                    .atMost(LONGEST_RETRY_AFTER, ", cut to " + words(LONGEST_RETRY_AFTER));
            wait = wait.orLonger(retryAfter);
        }
        return wait;
    }

    /** At most a day is skipped, so that a feed that lists all hours is still asked once a day. */
    private static NextPoll outsideSkippedTime(PollFacts facts, NextPoll next) {
        PollHints hints = facts.hints();
        if (hints.skipHours().isEmpty() && hints.skipDays().isEmpty()) {
            return next;
        }
        Instant latest = longest(next.at(), facts.now().plus(DAY));
        Instant at = next.at();
        while (at.isBefore(latest) && isSkipped(at, hints)) {
            at = at.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
        }
        if (at.equals(next.at())) {
            return next;
        }
        // Within the first minutes, as the jitter falls: not everybody at the full hour.
        Instant spread = at.plusSeconds((long) (facts.jitter() * 300));
        return new NextPoll(
                at.isBefore(latest) ? spread : latest,
                next.reason() + "; moved out of the time the feed says to skip (skipHours, skipDays)");
    }

    private static boolean isSkipped(Instant at, PollHints hints) {
        OffsetDateTime utc = at.atOffset(ZoneOffset.UTC);
        DayOfWeek day = utc.getDayOfWeek();
        return hints.skipHours().contains(utc.getHour()) || hints.skipDays().contains(day);
    }

    private static Instant longest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Duration clipped(Duration length, Duration least, Duration most) {
        return shorter(longer(length, least), most);
    }

    /** A length in the largest unit that says enough: {@code 90 s}, {@code 15 min}, {@code 3 h}, {@code 2 days}. */
    static String words(Duration length) {
        long seconds = length.toSeconds();
        if (seconds < 120) {
            return seconds + " s";
        }
        if (seconds < 2 * 3600) {
            return Math.round(seconds / 60.0) + " min";
        }
        if (seconds < 48 * 3600) {
            return Math.round(seconds / 3600.0) + " h";
        }
        return Math.round(seconds / 86400.0) + " days";
    }
}
