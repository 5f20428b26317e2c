package org.wirewatch.pipeline;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wirewatch.config.Settings;
import org.wirewatch.store.ArticleRow;
import org.wirewatch.store.EntryTable;
import org.wirewatch.store.FeedRow;
import org.wirewatch.store.MatchRow;
import org.wirewatch.store.NotificationTable;
import org.wirewatch.store.OutboxRow;
import org.wirewatch.store.Session;
import org.wirewatch.store.Store;
import org.wirewatch.story.StorySettings;
import org.wirewatch.story.UrlKey;
import org.wirewatch.watch.Explanation;

/**
 * "Was I told about this, when and why?" for one address.
 *
 * @param url as asked
 * @param sightings the feeds that carried it
 * @param article as stored; null if none is
 * @param resembles the report that the article was found to be a copy or version of; null if it began its story
 * @param nearest of another story; null if it was not asked for, none shares any wording, or the article is older than
 *     what is remembered to recognise others by
 * @param reports all reports of its story, the first first
 * @param matches what matched in the story
 * @param told who was, or is going to be, told
 * @param pages copies that are kept, in the order in which they were read
 * @param explanations of every watch of the present config, for this article's text
 */
public record ArticleTrace(
        String url,
        List<Sighting> sightings,
        @Nullable ArticleRow article,
        @Nullable ArticleRow resembles,
        @Nullable Neighbour nearest,
        List<ArticleRow> reports,
        List<MatchRow> matches,
        List<Telling> told,
        List<Copy> pages,
        List<Explanation> explanations) {

    /** A kept page: what was asked for, how many bytes it takes compressed, and since when. */
    public record Copy(String url, int bytes, Instant keptAt) {}

    /** A feed that carried it. {@code state} is baseline, pending or done. */
    public record Sighting(String feed, Instant firstSeenAt, String state) {}

    /**
     * Somebody who was, or is going to be, told.
     *
     * @param channel alert, hourly, quiet or digest:NAME
     * @param sentAt when a server took the mail; null while it did not
     * @param mailState queued, sending, sent or dead; null while no mail is written
     * @param answer the server's last words; null if there are none
     */
    public record Telling(
            String reader,
            String watch,
            String channel,
            Instant notedAt,
            @Nullable Instant sentAt,
            @Nullable String mailState,
            @Nullable String messageId,
            @Nullable String answer) {}

    /** Looks an address up. */
    public static ArticleTrace of(Store store, Settings settings, String url) {
        return store.read(session -> of(session, settings, url));
    }

    /** The same with the nearest article of another story. */
    public ArticleTrace withNearest(Store store) {
        ArticleRow row = article;
        if (row == null) {
            return this;
        }
        StoryMemory memory = new StoryMemory(StorySettings.DEFAULTS);
        memory.fill(store, row.seenAt());
        return new ArticleTrace(
                url,
                sightings,
                row,
                resembles,
                store.read(session -> memory.nearest(session, StoryMemory.candidate(row), row.storyId()))
                        .orElse(null),
                reports,
                matches,
                told,
                pages,
                explanations);
    }

    private static ArticleTrace of(Session session, Settings settings, String url) {
        List<Sighting> sightings = session.entries().byUrl(url).stream()
                .map(trace -> sighting(session, trace))
                .toList();
        Optional<ArticleRow> found =
                session.articles().byUrlKey(UrlKey.of(url)).stream().findFirst();
        if (found.isEmpty()) {
            return new ArticleTrace(
                    url, sightings, null, null, null, List.of(), List.of(), List.of(), List.of(), List.of());
        }
        ArticleRow article = found.get();
        Long resemblesId = article.resemblesId();
        return new ArticleTrace(
                url,
                sightings,
                article,
                resemblesId == null
                        ? null
                        : session.articles().byId(resemblesId).orElse(null),
                null,
                session.articles().ofStory(article.storyId()),
                session.articles().matchesOfStory(article.storyId()),
                session.notifications().ofStory(article.storyId()).stream()
                        .map(row -> telling(session, row))
                        .toList(),
                session.pages().ofEntry(article.entryId()).stream()
                        .map(page -> new Copy(page.askedUrl(), page.gzip().length, page.keptAt()))
                        .toList(),
                settings.watches().stream()
                        .map(watch ->
                                Explanation.of(watch, Tokens.of(article).with(new KnownFacts(session).of(article))))
                        .toList());
    }

    private static Sighting sighting(Session session, EntryTable.Trace trace) {
        String feed =
                session.feeds().byId(trace.feedId()).map(FeedRow::displayName).orElse("a feed that is gone");
        return new Sighting(feed, trace.firstSeenAt(), trace.state());
    }

    private static Telling telling(Session session, NotificationTable.Row row) {
        Long outboxId = row.outboxId();
        OutboxRow mail =
                outboxId == null ? null : session.outbox().byId(outboxId).orElse(null);
        return new Telling(
                row.reader(),
                row.watch(),
                row.channel(),
                row.createdAt(),
                mail == null ? null : mail.sentAt(),
                mail == null ? null : mail.state(),
                mail == null ? null : mail.messageId(),
                mail == null ? null : mail.answer());
    }
}
