package org.wirewatch.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A kept article; the components are those of {@link NewArticle}, with the key and the story it belongs to. */
public record ArticleRow(
        long id,
        long entryId,
        long feedId,
        long storyId,
        String url,
        String urlKey,
        String title,
        String source,
        @Nullable String byline,
        @Nullable Instant published,
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
