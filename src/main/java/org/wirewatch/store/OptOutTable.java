package org.wirewatch.store;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/** What readers do not want to be told, for a while or for good, by their own wish; and the key of the links for it. */
public final class OptOutTable {
    private static final int KEY_BYTES = 32;

    private final Handle handle;

    OptOutTable(Handle handle) {
        this.handle = handle;
    }

    /**
     * One wish.
     *
     * @param scope {@code watch:NAME} or {@code digest:NAME}
     * @param untilAt null: for good
     */
    public record Row(String reader, String scope, @Nullable Instant untilAt, Instant madeAt) {}

    /**
     * Notes a wish; the later one counts. What waits for a reader who has left for good is forgotten; what was written
     * already still goes.
     */
    public void add(String reader, String scope, @Nullable Instant until, Instant now) {
        handle.createUpdate("""
                        INSERT INTO opt_out (reader, scope, until_at, made_at) VALUES (:reader, :scope, :until, :now)
                        ON CONFLICT (reader, scope) DO UPDATE SET until_at = excluded.until_at,
                            made_at = excluded.made_at
                        """)
                .bind("reader", reader)
                .bind("scope", scope)
                .bind("until", until)
                .bind("now", now)
                .execute();
        if (until == null) {
            handle.createUpdate("""
                            DELETE FROM notification WHERE outbox_id IS NULL AND reader = :reader
                                AND :scope IN ('watch:' || watch, channel)
                            """).bind("reader", reader).bind("scope", scope).execute();
        }
    }

    /** Takes a wish back; false if there was none. */
    public boolean remove(String reader, String scope) {
        return handle.createUpdate("DELETE FROM opt_out WHERE reader = :reader AND scope = :scope")
                        .bind("reader", reader)
                        .bind("scope", scope)
                        .execute()
                == 1;
    }

    /** Wishes in force. */
    public List<Row> inForce(Instant now) {
        return handle.createQuery("""
                        SELECT * FROM opt_out WHERE until_at IS NULL OR until_at > :now ORDER BY reader, scope
                        """)
                .bind("now", now)
                .map(ConstructorMapper.of(Row.class))
                .list();
    }

    /** What links are signed with; the same for all nodes on this database. */
    public byte[] linkKey() {
        byte[] fresh = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(fresh);
        handle.createUpdate("INSERT INTO link_key (id, secret) VALUES (1, :secret) ON CONFLICT (id) DO NOTHING")
                .bind("secret", fresh)
                .execute();
        return handle.createQuery("SELECT secret FROM link_key WHERE id = 1")
                .mapTo(byte[].class)
                .one();
    }
}
