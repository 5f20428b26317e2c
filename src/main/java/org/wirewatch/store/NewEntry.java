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
 * @param contentHash of what the entry says, to notice that it has changed
 * @param dates when it was published and updated, as the feed says; to notice the same
 */
public record NewEntry(
        String identity,
        String secondIdentity,
        @Nullable String url,
        @Nullable String title,
        @Nullable String author,
        @Nullable Instant published,
        @Nullable String html,
        String contentHash,
        String dates) {

    /** An entry of which only the text tells whether it has changed. */
    public NewEntry(
            String identity,
            String secondIdentity,
            @Nullable String url,
            @Nullable String title,
            @Nullable String author,
            @Nullable Instant published,
            @Nullable String html) {
        this(identity, secondIdentity, url, title, author, published, html, title + "\n" + html, "");
    }
}
