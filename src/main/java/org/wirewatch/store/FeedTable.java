package org.wirewatch.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/** Feeds and what is known of polling them. */
public final class FeedTable {
    private static final RowMapper<FeedRow> ROW = new FeedRowMapper();

    /** The reason of a poll that a person asked for. */
    public static final String ASKED_FOR = "asked for";

    private final Handle handle;

    FeedTable(Handle handle) {
        this.handle = handle;
    }

    /**
     * Makes the configured feeds the polled ones. A feed that left the config keeps its memory, so that its history is
     * not new when it comes back. First polls are spread, so that a start is no burst.
     *
     * @param spread between the first polls of two new feeds
     */
    public void configure(List<FeedSource> sources, Instant now, Duration spread) {
        // -1 while this runs: it was configured before. One that comes back is given another chance if it was gone.
        handle.execute("UPDATE feed SET configured = CASE WHEN configured = 1 THEN -1 ELSE 0 END");
        Instant firstPoll = now;
        for (FeedSource source : sources) {
            if (subscribe(source, firstPoll, now)) {
                firstPoll = firstPoll.plus(spread);
            }
        }
        handle.createUpdate("UPDATE feed SET configured = 0, left_at = :now WHERE configured = -1")
                .bind("now", now)
                .execute();
    }

    /** Makes one feed a polled one; true if it was never known. */
    boolean subscribe(FeedSource source, Instant firstPoll, Instant now) {
        int added = handle.createUpdate("""
                        INSERT INTO feed (url, fetch_url, name, group_name, every_ms, configured, next_poll_at,
                            next_poll_reason)
                        VALUES (:url, :url, :name, :group, :every, 1, :firstPoll, 'first poll')
                        ON CONFLICT (url) DO NOTHING
                        """)
                .bindMethods(source)
                .bind("every", milliseconds(source))
                .bind("firstPoll", firstPoll)
                .execute();
        if (added == 0) {
            reconfigure(source, now);
        }
        return added == 1;
    }

    private void reconfigure(FeedSource source, Instant now) {
        handle.createUpdate("""
                        UPDATE feed SET configured = 1, name = :name, group_name = :group, every_ms = :every,
                            next_poll_at = CASE WHEN configured = 0 AND retired_at IS NOT NULL THEN :now
                                ELSE next_poll_at END,
                            retired_at = CASE WHEN configured = 0 THEN NULL ELSE retired_at END, left_at = NULL
                        WHERE url = :url
                        """)
                .bindMethods(source)
                .bind("now", now)
                .bind("every", milliseconds(source))
                .execute();
    }

    private static @Nullable Long milliseconds(FeedSource source) {
        Duration every = source.every();
        return every == null ? null : every.toMillis();
    }

    /** Claims feeds that are due, the longest due first. */
    public List<FeedRow> claimDue(Lease lease, int limit) {
        return handle.createQuery("""
                        UPDATE feed SET lease_owner = :owner, lease_until = :until
                        WHERE id IN (SELECT id FROM feed
                            WHERE configured = 1 AND retired_at IS NULL AND next_poll_at <= :now
                                AND lease_until <= :now
                            ORDER BY next_poll_at LIMIT :limit <skip_locked>)
                        RETURNING *
                        """)
                .bindMethods(lease)
                .bind("limit", limit)
                .map(ROW)
                .list();
    }

    /** Gives up what a node had claimed before it died, when it starts anew. */
    public void releaseAll(String owner) {
        handle.createUpdate("UPDATE feed SET lease_until = 0 WHERE lease_owner = :owner")
                .bind("owner", owner)
                .execute();
    }

    /** Gives up one claim, so that the feed can be claimed again at once. */
    public void release(long id) {
        handle.createUpdate("UPDATE feed SET lease_until = 0 WHERE id = :id")
                .bind("id", id)
                .execute();
    }

