package org.wirewatch.web;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.wirewatch.pipeline.StatusReport;

/**
 * What the status page shows.
 *
 * @param report how things stand
 * @param zone whose times are shown
 * @param version of Wirewatch
 */
public record StatusPage(StatusReport report, ZoneId zone, String version) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM HH:mm:ss", Locale.ENGLISH);

    /** A moment in the page's zone; a dash for none. */
    public String time(@Nullable Instant moment) {
        return moment == null ? "–" : TIME.format(moment.atZone(zone));
    }

    /** A share in percent. */
    public String percent(double share) {
        return Math.round(share * 100) + " %";
    }
}
