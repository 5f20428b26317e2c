package org.wirewatch.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What watches look at of a kept article; the components are those of {@link ArticleRow}. */
public record ArticleText(
        long id,
        long storyId,
        long feedId,
        Instant seenAt,
        String title,
        String body,
        String source,
        String url,
        @Nullable String byline,
        @Nullable String section,
        @Nullable String language) {
    static final String SELECT =
            "SELECT id, story_id, feed_id, seen_at, title, body, source, url, byline, section, language FROM article";

    /** A row of {@link #SELECT}. */
    static ArticleText of(ResultSet row) throws SQLException {
        return new ArticleText(
                row.getLong(1),
                row.getLong(2),
                row.getLong(3),
                Instant.ofEpochMilli(row.getLong(4)),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                row.getString(10),
                row.getString(11));
    }
}
