package org.wirewatch.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;
import org.wirewatch.watch.Match;
import tools.jackson.core.type.TypeReference;

/** Articles, stories and matches. */
public final class ArticleTable {
    private static final RowMapper<ArticleRow> ROW = new ArticleRowMapper();

    private final Handle handle;

    ArticleTable(Handle handle) {
        this.handle = handle;
    }

    /** Keeps an article; begins its story if it has none. Gives back the keys of both. */
    public Keys add(NewArticle article) {
        long storyId = article.storyId() == 0 ? beginStory(article.seenAt()) : article.storyId();
        long articleId = handle.createQuery("""
                        INSERT INTO article (entry_id, feed_id, story_id, url, url_key, title, source, byline,
                            published, caption, credit, body, section, language, teaser_code, teaser_sentence,
                            placement, placement_reason, resembles_id, shared, reading_note, seen_at)
                        VALUES (:entryId, :feedId, :story, :url, :urlKey, :title, :source, :byline, :published,
                            :caption, :credit, :body, :section, :language, :teaserCode, :teaserSentence, :placement,
                            :placementReason, :resemblesId, :shared, :readingNote, :seenAt)
                        RETURNING id
                        """)
                .bindMethods(article)
                .bind("story", storyId)
                .mapTo(Long.class)
                .one();
        return new Keys(articleId, storyId);
    }

    private long beginStory(Instant now) {
        return handle.createQuery("INSERT INTO story (first_seen_at) VALUES (:now) RETURNING id")
                .bind("now", now)
                .mapTo(Long.class)
                .one();
    }

    /** Keeps that a watch was found in an article. */
    public void addMatch(long articleId, long storyId, Match match, String query, Instant now) {
        handle.createUpdate("""
                        INSERT INTO watch_match (article_id, story_id, watch, query, hits, matched_at)
                        VALUES (:article, :story, :watch, :query, :hits, :now)
                        """)
                .bind("article", articleId)
                .bind("story", storyId)
                .bind("watch", match.watch())
                .bind("query", query)
                .bind("hits", Json.MAPPER.writeValueAsString(match.hits()))
                .bind("now", now)
                .execute();
    }

    /** All reports of a story, the first seen first. */
    public List<ArticleRow> ofStory(long storyId) {
        return handle.createQuery("SELECT * FROM article WHERE story_id = :story ORDER BY seen_at, id")
                .bind("story", storyId)
                .map(ROW)
                .list();
    }

    /** One article. */
    public Optional<ArticleRow> byId(long id) {
        return handle.createQuery("SELECT * FROM article WHERE id = :id")
                .bind("id", id)
                .map(ROW)
                .findOne();
    }

    /** Some articles, the newest first; those that are gone are left out. */
    public List<ArticleRow> byIds(List<Long> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return handle.createQuery("SELECT * FROM article WHERE id IN (<ids>) ORDER BY id DESC")
                .bindList("ids", ids)
                .map(ROW)
                .list();
    }

    /**
     * What watches look at of some articles, the newest first; those that are gone are left out. For reading very many,
     * so it maps rows by hand.
     */
    public List<ArticleText> texts(List<Long> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return handle.createQuery(ArticleText.SELECT + " WHERE id IN (<ids>) ORDER BY id DESC")
                .bindList("ids", ids)
                .map((row, _) -> ArticleText.of(row))
                .list();
    }

    /** The same of all articles of a stretch. */
    public List<ArticleText> texts(SearchTable.Ids ids) {
        return handle.createQuery(ArticleText.SELECT + " WHERE id BETWEEN :first AND :last ORDER BY id DESC")
                .bindMethods(ids)
                .map((row, _) -> ArticleText.of(row))
                .list();
    }

    /** How many were seen in a period, {@code until} exclusive. */
    public long countBetween(Instant since, Instant until) {
        return handle.createQuery("SELECT count(*) FROM article WHERE seen_at >= :since AND seen_at < :until")
                .bind("since", since)
                .bind("until", until)
                .mapTo(Long.class)
                .one();
    }

    /** When the first and the last article of a period were seen; empty if none was. */
    public Optional<Span> span(Instant since, Instant until) {
        return handle.createQuery("SELECT min(seen_at) AS first, max(seen_at) AS last FROM article"
                        + " WHERE seen_at >= :since AND seen_at < :until HAVING count(*) > 0")
                .bind("since", since)
                .bind("until", until)
                .map(ConstructorMapper.of(Span.class))
                .findOne();
    }

    /** Two moments. */
    public record Span(Instant first, Instant last) {}

    /** Articles at one address, the newest first. */
    public List<ArticleRow> byUrlKey(String urlKey) {
        return handle.createQuery("SELECT * FROM article WHERE url_key = :key ORDER BY seen_at DESC, id DESC")
                .bind("key", urlKey)
                .map(ROW)
                .list();
    }

