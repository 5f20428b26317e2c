package org.wirewatch.store;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;
import org.wirewatch.mail.Outgoing;

/** Mails as final bytes, until a server took them, and after. */
public final class OutboxTable {
    /** So many tries of a mail take some ten minutes. */
    private static final int ORDERED_ATTEMPTS = 3;

    private static final RowMapper<OutboxRow> ROW = ConstructorMapper.of(OutboxRow.class);

    private final Handle handle;

    OutboxTable(Handle handle) {
        this.handle = handle;
    }

    /**
     * Puts a mail into the outbox. The Message-ID is made of the row's key, so the row comes first, then its bytes, both
     * in the caller's transaction.
     *
     * @param bytes makes the final mail for the given row key; called once
     * @return the row's key
     */
    public long add(String kind, String reader, String subject, Instant now, LongFunction<Outgoing> bytes) {
        long id = handle.createQuery("""
                        INSERT INTO outbox (kind, reader, envelope_from, envelope_to, subject, message_id, bytes, state,
                            created_at, next_attempt_at)
                        VALUES (:kind, :reader, '', '', :subject, :placeholder, :empty, 'queued', :now, :now)
                        RETURNING id
                        """)
                .bind("kind", kind)
                .bind("reader", reader)
                .bind("subject", subject)
                .bind("placeholder", "being written " + java.util.UUID.randomUUID())
                .bind("empty", new byte[0])
                .bind("now", now)
                .mapTo(Long.class)
                .one();
        Outgoing mail = bytes.apply(id);
        handle.createUpdate("""
                        UPDATE outbox SET envelope_from = :from, envelope_to = :to, message_id = :messageId,
                            bytes = :bytes WHERE id = :id
                        """)
                .bind("from", mail.envelopeFrom())
                .bind("to", mail.envelopeTo())
                .bind("messageId", mail.messageId())
                .bind("bytes", mail.bytes())
                .bind("id", id)
                .execute();
        return id;
    }

    /** Takes back what seems to be written in the future, because the clock was set back since: it may go now. */
    public void forgetTheFuture(Instant now) {
        handle.createUpdate("""
                        UPDATE outbox SET next_attempt_at = :now, created_at = :now
                        WHERE state IN ('queued', 'sending') AND created_at > :now
                        """).bind("now", now).execute();
    }

    /**
     * Claims mails that may be tried now and whose reader is not paused, those first that have waited longest since they
     * were tried or written. Behind a mail that was put off, its reader's later ones wait, too, so that they keep their
     * order; but only for the first few tries, as one mail that a server does not like must not block the others.
     */
    public List<OutboxRow> claim(Lease lease, int limit) {
        return handle
                .createQuery("""
                        UPDATE outbox SET state = 'sending', lease_owner = :owner, lease_until = :until
                        WHERE id IN (SELECT id FROM outbox
                            WHERE state IN ('queued', 'sending') AND next_attempt_at <= :now AND lease_until <= :now
                                AND NOT EXISTS (SELECT 1 FROM reader_pause WHERE reader_pause.reader = outbox.reader)
                                AND NOT EXISTS (SELECT 1 FROM outbox AS earlier
                                    WHERE earlier.reader = outbox.reader AND earlier.id < outbox.id
                                        AND earlier.state IN ('queued', 'sending') AND earlier.state = 'queued'
                                        AND earlier.attempts BETWEEN 1 AND :patience)
                            ORDER BY next_attempt_at, id LIMIT :limit <skip_locked>)
                        RETURNING *
                        """)
                .bindMethods(lease)
                .bind("limit", limit)
                .bind("patience", ORDERED_ATTEMPTS)
                .map(ROW)
                .stream()
                .sorted(Comparator.comparing(OutboxRow::nextAttemptAt).thenComparingLong(OutboxRow::id))
                .toList();
    }

    /** Gives up what a node had claimed before it died, when it starts anew. */
    public void releaseAll(String owner) {
        handle.createUpdate("""
                        UPDATE outbox SET state = 'queued', lease_until = 0
                        WHERE lease_owner = :owner AND state = 'sending'
                        """).bind("owner", owner).execute();
    }

    /** The server took it. A fact, whoever holds the mail by now: noting it keeps others from sending it again. */
    public void sent(long id, String answer, Instant now) {
        handle.createUpdate("""
                        UPDATE outbox SET state = 'sent', sent_at = :now, answer = :answer, lease_until = 0
                        WHERE id = :id AND state <> 'sent'
                        """)
                .bind("now", now)
                .bind("answer", answer)
                .bind("id", id)
                .execute();
    }

    /**
     * It is to be tried again, with the same bytes.
     *
     * @param owner who claimed it; nothing changes if somebody else has it by now
     */
    public void retry(long id, String owner, String answer, Instant nextAttemptAt, boolean countsAsAttempt) {
        handle.createUpdate("""
                        UPDATE outbox SET state = 'queued', answer = :answer, next_attempt_at = :at,
                            attempts = attempts + :counts, lease_until = 0
                        WHERE id = :id AND state = 'sending' AND lease_owner = :owner
                        """)
                .bind("owner", owner)
                .bind("answer", answer)
                .bind("at", nextAttemptAt)
                .bind("counts", countsAsAttempt ? 1 : 0)
                .bind("id", id)
                .execute();
    }

    /**
     * It will never go; it is kept and shown.
     *
     * @param owner who claimed it; nothing changes if somebody else has it by now
     */
    public void dead(long id, String owner, String answer) {
        handle.createUpdate("""
                        UPDATE outbox SET state = 'dead', answer = :answer, lease_until = 0
                        WHERE id = :id AND state = 'sending' AND lease_owner = :owner
                        """)
                .bind("owner", owner)
                .bind("answer", answer)
                .bind("id", id)
                .execute();
    }