    /** Makes a feed due now. */
    public int makeDue(String url, Instant now) {
        return handle.createUpdate(
                        "UPDATE feed SET next_poll_at = :now, next_poll_reason = :reason, retired_at = NULL WHERE url = :url")
                .bind("now", now)
                .bind("reason", ASKED_FOR)
                .bind("url", url)
                .execute();
    }

    /** Writes what a poll brought and ends the claim. */
    public void settle(FeedSettlement poll) {
        new FeedSettling(handle).settle(poll);
    }

    /**
     * A poll that failed through no fault of the feed's: nothing of what is known of it changes, and the claim ends.
     *
     * @param code as in {@link FeedRow#resultCode}
     */
    public void putOff(long id, String code, String sentence, Instant nextPollAt, String reason) {
        handle.createUpdate("""
                        UPDATE feed SET result_code = :code, result_sentence = :sentence, next_poll_at = :at,
                            next_poll_reason = :reason, lease_until = 0
                        WHERE id = :id
                        """)
                .bind("code", code)
                .bind("sentence", sentence)
                .bind("at", nextPollAt)
                .bind("reason", reason)
                .bind("id", id)
                .execute();
    }

    /** Not to be polled before then; the claim ends. */
    public void putOff(long id, Instant nextPollAt, String reason) {
        handle.createUpdate(
                        "UPDATE feed SET next_poll_at = :at, next_poll_reason = :reason, lease_until = 0 WHERE id = :id")
                .bind("at", nextPollAt)
                .bind("reason", reason)
                .bind("id", id)
                .execute();
    }

    /**
     * Takes back what seems to have happened in the future, because the clock was set back since: the wait between a
     * poll and the next is kept, and begins now.
     */
    public void forgetTheFuture(Instant now) {
        handle.createUpdate("""
                        UPDATE feed SET next_poll_at = :now + (next_poll_at - polled_at), polled_at = :now,
                            succeeded_at = CASE WHEN succeeded_at > :now THEN :now ELSE succeeded_at END
                        WHERE polled_at > :now AND retired_at IS NULL AND next_poll_at >= polled_at
                        """).bind("now", now).execute();
        handle.createUpdate("UPDATE feed SET next_poll_at = :now WHERE polled_at IS NULL AND next_poll_at > :future")
                .bind("now", now)
                .bind("future", now.plus(Duration.ofHours(1)))
                .execute();
        handle.createUpdate("UPDATE feed_trouble SET since = :now WHERE since > :now")
                .bind("now", now)
                .execute();
    }

    /**
     * Spreads the polls that are due already, so that a start, or the end of a sleep, is no burst.
     *
     * @param spread between two of them
     * @param altogether but all of them within this
     */
    public void spreadOverdue(Instant now, Duration spread, Duration altogether) {
        long due = handle.createQuery(
                        "SELECT count(*) FROM feed WHERE configured = 1 AND retired_at IS NULL AND next_poll_at <= :now")
                .bind("now", now)
                .mapTo(Long.class)
                .one();
        long each = Math.min(spread.toMillis(), altogether.toMillis() / Math.max(1, due));
        if (due < 2 || each == 0) {
            return;
        }
        handle.createUpdate("""
                        UPDATE feed SET next_poll_at = :now + :each * (overdue.place - 1)
                        FROM (SELECT id, row_number() OVER (ORDER BY next_poll_at, id) AS place FROM feed
                            WHERE configured = 1 AND retired_at IS NULL AND next_poll_at <= :now) AS overdue
                        WHERE feed.id = overdue.id
                        """).bind("now", now).bind("each", each).execute();
    }

    /**
     * Keeps which feed was chosen where a page is configured.
     *
     * @param chosenUrl null where the configured address is a feed itself
     * @param soughtAt when the page was searched
     */
    public void chose(long id, @Nullable String chosenUrl, Instant soughtAt) {
        handle.createUpdate("UPDATE feed SET chosen_url = :chosen, sought_at = :at WHERE id = :id")
                .bind("chosen", chosenUrl)
                .bind("at", soughtAt)
                .bind("id", id)
                .execute();
    }

