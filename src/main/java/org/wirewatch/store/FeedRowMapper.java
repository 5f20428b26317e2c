package org.wirewatch.store;

import static org.wirewatch.store.Columns.instant;
import static org.wirewatch.store.Columns.number;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * A feed of a row of its table. Written out, as the due feeds are asked for every second: a mapper by reflection is made
 * anew for each query.
 */
final class FeedRowMapper implements RowMapper<FeedRow> {
    @Override
    public FeedRow map(ResultSet row, StatementContext context) throws SQLException {
        return new FeedRow(
                row.getLong("id"),
                row.getString("url"),
                row.getString("fetch_url"),
                row.getString("name"),
                row.getString("group_name"),
                number(row, "every_ms"),
                row.getString("title"),
                row.getString("site_url"),
                row.getString("language"),
                row.getString("hints"),
                row.getString("etag"),
                row.getString("last_modified"),
                row.getString("validators_from"),
                row.getString("body_hash"),
                instant(row, "baseline_at"),
                instant(row, "polled_at"),
                instant(row, "succeeded_at"),
                row.getString("result_code"),
                row.getString("result_sentence"),
                row.getInt("failures"),
                row.getLong("polls"),
                row.getLong("not_modified"),
                instant(row, "retired_at"),
                row.getString("moved_to"),
                row.getInt("moved_seen"),
                Instant.ofEpochMilli(row.getLong("next_poll_at")),
                row.getString("next_poll_reason"),
                row.getInt("same_bodies"),
                number(row, "interval_ms"),
                instant(row, "quiet_after"),
                instant(row, "quiet_told_at"),
                instant(row, "left_at"),
                row.getString("chosen_url"),
                instant(row, "sought_at"),
                row.getString("announced_to"));
    }
}
