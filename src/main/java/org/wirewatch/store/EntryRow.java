package org.wirewatch.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stored entry whose article is to be read.
 *
 * @param attempts how often its page was tried before
 * @param firstSeenAt when a poll first brought it
 * @param revisesId the entry of which this is a change; null if a feed brought it anew
 * @param pageValidators JSON of what the page's server gave to ask again by; null if nothing
 */
public record EntryRow(
        long id,
        long feedId,
        @Nullable String url,
        @Nullable String title,
        @Nullable String author,
        @Nullable Instant published,
        @Nullable String html,
        Instant firstSeenAt,
        int attempts,
        @Nullable Long revisesId,
        @Nullable String pageValidators) {}
