package org.wirewatch.store;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/** Who is to be told of what: one row for each reader, watch and story. */
public final class NotificationTable {
    private static final RowMapper<Row> ROW = ConstructorMapper.of(Row.class);

    private static final int IDS_AT_A_TIME = 1_000;

    private final Handle handle;

    NotificationTable(Handle handle) {
        this.handle = handle;
    }

    /**
     * Notes that a reader is to be told of a story under a watch, unless that was noted before.
     *
     * @param channel {@code alert}, {@code hourly}, {@code quiet} or {@code digest:NAME}
     * @param dueAt when it may be told
     * @return the row's key; empty if this reader was, or is going to be, told of this story under this watch already,
     *     or does not want to be
     */
    public OptionalLong add(
            String reader, String watch, ArticleTable.Keys keys, String channel, Instant dueAt, Instant now) {
        return handle
                .createQuery("""
                        INSERT INTO notification (reader, watch, story_id, article_id, channel, due_at, created_at)
                        SELECT :reader, :watch, :story, :article, :channel, :dueAt, :now
                        WHERE NOT EXISTS (SELECT 1 FROM opt_out
                            WHERE opt_out.reader = :reader AND opt_out.scope IN ('watch:' || :watch, :channel, :storyScope)
                                AND (opt_out.until_at IS NULL OR opt_out.until_at > :now))
                        ON CONFLICT (reader, watch, story_id) DO NOTHING
                        RETURNING id
                        """)
                .bind("reader", reader)
                .bind("watch", watch)
                .bind("story", keys.storyId())
                .bind("storyScope", "story:" + keys.storyId())
                .bind("article", keys.articleId())
                .bind("channel", channel)
                .bind("dueAt", dueAt)
                .bind("now", now)
                .mapTo(Long.class)
                .stream()
                .mapToLong(Long::longValue)
                .findFirst();
    }

