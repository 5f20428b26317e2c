package org.wirewatch.pipeline;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How long a reader can mute something by a link; days are local days, so that the hour of the end is that of now. */
enum MutePeriod {
    WEEK("1w", "a week", Period.ofWeeks(1)),
    DAY("1d", "a day", Period.ofDays(1)),
    FOUR_WEEKS("4w", "four weeks", Period.ofWeeks(4));

    private final String value;
    private final String label;
    private final Period length;

    MutePeriod(String value, String label, Period length) {
        this.value = value;
        this.label = label;
        this.length = length;
    }

    /** As a form sends it; a week if it says nothing that is known. */
    static MutePeriod of(@Nullable String value) {
        return Arrays.stream(values())
                .filter(period -> period.value.equals(value))
                .findFirst()
                .orElse(WEEK);
    }

    Instant end(Instant now, ZoneId zone) {
        return now.atZone(zone).plus(length).toInstant();
    }

    /** Each with the date on which it ends. */
    static List<WishAnswer.Choice> choices(Instant now, ZoneId zone) {
        return Arrays.stream(values())
                .map(period -> new WishAnswer.Choice(
                        period.value, "for " + period.label + ", until " + WishDesk.time(period.end(now, zone), zone)))
                .toList();
    }
}
