package org.wirewatch.alert;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When a match is told: at once, later, or in a digest. Pure; nothing is ever dropped here.
 *
 * <p>In order: a watch that belongs to a digest waits for it. Quiet hours defer to their end, unless the watch is urgent.
 * An hourly watch waits for the next full local hour. Beyond the reader's or the watch's cap of alerts an hour the rest
 * goes to the digest or, for a reader without one, to the next full hour.
 */
public final class AlertPolicy {
    private AlertPolicy() {}

    /**
     * Decides for one match and one reader.
     *
     * @param traffic how many alerts this reader was given in the 60 minutes before {@code now}
     * @param digest the reader's digest that takes what is over the cap; null if there is none soon
     */
    public static Decision decide(
            Subscription subscription, Reader reader, Instant now, Traffic traffic, @Nullable String digest) {
        return switch (subscription.when()) {
            case When.InDigest(String name) -> new Decision.InDigest(name);
            case When.Hourly() -> {
                Instant hour = DigestClock.nextHour(reader.zone(), now);
                yield new Decision.Wait(heldBack(subscription, reader, hour).orElse(hour));
            }
            case When.Now() -> {
                Optional<Instant> quiet = heldBack(subscription, reader, now);
                if (quiet.isPresent()) {
                    yield new Decision.Wait(quiet.get());
                }
                if (!isOver(subscription, reader, traffic)) {
                    yield new Decision.AtOnce();
                }
                if (digest != null) {
                    yield new Decision.InDigest(digest);
                }
                Instant hour = DigestClock.nextHour(reader.zone(), now);
                yield new Decision.Wait(heldBack(subscription, reader, hour).orElse(hour));
            }
        };
    }

    /**
     * Alerts of an hour.
     *
     * @param all under whatever watch
     * @param ofTheWatch under the watch in question
     */
    public record Traffic(int all, int ofTheWatch) {}

    /** Whether the reader's cap, or the watch's own, is reached. */
    public static boolean isOver(Subscription subscription, Reader reader, Traffic traffic) {
        return traffic.all() >= reader.alertsPerHour()
                || (subscription.cap() != null && traffic.ofTheWatch() >= subscription.cap());
    }

    /** The end of the quiet hours that hold a watch back; empty outside of them, and always for an urgent one. */
    static Optional<Instant> heldBack(Subscription subscription, Reader reader, Instant now) {
        return subscription.urgent() ? Optional.empty() : quietUntil(reader, now);
    }

    /**
     * The end of the quiet hours that {@code now} lies in; empty outside of them.
     *
     * <p>Quiet hours are stretches between two moments, not a look at the clock on the wall: in the night in which 02:30
     * comes twice, hours that end at 02:30 end at the first and do not begin again.
     */
    public static Optional<Instant> quietUntil(Reader reader, Instant now) {
        Reader.QuietHours quiet = reader.quietHours();
        if (quiet == null) {
            return Optional.empty();
        }
        boolean overMidnight = quiet.from().isAfter(quiet.to());
        LocalDate today = now.atZone(reader.zone()).toLocalDate();
        for (LocalDate day = today.minusDays(1); !day.isAfter(today); day = day.plusDays(1)) {
            Instant from = ZonedDateTime.of(day, quiet.from(), reader.zone()).toInstant();
            LocalDate lastDay = overMidnight ? day.plusDays(1) : day;
            Instant to = ZonedDateTime.of(lastDay, quiet.to(), reader.zone()).toInstant();
            if (!now.isBefore(from) && now.isBefore(to)) {
                return Optional.of(to);
            }
        }
        return Optional.empty();
    }
}