    /** Keeps which new address a feed's document gives; null for none. */
    public void announced(long id, @Nullable String address) {
        handle.createUpdate("UPDATE feed SET announced_to = :address WHERE id = :id")
                .bind("address", address)
                .bind("id", id)
                .execute();
    }

    /** The configured feeds, in the order in which they were first configured. */
    public List<FeedRow> configured() {
        return handle.createQuery("SELECT * FROM feed WHERE configured = 1 ORDER BY id")
                .map(ROW)
                .list();
    }

    /** All that are known, those that have left the config included. */
    public List<FeedRow> all() {
        return handle.createQuery("SELECT * FROM feed ORDER BY id").map(ROW).list();
    }

    /** Feeds that left the config after a moment, the last to leave first. */
    public List<FeedRow> leftSince(Instant moment) {
        return handle.createQuery(
                        "SELECT * FROM feed WHERE configured = 0 AND left_at > :moment ORDER BY left_at DESC, id")
                .bind("moment", moment)
                .map(ROW)
                .list();
    }

    /** Feeds that answer well and have been silent for unusually long, of which the operator was not told. */
    public List<FeedRow> quietToTell(Instant now) {
        return handle.createQuery("""
                        SELECT * FROM feed WHERE configured = 1 AND retired_at IS NULL AND failures = 0
                            AND quiet_after <= :now AND quiet_told_at IS NULL AND polled_at > quiet_after ORDER BY id
                        """).bind("now", now).map(ROW).list();
    }

    /** Feeds of whose silence the operator was told, and that publish again. */
    public List<FeedRow> loudToTell(Instant now) {
        return handle.createQuery("""
                        SELECT * FROM feed WHERE configured = 1 AND quiet_told_at IS NOT NULL AND quiet_after > :now
                        ORDER BY id
                        """).bind("now", now).map(ROW).list();
    }

    /**
     * The operator was told of a feed's silence, or of its end.
     *
     * @param toldAt null for its end
     */
    public void quietTold(long id, @Nullable Instant toldAt) {
        handle.createUpdate("UPDATE feed SET quiet_told_at = :at WHERE id = :id")
                .bind("at", toldAt == null ? null : (Long) toldAt.toEpochMilli())
                .bind("id", id)
                .execute();
    }

    /** One feed by its configured URL. */
    public Optional<FeedRow> find(String url) {
        return handle.createQuery("SELECT * FROM feed WHERE url = :url")
                .bind("url", url)
                .map(ROW)
                .findOne();
    }

    /** One feed by its key. */
    public Optional<FeedRow> byId(long id) {
        return handle.createQuery("SELECT * FROM feed WHERE id = :id")
                .bind("id", id)
                .map(ROW)
                .findOne();
    }

    /** Since when each troubled feed has been in trouble. */
    public Map<Long, Instant> troubledSince() {
        return handle
                .createQuery("SELECT feed_id, since FROM feed_trouble WHERE until IS NULL")
                .map((row, _) -> Map.entry(row.getLong("feed_id"), Instant.ofEpochMilli(row.getLong("since"))))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (first, _) -> first));
    }

    /** Keeps a host's wish not to be asked before a time. */
    public void pauseHost(String host, Instant until) {
        handle.createUpdate("""
                        INSERT INTO host_pause (host, until) VALUES (:host, :until)
                        ON CONFLICT (host) DO UPDATE SET until = excluded.until
                        """).bind("host", host).bind("until", until).execute();
    }

    /** The hosts that asked for a pause which still runs. */
    public Map<String, Instant> pausedHosts(Instant now) {
        return handle
                .createQuery("SELECT host, until FROM host_pause WHERE until > :now")
                .bind("now", now)
                .map((row, _) -> Map.entry(row.getString("host"), Instant.ofEpochMilli(row.getLong("until"))))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
