package org.wirewatch.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.PreparedBatch;

/** What feeds carried: the memory that tells new from known. */
public final class EntryTable {
    private static final RowMapper<EntryRow> ROW = ConstructorMapper.of(EntryRow.class);
    /** Databases bound the number of parameters of one statement. */
    private static final int CHUNK = 400;

    private static final String RECENT_TIMES = """
            SELECT CASE WHEN published IS NULL OR published > first_seen_at THEN first_seen_at
                ELSE published END AS moment
            FROM entry WHERE feed_id = ? ORDER BY moment DESC LIMIT ?
            """;

    private static final Duration SEEN_PRECISION = Duration.ofDays(1);

    private final Handle handle;

    EntryTable(Handle handle) {
        this.handle = handle;
    }

    /**
     * Stores those entries that the feed has not carried before.
     *
     * @param baseline true at a feed's first good fetch: they are remembered, but never read or told
     * @return the new ones, in the given order
     */
    public List<NewEntry> addUnknown(long feedId, List<NewEntry> entries, boolean baseline, Instant now) {
        List<NewEntry> added = new ArrayList<>();
        for (int from = 0; from < entries.size(); from += CHUNK) {
            List<NewEntry> chunk = entries.subList(from, Math.min(from + CHUNK, entries.size()));
            Set<String> known = known(feedId, chunk, now);
            List<NewEntry> unknown = new ArrayList<>();
            for (NewEntry entry : chunk) {
                if (!known.contains(entry.identity()) && !known.contains(entry.secondIdentity())) {
                    unknown.add(entry);
                    known.add(entry.identity());
                    known.add(entry.secondIdentity());
                }
            }
            added.addAll(insert(feedId, unknown, baseline, now));
        }
        return added;
    }

    private Set<String> known(long feedId, List<NewEntry> chunk, Instant now) {
        List<String> identities = chunk.stream().map(NewEntry::identity).toList();
        List<String> seconds = chunk.stream().map(NewEntry::secondIdentity).toList();
        Set<String> known = new HashSet<>();
        List<Long> stale = new ArrayList<>();
        handle.createQuery("""
                        SELECT id, identity, second_identity, last_seen_at FROM entry WHERE feed_id = :feedId
                            AND (identity IN (<identities>) OR second_identity IN (<seconds>))
                        """)
                .bind("feedId", feedId)
                .bindList("identities", identities)
                .bindList("seconds", seconds)
                .map((row, _) -> {
                    known.add(row.getString("identity"));
                    known.add(row.getString("second_identity"));
                    if (row.getLong("last_seen_at") < now.minus(SEEN_PRECISION).toEpochMilli()) {
                        stale.add(row.getLong("id"));
                    }
                    return true;
                })
                .list();
        if (!stale.isEmpty()) {
            handle.createUpdate("UPDATE entry SET last_seen_at = :now WHERE id IN (<ids>)")
                    .bind("now", now)
                    .bindList("ids", stale)
                    .execute();
        }
        return known;
    }

    /** @return those that no other node has stored meanwhile */
    private List<NewEntry> insert(long feedId, List<NewEntry> entries, boolean baseline, Instant now) {
        if (entries.isEmpty()) {
            return entries;
        }
        PreparedBatch batch = handle.prepareBatch("""
                INSERT INTO entry (feed_id, identity, second_identity, url, title, author, published,
                    html, first_seen_at, last_seen_at, state, next_attempt_at)
                VALUES (:feedId, :identity, :secondIdentity, :url, :title, :author, :published,
                    :text, :now, :now, :state, :now)
                ON CONFLICT DO NOTHING
                """);
        for (NewEntry entry : entries) {
            batch.bind("feedId", feedId)
                    .bindMethods(entry)
                    .bind("text", baseline ? null : entry.html())
                    .bind("now", now)
                    .bind("state", baseline ? "baseline" : "pending")
                    .add();
        }
        int[] counts = batch.execute();
        return IntStream.range(0, counts.length)
                .filter(row -> counts[row] == 1)
                .mapToObj(entries::get)
                .toList();
    }

