package org.wirewatch.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/** How well the pages of each site are read, and what the operator knows of it. */
public final class SiteTable {
    private static final RowMapper<Trouble> TROUBLE = ConstructorMapper.of(Trouble.class);

    private final Handle handle;

    SiteTable(Handle handle) {
        this.handle = handle;
    }

    /**
     * What is remembered of reading a site.
     *
     * @param readings the last ones, in the words of whoever judges them
     * @param ruleFits how often the site's rule found what it is for
     * @param ruleMisses how often it found nothing
     */
    public record Row(String site, String readings, long ruleFits, long ruleMisses, Instant readAt) {}

    /**
     * A site that is read worse than before.
     *
     * @param code fails or short
     * @param usualChars of an article before
     * @param usualFailures in percent before
     * @param until when it ended; null while it lasts
     */
    public record Trouble(
            long id,
            String site,
            String code,
            String sentence,
            int usualChars,
            int usualFailures,
            long sampleEntryId,
            String sampleUrl,
            Instant since,
            @Nullable Instant until) {}

    /** One site; empty if nothing was read there yet. */
    public Optional<Row> find(String site) {
        return handle.createQuery("SELECT * FROM site_health WHERE site = :site")
                .bind("site", site)
                .map(ConstructorMapper.of(Row.class))
                .findOne();
    }

    /** All sites, those read last first. */
    public List<Row> all() {
        return handle.createQuery("SELECT * FROM site_health ORDER BY read_at DESC, site")
                .map(ConstructorMapper.of(Row.class))
                .list();
    }

    /** Remembers. */
    public void put(Row row) {
        handle.createUpdate("""
                        INSERT INTO site_health (site, readings, rule_fits, rule_misses, read_at)
                        VALUES (:site, :readings, :ruleFits, :ruleMisses, :readAt)
                        ON CONFLICT (site) DO UPDATE SET readings = excluded.readings,
                            rule_fits = excluded.rule_fits, rule_misses = excluded.rule_misses,
                            read_at = excluded.read_at
                        """).bindMethods(row).execute();
    }

    /** Forgets sites of which nothing was read since. */
    public int forgetUnreadSince(Instant before) {
        return handle.createUpdate("DELETE FROM site_health WHERE read_at < :before")
                .bind("before", before)
                .execute();
    }

    /** A site's trouble that lasts; empty if all is well. */
    public Optional<Trouble> openTrouble(String site) {
        return handle.createQuery("SELECT * FROM site_trouble WHERE site = :site AND until IS NULL")
                .bind("site", site)
                .map(TROUBLE)
                .findOne();
    }

    /** All trouble that lasts, the oldest first. */
    public List<Trouble> openTroubles() {
        return handle.createQuery("SELECT * FROM site_trouble WHERE until IS NULL ORDER BY since, id")
                .map(TROUBLE)
                .list();
    }

    /** Opens a trouble; its {@code id} is not looked at. Nothing happens if the site has one already. */
    public void open(Trouble trouble) {
        handle.createUpdate("""
                        INSERT INTO site_trouble (site, code, sentence, usual_chars, usual_failures, sample_entry_id,
                            sample_url, since)
                        VALUES (:site, :code, :sentence, :usualChars, :usualFailures, :sampleEntryId, :sampleUrl,
                            :since)
                        ON CONFLICT DO NOTHING
                        """).bindMethods(trouble).execute();
    }

    /** It is over. */
    public void close(long id, Instant now) {
        mark("UPDATE site_trouble SET until = :now WHERE id = :id", id, now);
    }

    /** Trouble that lasts and that the operator was not told of. */
    public List<Trouble> toTell() {
        return handle.createQuery("""
                        SELECT * FROM site_trouble WHERE until IS NULL AND told_at IS NULL ORDER BY since, id
                        """).map(TROUBLE).list();
    }

    /** Trouble that is over, of which the operator knows the beginning but not the end. */
    public List<Trouble> toTellOver() {
        return handle.createQuery("""
                        SELECT * FROM site_trouble WHERE until IS NOT NULL AND told_at IS NOT NULL
                            AND end_told_at IS NULL ORDER BY until, id
                        """).map(TROUBLE).list();
    }

    /** The operator was told. */
    public void told(long id, Instant now) {
        mark("UPDATE site_trouble SET told_at = :now WHERE id = :id", id, now);
    }

    /** The operator was told that it is over. */
    public void toldOver(long id, Instant now) {
        mark("UPDATE site_trouble SET end_told_at = :now WHERE id = :id", id, now);
    }

    private void mark(String statement, long id, Instant now) {
        handle.createUpdate(statement).bind("now", now).bind("id", id).execute();
    }
}
