package org.wirewatch.store;

import java.time.Instant;
import java.util.List;
import org.wirewatch.watch.Match;

/**
 * A watch that was found in an article.
 *
 * @param query as it was then
 * @param hits where, with sentence and marks
 */
public record MatchRow(
        long articleId, long storyId, String watch, String query, List<Match.Hit> hits, Instant matchedAt) {}
