package org.wirewatch.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An article with its place, ready to be kept.
 *
 * @param storyId 0 to begin a story with it
 * @param url link for readers: canonical where known, trackers gone
 * @param source the publisher's name
 * @param body plain text
 * @param teaserCode why only the feed's text could be read; null if the page was
 * @param placement {@code new}, {@code copy} or {@code version}
 * @param placementReason null for {@code new}
 * @param resemblesId the article it was found to be like; null for {@code new}
 * @param shared share of common text; null for {@code new}
 * @param readingNote how it was read, where that was not simply its one page; else null
 */
public record NewArticle(
        long entryId,
        long feedId,
        long storyId,
        String url,
        String urlKey,
        String title,
        String source,
        @Nullable String byline,
        @Nullable Instant published,
        @Nullable String caption,
        @Nullable String credit,
        String body,
        @Nullable String section,
        @Nullable String language,
        @Nullable String teaserCode,
        @Nullable String teaserSentence,
        String placement,
        @Nullable String placementReason,
        @Nullable Long resemblesId,
        @Nullable Double shared,
        @Nullable String readingNote,
        Instant seenAt) {}