    /** Claims entries whose page is to be read now, the oldest first. */
    public List<EntryRow> claimPending(Lease lease, int limit) {
        return handle.createQuery("""
                        UPDATE entry SET lease_owner = :owner, lease_until = :until
                        WHERE id IN (SELECT id FROM entry
                            WHERE state = 'pending' AND next_attempt_at <= :now AND lease_until <= :now
                            ORDER BY next_attempt_at, id LIMIT :limit <skip_locked>)
                        RETURNING *
                        """)
                .bindMethods(lease)
                .bind("limit", limit)
                .map(ROW)
                .list();
    }

    /** Gives up what a node had claimed before it died, when it starts anew. */
    public void releaseAll(String owner) {
        handle.createUpdate("UPDATE entry SET lease_until = 0 WHERE lease_owner = :owner AND state = 'pending'")
                .bind("owner", owner)
                .execute();
    }

    /** Gives up one claim, so that the entry can be claimed again at once. */
    public void release(long id) {
        handle.createUpdate("UPDATE entry SET lease_until = 0 WHERE id = :id AND state = 'pending'")
                .bind("id", id)
                .execute();
    }

    /** Its page is to be tried again. */
    public void retry(long id, Instant nextAttemptAt, boolean countsAsAttempt) {
        handle.createUpdate("""
                        UPDATE entry SET attempts = attempts + :counts, next_attempt_at = :at, lease_until = 0
                        WHERE id = :id AND state = 'pending'
                        """)
                .bind("counts", countsAsAttempt ? 1 : 0)
                .bind("at", nextAttemptAt)
                .bind("id", id)
                .execute();
    }

    /**
     * Its article is settled; what the feed said of it is no longer needed.
     *
     * @return false if somebody else had settled it before
     */
    public boolean done(long id) {
        return handle.createUpdate("UPDATE entry SET state = 'done', html = NULL WHERE id = :id AND state = 'pending'")
                        .bind("id", id)
                        .execute()
                == 1;
    }

    /** What became of the entries that link to an address: one of baseline, pending, done each. */
    public List<Trace> byUrl(String url) {
        return handle.createQuery("SELECT feed_id, first_seen_at, state FROM entry WHERE url = :url ORDER BY id")
                .bind("url", url)
                .map(ConstructorMapper.of(Trace.class))
                .list();
    }

    /** When a feed first carried an entry, and what became of it. */
    public record Trace(long feedId, Instant firstSeenAt, String state) {}

    /** How many wait to be read. */
    public long pendingCount() {
        return handle.createQuery("SELECT count(*) FROM entry WHERE state = 'pending'")
                .mapTo(Long.class)
                .one();
    }

    /** How many are remembered. */
    public long count() {
        return handle.createQuery("SELECT count(*) FROM entry")
                .mapTo(Long.class)
                .one();
    }

    /** When a feed's entries of late were published or first seen, newest first: what the poll interval adapts to. */
    public List<Instant> recentTimes(long feedId, int limit) {
        // Asked at every poll: plain JDBC costs a fifth of what a mapped query does.
        try (PreparedStatement query = handle.getConnection().prepareStatement(RECENT_TIMES)) {
            query.setLong(1, feedId);
            query.setInt(2, limit);
            List<Instant> times = new ArrayList<>(limit);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    times.add(Instant.ofEpochMilli(rows.getLong(1)));
                }
            }
            return times;
        } catch (SQLException failure) {
            throw new StoreException("the times of recent entries cannot be read", failure);
        }
    }

    /** Forgets entries that their feed has not carried for long, though it carried others: a feed may just be silent. */
    public int forgetUnseenSince(Instant before) {
        return handle.createUpdate("""
                        DELETE FROM entry WHERE state <> 'pending' AND last_seen_at < :before
                            AND last_seen_at < (SELECT max(other.last_seen_at) FROM entry AS other
                                WHERE other.feed_id = entry.feed_id)
                        """).bind("before", before).execute();
    }
}
