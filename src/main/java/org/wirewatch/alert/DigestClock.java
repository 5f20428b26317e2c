package org.wirewatch.alert;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When digests are due: local days and times by the rules of {@link ZonedDateTime}. A time that the clocks jump over
 * moves forward by the jump; of a time that comes twice the first counts. Pure.
 *
 * <p>A slot is the moment at which a digest should go out. The caller remembers the last slot it has dealt with, sent or
 * empty, and asks {@link #due}. After downtime only the latest slot is due: one digest that holds everything.
 */
public final class DigestClock {
    /** A digest never sent before takes part from now on, but not a slot that passed before it was known. */
    private static final Duration FIRST_SLOT_GRACE = Duration.ofMinutes(30);

    /** Longest stretch without a slot: a weekly digest, with a day that a zone leaves out. */
    private static final int DAYS_TO_LOOK = 15;

    private DigestClock() {}

    /**
     * The first slot after a moment.
     *
     * @throws IllegalArgumentException if the plan has no day
     */
    public static Instant next(DigestPlan plan, ZoneId zone, Instant after) {
        LocalDate day = after.atZone(zone).toLocalDate().minusDays(2);
        for (int i = 0; i < DAYS_TO_LOOK; i++, day = day.plusDays(1)) {
            if (plan.days().contains(day.getDayOfWeek())) {
                Instant slot = slot(plan, zone, day);
                if (slot.isAfter(after)) {
                    return slot;
                }
            }
        }
        throw new IllegalArgumentException("digest " + plan.name() + " has no day on which it is sent");
    }

    /**
     * The slot to be sent now, if any: the latest one that has come, unless it or another slot of its local day was
     * dealt with. So a reader who changes zone, or a digest that changes its hour, gets no second digest on one day.
     *
     * @param lastSlotSent what this method returned last; null if never: then only a slot of the last half hour counts
     */
    public static Optional<Instant> due(DigestPlan plan, ZoneId zone, @Nullable Instant lastSlotSent, Instant now) {
        LocalDate day = now.atZone(zone).toLocalDate().plusDays(1);
        for (int i = 0; i < DAYS_TO_LOOK; i++, day = day.minusDays(1)) {
            if (!plan.days().contains(day.getDayOfWeek())) {
                continue;
            }
            Instant slot = slot(plan, zone, day);
            if (!slot.isAfter(now)) {
                return isNew(slot, zone, lastSlotSent, now) ? Optional.of(slot) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** The first full local hour after a moment: the slots of hourly watches. */
    public static Instant nextHour(ZoneId zone, Instant after) {
        ZonedDateTime hour = after.atZone(zone).plusHours(1).truncatedTo(ChronoUnit.HOURS);
        // Lord Howe Island shifts by half an hour: there the next full hour can be 90 minutes away.
        return hour.toInstant().isAfter(after)
                ? hour.toInstant()
                : hour.plusHours(1).toInstant();
    }

    /** Like {@link #due} for hourly watches: the latest full local hour, if it is after the last one dealt with. */
    public static Optional<Instant> dueHour(ZoneId zone, @Nullable Instant lastSlotSent, Instant now) {
        Instant slot = now.atZone(zone).truncatedTo(ChronoUnit.HOURS).toInstant();
        boolean isNew = lastSlotSent == null ? isFresh(slot, now) : slot.isAfter(lastSlotSent);
        return isNew ? Optional.of(slot) : Optional.empty();
    }

    private static Instant slot(DigestPlan plan, ZoneId zone, LocalDate day) {
        return ZonedDateTime.of(day, plan.at(), zone).toInstant();
    }

    private static boolean isNew(Instant slot, ZoneId zone, @Nullable Instant lastSlotSent, Instant now) {
        if (lastSlotSent == null) {
            return isFresh(slot, now);
        }
        return slot.isAfter(lastSlotSent)
                && !LocalDate.ofInstant(slot, zone).equals(LocalDate.ofInstant(lastSlotSent, zone));
    }

    private static boolean isFresh(Instant slot, Instant now) {
        return slot.isAfter(now.minus(FIRST_SLOT_GRACE));
    }
}
