package org.wirewatch.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entry as a feed carried it.
 *
 * @param identity what tells it from the feed's other entries
 * @param secondIdentity what tells it where the feed changes its ids
 * @param url null if it has no link
 * @param html the fullest text the feed has; null if none
 */
public record NewEntry(
        String identity,
        String secondIdentity,
        @Nullable String url,
        @Nullable String title,
        @Nullable String author,
        @Nullable Instant published,
        @Nullable String html) {}
