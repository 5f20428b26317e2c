package org.wirewatch.store;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Which slot of a digest was last dealt with, for each reader. */
public final class DigestTable {
    private final Handle handle;

    DigestTable(Handle handle) {
        this.handle = handle;
    }

    /** The last slot; empty before the digest was first heard of. */
    public Optional<Instant> lastSlot(String digest, String reader) {
        return handle.createQuery("SELECT slot_at FROM digest_slot WHERE digest = :digest AND reader = :reader")
                .bind("digest", digest)
                .bind("reader", reader)
                .mapTo(Instant.class)
                .findOne();
    }

    /**
     * Takes a slot, so that no other node, and no later look, deals with it again.
     *
     * @return false if this slot, or a later one, was dealt with before
     */
    public boolean take(String digest, String reader, Instant slot) {
        return handle.createUpdate("""
                                INSERT INTO digest_slot (digest, reader, slot_at) VALUES (:digest, :reader, :slot)
                                ON CONFLICT (digest, reader) DO UPDATE SET slot_at = excluded.slot_at,
                                    outbox_id = NULL
                                WHERE digest_slot.slot_at < excluded.slot_at
                                """)
                        .bind("digest", digest)
                        .bind("reader", reader)
                        .bind("slot", slot)
                        .execute()
                == 1;
    }

    /** Notes which mail a taken slot brought. */
    public void sentAs(String digest, String reader, long outboxId) {
        handle.createUpdate("""
                        UPDATE digest_slot SET outbox_id = :outbox WHERE digest = :digest AND reader = :reader
                        """)
                .bind("outbox", outboxId)
                .bind("digest", digest)
                .bind("reader", reader)
                .execute();
    }
}
