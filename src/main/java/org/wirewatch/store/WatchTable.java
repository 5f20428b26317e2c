package org.wirewatch.store;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;
import org.wirewatch.watch.Query;
import org.wirewatch.watch.QueryContext;

/** Watches that are kept in the database, and what is noted about any watch, wherever it is kept. */
public final class WatchTable {
    private final Handle handle;

    WatchTable(Handle handle) {
        this.handle = handle;
    }

    /** A kept watch; {@code body} holds the keys of a watch in the config file, as JSON. */
    public record Kept(String name, String body, Instant changedAt) {}

    /** All kept watches, by name. */
    public List<Kept> kept() {
        return handle.createQuery("SELECT * FROM kept_watch ORDER BY name")
                .map(ConstructorMapper.of(Kept.class))
                .list();
    }

    /** One kept watch. */
    public Optional<Kept> kept(String name) {
        return handle.createQuery("SELECT * FROM kept_watch WHERE name = :name")
                .bind("name", name)
                .map(ConstructorMapper.of(Kept.class))
                .findOne();
    }

    /** Keeps a watch, in the place of one of the same name. */
    public void keep(Kept watch) {
        handle.createUpdate("""
                        INSERT INTO kept_watch (name, body, changed_at) VALUES (:name, :body, :changedAt)
                        ON CONFLICT (name) DO UPDATE SET body = excluded.body, changed_at = excluded.changed_at
                        """).bindMethods(watch).execute();
        changed();
    }

    /** Forgets a kept watch, its snooze and its muted stories; false if there is none. */
    public boolean remove(String name) {
        boolean removed = handle.createUpdate("DELETE FROM kept_watch WHERE name = :name")
                        .bind("name", name)
                        .execute()
                == 1;
        if (removed) {
            handle.createUpdate("DELETE FROM watch_snooze WHERE watch = :name")
                    .bind("name", name)
                    .execute();
            handle.createUpdate("DELETE FROM watch_mute WHERE watch = :name")
                    .bind("name", name)
                    .execute();
            changed();
        }
        return removed;
    }

    private void changed() {
        handle.execute("UPDATE kept_watch_revision SET revision = revision + 1");
    }

    /** Changes with every change of a kept watch. */
    public long revision() {
        return handle.createQuery("SELECT max(revision) FROM kept_watch_revision")
                .mapTo(Long.class)
                .one();
    }

    /**
     * What a watch looks for, as a daemon last took it.
     *
     * @param query as written
     * @param context what the query relies on; null if that was not noted
     */
    public record InForce(String query, @Nullable QueryContext context) {
        /** What a query looks for. */
        public static InForce of(Query query) {
            return new InForce(query.source(), query.context());
        }

        /** Whether a query looks for something else. */
        public boolean differsFrom(Query now) {
            return !query.equals(now.source()) || (context != null && !context.equals(now.context()));
        }
    }

    /** All watches as a daemon last took them, by name; empty if none ever did. */
    public Map<String, InForce> inForce() {
        Map<String, InForce> watches = new LinkedHashMap<>();
        handle.createQuery("SELECT name, query, context FROM watch_in_force ORDER BY name")
                .map((row, _) -> Map.entry(row.getString(1), new InForce(row.getString(2), context(row.getString(3)))))
                .forEach(entry -> watches.put(entry.getKey(), entry.getValue()));
        return watches;
    }

    /** Notes which watches are in force. */
    public void setInForce(Map<String, InForce> watches) {
        if (inForce().equals(watches)) {
            return;
        }
        handle.execute("DELETE FROM watch_in_force");
        var batch = handle.prepareBatch(
                "INSERT INTO watch_in_force (name, query, context) VALUES (:name, :query, :context)");
        watches.forEach((name, watch) -> batch.bind("name", name)
                .bind("query", watch.query())
                .bind("context", written(watch.context()))
                .add());
        if (!watches.isEmpty()) {
            batch.execute();
        }
    }

    private static @Nullable QueryContext context(@Nullable String written) {
        if (written == null) {
            return null;
        }
        return written.isEmpty() ? QueryContext.PLAIN : Json.MAPPER.readValue(written, QueryContext.class);
    }

    private static @Nullable String written(@Nullable QueryContext context) {
        if (context == null) {
            return null;
        }
        return context.equals(QueryContext.PLAIN) ? "" : Json.MAPPER.writeValueAsString(context);
    }

    /** Lets a watch sleep: matches are noted, nobody is told. */
    public void snooze(String watch, Instant until) {
        handle.createUpdate("""
                        INSERT INTO watch_snooze (watch, until) VALUES (:watch, :until)
                        ON CONFLICT (watch) DO UPDATE SET until = excluded.until
                        """).bind("watch", watch).bind("until", until).execute();
    }

