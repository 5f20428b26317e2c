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
import org.wirewatch.story.News;
import tools.jackson.core.type.TypeReference;

/** How articles make up stories: what they are recognised by, how they differ, and what a person changed. */
public final class StoryTable {
    private static final TypeReference<List<String>> SENTENCES = new TypeReference<>() {};
    private static final RowMapper<Print> PRINT =
            (row, _) -> new Print(row.getLong("article_id"), row.getLong("story_id"), row.getBytes("print"));
    private static final RowMapper<Move> MOVE = ConstructorMapper.of(Move.class);

    private final Handle handle;

    StoryTable(Handle handle) {
        this.handle = handle;
    }

    /** Waits until no other node places articles; lasts until the transaction ends. One process is its own queue. */
    public void takeTurn() {
        handle.createQuery("<take_turn>").mapTo(String.class).findOne();
    }

    /**
     * What an article is recognised by.
     *
     * @param print as the story window took it
     */
    public record Print(long articleId, long storyId, byte[] print) {}

    /** Keeps what an article is recognised by. */
    public void addPrint(Print print, Instant placedAt) {
        handle.createUpdate("""
                        INSERT INTO article_print (article_id, story_id, placed_at, print)
                        VALUES (:articleId, :storyId, :placedAt, :bytes)
                        """)
                .bind("articleId", print.articleId())
                .bind("storyId", print.storyId())
                .bind("placedAt", placedAt)
                .bind("bytes", print.print())
                .execute();
    }

    /** Hands over the prints of articles placed since, in the order in which they were placed. */
    public void forEachPrintSince(Instant placedSince, Consumer<Print> consumer) {
        try (var prints = handle
                .createQuery("SELECT article_id, story_id, print FROM article_print WHERE placed_at >= :since"
                        + " ORDER BY article_id")
                .bind("since", placedSince)
                .setFetchSize(1_000)
                .map(PRINT)
                .stream()) {
            prints.forEach(consumer);
        }
    }

    /** The prints of articles that were kept after another. */
    public List<Print> printsAfter(long articleId) {
        return handle.createQuery("SELECT article_id, story_id, print FROM article_print WHERE article_id > :after"
                        + " ORDER BY article_id")
                .bind("after", articleId)
                .map(PRINT)
                .list();
    }

    /** What an article is recognised by; empty for one too old to be compared with. */
    public Optional<Print> print(long articleId) {
        return handle.createQuery("SELECT article_id, story_id, print FROM article_print WHERE article_id = :article")
                .bind("article", articleId)
                .map(PRINT)
                .findOne();
    }

    /** Forgets the print of an article whose text has changed: the next start takes it anew. */
    public void dropPrint(long articleId) {
        handle.createUpdate("DELETE FROM article_print WHERE article_id = :article")
                .bind("article", articleId)
                .execute();
    }

    /** Keys of the articles seen since that have no print: those of an older Wirewatch. */
    public List<Long> withoutPrintSince(Instant seenSince) {
        return handle.createQuery("""
                        SELECT id FROM article WHERE seen_at >= :since AND NOT EXISTS
                            (SELECT 1 FROM article_print WHERE article_print.article_id = article.id) ORDER BY id
                        """)
                .bind("since", seenSince)
                .mapTo(Long.class)
                .list();
    }

    /** Forgets prints that no new article can be compared with any more. */
    public int forgetPrintsBefore(Instant placedBefore) {
        return handle.createUpdate("DELETE FROM article_print WHERE placed_at < :before")
                .bind("before", placedBefore)
                .execute();
    }

    /** Keeps how an article differs from the one it was compared with. */
    public void addDifference(long articleId, long comparedId, News news) {
        handle.createUpdate("""
                        INSERT INTO article_difference (article_id, compared_id, news, added, removed)
                        VALUES (:article, :compared, :news, :added, :removed)
                        """)
                .bind("article", articleId)
                .bind("compared", comparedId)
                .bind("news", json(news.sentences()))
                .bind("added", json(news.added()))
                .bind("removed", json(news.removed()))
                .execute();
    }