    /** Lets all that waits of a reader go after what waits of others, in its own order. */
    public void putBehindOthers(String reader, Instant at) {
        handle.createUpdate("""
                        UPDATE outbox SET next_attempt_at = :at
                        WHERE reader = :reader AND state = 'queued' AND next_attempt_at < :at
                        """).bind("at", at).bind("reader", reader).execute();
    }

    /** Mails that will never go, the newest first. */
    public List<OutboxRow> deadLetters(int limit) {
        return handle.createQuery("SELECT * FROM outbox WHERE state = 'dead' ORDER BY id DESC LIMIT :limit")
                .bind("limit", limit)
                .map(ROW)
                .list();
    }

    /**
     * Mails in any of these states, the newest first.
     *
     * @param states at least one of {@code queued}, {@code sending}, {@code sent}, {@code dead}, {@code dropped}
     */
    public List<OutboxRow> newest(Collection<String> states, int limit) {
        return handle.createQuery("SELECT * FROM outbox WHERE state IN (<states>) ORDER BY id DESC LIMIT :limit")
                .bindList("states", List.copyOf(states))
                .bind("limit", limit)
                .map(ROW)
                .list();
    }

    /**
     * Puts a mail back into the queue, with the same bytes, to be tried before all others.
     *
     * @return false if it is being sent just now, or is not in this state any more
     */
    public boolean requeue(long id, String fromState) {
        return handle.createUpdate("""
                        UPDATE outbox SET state = 'queued', attempts = 0, next_attempt_at = created_at, sent_at = NULL,
                            lease_until = 0
                        WHERE id = :id AND state = :state AND state <> 'sending'
                        """).bind("id", id).bind("state", fromState).execute() == 1;
    }

    /**
     * Takes a mail that waits, or is dead, out of the queue for good; the row stays.
     *
     * @return false if it is being sent just now, was sent, or is not there
     */
    public boolean drop(long id, String why) {
        return handle.createUpdate("""
                        UPDATE outbox SET state = 'dropped', answer = :why, lease_until = 0
                        WHERE id = :id AND state IN ('queued', 'dead')
                        """).bind("why", why).bind("id", id).execute() == 1;
    }

    /** One mail, by its Message-ID with the angle brackets. */
    public Optional<OutboxRow> byMessageId(String messageId) {
        return handle.createQuery("SELECT * FROM outbox WHERE message_id = :id")
                .bind("id", messageId)
                .map(ROW)
                .findOne();
    }

    /** Whether a reader was sent a mail to this address since. */
    public boolean wasSentTo(String reader, String address, Instant since) {
        return handle.createQuery("""
                        SELECT 1 FROM outbox
                        WHERE reader = :reader AND envelope_to = :address AND sent_at >= :since LIMIT 1
                        """)
                .bind("reader", reader)
                .bind("address", address)
                .bind("since", since)
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    /** Mails of a reader that wait, the oldest first. */
    public List<OutboxRow> waitingOf(String reader) {
        return handle.createQuery("SELECT * FROM outbox WHERE reader = :reader AND state = 'queued' ORDER BY id")
                .bind("reader", reader)
                .map(ROW)
                .list();
    }

    /** Adds to what is known of a mail that was sent, such as that it came back. */
    public void addToAnswer(long id, String words) {
        handle.createUpdate("UPDATE outbox SET answer = coalesce(answer || '; ', '') || :words WHERE id = :id")
                .bind("words", words)
                .bind("id", id)
                .execute();
    }

    /** Says of a reader's waiting mails why they wait. */
    public void explainWaiting(String reader, @Nullable String why) {
        handle.createUpdate("UPDATE outbox SET answer = :why WHERE reader = :reader AND state = 'queued'")
                .bind("why", why)
                .bind("reader", reader)
                .execute();
    }

    /** One mail. */
    public Optional<OutboxRow> byId(long id) {
        return handle.createQuery("SELECT * FROM outbox WHERE id = :id")
                .bind("id", id)
                .map(ROW)
                .findOne();
    }

    /** How many mails are in a state. */
    public long count(String state) {
        return handle.createQuery("SELECT count(*) FROM outbox WHERE state = :state")
                .bind("state", state)
                .mapTo(Long.class)
                .one();
    }

    /** How many mails were sent since. */
    public long sentSince(Instant since) {
        return handle.createQuery("SELECT count(*) FROM outbox WHERE state = 'sent' AND sent_at >= :since")
                .bind("since", since)
                .mapTo(Long.class)
                .one();
    }

    /** The mail that has waited longest; empty if none waits. */
    public Optional<OutboxRow> oldestWaiting() {
        return handle.createQuery("""
                        SELECT * FROM outbox WHERE state IN ('queued', 'sending') ORDER BY created_at, id LIMIT 1
                        """).map(ROW).findOne();
    }

    /** How many alerts were written to a reader since: what the cap counts. */
    public int alertsSince(String reader, Instant since) {
        return handle.createQuery("""
                        SELECT count(*) FROM outbox WHERE reader = :reader AND kind = 'ALERT' AND created_at > :since
                        """)
                .bind("reader", reader)
                .bind("since", since)
                .mapTo(Integer.class)
                .one();
    }

    /** Drops the bytes of mails sent long ago; the ledger's row stays. */
    public int dropBytesBefore(Instant before) {
        return handle.createUpdate("""
                        UPDATE outbox SET bytes = :empty WHERE state = 'sent' AND sent_at < :before
                            AND length(bytes) > 0
                        """)
                .bind("empty", new byte[0])
                .bind("before", before)
                .execute();
    }
}
