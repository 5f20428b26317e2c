package org.wirewatch.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/** Mails that came back, readers whose mail is held back for it, and how far the mailbox of reports has been read. */
public final class BounceTable {
    private static final RowMapper<Row> ROW = ConstructorMapper.of(Row.class);
    private static final RowMapper<Pause> PAUSE = ConstructorMapper.of(Pause.class);

    private final Handle handle;

    BounceTable(Handle handle) {
        this.handle = handle;
    }

    /**
     * A mail that came back, or is late.
     *
     * @param report what counts once
     * @param address of the reader when the mail was written, in lower case
     * @param outboxId null where the report does not say which mail it is about
     * @param hard for good; else for now
     * @param status RFC 3463; null if the report has none
     * @param words the server's own
     * @param forgiven whether the reader was resumed since
     */
    public record Row(
            long id,
            String report,
            String reader,
            String address,
            @Nullable Long outboxId,
            boolean hard,
            @Nullable String status,
            String words,
            Instant notedAt,
            boolean forgiven) {}

    /**
     * A reader to whom nothing is sent.
     *
     * @param address that the mail came back from, in lower case
     * @param toldAt when the operator was written to; null if not
     */
    public record Pause(
            String reader,
            String address,
            Instant since,
            String reason,
            @Nullable Instant toldAt) {}

    /**
     * How far a mailbox has been read, and whether it can be.
     *
     * @param readAt null if it never was
     * @param failingSince null while it can be read
     * @param failure why not; null while it can be
     */
    public record Mailbox(
            String mailbox,
            long uidValidity,
            long lastUid,
            @Nullable Instant readAt,
            @Nullable Instant failingSince,
            @Nullable String failure) {}

    /**
     * Notes a mail that came back; false if that was noted before.
     *
     * @param report what counts once
     */
    public boolean add(
            String report,
            String reader,
            String address,
            @Nullable Long outboxId,
            boolean hard,
            @Nullable String status,
            String words,
            Instant now) {
        return handle.createUpdate("""
                        INSERT INTO bounce (report, reader, address, outbox_id, hard, status, words, noted_at)
                        VALUES (:report, :reader, :address, :outbox, :hard, :status, :words, :now)
                        ON CONFLICT (report) DO NOTHING
                        """)
                        .bind("report", report)
                        .bind("reader", reader)
                        .bind("address", address)
                        .bind("outbox", outboxId)
                        .bind("hard", hard ? 1 : 0)
                        .bind("status", status)
                        .bind("words", words)
                        .bind("now", now)
                        .execute()
                == 1;
    }

    /** What came back since and counts, the newest first. */
    public List<Row> since(Instant since) {
        return handle.createQuery("""
                        SELECT * FROM bounce WHERE forgiven = 0 AND noted_at > :since ORDER BY noted_at DESC, id DESC
                        """).bind("since", since).map(ROW).list();
    }

    /** What came back of one reader's mail since, to one address, for good, and counts; the newest first. */
    public List<Row> hard(String reader, String address, Instant since) {
        return handle.createQuery("""
                        SELECT * FROM bounce WHERE reader = :reader AND address = :address AND hard = 1
                            AND forgiven = 0 AND noted_at > :since
                        ORDER BY noted_at DESC, id DESC
                        """)
                .bind("reader", reader)
                .bind("address", address)
                .bind("since", since)
                .map(ROW)
                .list();
    }

    /** Mails of a reader that came back for good since they were last resumed. */
    public List<Long> lostMails(String reader) {
        return handle.createQuery("""
                        SELECT DISTINCT outbox_id FROM bounce
                        WHERE reader = :reader AND hard = 1 AND forgiven = 0 AND outbox_id IS NOT NULL
                        ORDER BY outbox_id
                        """).bind("reader", reader).mapTo(Long.class).list();
    }

    /** From now on what came back before counts no more. */
    public void forgive(String reader) {
        handle.createUpdate("UPDATE bounce SET forgiven = 1 WHERE reader = :reader AND forgiven = 0")
                .bind("reader", reader)
                .execute();
    }

