package org.wirewatch.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Feeds that were added or imported by command; the config's are not here. */
public final class SubscriptionTable {
    private final Handle handle;

    SubscriptionTable(Handle handle) {
        this.handle = handle;
    }

    /** All of them, in the order in which they came. */
    public List<FeedSource> all() {
        return handle.createQuery("SELECT * FROM subscription ORDER BY id")
                .map((row, _) -> {
                    long every = row.getLong("every_ms");
                    return new FeedSource(
                            row.getString("url"),
                            row.getString("name"),
                            row.getString("group_name"),
                            every == 0 ? null : Duration.ofMillis(every));
                })
                .list();
    }

    /**
     * Adds a feed, to be polled from then on, also by a daemon that is at work.
     *
     * @return false if it is there already; nothing is changed then
     */
    public boolean add(FeedSource source, Instant now, Instant firstPoll) {
        Duration every = source.every();
        int added = handle.createUpdate("""
                        INSERT INTO subscription (url, name, group_name, every_ms, added_at)
                        VALUES (:url, :name, :group, :every, :now)
                        ON CONFLICT (url) DO NOTHING
                        """)
                .bindMethods(source)
                .bind("every", every == null ? null : every.toMillis())
                .bind("now", now)
                .execute();
        if (added == 1) {
            new FeedTable(handle).subscribe(source, firstPoll, now);
        }
        return added == 1;
    }

    /**
     * Removes a feed; it is not polled any more, unless the config has it, too. What is known of it stays.
     *
     * @return false if it is not there
     */
    public boolean remove(String url) {
        int removed = handle.createUpdate("DELETE FROM subscription WHERE url = :url")
                .bind("url", url)
                .execute();
        if (removed == 1) {
            handle.createUpdate("UPDATE feed SET configured = 0 WHERE url = :url")
                    .bind("url", url)
                    .execute();
        }
        return removed == 1;
    }
}
