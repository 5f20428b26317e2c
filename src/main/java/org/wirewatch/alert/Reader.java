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
 */
public record Reader(
        String name, String email, ZoneId zone, @Nullable QuietHours quietHours) {
    /**
     * A daily stretch, over midnight if {@code from} is after {@code to}; never equal.
     *
     * @param from inclusive, local
     * @param to exclusive, local
     */
    public record QuietHours(LocalTime from, LocalTime to) {}
}
