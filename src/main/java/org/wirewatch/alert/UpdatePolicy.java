package org.wirewatch.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When new facts of a story that a reader knows are told: at once, but no two mails about one story and watch within an
 * hour; hourly watches wait for the full hour; nobody is woken; and nobody gets more mails an hour than they are to get.
 * Pure; nothing is ever dropped here.
 */
public final class UpdatePolicy {
    private static final Duration BETWEEN_UPDATES = Duration.ofHours(1);

    private UpdatePolicy() {}

    /**
     * The moment from which an update may be told.
     *
     * @param foundAt when the new facts were found
     * @param lastUpdate when this reader was last told an update of this story under this watch; null if never
     * @param alertsInTheLastHour how many mails this reader was given in the 60 minutes before {@code now}
     */
    public static Instant due(
            Subscription subscription,
            Reader reader,
            Instant foundAt,
            Instant now,
            @Nullable Instant lastUpdate,
            int alertsInTheLastHour) {
        Instant due =
                subscription.when() instanceof When.Hourly ? DigestClock.nextHour(reader.zone(), foundAt) : foundAt;
        if (lastUpdate != null) {
            due = later(due, lastUpdate.plus(BETWEEN_UPDATES));
        }
        due = later(due, now);
        if (alertsInTheLastHour >= reader.alertsPerHour()) {
            due = later(due, DigestClock.nextHour(reader.zone(), now));
        }
        Optional<Instant> quietUntil = AlertPolicy.heldBack(subscription, reader, due);
        return quietUntil.orElse(due);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
