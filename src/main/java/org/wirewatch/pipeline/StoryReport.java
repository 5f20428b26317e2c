package org.wirewatch.pipeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wirewatch.store.ArticleRow;
import org.wirewatch.store.NotificationTable;
import org.wirewatch.store.OutboxRow;
import org.wirewatch.store.Session;
import org.wirewatch.store.Store;
import org.wirewatch.store.StoryTable;
import org.wirewatch.store.UpdateTable;
import org.wirewatch.story.News;
import org.wirewatch.story.Origin;
import org.wirewatch.story.UrlKey;

/**
 * All that is known of one story.
 *
 * @param origin the report that the others carry: the earliest original, or an agency's
 * @param publishers who reports it, in the order in which they were seen
 * @param timeline every report and version, in the order in which they were seen
 * @param moves what a person put into or out of it
 * @param told who was, or is going to be, told
 */
public record StoryReport(
        long storyId,
        Report origin,
        List<Publisher> publishers,
        List<Report> timeline,
        List<Moved> moves,
        List<Telling> told) {

    /**
     * Somebody who reports it.
     *
     * @param url of the last report
     * @param reports how many, versions included
     */
    public record Publisher(String source, String url, int reports) {}

    /**
     * A report or a version of one.
     *
     * @param placement {@code new}, {@code copy} or {@code version}
     * @param reason {@code same-url}, {@code same-text} or {@code shared-wording}; null for {@code new}
     * @param resembles the report it was found to be like; null for {@code new}, or if that is forgotten
     * @param shared how much of the shorter text both have, 0 to 1; null for {@code new}
     * @param difference in which sentences they differ, and which of them tell new facts; null for {@code new}
     * @param teaser why only the feed's text could be read; null if the page was
     */
    public record Report(
            long articleId,
            Instant seenAt,
            @Nullable Instant published,
            String source,
            String title,
            String url,
            String placement,
            @Nullable String reason,
            @Nullable Resembled resembles,
            @Nullable Double shared,
            @Nullable News difference,
            @Nullable String teaser) {}

    /** The report that another was found to be like. */
    public record Resembled(long articleId, String source, String title) {}

    /** An article that a person put into another story. */
    public record Moved(Instant at, long articleId, long fromStory, long toStory) {}

    /**
     * Somebody who was, or is going to be, told.
     *
     * @param kind {@code story} or {@code update}
     * @param notedAt when that was decided
     * @param dueAt when it may be told
     * @param sentAt when a server took the mail; null while it did not
     * @param mailState queued, sending, sent or dead; null while no mail is written
     */
    public record Telling(
            String kind,
            String reader,
            String watch,
            long articleId,
            Instant notedAt,
            Instant dueAt,
            @Nullable Instant sentAt,
            @Nullable String mailState) {}

    /**
     * Looks a story up.
     *
     * @param urlOrId the address of one of its articles, or its number
     */
    public static Optional<StoryReport> of(Store store, String urlOrId) {
        return store.read(session -> storyOf(session, urlOrId).flatMap(story -> of(session, story)));
    }

    /** The story of an address, or of that number; empty if there is none. */
    static Optional<Long> storyOf(Session session, String urlOrId) {
        if (urlOrId.matches("\\d{1,18}")) {
            return Optional.of(Long.valueOf(urlOrId)).filter(session.stories()::exists);
        }
        return session.articles().latestAt(UrlKey.of(urlOrId)).map(ArticleRow::storyId);
    }

    private static Optional<StoryReport> of(Session session, long storyId) {
        List<ArticleRow> articles = session.articles().ofStory(storyId);
        if (articles.isEmpty()) {
            return Optional.empty();
        }
        long origin = Origin.of(articles.stream().map(StoryReport::forOrigin).toList())
                .id();
        List<Report> timeline =
                articles.stream().map(article -> report(session, article)).toList();
        return Optional.of(new StoryReport(
                storyId,
                timeline.stream()
                        .filter(report -> report.articleId() == origin)
                        .findFirst()
                        .orElseThrow(),
                publishers(articles),
                timeline,
                session.stories().movesOf(storyId).stream()
                        .map(StoryReport::moved)
                        .toList(),
                told(session, storyId)));
    }

    static Origin.Report forOrigin(ArticleRow article) {
        Instant published = article.published();
        return new Origin.Report(
                article.id(),
                article.source(),
                article.url(),
                published == null ? article.seenAt() : published,
                article.byline(),
                article.body());
    }

    private static Report report(Session session, ArticleRow article) {
        Long resemblesId = article.resemblesId();
        ArticleRow resembles = resemblesId == null
                ? null
                : session.articles().byId(resemblesId).orElse(null);
        return new Report(
                article.id(),
                article.seenAt(),
                article.published(),
                article.source(),
                article.title(),
                article.url(),
                article.placement(),
                article.placementReason(),
                resembles == null ? null : new Resembled(resembles.id(), resembles.source(), resembles.title()),
                article.shared(),
                session.stories()
                        .difference(article.id())
                        .orElseGet(() -> resembles == null ? null : Differences.between(resembles, article)),
                article.teaserSentence());
    }

    private static List<Publisher> publishers(List<ArticleRow> articles) {
        Map<String, Publisher> publishers = new LinkedHashMap<>();
        articles.forEach(article -> publishers.merge(
                article.source(),
                new Publisher(article.source(), article.url(), 1),
                (known, again) -> new Publisher(known.source(), again.url(), known.reports() + 1)));
        return List.copyOf(publishers.values());
    }

    private static Moved moved(StoryTable.Move move) {
        return new Moved(move.movedAt(), move.articleId(), move.fromStoryId(), move.toStoryId());
    }

    private static List<Telling> told(Session session, long storyId) {
        List<Telling> told = new ArrayList<>();
        for (NotificationTable.Row row : session.notifications().ofStory(storyId)) {
            OutboxRow mail = mail(session, row.outboxId());
            told.add(new Telling(
                    "story",
                    row.reader(),
                    row.watch(),
                    row.articleId(),
                    row.createdAt(),
                    row.dueAt(),
                    mail == null ? null : mail.sentAt(),
                    mail == null ? null : mail.state()));
        }
        for (UpdateTable.Row row : session.updates().ofStory(storyId)) {
            OutboxRow mail = mail(session, row.outboxId());
            told.add(new Telling(
                    "update",
                    row.reader(),
                    row.watch(),
                    row.articleId(),
                    row.createdAt(),
                    row.dueAt(),
                    mail == null ? null : mail.sentAt(),
                    mail == null ? null : mail.state()));
        }
        return told;
    }

    private static @Nullable OutboxRow mail(Session session, @Nullable Long outboxId) {
        return outboxId == null ? null : session.outbox().byId(outboxId).orElse(null);
    }
}
