package org.wirewatch.store;

import static org.wirewatch.store.Columns.fraction;
import static org.wirewatch.store.Columns.instant;
import static org.wirewatch.store.Columns.number;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * An article of a row of its table. Written out, as a digest asks for each of its stories: a mapper by reflection is made
 * anew for each query, and took a third of a digest's CPU.
 */
final class ArticleRowMapper implements RowMapper<ArticleRow> {
    @Override
    public ArticleRow map(ResultSet row, StatementContext context) throws SQLException {
        return new ArticleRow(
                row.getLong("id"),
                row.getLong("entry_id"),
                row.getLong("feed_id"),
                row.getLong("story_id"),
                row.getString("url"),
                row.getString("url_key"),
                row.getString("title"),
                row.getString("source"),
                row.getString("byline"),
                instant(row, "published"),
                row.getString("body"),
                row.getString("section"),
                row.getString("language"),
                row.getString("teaser_code"),
                row.getString("teaser_sentence"),
                row.getString("placement"),
                row.getString("placement_reason"),
                number(row, "resembles_id"),
                fraction(row, "shared"),
                row.getString("reading_note"),
                Instant.ofEpochMilli(row.getLong("seen_at")));
    }
}
