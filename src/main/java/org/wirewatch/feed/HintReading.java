package org.wirewatch.feed;

import java.time.DayOfWeek;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * What a feed says of how often to come: RSS 2.0 {@code ttl}, {@code skipHours}, {@code skipDays}, and the RSS 1.0
 * syndication module. What is no number, or absurd, counts as not said.
 */
final class HintReading {
    private static final Duration LONGEST_TTL = Duration.ofDays(7);
    private static final Duration LONGEST_PERIOD = Duration.ofDays(366);

    private HintReading() {}

    static PollHints of(Fields fields) {
        PollHints hints = new PollHints(
                ttl(fields.text("ttl")),
                period(fields),
                hours(fields.first("skiphours")),
                days(fields.first("skipdays")));
        return hints.equals(PollHints.NONE) ? PollHints.NONE : hints;
    }

    private static @Nullable Duration ttl(@Nullable String minutes) {
        long number = number(minutes);
        return number < 1 || number > LONGEST_TTL.toMinutes() ? null : Duration.ofMinutes(number);
    }

    private static @Nullable Duration period(Fields fields) {
        String period = fields.text("sy:updateperiod");
        String frequency = fields.text("sy:updatefrequency");
        if (period == null && frequency == null) {
            return null;
        }
        Duration whole = switch (period == null ? "daily" : period.toLowerCase(Locale.ROOT)) {
            case "hourly" -> Duration.ofHours(1);
            case "daily" -> Duration.ofDays(1);
            case "weekly" -> Duration.ofDays(7);
            case "monthly" -> Duration.ofDays(30);
            case "yearly" -> Duration.ofDays(365);
            default -> null;
        };
        long times = frequency == null ? 1 : number(frequency);
        if (whole == null || times < 1) {
            return null;
        }
        Duration each = whole.dividedBy(times);
        return each.compareTo(Duration.ofMinutes(1)) < 0 || each.compareTo(LONGEST_PERIOD) > 0 ? null : each;
    }

    private static Set<Integer> hours(@Nullable Element skipHours) {
        Set<Integer> hours = new TreeSet<>();
        if (skipHours != null) {
            for (Element hour : skipHours.children()) {
                long number = number(Markup.text(hour));
                if (number >= 0 && number <= 24) {
                    // RSS 0.91 counted from 1 to 24.
                    hours.add((int) number % 24);
                }
            }
        }
        return hours;
    }

    private static Set<DayOfWeek> days(@Nullable Element skipDays) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        if (skipDays != null) {
            for (Element day : skipDays.children()) {
                String name = Markup.text(day).strip().toUpperCase(Locale.ROOT);
                for (DayOfWeek known : DayOfWeek.values()) {
                    if (known.name().equals(name)) {
                        days.add(known);
                    }
                }
            }
        }
        return days;
    }

    private static long number(@Nullable String text) {
        try {
            return text == null ? -1 : Long.parseLong(text.strip());
        } catch (NumberFormatException notANumber) {
            return -1;
        }
    }
}
