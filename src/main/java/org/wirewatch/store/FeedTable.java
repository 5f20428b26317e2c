package org.wirewatch.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/** Feeds and what is known of polling them. */
public final class FeedTable {
    private static final RowMapper<FeedRow> ROW = ConstructorMapper.of(FeedRow.class);

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
        handle.execute("UPDATE feed SET configured = 0 WHERE configured = -1");
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
                            retired_at = CASE WHEN configured = 0 THEN NULL ELSE retired_at END
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
                        "UPDATE feed SET next_poll_at = :now, next_poll_reason = 'asked for', retired_at = NULL WHERE url = :url")
                .bind("now", now)
                .bind("url", url)
                .execute();
    }

    /** Writes what a poll brought and ends the claim. */
    public void settle(FeedSettlement poll) {
        handle.createUpdate("""
                        UPDATE feed SET fetch_url = :fetchUrl, title = :title, site_url = :siteUrl,
                            language = :language, hints = :hints, etag = :etag, last_modified = :lastModified, validators_from = :validatorsFrom,
                            body_hash = :bodyHash, polled_at = :polledAt,
                            succeeded_at = CASE WHEN :good = 1 THEN :polledAt ELSE succeeded_at END,
                            baseline_at = CASE WHEN :good = 1 AND baseline_at IS NULL THEN :polledAt
                                ELSE baseline_at END,
                            result_code = :code, result_sentence = :sentence, failures = :failures,
                            polls = polls + 1, not_modified = not_modified + :unchanged,
                            retired_at = CASE WHEN :gone = 1 THEN :polledAt WHEN :good = 1 THEN NULL
                                ELSE retired_at END,
                            moved_to = :movedTo, moved_seen = :movedSeen, next_poll_at = :nextPollAt,
                            next_poll_reason = :nextPollReason, lease_until = 0
                        WHERE id = :id
                        """)
                .bindMethods(poll)
                .bind("good", poll.good() ? 1 : 0)
                .bind("unchanged", poll.unchanged() ? 1 : 0)
                .bind("gone", poll.gone() ? 1 : 0)
                .execute();
        if (poll.good()) {
            endTrouble(poll.id(), poll.polledAt());
        } else {
            beginTrouble(poll);
        }
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

    /** The configured feeds, in the order in which they were first configured. */
    public List<FeedRow> configured() {
        return handle.createQuery("SELECT * FROM feed WHERE configured = 1 ORDER BY id")
                .map(ROW)
                .list();
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
