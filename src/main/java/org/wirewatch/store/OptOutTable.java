package org.wirewatch.store;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/** What readers do not want to be told, for a while or for good, by their own wish; and the key of the links for it. */
public final class OptOutTable {
    private static final int KEY_BYTES = 32;

    /** Whether a row of {@code notification} tells what its reader does not want to be told at {@code :now}. */
    static final String UNWANTED = """
            EXISTS (SELECT 1 FROM opt_out WHERE opt_out.reader = notification.reader
                AND opt_out.scope IN ('watch:' || notification.watch, notification.channel,
                    'story:' || CAST(notification.story_id AS TEXT))
                AND (opt_out.until_at IS NULL OR opt_out.until_at > :now))
            """;

    private final Handle handle;

    OptOutTable(Handle handle) {
        this.handle = handle;
    }

    /**
     * One wish.
     *
     * @param scope {@code watch:NAME}, {@code digest:NAME}, {@code story:NUMBER}, {@code updates:WATCH} or
     *     {@code notices:SORT}
     * @param untilAt null: for good
     */
    public record Row(String reader, String scope, @Nullable Instant untilAt, Instant madeAt) {}

    /**
     * Notes a wish; the later one counts. What waits for the reader is forgotten at its own hour and not before, so that a
     * wish that is taken back until then has cost nothing; a mail that is written already still goes.
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
    }

    /** A reader's wish about something, if it is in force. */
    public Optional<Row> find(String reader, String scope, Instant now) {
        return handle.createQuery("""
                        SELECT * FROM opt_out WHERE reader = :reader AND scope = :scope
                            AND (until_at IS NULL OR until_at > :now)
                        """)
                .bind("reader", reader)
                .bind("scope", scope)
                .bind("now", now)
                .map(ConstructorMapper.of(Row.class))
                .findOne();
    }

    /** All that a reader does not want to be told now. */
    public Set<String> scopes(String reader, Instant now) {
        return Set.copyOf(handle.createQuery("""
                        SELECT scope FROM opt_out WHERE reader = :reader AND (until_at IS NULL OR until_at > :now)
                        """)
                .bind("reader", reader)
                .bind("now", now)
                .mapTo(String.class)
                .list());
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
