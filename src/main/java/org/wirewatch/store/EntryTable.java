package org.wirewatch.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** What feeds carried: the memory that tells new from known. */
public final class EntryTable {
    private static final RowMapper<EntryRow> ROW = ConstructorMapper.of(EntryRow.class);
    /** Databases bound the number of parameters of one statement. */
    private static final int CHUNK = 400;

    private static final String RECENT_TIMES = """
            SELECT CASE WHEN published IS NULL OR published > first_seen_at THEN first_seen_at
                ELSE published END AS moment
            FROM entry WHERE feed_id = ? AND revises_id IS NULL ORDER BY moment DESC LIMIT ?
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
                    html, content_hash, dates, first_seen_at, last_seen_at, state, next_attempt_at)
                VALUES (:feedId, :identity, :secondIdentity, :url, :title, :author, :published,
                    :text, :contentHash, :dates, :now, :now, :state, :now)
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

    /**
     * An entry that was read, and that its feed carries in another form now.
     *
     * @param entry as the feed has it now
     * @param contentChanged false if only its dates have
     * @param readAt when its page was last read; null if unknown
     * @param vainReads how often in a row the page was read again for nothing
     */
    public record Changed(
            long id,
            NewEntry entry,
            boolean contentChanged,
            Instant firstSeenAt,
            @Nullable Instant readAt,
            int vainReads) {}

    /** Those entries that the feed carries otherwise than when they were last looked at; first seen since. */
    public List<Changed> changed(long feedId, List<NewEntry> entries, Instant firstSeenSince) {
        List<Changed> changed = new ArrayList<>();
        List<Changed> unknown = new ArrayList<>();
        for (int from = 0; from < entries.size(); from += CHUNK) {
            List<NewEntry> chunk = entries.subList(from, Math.min(from + CHUNK, entries.size()));
            Map<String, NewEntry> byIdentity = new HashMap<>();
            chunk.forEach(entry -> byIdentity.putIfAbsent(entry.identity(), entry));
            handle.createQuery("""
                            SELECT id, identity, content_hash, dates, first_seen_at, read_at, vain_reads FROM entry
                            WHERE feed_id = :feedId AND identity IN (<identities>) AND state = 'done'
                                AND revises_id IS NULL AND first_seen_at >= :since
                            """)
                    .bind("feedId", feedId)
                    .bind("since", firstSeenSince)
                    .bindList("identities", byIdentity.keySet())
                    .map((row, _) -> {
                        NewEntry entry = Objects.requireNonNull(byIdentity.get(row.getString("identity")));
                        String known = row.getString("content_hash");
                        boolean sameContent = entry.contentHash().equals(known);
                        if (known == null) {
                            // Kept by an older Wirewatch: nobody knows what it said then.
                            unknown.add(new Changed(row.getLong("id"), entry, false, firstSeenSince, null, 0));
                        } else if (!sameContent || !entry.dates().equals(row.getString("dates"))) {
                            long readAt = row.getLong("read_at");
                            changed.add(new Changed(
                                    row.getLong("id"),
                                    entry,
                                    !sameContent,
                                    Instant.ofEpochMilli(row.getLong("first_seen_at")),
                                    readAt == 0 ? null : Instant.ofEpochMilli(readAt),
                                    row.getInt("vain_reads")));
                        }
                        return true;
                    })
                    .list();
        }
        unknown.forEach(this::noteChange);
        return changed;
    }

    /** Notes what a known entry says now. */
    public void noteChange(Changed changed) {
        handle.createUpdate("UPDATE entry SET content_hash = :hash, dates = :dates WHERE id = :id")
                .bind("hash", changed.entry().contentHash())
                .bind("dates", changed.entry().dates())
                .bind("id", changed.id())
                .execute();
    }

    /** Has a known entry's page read again, at its time; a change that still waits to be read takes in the newer one. */
    public void revise(long feedId, Changed changed, Instant at, Instant now) {
        NewEntry entry = changed.entry();
        int waiting = handle.createUpdate("""
                        UPDATE entry SET title = :title, author = :author, html = :html
                        WHERE revises_id = :id AND state = 'pending'
                        """)
                .bind("id", changed.id())
                .bindMethods(entry)
                .execute();
        if (waiting == 0) {
            handle.createUpdate("""
                            INSERT INTO entry (feed_id, identity, second_identity, url, title, author, published, html,
                                first_seen_at, last_seen_at, state, next_attempt_at, revises_id, page_validators)
                            SELECT feed_id, :revision, :revision, :url, :title, :author, :published, :html,
                                :now, :now, 'pending', :at, id, page_validators
                            FROM entry WHERE id = :id
                            """)
                    .bind("id", changed.id())
                    .bindMethods(entry)
                    .bind("revision", "revision " + changed.id() + " " + now.toEpochMilli() + " " + entry.contentHash())
                    .bind("at", at)
                    .bind("now", now)
                    .execute();
        }
        noteChange(changed);
    }

    /**
     * Notes that an entry's page was read.
     *
     * @param id of the entry that a feed brought, not of its change
     * @param inVain whether it was read again and had not changed
     * @param validators JSON; null if the server gave none
     */
    public void pageRead(long id, boolean inVain, @Nullable String validators, Instant now) {
        handle.createUpdate("""
                        UPDATE entry SET read_at = :now, page_validators = :validators,
                            vain_reads = CASE WHEN :vain = 1 THEN vain_reads + 1 ELSE 0 END
                        WHERE id = :id
                        """)
                .bind("now", now)
                .bind("validators", validators)
                .bind("vain", inVain ? 1 : 0)
                .bind("id", id)
                .execute();
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

    /** Takes back what seems to have come in the future, because the clock was set back since: it may be read now. */
    public void forgetTheFuture(Instant now) {
        handle.createUpdate("""
                        UPDATE entry SET next_attempt_at = :now, first_seen_at = :now
                        WHERE state = 'pending' AND first_seen_at > :now
                        """).bind("now", now).execute();
    }

    /**
     * Which of these entries another feed has carried.
     *
     * @return their identities
     */
    public Set<String> knownTo(long feedId, List<NewEntry> entries) {
        Set<String> found = new HashSet<>();
        for (int from = 0; from < entries.size(); from += CHUNK) {
            List<NewEntry> chunk = entries.subList(from, Math.min(from + CHUNK, entries.size()));
            Set<String> known = new HashSet<>();
            handle.createQuery("""
                            SELECT identity, second_identity FROM entry WHERE feed_id = :feedId
                                AND (identity IN (<identities>) OR second_identity IN (<seconds>))
                            """)
                    .bind("feedId", feedId)
                    .bindList(
                            "identities", chunk.stream().map(NewEntry::identity).toList())
                    .bindList(
                            "seconds",
                            chunk.stream().map(NewEntry::secondIdentity).toList())
                    .map((row, _) -> {
                        known.add(row.getString("identity"));
                        return known.add(row.getString("second_identity"));
                    })
                    .list();
            chunk.stream()
                    .filter(entry -> known.contains(entry.identity()) || known.contains(entry.secondIdentity()))
                    .map(NewEntry::identity)
                    .forEach(found::add);
        }
        return found;
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

    /** One entry; empty if it is forgotten. */
    public Optional<EntryRow> byId(long id) {
        return handle.createQuery("SELECT * FROM entry WHERE id = :id")
                .bind("id", id)
                .map(ROW)
                .findOne();
    }

    /** What became of the entries that link to an address: one of baseline, pending, done each. */
    public List<Trace> byUrl(String url) {
        return handle.createQuery(
                        "SELECT feed_id, first_seen_at, state FROM entry WHERE url = :url AND revises_id IS NULL"
                                + " ORDER BY id")
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
        return handle.createQuery("SELECT count(*) FROM entry WHERE revises_id IS NULL")
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