    /** Wakes a watch; false if it was not asleep. */
    public boolean wake(String watch, Instant now) {
        Instant until = snoozedUntil(watch);
        handle.createUpdate("DELETE FROM watch_snooze WHERE watch = :watch")
                .bind("watch", watch)
                .execute();
        return until != null && until.isAfter(now);
    }

    /** When a watch wakes, or woke; null if it was never put to sleep. */
    public @Nullable Instant snoozedUntil(String watch) {
        return handle.createQuery("SELECT until FROM watch_snooze WHERE watch = :watch")
                .bind("watch", watch)
                .mapTo(Instant.class)
                .findOne()
                .orElse(null);
    }

    /** Tells of a story no more under a watch, and takes back what was still to be told of it. */
    public void mute(String watch, long storyId, Instant now) {
        handle.createUpdate("""
                        INSERT INTO watch_mute (watch, story_id, muted_at) VALUES (:watch, :story, :now)
                        ON CONFLICT (watch, story_id) DO NOTHING
                        """)
                .bind("watch", watch)
                .bind("story", storyId)
                .bind("now", now)
                .execute();
        handle.createUpdate("""
                        DELETE FROM notification WHERE watch = :watch AND story_id = :story AND outbox_id IS NULL
                        """).bind("watch", watch).bind("story", storyId).execute();
    }

    /** Tells of a story again; false if it was not muted. */
    public boolean unmute(String watch, long storyId) {
        return handle.createUpdate("DELETE FROM watch_mute WHERE watch = :watch AND story_id = :story")
                        .bind("watch", watch)
                        .bind("story", storyId)
                        .execute()
                == 1;
    }

    /** Whether a story is muted under a watch. */
    public boolean isMuted(String watch, long storyId) {
        return handle.createQuery("SELECT 1 FROM watch_mute WHERE watch = :watch AND story_id = :story")
                .bind("watch", watch)
                .bind("story", storyId)
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    /** Marks a match as a false alarm; false if it was marked before. */
    public boolean markFalseAlarm(String watch, long articleId, Instant now) {
        return handle.createUpdate("""
                                INSERT INTO false_alarm (watch, article_id, marked_at) VALUES (:watch, :article, :now)
                                ON CONFLICT (watch, article_id) DO NOTHING
                                """)
                        .bind("watch", watch)
                        .bind("article", articleId)
                        .bind("now", now)
                        .execute()
                == 1;
    }

    /** Takes such a mark back; false if there was none. */
    public boolean unmarkFalseAlarm(String watch, long articleId) {
        return handle.createUpdate("DELETE FROM false_alarm WHERE watch = :watch AND article_id = :article")
                        .bind("watch", watch)
                        .bind("article", articleId)
                        .execute()
                == 1;
    }

    /** What is known of each watch that ever matched or was noted, by name. */
    public Map<String, Facts> facts(Instant since) {
        Map<String, Facts> facts = new LinkedHashMap<>();
        handle.createQuery("""
                        SELECT watch,
                            sum(CASE WHEN matched_at >= :since THEN 1 ELSE 0 END) AS matches,
                            count(DISTINCT CASE WHEN matched_at >= :since THEN story_id END) AS stories,
                            max(matched_at) AS last_match,
                            (SELECT count(*) FROM false_alarm WHERE false_alarm.watch = watch_match.watch)
                                AS false_alarms,
                            (SELECT count(*) FROM watch_mute WHERE watch_mute.watch = watch_match.watch)
                                AS muted_stories
                        FROM watch_match GROUP BY watch ORDER BY watch
                        """)
                .bind("since", since)
                .map(ConstructorMapper.of(Facts.class))
                .forEach(each -> facts.put(each.watch(), each));
        return facts;
    }

    /**
     * What is known of a watch.
     *
     * @param matches how many articles matched since the moment asked for
     * @param stories how many stories these are
     * @param lastMatch null if none is kept
     * @param falseAlarms how many matches were marked as such
     * @param mutedStories how many stories are muted
     */
    public record Facts(
            String watch,
            long matches,
            long stories,
            @Nullable Instant lastMatch,
            long falseAlarms,
            long mutedStories) {}

    /** How many alerts of a watch a reader was given at once since. */
    public int alertsSince(String reader, String watch, Instant since) {
        return handle.createQuery("""
                        SELECT count(*) FROM notification
                        WHERE watch = :watch AND reader = :reader AND created_at >= :since AND channel = 'alert'
                        """)
                .bind("watch", watch)
                .bind("reader", reader)
                .bind("since", since)
                .mapTo(Integer.class)
                .one();
    }
}
