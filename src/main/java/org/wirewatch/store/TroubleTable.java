package org.wirewatch.store;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/** What feeds suffer from, and whether the operator knows. */
public final class TroubleTable {
    private static final RowMapper<Row> ROW = ConstructorMapper.of(Row.class);

    private final Handle handle;

    TroubleTable(Handle handle) {
        this.handle = handle;
    }

    /**
     * A feed's trouble.
     *
     * @param name as configured; null if not
     * @param title as the feed says; null if unknown
     * @param until when it ended; null while it lasts
     * @param failures in a row, of the feed
     * @param intervalMs the feed's regular interval in milliseconds; null if unknown
     * @param retiredAt when the feed was given up; null while it is polled
     * @param succeededAt when the feed was last read; null if never
     * @param feedId the feed's key
     */
    public record Row(
            long id,
            String url,
            @Nullable String name,
            @Nullable String title,
            String code,
            String sentence,
            Instant since,
            @Nullable Instant until,
            long feedId,
            int failures,
            @Nullable Long intervalMs,
            @Nullable Instant retiredAt,
            @Nullable Instant succeededAt) {

        /** What a person calls the feed. */
        public String feedName() {
            if (name != null) {
                return name;
            }
            return title == null || title.isBlank() ? url : title;
        }
    }

    /** Troubles that go on and that the operator was not told of. */
    public List<Row> untold() {
        return handle.createQuery("""
                        SELECT trouble.id, feed.url, feed.name, feed.title, trouble.code, trouble.sentence,
                            trouble.since, trouble.until, trouble.feed_id, feed.failures, feed.interval_ms,
                            feed.retired_at, feed.succeeded_at
                        FROM feed_trouble AS trouble JOIN feed ON feed.id = trouble.feed_id
                        WHERE trouble.until IS NULL AND trouble.told_at IS NULL AND feed.configured = 1
                        ORDER BY trouble.since, trouble.id
                        """).map(ROW).list();
    }

    /** Troubles that are over, of which the operator knows the beginning but not the end. */
    public List<Row> toTellOver() {
        return handle.createQuery("""
                        SELECT trouble.id, feed.url, feed.name, feed.title, trouble.code, trouble.sentence,
                            trouble.since, trouble.until, trouble.feed_id, feed.failures, feed.interval_ms,
                            feed.retired_at, feed.succeeded_at
                        FROM feed_trouble AS trouble JOIN feed ON feed.id = trouble.feed_id
                        WHERE trouble.until IS NOT NULL AND trouble.told_at IS NOT NULL
                            AND trouble.end_told_at IS NULL AND feed.configured = 1
                        ORDER BY trouble.until, trouble.id
                        """).map(ROW).list();
    }

    /** The operator was told of the trouble. */
    public void told(long id, Instant now) {
        mark("UPDATE feed_trouble SET told_at = :now WHERE id = :id", id, now);
    }

    /** The operator was told that the trouble is over. */
    public void toldOver(long id, Instant now) {
        mark("UPDATE feed_trouble SET end_told_at = :now WHERE id = :id", id, now);
    }

    private void mark(String statement, long id, Instant now) {
        handle.createUpdate(statement).bind("now", now).bind("id", id).execute();
    }
}
