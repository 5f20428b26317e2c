package org.wirewatch.store;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.wirewatch.watch.ArticleWords;
import org.wirewatch.watch.Prefilter;

/** The archive's full-text index. It is asked for candidates, never for an answer. */
public final class SearchTable {
    private static final int ENOUGH = 8192;

    private final Handle handle;
    private final Dialect dialect;

    SearchTable(Handle handle, Dialect dialect) {
        this.handle = handle;
        this.dialect = dialect;
    }

    /** Keeps an article's words, in the place of what was kept of them. */
    public void index(long articleId, ArticleWords article) {
        Collection<String> words = article.words();
        switch (dialect) {
            case SQLITE ->
                handle.createUpdate("INSERT OR REPLACE INTO article_words (rowid, words) VALUES (:id, :words)")
                        .bind("id", articleId)
                        .bind("words", String.join(" ", words))
                        .execute();
            case POSTGRESQL ->
                handle.createUpdate("""
                                INSERT INTO article_words (article_id, words) VALUES (:id, array_to_tsvector(:words))
                                ON CONFLICT (article_id) DO UPDATE SET words = excluded.words
                                """)
                        .bind("id", articleId)
                        .bindArray("words", String.class, words.toArray())
                        .execute();
        }
        handle.createUpdate("""
                        INSERT INTO article_indexed (article_id, version, stems) VALUES (:id, :version, :stems)
                        ON CONFLICT (article_id) DO UPDATE SET version = excluded.version, stems = excluded.stems
                        """)
                .bind("id", articleId)
                .bind("version", ArticleWords.VERSION)
                .bind("stems", article.stems())
                .execute();
    }

    /**
     * The articles that the index does not hold, newest first. Quick once {@link #setComplete} was called.
     *
     * @param stems of which languages it should hold the stems, as {@link ArticleWords#stems(Collection)} says
     */
    public List<Long> missing(long stems) {
        int complete = handle.createQuery("SELECT max(complete_version) FROM article_index_state")
                .mapTo(Integer.class)
                .one();
        if (complete != ArticleWords.VERSION) {
            return findMissing(stems);
        }
        return stems == 0
                ? List.of()
                : handle.createQuery("""
                                SELECT article_id FROM article_indexed WHERE stems & :stems != :stems
                                ORDER BY article_id DESC
                                """).bind("stems", stems).mapTo(Long.class).list();
    }

    /** Notes that no article is missing: new ones come with their words. */
    public void setComplete() {
        handle.createUpdate("UPDATE article_index_state SET complete_version = :version")
                .bind("version", ArticleWords.VERSION)
                .execute();
    }

    private List<Long> findMissing(long stems) {
        return handle.createQuery("""
                        SELECT id FROM article
                        WHERE NOT EXISTS (SELECT 1 FROM article_indexed
                            WHERE article_id = article.id AND version = :version AND stems & :stems = :stems)
                        ORDER BY id DESC
                        """)
                .bind("version", ArticleWords.VERSION)
                .bind("stems", stems)
                .mapTo(Long.class)
                .list();
    }

    /**
     * Articles that pass a filter, the newest first.
     *
     * @param ids both inclusive
     * @param most how many to give back
     */
    public List<Long> candidates(Prefilter filter, Ids ids, int most) {
        if (filter instanceof Prefilter.Anything) {
            return handle.createQuery("""
                            SELECT id FROM article WHERE id BETWEEN :first AND :last ORDER BY id DESC LIMIT :most
                            """)
                    .bindMethods(ids)
                    .bind("most", most)
                    .mapTo(Long.class)
                    .list();
        }
        String sql = switch (dialect) {
            case SQLITE -> """
                    SELECT rowid FROM article_words WHERE article_words MATCH :match
                    AND rowid BETWEEN :first AND :last ORDER BY rowid DESC LIMIT :most
                    """;
            // Materialized, and with a sum in the place of the key: else the planner walks along the key and unpacks
            // the
            // words of each article it meets, which takes seconds.
            case POSTGRESQL -> """
                    WITH found AS MATERIALIZED (
                        SELECT article_id FROM article_words WHERE words @@ CAST(:match AS tsquery)
                        AND article_id + 0 BETWEEN :first AND :last)
                    SELECT article_id FROM found ORDER BY article_id DESC LIMIT :most
                    """;
        };
        return handle.createQuery(sql)
                .bind("match", MatchText.of(filter, dialect))
                .bindMethods(ids)
                .bind("most", most)
                .mapTo(Long.class)
                .list();
    }

    /** How many candidates to ask for at once: where a question is answered as a whole, a few cost what many do. */
    public int candidatesAtOnce(int wanted) {
        return switch (dialect) {
            case SQLITE -> wanted;
            case POSTGRESQL -> Math.max(wanted, ENOUGH);
        };
    }

    /** How many articles pass a filter. */
    public long count(Prefilter filter, Ids ids) {
        if (filter instanceof Prefilter.Anything) {
            return handle.createQuery("SELECT count(*) FROM article WHERE id BETWEEN :first AND :last")
                    .bindMethods(ids)
                    .mapTo(Long.class)
                    .one();
        }
        String sql = switch (dialect) {
            case SQLITE -> """
                    SELECT count(*) FROM article_words WHERE article_words MATCH :match
                    AND rowid BETWEEN :first AND :last
                    """;
            case POSTGRESQL -> """
                    SELECT count(*) FROM article_words WHERE words @@ CAST(:match AS tsquery)
                    AND article_id + 0 BETWEEN :first AND :last
                    """;
        };
        return handle.createQuery(sql)
                .bind("match", MatchText.of(filter, dialect))
                .bindMethods(ids)
                .mapTo(Long.class)
                .one();
    }

    /** The keys of the articles seen in a period, which hold others too where the clock was set back. */
    public Ids ids(Instant since, Instant until) {
        if (since.equals(Instant.EPOCH) && until.toEpochMilli() == Long.MAX_VALUE) {
            return handle.createQuery("""
                            SELECT coalesce((SELECT min(id) FROM article), 0) AS first,
                                coalesce((SELECT max(id) FROM article), -1) AS last
                            """).map(ConstructorMapper.of(Ids.class)).one();
        }
        return handle.createQuery("""
                        SELECT coalesce(min(id), 0) AS first, coalesce(max(id), -1) AS last FROM article
                        WHERE seen_at >= :since AND seen_at < :until
                        """)
                .bind("since", since)
                .bind("until", until)
                .map(ConstructorMapper.of(Ids.class))
                .one();
    }

    /** A stretch of article keys, both inclusive; none if {@code last} is less than {@code first}. */
    public record Ids(long first, long last) {
        /** The same, up to but not including a key. */
        public Ids before(long id) {
            return new Ids(first, Math.min(last, id - 1));
        }

        /** Whether there are none. */
        public boolean isEmpty() {
            return last < first;
        }
    }
}
