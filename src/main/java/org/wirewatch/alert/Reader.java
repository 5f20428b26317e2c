package org.wirewatch.alert;

import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who gets mail.
 *
 * @param name the key in the configuration
 * @param email address
 * @param zone whose local times count, and in which times are written
 * @param quietHours when alerts wait; null for never
 * @param alertsPerHour how many alerts they get within an hour, at least 1; the rest comes together
 */
public record Reader(
        String name, String email, ZoneId zone, @Nullable QuietHours quietHours, int alertsPerHour) {
    /** How many alerts a reader gets within an hour where nothing else is said. */
    public static final int DEFAULT_ALERTS_PER_HOUR = 10;

    /** With the usual number of alerts an hour. */
    public Reader(String name, String email, ZoneId zone, @Nullable QuietHours quietHours) {
        this(name, email, zone, quietHours, DEFAULT_ALERTS_PER_HOUR);
    }

    /**
     * A daily stretch, over midnight if {@code from} is after {@code to}; never equal.
     *
     * @param from inclusive, local
     * @param to exclusive, local
     */
    public record QuietHours(LocalTime from, LocalTime to) {}
}