    /** Whether a reader is, or is going to be, told of a story under a watch. */
    public boolean exists(String reader, String watch, long storyId) {
        return handle.createQuery("""
                        SELECT 1 FROM notification WHERE reader = :reader AND watch = :watch AND story_id = :story
                        """)
                .bind("reader", reader)
                .bind("watch", watch)
                .bind("story", storyId)
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    /** The row of a reader, a watch and a story; empty if the reader neither was nor is going to be told. */
    public Optional<Row> find(String reader, String watch, long storyId) {
        return handle.createQuery("""
                        SELECT * FROM notification WHERE reader = :reader AND watch = :watch AND story_id = :story
                        """)
                .bind("reader", reader)
                .bind("watch", watch)
                .bind("story", storyId)
                .map(ROW)
                .findOne();
    }

    /** Lets a mail that is not written yet tell of a later report. */
    public void renew(long id, long articleId) {
        handle.createUpdate("UPDATE notification SET article_id = :article WHERE id = :id AND outbox_id IS NULL")
                .bind("article", articleId)
                .bind("id", id)
                .execute();
    }

    /**
     * What a reader has not been told yet on a channel, in the order in which it was found, without what they do not want
     * to be told now.
     */
    public List<Row> open(String reader, String channel, Instant now) {
        return handle.createQuery("""
                        SELECT * FROM notification WHERE outbox_id IS NULL AND reader = :reader AND channel = :channel
                            AND NOT\s""" + OptOutTable.UNWANTED + " ORDER BY id")
                .bind("reader", reader)
                .bind("channel", channel)
                .bind("now", now)
                .map(ROW)
                .list();
    }

    /** Forgets what waits for its mail on a channel and is not wanted any more; for when that mail is due. */
    public void forgetUnwanted(String reader, String channel, Instant now) {
        handle.createUpdate("""
                        DELETE FROM notification WHERE outbox_id IS NULL AND reader = :reader AND channel = :channel
                            AND due_at <= :now AND\s""" + OptOutTable.UNWANTED)
                .bind("reader", reader)
                .bind("channel", channel)
                .bind("now", now)
                .execute();
    }

    /** What of {@link #open} was noted since, on some channels, in the order in which it was found. */
    public List<Row> openSince(String reader, Collection<String> channels, Instant since, Instant now) {
        return handle.createQuery("""
                        SELECT * FROM notification WHERE outbox_id IS NULL AND reader = :reader AND created_at > :since
                            AND channel IN (<channels>) AND NOT\s""" + OptOutTable.UNWANTED + " ORDER BY id")
                .bind("reader", reader)
                .bind("since", since)
                .bind("now", now)
                .bindList("channels", List.copyOf(channels))
                .map(ROW)
                .list();
    }

    /** Readers who have something open on a channel that may be told by now. */
    public List<String> readersDue(String channel, Instant now) {
        return handle.createQuery("""
                        SELECT DISTINCT reader FROM notification
                        WHERE outbox_id IS NULL AND channel = :channel AND due_at <= :now ORDER BY reader
                        """)
                .bind("channel", channel)
                .bind("now", now)
                .mapTo(String.class)
                .list();
    }

    /** Notes which mail tells them. */
    public void told(List<Long> ids, long outboxId) {
        // Databases take a limited number of parameters, and a burst can be larger than that.
        for (int from = 0; from < ids.size(); from += IDS_AT_A_TIME) {
            handle.createUpdate("UPDATE notification SET outbox_id = :outbox WHERE id IN (<ids>) AND outbox_id IS NULL")
                    .bind("outbox", outboxId)
                    .bindList("ids", ids.subList(from, Math.min(ids.size(), from + IDS_AT_A_TIME)))
                    .execute();
        }
    }

    /** Who waits for which digest. */
    public List<Waiting> waitingForDigests() {
        return handle.createQuery("""
                        SELECT DISTINCT reader, channel FROM notification
                        WHERE outbox_id IS NULL AND channel LIKE 'digest:%' ORDER BY reader, channel
                        """).map(ConstructorMapper.of(Waiting.class)).list();
    }

    /** A reader and the channel on which something waits for them. */
    public record Waiting(String reader, String channel) {}

    /**
     * Lets what a mail was to tell be told anew, because the mail did not arrive.
     *
     * @return how many stories and watches that is
     */
    public int reopen(long outboxId, String channel, Instant dueAt) {
        return handle.createUpdate("""
                        UPDATE notification SET outbox_id = NULL, channel = :channel, due_at = :due
                        WHERE outbox_id = :outbox
                        """)
                .bind("channel", channel)
                .bind("due", dueAt)
                .bind("outbox", outboxId)
                .execute();
    }

    /** Moves what is still to be told to another channel. */
    public int move(String reader, String fromChannel, String toChannel) {
        return handle.createUpdate("""
                        UPDATE notification SET channel = :to
                        WHERE outbox_id IS NULL AND reader = :reader AND channel = :from
                        """)
                .bind("to", toChannel)
                .bind("reader", reader)
                .bind("from", fromChannel)
                .execute();
    }

    /** Moves some watches' stories that are still to be told to another channel, to be told then. */
    public void move(String reader, String fromChannel, Collection<String> watches, String toChannel, Instant dueAt) {
        if (!watches.isEmpty()) {
            handle.createUpdate("""
                            UPDATE notification SET channel = :to, due_at = :dueAt
                            WHERE outbox_id IS NULL AND reader = :reader AND channel = :from AND watch IN (<watches>)
                            """)
                    .bind("to", toChannel)
                    .bind("dueAt", dueAt)
                    .bind("reader", reader)
                    .bind("from", fromChannel)
                    .bindList("watches", List.copyOf(watches))
                    .execute();
        }
    }

    /** All rows of one story: who was told of it, under which watch, by which mail. */
    public List<Row> ofStory(long storyId) {
        return handle.createQuery("SELECT * FROM notification WHERE story_id = :story ORDER BY id")
                .bind("story", storyId)
                .map(ROW)
                .list();
    }

    /**
     * The ledger: who was, or is going to be, told of what, by which mail, the newest first.
     *
     * @param watch only this one; null for all
     * @param reader only this one; null for all
     * @param storyId only this one; null for all
     */
    public List<LedgerRow> ledger(
            @Nullable String watch, @Nullable String reader, @Nullable Long storyId, Instant since, int limit) {
        return handle.createQuery("""
                        SELECT n.id, n.reader, n.watch, n.story_id, a.title, a.source, a.url, n.channel,
                            n.created_at AS noted_at, n.due_at, o.id AS outbox_id, o.kind, o.subject, o.message_id,
                            o.state, o.attempts, o.sent_at, o.answer
                        FROM notification n LEFT JOIN article a ON a.id = n.article_id
                            LEFT JOIN outbox o ON o.id = n.outbox_id
                        WHERE n.created_at >= :since AND (:allWatches = 1 OR n.watch = :watch)
                            AND (:allReaders = 1 OR n.reader = :reader) AND (:story < 0 OR n.story_id = :story)
                        ORDER BY n.id DESC LIMIT :limit
                        """)
                .bind("since", since)
                .bind("allWatches", watch == null ? 1 : 0)
                .bind("watch", watch == null ? "" : watch)
                .bind("allReaders", reader == null ? 1 : 0)
                .bind("reader", reader == null ? "" : reader)
                .bind("story", storyId == null ? -1L : storyId)
                .bind("limit", limit)
                .map(ConstructorMapper.of(LedgerRow.class))
                .list();
    }

    /** The ledger of one reader and channel within a period, the newest first. */
    public List<LedgerRow> ledgerOf(String reader, String channel, Instant from, Instant until, int limit) {
        return handle.createQuery("""
                        SELECT n.id, n.reader, n.watch, n.story_id, a.title, a.source, a.url, n.channel,
                            n.created_at AS noted_at, n.due_at, o.id AS outbox_id, o.kind, o.subject, o.message_id,
                            o.state, o.attempts, o.sent_at, o.answer
                        FROM notification n LEFT JOIN article a ON a.id = n.article_id
                            LEFT JOIN outbox o ON o.id = n.outbox_id
                        WHERE n.reader = :reader AND n.channel = :channel AND n.created_at >= :from
                            AND n.created_at <= :until
                        ORDER BY n.id DESC LIMIT :limit
                        """)
                .bind("reader", reader)
                .bind("channel", channel)
                .bind("from", from)
                .bind("until", until)
                .bind("limit", limit)
                .map(ConstructorMapper.of(LedgerRow.class))
                .list();
    }

    /**
     * One line of the ledger.
     *
     * @param title of the report that caused it; null once it was forgotten, as are {@code source} and {@code url}
     * @param channel as given to {@link #add}
     * @param notedAt when it matched
     * @param dueAt when it may be told
     * @param outboxId the mail; null while none is written, as are all that follow
     * @param state as in {@link OutboxRow}
     * @param answer the server's last words
     */
    public record LedgerRow(
            long id,
            String reader,
            String watch,
            long storyId,
            @Nullable String title,
            @Nullable String source,
            @Nullable String url,
            String channel,
            Instant notedAt,
            Instant dueAt,
            @Nullable Long outboxId,
            @Nullable String kind,
            @Nullable String subject,
            @Nullable String messageId,
            @Nullable String state,
            @Nullable Integer attempts,
            @Nullable Instant sentAt,
            @Nullable String answer) {}

    /** Open rows of all readers, by channel, for {@code status}. */
    public long openCount() {
        return handle.createQuery("SELECT count(*) FROM notification WHERE outbox_id IS NULL")
                .mapTo(Long.class)
                .one();
    }

    /**
     * One reader, one watch, one story.
     *
     * @param articleId the report that caused it
     * @param channel as given to {@link #add}
     * @param dueAt when it may be told
     * @param outboxId the mail that tells it; null while none does
     */
    public record Row(
            long id,
            String reader,
            String watch,
            long storyId,
            long articleId,
            String channel,
            Instant dueAt,
            Instant createdAt,
            @Nullable Long outboxId) {}
}