    /** The last article that was kept of one address. */
    public Optional<ArticleRow> latestAt(String urlKey) {
        return handle.createQuery("SELECT * FROM article WHERE url_key = :key ORDER BY id DESC LIMIT 1")
                .bind("key", urlKey)
                .map(ROW)
                .findOne();
    }

    /** The last article that was made of an entry or of a change of it. */
    public Optional<ArticleRow> latestOfEntry(long entryId) {
        return handle.createQuery("""
                        SELECT * FROM article WHERE entry_id = :entry
                            OR entry_id IN (SELECT id FROM entry WHERE revises_id = :entry)
                        ORDER BY id DESC LIMIT 1
                        """).bind("entry", entryId).map(ROW).findOne();
    }

    /** Hands over each article seen since, the oldest first, one at a time. */
    public void forEachSince(Instant since, Consumer<ArticleRow> consumer) {
        try (var articles = handle
                .createQuery("SELECT * FROM article WHERE seen_at >= :since ORDER BY seen_at, id")
                .bind("since", since)
                .setFetchSize(500)
                .map(ROW)
                .stream()) {
            articles.forEach(consumer);
        }
    }

    /** What matched in a story, in the order in which it was found. */
    public List<MatchRow> matchesOfStory(long storyId) {
        return handle.createQuery("SELECT * FROM watch_match WHERE story_id = :story ORDER BY id")
                .bind("story", storyId)
                .map((row, _) -> matchRow(row))
                .list();
    }

    private static MatchRow matchRow(ResultSet row) throws SQLException {
        return new MatchRow(
                row.getLong("article_id"),
                row.getLong("story_id"),
                row.getString("watch"),
                row.getString("query"),
                Json.MAPPER.readValue(row.getString("hits"), new TypeReference<>() {}),
                Instant.ofEpochMilli(row.getLong("matched_at")));
    }

    /** How many are kept. */
    public long count() {
        return handle.createQuery("SELECT count(*) FROM article")
                .mapTo(Long.class)
                .one();
    }

    /** How many stories are kept. */
    public long storyCount() {
        return handle.createQuery("SELECT count(*) FROM story")
                .mapTo(Long.class)
                .one();
    }

    /** How many matches there were since. */
    public long matchCountSince(Instant since) {
        return handle.createQuery("SELECT count(*) FROM watch_match WHERE matched_at >= :since")
                .bind("since", since)
                .mapTo(Long.class)
                .one();
    }

    /** The articles of an entry: one, or none. */
    public Optional<ArticleRow> byEntry(long entryId) {
        return handle.createQuery("SELECT * FROM article WHERE entry_id = :entry")
                .bind("entry", entryId)
                .map(ROW)
                .findOne();
    }

    /** Puts what a better reading of its page gave in the place of what was kept; place and matches stay. */
    public void improve(long id, Improved better) {
        handle.createUpdate("""
                        UPDATE article SET title = :title, byline = :byline, published = :published, body = :body,
                            teaser_code = NULL, teaser_sentence = NULL, reading_note = :readingNote WHERE id = :id
                        """).bindMethods(better).bind("id", id).execute();
    }

    /** What another reading of a kept page gave; null as in {@link NewArticle}. */
    public record Improved(
            String title,
            @Nullable String byline,
            @Nullable Instant published,
            String body,
            @Nullable String readingNote) {}

    /** Why articles seen since could be read only as the feed's text, and how many each; most first. */
    public List<TeaserCount> teasersSince(Instant since, boolean matchedOnly) {
        String matched =
                matchedOnly ? " AND EXISTS (SELECT 1 FROM watch_match WHERE watch_match.article_id = article.id)" : "";
        return handle.createQuery("SELECT teaser_code AS code, count(*) AS articles FROM article"
                        + " WHERE teaser_code IS NOT NULL AND seen_at >= :since" + matched
                        + " GROUP BY teaser_code ORDER BY count(*) DESC, teaser_code")
                .bind("since", since)
                .map(ConstructorMapper.of(TeaserCount.class))
                .list();
    }

    /** How many articles have one reason. */
    public record TeaserCount(String code, long articles) {}

    /** How many were seen since. */
    public long countSince(Instant since) {
        return handle.createQuery("SELECT count(*) FROM article WHERE seen_at >= :since")
                .bind("since", since)
                .mapTo(Long.class)
                .one();
    }

    /** Forgets articles of long ago that nobody is still to be told of, and stories that have none left. */
    public int forgetBefore(Instant before) {
        int articles = handle.createUpdate("""
                        DELETE FROM article WHERE seen_at < :before AND NOT EXISTS
                            (SELECT 1 FROM notification
                            WHERE notification.story_id = article.story_id AND notification.outbox_id IS NULL)
                        """).bind("before", before).execute();
        if (articles > 0) {
            handle.execute("DELETE FROM story WHERE NOT EXISTS"
                    + " (SELECT 1 FROM article WHERE article.story_id = story.id)");
        }
        return articles;
    }

    /**
     * The keys of a kept article.
     *
     * @param articleId its own
     * @param storyId of the story it belongs to
     */
    public record Keys(long articleId, long storyId) {}
}
