package org.wirewatch.alert;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;

/** Moments as mails write them: in the reader's zone, with the zone's name. */
final class LocalTimes {
    private static final DateTimeFormatter LONG =
            DateTimeFormatter.ofPattern("EEE d MMM uuuu, HH:mm zzz", Locale.ENGLISH);
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("EEE d MMM, HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter ZONE = DateTimeFormatter.ofPattern("zzz", Locale.ENGLISH);

    private LocalTimes() {}

    /** {@code Mon 23 Nov 2026, 18:05 CET}. */
    static String moment(Instant instant, ZoneId zone) {
        return LONG.format(instant.atZone(zone));
    }

    /** {@code Sun 22 Nov, 07:00 – Mon 23 Nov, 07:00 CET}; both zone names in the nights in which they differ. */
    static String period(Instant from, Instant until, ZoneId zone) {
        String zoneFrom = ZONE.format(from.atZone(zone));
        String zoneUntil = ZONE.format(until.atZone(zone));
        String start = SHORT.format(from.atZone(zone)) + (zoneFrom.equals(zoneUntil) ? "" : " " + zoneFrom);
        boolean sameDay = LocalDate.ofInstant(from, zone).equals(LocalDate.ofInstant(until, zone));
        String end = (sameDay ? CLOCK : SHORT).format(until.atZone(zone));
        return start + " – " + end + " " + zoneUntil;
    }

    /** {@code Europe/Madrid (Central European Time)}. */
    static String zone(ZoneId zone) {
        String name = zone.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
        return name.equals(zone.getId()) ? name : zone.getId() + " (" + name + ")";
    }
}
