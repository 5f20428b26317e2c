package org.wirewatch.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** How a poll's outcome is written. */
final class FeedSettling {
    private static final String SETTLE = """
            UPDATE feed SET fetch_url = ?, title = ?, site_url = ?, language = ?, hints = ?, etag = ?,
                last_modified = ?, validators_from = ?, body_hash = ?, polled_at = ?,
                succeeded_at = COALESCE(?, succeeded_at), baseline_at = COALESCE(baseline_at, ?),
                result_code = ?, result_sentence = ?, failures = ?, polls = polls + 1,
                not_modified = not_modified + ?, retired_at = CASE WHEN ? = 1 THEN ? ELSE retired_at END,
                moved_to = ?, moved_seen = ?, next_poll_at = ?, next_poll_reason = ?, same_bodies = ?,
                interval_ms = ?, quiet_after = ?, lease_until = 0
            WHERE id = ?
            """;

    /** A trouble begins and ends together with the count of failures, so a feed without failures has none. */
    private static final String SETTLE_IF_WELL = SETTLE + " AND failures = 0";

    private final Handle handle;

    FeedSettling(Handle handle) {
        this.handle = handle;
    }

    /** Writes what a poll brought, begins or ends the feed's trouble, and ends the claim. */
    void settle(FeedSettlement poll) {
        if (!poll.good()) {
            update(SETTLE, poll);
            beginTrouble(poll);
        } else if (update(SETTLE_IF_WELL, poll) == 0) {
            // Asked of the row itself: another may have settled it since it was read.
            update(SETTLE, poll);
            endTrouble(poll.id(), poll.polledAt());
        }
    }

    private int update(String sql, FeedSettlement poll) {
        // Run at every poll: plain JDBC costs a fraction of what binding by reflection does.
        try (PreparedStatement update = handle.getConnection().prepareStatement(sql)) {
            bind(new Parameters(update), poll);
            return update.executeUpdate();
        } catch (SQLException failure) {
            throw new StoreException("the poll of a feed cannot be kept", failure);
        }
    }

    private static void bind(Parameters parameters, FeedSettlement poll) throws SQLException {
        Instant goodAt = poll.good() ? poll.polledAt() : null;
        parameters
                .text(poll.fetchUrl())
                .text(poll.title())
                .text(poll.siteUrl())
                .text(poll.language())
                .text(poll.hints())
                .text(poll.etag())
                .text(poll.lastModified())
                .text(poll.validatorsFrom())
                .text(poll.bodyHash())
                .instant(poll.polledAt())
                .instant(goodAt)
                .instant(goodAt)
                .text(poll.code())
                .text(poll.sentence())
                .number(poll.failures())
                .number(poll.unchanged() ? 1 : 0)
                .number(poll.gone() || poll.good() ? 1 : 0)
                .instant(poll.gone() ? poll.polledAt() : null)
                .text(poll.movedTo())
                .number(poll.movedSeen())
                .instant(poll.nextPollAt())
                .text(poll.nextPollReason())
                .number(poll.sameBodies())
                .longNumber(poll.intervalMs())
                .instant(poll.quietAfter())
                .longNumber(poll.id());
    }

    private void endTrouble(long feedId, Instant now) {
        handle.createUpdate("UPDATE feed_trouble SET until = :now WHERE feed_id = :id AND until IS NULL")
                .bind("now", now)
                .bind("id", feedId)
                .execute();
    }

    private void beginTrouble(FeedSettlement poll) {
        int lasting = handle.createUpdate(
                        "UPDATE feed_trouble SET code = :code, sentence = :sentence WHERE feed_id = :id AND until IS NULL")
                .bind("code", poll.code())
                .bind("sentence", poll.sentence() == null ? poll.code() : poll.sentence())
                .bind("id", poll.id())
                .execute();
        if (lasting == 0) {
            handle.createUpdate("""
                            INSERT INTO feed_trouble (feed_id, code, sentence, since)
                            VALUES (:id, :code, :sentence, :since)
                            """)
                    .bind("id", poll.id())
                    .bind("code", poll.code())
                    .bind("sentence", poll.sentence() == null ? poll.code() : poll.sentence())
                    .bind("since", poll.polledAt())
                    .execute();
        }
    }
}