    /** How an article differs from the one it was compared with; empty if it was compared with none. */
    public Optional<News> difference(long articleId) {
        return handle.createQuery("SELECT news, added, removed FROM article_difference WHERE article_id = :article")
                .bind("article", articleId)
                .map((row, _) -> new News(sentences(row, "news"), sentences(row, "added"), sentences(row, "removed")))
                .findOne();
    }

    private static String json(List<String> sentences) {
        return Json.MAPPER.writeValueAsString(sentences);
    }

    private static List<String> sentences(ResultSet row, String column) throws SQLException {
        return Json.MAPPER.readValue(row.getString(column), SENTENCES);
    }

    /** The articles of a story whose news readers know: the first, and those that told new facts, newest first. */
    public List<ArticleRow> newsOf(long storyId, int limit) {
        return handle.createQuery("""
                        SELECT article.* FROM article
                        LEFT JOIN article_difference ON article_difference.article_id = article.id
                        WHERE article.story_id = :story
                            AND (article.placement = 'new' OR article_difference.news <> '[]')
                        ORDER BY article.id DESC LIMIT :limit
                        """)
                .bind("story", storyId)
                .bind("limit", limit)
                .map(new ArticleRowMapper())
                .list();
    }

    /** A new, empty story. */
    public long begin(Instant now) {
        return handle.createQuery("INSERT INTO story (first_seen_at) VALUES (:now) RETURNING id")
                .bind("now", now)
                .mapTo(Long.class)
                .one();
    }

    /** Whether there is such a story. */
    public boolean exists(long storyId) {
        return handle.createQuery("SELECT 1 FROM story WHERE id = :id")
                .bind("id", storyId)
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    /** Puts an article, and what matched in it, into another story. Who was told stays as it is. */
    public void move(ArticleRow article, long toStory, Instant now) {
        for (String table : List.of("article", "article_print", "watch_match")) {
            String key = table.equals("article") ? "id" : "article_id";
            handle.createUpdate("UPDATE " + table + " SET story_id = :to WHERE " + key + " = :article")
                    .bind("to", toStory)
                    .bind("article", article.id())
                    .execute();
        }
        handle.createUpdate("UPDATE notification SET story_id = :to WHERE article_id = :article AND NOT EXISTS"
                        + " (SELECT 1 FROM notification AS other WHERE other.story_id = :to"
                        + " AND other.reader = notification.reader AND other.watch = notification.watch)")
                .bind("to", toStory)
                .bind("article", article.id())
                .execute();
        // Who is still to be told of it, but will be told of the other story anyway, is told once.
        handle.createUpdate("DELETE FROM notification WHERE article_id = :article AND story_id <> :to"
                        + " AND outbox_id IS NULL")
                .bind("to", toStory)
                .bind("article", article.id())
                .execute();
        handle.createUpdate("UPDATE story_update SET story_id = :to WHERE article_id = :article")
                .bind("to", toStory)
                .bind("article", article.id())
                .execute();
        handle.createUpdate("""
                        INSERT INTO story_move (article_id, from_story_id, to_story_id, moved_at)
                        VALUES (:article, :from, :to, :now)
                        """)
                .bind("article", article.id())
                .bind("from", article.storyId())
                .bind("to", toStory)
                .bind("now", now)
                .execute();
    }

    /** An article that a person put into another story. */
    public record Move(long id, long articleId, long fromStoryId, long toStoryId, Instant movedAt) {}

    /** What was moved after another move, the oldest first. */
    public List<Move> movesAfter(long moveId) {
        return handle.createQuery("SELECT * FROM story_move WHERE id > :after ORDER BY id")
                .bind("after", moveId)
                .map(MOVE)
                .list();
    }

    /** The last move; 0 if there was none. */
    public long lastMove() {
        return handle.createQuery("SELECT coalesce(max(id), 0) FROM story_move")
                .mapTo(Long.class)
                .one();
    }

    /** What a person moved out of, or into, a story. */
    public List<Move> movesOf(long storyId) {
        return handle.createQuery(
                        "SELECT * FROM story_move WHERE from_story_id = :story OR to_story_id = :story ORDER BY id")
                .bind("story", storyId)
                .map(MOVE)
                .list();
    }
}
