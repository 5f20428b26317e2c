package org.wirewatch.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a poll changes in its feed, whole.
 *
 * @param good true for a readable 200 and for a 304
 * @param unchanged true for a 304 and for a body that was the same as before
 * @param gone true for a 410: the feed is retired
 * @param code as in {@link FeedRow#resultCode}
 * @param sameBodies as in {@link FeedRow#sameBodies}
 * @param intervalMs as in {@link FeedRow#intervalMs}
 * @param quietAfter as in {@link FeedRow#quietAfter}
 * @param sentence as in {@link FeedRow#resultSentence}
 */
public record FeedSettlement(
        long id,
        String fetchUrl,
        @Nullable String title,
        @Nullable String siteUrl,
        @Nullable String language,
        @Nullable String hints,
        @Nullable String etag,
        @Nullable String lastModified,
        @Nullable String validatorsFrom,
        @Nullable String bodyHash,
        Instant polledAt,
        boolean good,
        boolean unchanged,
        boolean gone,
        String code,
        @Nullable String sentence,
        int failures,
        @Nullable String movedTo,
        int movedSeen,
        Instant nextPollAt,
        String nextPollReason,
        int sameBodies,
        @Nullable Long intervalMs,
        @Nullable Instant quietAfter) {}
