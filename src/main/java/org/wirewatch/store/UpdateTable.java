package org.wirewatch.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/** New facts of stories that readers already know: one row for each reader, watch and report that tells them. */
public final class UpdateTable {
    private static final RowMapper<Row> ROW = ConstructorMapper.of(Row.class);

    private final Handle handle;

    UpdateTable(Handle handle) {
        this.handle = handle;
    }

    /**
     * One reader, one watch, one report with new facts.
     *
     * @param dueAt when it may be told
     * @param outboxId the mail that tells it; null while none does
     */
    public record Row(
            long id,
            String reader,
            String watch,
            long storyId,
            long articleId,
            Instant dueAt,
            Instant createdAt,
            @Nullable Long outboxId) {}

    /** Notes that a reader is to hear of a report's new facts, unless that was noted before. */
    public void add(String reader, String watch, ArticleTable.Keys keys, Instant dueAt, Instant now) {
        handle.createUpdate("""
                        INSERT INTO story_update (reader, watch, story_id, article_id, due_at, created_at)
                        SELECT :reader, :watch, :story, :article, :dueAt, :now
                        WHERE NOT EXISTS (SELECT 1 FROM opt_out
                            WHERE opt_out.reader = :reader
                                AND opt_out.scope IN ('watch:' || :watch, 'updates:' || :watch, :storyScope)
                                AND (opt_out.until_at IS NULL OR opt_out.until_at > :now))
                        ON CONFLICT (reader, watch, article_id) DO NOTHING
                        """)
                .bind("reader", reader)
                .bind("watch", watch)
                .bind("story", keys.storyId())
                .bind("storyScope", "story:" + keys.storyId())
                .bind("article", keys.articleId())
                .bind("dueAt", dueAt)
                .bind("now", now)
                .execute();
    }

    /** When a reader was last told of new facts in a story under a watch; empty if never. */
    public Optional<Instant> lastTold(String reader, String watch, long storyId) {
        return handle.createQuery("""
                        SELECT max(outbox.created_at) FROM story_update
                        JOIN outbox ON outbox.id = story_update.outbox_id
                        WHERE story_update.reader = :reader AND watch = :watch AND story_id = :story
                        """)
                .bind("reader", reader)
                .bind("watch", watch)
                .bind("story", storyId)
                .mapTo(Instant.class)
                .findOne();
    }

    /** Everything that may be told by now and is not, in the order in which it was found. */
    public List<Row> due(Instant now) {
        return handle.createQuery("SELECT * FROM story_update WHERE outbox_id IS NULL AND due_at <= :now ORDER BY id")
                .bind("now", now)
                .map(ROW)
                .list();
    }

    /** Notes which mail tells them. */
    public void told(List<Long> ids, long outboxId) {
        handle.createUpdate("UPDATE story_update SET outbox_id = :outbox WHERE id IN (<ids>) AND outbox_id IS NULL")
                .bind("outbox", outboxId)
                .bindList("ids", ids)
                .execute();
    }

    /** Puts off what cannot be told yet. */
    public void putOff(List<Long> ids, Instant until) {
        handle.createUpdate("UPDATE story_update SET due_at = :until WHERE id IN (<ids>) AND outbox_id IS NULL")
                .bind("until", until)
                .bindList("ids", ids)
                .execute();
    }

    /** Forgets what nobody will be told of. */
    public void drop(List<Long> ids) {
        handle.createUpdate("DELETE FROM story_update WHERE id IN (<ids>) AND outbox_id IS NULL")
                .bindList("ids", ids)
                .execute();
    }

    /** All rows of one story. */
    public List<Row> ofStory(long storyId) {
        return handle.createQuery("SELECT * FROM story_update WHERE story_id = :story ORDER BY id")
                .bind("story", storyId)
                .map(ROW)
                .list();
    }
}
