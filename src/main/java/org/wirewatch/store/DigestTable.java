package org.wirewatch.store;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

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
     * Notes that a slot is dealt with.
     *
     * @param outboxId null where there was nothing to say
     */
    public void settle(String digest, String reader, Instant slot, @Nullable Long outboxId) {
        handle.createUpdate("""
                        INSERT INTO digest_slot (digest, reader, slot_at, outbox_id)
                        VALUES (:digest, :reader, :slot, :outbox)
                        ON CONFLICT (digest, reader) DO UPDATE SET slot_at = excluded.slot_at,
                            outbox_id = excluded.outbox_id
                        """)
                .bind("digest", digest)
                .bind("reader", reader)
                .bind("slot", slot)
                .bind("outbox", outboxId)
                .execute();
    }
}