    /** Forgets what came back long ago, unless its reader is still paused for it. */
    public int forgetBefore(Instant before) {
        return handle.createUpdate("""
                        DELETE FROM bounce WHERE noted_at < :before
                            AND NOT EXISTS (SELECT 1 FROM reader_pause WHERE reader_pause.reader = bounce.reader)
                        """).bind("before", before).execute();
    }

    /** Sends a reader nothing any more; false if that is so already. */
    public boolean pause(String reader, String address, String reason, Instant now) {
        return handle.createUpdate("""
                        INSERT INTO reader_pause (reader, address, since, reason)
                        VALUES (:reader, :address, :now, :reason) ON CONFLICT (reader) DO NOTHING
                        """)
                        .bind("reader", reader)
                        .bind("address", address)
                        .bind("reason", reason)
                        .bind("now", now)
                        .execute()
                == 1;
    }

    /** Sends a reader mail again; false if nothing held it back. */
    public boolean resume(String reader) {
        return handle.createUpdate("DELETE FROM reader_pause WHERE reader = :reader")
                        .bind("reader", reader)
                        .execute()
                == 1;
    }

    /** Who is sent nothing, by name. */
    public List<Pause> paused() {
        return handle.createQuery("SELECT * FROM reader_pause ORDER BY reader")
                .map(PAUSE)
                .list();
    }

    /** The names of who is sent nothing. */
    public Set<String> pausedReaders() {
        return Set.copyOf(handle.createQuery("SELECT reader FROM reader_pause")
                .mapTo(String.class)
                .list());
    }

    /** Whether a reader is sent nothing. */
    public boolean isPaused(String reader) {
        return handle.createQuery("SELECT 1 FROM reader_pause WHERE reader = :reader")
                .bind("reader", reader)
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    /** The operator was written to about it. */
    public void told(String reader, Instant now) {
        handle.createUpdate("UPDATE reader_pause SET told_at = :now WHERE reader = :reader")
                .bind("now", now)
                .bind("reader", reader)
                .execute();
    }

    /** A mailbox; empty if it was never visited. */
    public Optional<Mailbox> mailbox(String name) {
        return handle.createQuery("SELECT * FROM bounce_mailbox WHERE mailbox = :name")
                .bind("name", name)
                .map(ConstructorMapper.of(Mailbox.class))
                .findOne();
    }

    /** A mailbox was read so far. */
    public void wasRead(String name, long uidValidity, long lastUid, Instant now) {
        handle.createUpdate("""
                        INSERT INTO bounce_mailbox (mailbox, uid_validity, last_uid, read_at)
                        VALUES (:name, :validity, :uid, :now)
                        ON CONFLICT (mailbox) DO UPDATE SET uid_validity = excluded.uid_validity,
                            last_uid = excluded.last_uid, read_at = excluded.read_at, failing_since = NULL,
                            failure = NULL
                        """)
                .bind("name", name)
                .bind("validity", uidValidity)
                .bind("uid", lastUid)
                .bind("now", now)
                .execute();
    }

    /** What mailboxes that are not this one suffered from is of no interest any more. */
    public void forgetFailuresBut(String name) {
        handle.createUpdate("""
                        UPDATE bounce_mailbox SET failing_since = NULL, failure = NULL
                        WHERE mailbox <> :name AND failure IS NOT NULL
                        """).bind("name", name).execute();
    }

    /** Mailboxes that cannot be read. */
    public List<Mailbox> failing() {
        return handle.createQuery("SELECT * FROM bounce_mailbox WHERE failure IS NOT NULL ORDER BY mailbox")
                .map(ConstructorMapper.of(Mailbox.class))
                .list();
    }

    /** A mailbox could not be read; how far it has been stays. */
    public void failed(String name, String sentence, Instant now) {
        handle.createUpdate("""
                        INSERT INTO bounce_mailbox (mailbox, uid_validity, last_uid, failing_since, failure)
                        VALUES (:name, 0, 0, :now, :failure)
                        ON CONFLICT (mailbox) DO UPDATE SET failure = excluded.failure,
                            failing_since = coalesce(bounce_mailbox.failing_since, excluded.failing_since)
                        """)
                .bind("name", name)
                .bind("failure", sentence)
                .bind("now", now)
                .execute();
    }
}
