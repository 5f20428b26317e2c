package org.wirewatch.article;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the feed's entry says about the article; takes part in choosing each field, and serves as text where the page
 * fails.
 *
 * @param title plain text
 * @param author names joined by commas
 * @param published first publication
 * @param html the fullest text the feed has, HTML
 */
public record FeedHints(
        @Nullable String title,
        @Nullable String author,
        @Nullable Instant published,
        @Nullable String html) {
    /** Nothing is known from a feed. */
    public static final FeedHints NONE = new FeedHints(null, null, null, null);
}
