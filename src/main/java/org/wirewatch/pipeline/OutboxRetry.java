package org.wirewatch.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** When a mail that could not be handed over is tried again, always with the same bytes. Pure. */
final class OutboxRetry {
    private static final List<Duration> WAITS = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(2),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofMinutes(30),
            Duration.ofHours(1));

    private static final Duration GIVE_UP_ALERT = Duration.ofDays(1);
    private static final Duration GIVE_UP_OTHERS = Duration.ofDays(2);

    /** Waits of the whole queue while the server takes nothing. */
    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(5),
            Duration.ofSeconds(15),
            Duration.ofSeconds(30),
            Duration.ofMinutes(1),
            Duration.ofMinutes(2),
            Duration.ofMinutes(5));

    private OutboxRetry() {}

    /**
     * When one mail is tried again. Patience is counted in waits of this mail's own, not in its age: neither an outage of
     * the server nor a mail sent anew by hand takes a mail's tries away from it.
     *
     * @param attempts that failed, this one not counted
     * @param jitter 0 to 1; lengthens the wait by at most a fifth
     * @return empty to give it up
     */
    static Optional<Instant> next(String kind, int attempts, Instant now, double jitter) {
        Duration patience = kind.equals("ALERT") ? GIVE_UP_ALERT : GIVE_UP_OTHERS;
        if (waited(attempts).compareTo(patience) > 0) {
            return Optional.empty();
        }
        Duration wait = wait(attempts);
        return Optional.of(now.plus(wait).plusMillis((long) (wait.toMillis() * 0.2 * jitter)));
    }

    private static Duration wait(int attempts) {
        return WAITS.get(Math.min(attempts, WAITS.size() - 1));
    }

    /** All waits up to the next try. */
    private static Duration waited(int attempts) {
        Duration all = WAITS.getLast().multipliedBy(Math.max(0, attempts + 1L - WAITS.size()));
        for (Duration wait : WAITS.subList(0, Math.min(attempts + 1, WAITS.size()))) {
            all = all.plus(wait);
        }
        return all;
    }

    /**
     * How long the queue rests while the server takes nothing: the longer the more often it did, unless the trouble is
     * one that only a person mends, for a wrong password tried often locks accounts.
     *
     * @param asked for such trouble, by {@link org.wirewatch.mail.Delivery.ServerDown#pause}
     * @param failures in a row, this one not counted
     */
    static Duration pause(Duration asked, int failures) {
        Duration patience = PAUSES.get(Math.min(failures, PAUSES.size() - 1));
        return asked.compareTo(Duration.ofMinutes(1)) > 0 ? asked : patience;
    }
}
