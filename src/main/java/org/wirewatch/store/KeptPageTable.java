package org.wirewatch.store;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Copies of pages, for a set time and up to a set size. */
public final class KeptPageTable {
    private final Handle handle;

    KeptPageTable(Handle handle) {
        this.handle = handle;
    }

    /** Keeps the pages of an entry, the one that the feed links to first. */
    public void add(long entryId, String site, List<NewPage> pages, Instant now) {
        int position = 0;
        for (NewPage page : pages) {
            position++;
            handle.createUpdate("""
                            INSERT INTO kept_page (entry_id, position, site, asked_url, url, content_type, gzip,
                                stored_bytes, kept_at)
                            VALUES (:entry, :position, :site, :asked, :url, :type, :gzip, :bytes, :now)
                            ON CONFLICT DO NOTHING
                            """)
                    .bind("entry", entryId)
                    .bind("position", position)
                    .bind("site", site)
                    .bind("asked", page.askedUrl().toString())
                    .bind("url", page.url().toString())
                    .bind("type", page.contentType())
                    .bind("gzip", page.gzip())
                    .bind("bytes", page.gzip().length)
                    .bind("now", now)
                    .execute();
        }
    }

    /** The pages of an entry in order; empty if none are kept. */
    public List<KeptPage> ofEntry(long entryId) {
        return handle.createQuery("SELECT * FROM kept_page WHERE entry_id = :entry ORDER BY position")
                .bind("entry", entryId)
                .map(ConstructorMapper.of(KeptPage.class))
                .list();
    }

    /** Entries with kept pages, the newest first. */
    public List<Source> sources() {
        return handle.createQuery(
                        "SELECT entry_id, site FROM kept_page WHERE position = 1 ORDER BY kept_at DESC, id DESC")
                .map(ConstructorMapper.of(Source.class))
                .list();
    }

    /** An entry whose pages are kept, and its publisher's host. */
    public record Source(long entryId, String site) {}

    /** How many pages are kept, and how many bytes they take. */
    public Size size() {
        return handle.createQuery("SELECT count(*) AS pages, coalesce(sum(stored_bytes), 0) AS bytes FROM kept_page")
                .map(ConstructorMapper.of(Size.class))
                .one();
    }

    /** How many pages there are and how many bytes they take. */
    public record Size(long pages, long bytes) {}

    /**
     * Forgets pages kept before a moment, and then the oldest until the rest is small enough. Samples of trouble that
     * lasts stay.
     *
     * @param mostBytes of all together
     * @return how many went
     */
    public int forget(Instant before, long mostBytes) {
        String notSample = " entry_id NOT IN (SELECT sample_entry_id FROM site_trouble WHERE until IS NULL)";
        int old = handle.createUpdate("DELETE FROM kept_page WHERE kept_at < :before AND" + notSample)
                .bind("before", before)
                .execute();
        int over = handle.createUpdate("""
                        DELETE FROM kept_page WHERE id IN (
                            SELECT id FROM (SELECT id, sum(stored_bytes) OVER (ORDER BY kept_at DESC, id DESC) AS upto
                                FROM kept_page) AS newest
                            WHERE upto > :most) AND
                        """ + notSample).bind("most", mostBytes).execute();
        return old + over;
    }
}
