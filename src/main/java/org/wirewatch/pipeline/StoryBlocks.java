package org.wirewatch.pipeline;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.wirewatch.alert.Reader;
import org.wirewatch.alert.StoryBlock;
import org.wirewatch.store.ArticleRow;
import org.wirewatch.store.MatchRow;
import org.wirewatch.store.NotificationTable;
import org.wirewatch.store.Session;
import org.wirewatch.story.Origin;
import org.wirewatch.watch.Match;

/** A story as a mail tells it, made of what is stored. */
final class StoryBlocks {
    private StoryBlocks() {}

    /** The story under all watches of the given notifications of one reader. */
    static StoryBlock of(Session session, Rules rules, Reader reader, long storyId, List<Long> notificationIds) {
        Set<Long> ids = new HashSet<>(notificationIds);
        List<NotificationTable.Row> rows = session.notifications().ofStory(storyId).stream()
                .filter(row -> row.reader().equals(reader.name()) && ids.contains(row.id()))
                .toList();
        return of(session, rules, storyId, rows);
    }

    /** Has mails tell of the report that others carry, in its latest version, wherever that one matched, too. */
    static void leadWithOrigin(Session session, long storyId, List<Long> notificationIds) {
        List<ArticleRow> reports = session.articles().ofStory(storyId);
        if (reports.size() < 2) {
            return;
        }
        String origin =
                Origin.of(reports.stream().map(StoryReport::forOrigin).toList()).url();
        List<MatchRow> matches = session.articles().matchesOfStory(storyId);
        for (NotificationTable.Row row : session.notifications().ofStory(storyId)) {
            if (notificationIds.contains(row.id())) {
                reports.reversed().stream()
                        .filter(report -> report.url().equals(origin))
                        .filter(report -> matches.stream()
                                .anyMatch(match -> match.articleId() == report.id()
                                        && match.watch().equals(row.watch())))
                        .findFirst()
                        .ifPresent(report -> session.notifications().renew(row.id(), report.id()));
            }
        }
    }

    /** The story as told by these rows, the first of them leading. */
    static StoryBlock of(Session session, Rules rules, long storyId, List<NotificationTable.Row> rows) {
        ArticleRow told = session.articles().byId(rows.getFirst().articleId()).orElseThrow();
        Map<String, StoryBlock.Reason> reasons = new LinkedHashMap<>();
        List<MatchRow> matches = session.articles().matchesOfStory(storyId);
        rows.stream()
                .sorted(java.util.Comparator.comparingInt(row -> rules.position(row.watch())))
                .forEach(row -> reason(matches, row.articleId(), row.watch())
                        .ifPresent(reason -> reasons.putIfAbsent(row.watch(), reason)));
        return of(session, storyId, told, reasons);
    }

    /** The story as one of its reports tells it, under some watches. */
    static StoryBlock of(Session session, Rules rules, long storyId, long articleId, List<String> watches) {
        List<MatchRow> matches = session.articles().matchesOfStory(storyId);
        Map<String, StoryBlock.Reason> reasons = new LinkedHashMap<>();
        watches.stream()
                .sorted(java.util.Comparator.comparingInt(rules::position))
                .forEach(watch -> reasons.put(
                        watch,
                        reason(matches, articleId, watch)
                                .orElse(new StoryBlock.Reason(watch, rules.query(watch), List.of()))));
        return of(session, storyId, session.articles().byId(articleId).orElseThrow(), reasons);
    }

    private static Optional<StoryBlock.Reason> reason(List<MatchRow> matches, long articleId, String watch) {
        return matches.stream()
                .filter(match -> match.articleId() == articleId && match.watch().equals(watch))
                .findFirst()
                .map(StoryBlocks::reason);
    }

    private static StoryBlock of(
            Session session, long storyId, ArticleRow told, Map<String, StoryBlock.Reason> reasons) {
        return new StoryBlock(
                storyId,
                told.title(),
                told.url(),
                told.source(),
                told.published(),
                told.seenAt(),
                told.byline(),
                told.language(),
                new ArrayList<>(reasons.values()),
                copies(told, session.articles().ofStory(storyId)),
                told.teaserSentence());
    }

    private static StoryBlock.Reason reason(MatchRow match) {
        return new StoryBlock.Reason(
                match.watch(),
                match.query(),
                match.hits().stream().map(StoryBlocks::quote).toList());
    }

    private static StoryBlock.Quote quote(Match.Hit hit) {
        return new StoryBlock.Quote(
                hit.field(),
                hit.sentence(),
                hit.marks().stream()
                        .map(mark -> new StoryBlock.Mark(mark.start(), mark.end()))
                        .toList());
    }

    /** Everybody else who reports it, each publisher once. */
    private static List<StoryBlock.Copy> copies(ArticleRow told, List<ArticleRow> reports) {
        Set<String> named = new LinkedHashSet<>(Set.of(told.source()));
        return reports.stream()
                .filter(report -> report.id() != told.id() && named.add(report.source()))
                .map(report -> new StoryBlock.Copy(report.source(), report.url()))
                .toList();
    }
}
