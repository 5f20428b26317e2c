package org.wirewatch.store;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A feed and what is known of polling it.
 *
 * @param id key
 * @param url as configured
 * @param fetchUrl what is asked: {@code url}, or where permanent redirects led
 * @param name as configured; null if not
 * @param groupName as configured; null if not
 * @param everyMs its own interval in milliseconds; null for the general one
 * @param title as the feed says; null before the first good fetch
 * @param siteUrl the site it belongs to; null if unknown
 * @param language as declared; null if it is not
 * @param hints JSON of the last document's poll hints; null if none
 * @param etag validator; null if none
 * @param lastModified validator; null if none
 * @param validatorsFrom the URL that gave the validators; null if it was {@code fetchUrl}
 * @param bodyHash of the last good body; null if none
 * @param baselineAt when the first good fetch was; null before
 * @param polledAt last poll; null before the first
 * @param succeededAt last good poll; null before the first
 * @param resultCode {@code ok}, {@code not-modified}, or a failure's code; null before the first poll
 * @param resultSentence what that means; null if nothing is to be said
 * @param failures in a row
 * @param polls ever
 * @param notModified how many of those were answered 304 or with the same body
 * @param retiredAt when it answered 410; null while it lives
 * @param movedTo where a permanent redirect pointed, not yet confirmed; null if none
 * @param movedSeen how often in a row it pointed there
 * @param nextPollAt when it is due
 * @param nextPollReason which rule decided that
 * @param sameBodies how often in a row the whole feed came and was the same as before
 * @param intervalMs its regular interval in milliseconds, as last decided; null before the first good poll
 * @param quietAfter from when on its silence is unusual; null if its rhythm is unknown
 * @param quietToldAt when the operator was told that it is silent; null while there is nothing to tell
 * @param leftAt when it left the config; null while it is in it
 * @param chosenUrl the feed that was chosen where {@code url} is a page; null where it is a feed
 * @param soughtAt when the page was last searched for a feed; null if never
 * @param announcedTo the new address that the last good document gave; null if none
 */
public record FeedRow(
        long id,
        String url,
        String fetchUrl,
        @Nullable String name,
        @Nullable String groupName,
        @Nullable Long everyMs,
        @Nullable String title,
        @Nullable String siteUrl,
        @Nullable String language,
        @Nullable String hints,
        @Nullable String etag,
        @Nullable String lastModified,
        @Nullable String validatorsFrom,
        @Nullable String bodyHash,
        @Nullable Instant baselineAt,
        @Nullable Instant polledAt,
        @Nullable Instant succeededAt,
        @Nullable String resultCode,
        @Nullable String resultSentence,
        int failures,
        long polls,
        long notModified,
        @Nullable Instant retiredAt,
        @Nullable String movedTo,
        int movedSeen,
        Instant nextPollAt,
        String nextPollReason,
        int sameBodies,
        @Nullable Long intervalMs,
        @Nullable Instant quietAfter,
        @Nullable Instant quietToldAt,
        @Nullable Instant leftAt,
        @Nullable String chosenUrl,
        @Nullable Instant soughtAt,
        @Nullable String announcedTo) {

    /** The feed's own interval; null for the general one. */
    public @Nullable Duration every() {
        return everyMs == null ? null : Duration.ofMillis(everyMs);
    }

    /** Its regular interval; null before the first good poll. */
    public @Nullable Duration interval() {
        return intervalMs == null ? null : Duration.ofMillis(intervalMs);
    }

    /** What a person calls it: its configured name, its title, or its URL. */
    public String displayName() {
        if (name != null) {
            return name;
        }
        return title == null || title.isBlank() ? url : title;
    }
}
