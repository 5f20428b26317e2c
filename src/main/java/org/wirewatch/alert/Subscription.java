package org.wirewatch.alert;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who hears of a watch, and when.
 *
 * @param watch the watch's name
 * @param readers names of readers, at least one
 * @param when how soon
 * @param updates whether they also hear of new facts in a story that they know
 * @param urgent whether it is told in quiet hours, too
 * @param cap how many alerts of this watch a reader gets within an hour; null for no cap of its own
 * @param snoozeUntil nobody is told before this, in each reader's local time; null if it is awake
 */
public record Subscription(
        String watch,
        List<String> readers,
        When when,
        boolean updates,
        boolean urgent,
        @Nullable Integer cap,
        @Nullable LocalDateTime snoozeUntil) {

    /** With nothing special about it. */
    public Subscription(String watch, List<String> readers, When when) {
        this(watch, readers, when, false, false, null, null);
    }

    /** With updates or without, and nothing else special about it. */
    public Subscription(String watch, List<String> readers, When when, boolean updates) {
        this(watch, readers, when, updates, false, null, null);
    }

    /** Whether it sleeps for a reader. A snooze ends by itself. */
    public boolean isAsleep(Reader reader, Instant now) {
        return snoozeUntil != null
                && now.isBefore(snoozeUntil.atZone(reader.zone()).toInstant());
    }
}
