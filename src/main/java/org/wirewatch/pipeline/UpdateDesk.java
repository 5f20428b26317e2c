package org.wirewatch.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wirewatch.alert.AlertComposer;
import org.wirewatch.alert.Message;
import org.wirewatch.alert.Reader;
import org.wirewatch.alert.StoryUpdate;
import org.wirewatch.alert.Subscription;
import org.wirewatch.alert.UpdatePolicy;
import org.wirewatch.store.NotificationTable;
import org.wirewatch.store.OutboxRow;
import org.wirewatch.store.Session;
import org.wirewatch.store.Store;
import org.wirewatch.store.UpdateTable;
import org.wirewatch.story.News;

/**
 * Tells readers of new facts in stories that they know: as a reply to the first mail, at most once for each story, watch
 * and hour, with everything that was added since. Thread-safe.
 */
final class UpdateDesk {
    private final AlertComposer composer;
    private final Postroom postroom;

    UpdateDesk(AlertComposer composer, Postroom postroom) {
        this.composer = composer;
        this.postroom = postroom;
    }

    /**
     * Notes a report of a story that the reader was, or will be, told of. A mail that is not written yet will tell of
     * the newer report; for one that is, new facts are noted if the watch asks for updates.
     */
    void note(Session session, Subscription subscription, Reader reader, AlertDesk.Arrival arrival, Instant now) {
        if (!arrival.isVersion() && !arrival.isNews()) {
            return;
        }
        String watch = subscription.watch();
        Optional<NotificationTable.Row> first = session.notifications()
                .find(reader.name(), watch, arrival.keys().storyId());
        if (first.isEmpty()) {
            return;
        }
        if (first.get().outboxId() == null) {
            session.notifications().renew(first.get().id(), arrival.keys().articleId());
        } else if (arrival.isNews() && subscription.updates()) {
            session.updates().add(reader.name(), watch, arrival.keys(), now, now);
        }
    }

    /** Writes what is due, when a transaction of its own is needed. */
    void tellDue(Store store, Rules rules, Events events, InstantSource clock) {
        Instant now = clock.instant();
        if (!store.read(session -> session.updates().due(now)).isEmpty()) {
            List<Message> told = store.write(session -> {
                session.stories().takeTurn();
                return tellDue(session, rules, now);
            });
            told.forEach(mail -> events.queued("ALERT", mail.reader(), mail.subject()));
        }
    }

    private record Conversation(String reader, long storyId) {}

    /** Writes one mail for each reader and story of which something is due. */
    List<Message> tellDue(Session session, Rules rules, Instant now) {
        Map<Conversation, List<UpdateTable.Row>> threads = new LinkedHashMap<>();
        session.updates()
                .due(now)
                .forEach(row -> threads.computeIfAbsent(
                                new Conversation(row.reader(), row.storyId()), _ -> new ArrayList<>())
                        .add(row));
        List<Message> told = new ArrayList<>();
        threads.forEach(
                (thread, rows) -> tell(session, rules, thread, rows, now).ifPresent(told::add));
        return told;
    }

    private Optional<Message> tell(
            Session session, Rules rules, Conversation thread, List<UpdateTable.Row> rows, Instant now) {
        Reader reader = rules.reader(thread.reader()).orElse(null);
        List<UpdateTable.Row> ready = new ArrayList<>();
        for (UpdateTable.Row row : rows) {
            Instant due = reader == null ? null : due(session, rules, reader, row, now);
            if (due == null) {
                session.updates().drop(List.of(row.id()));
            } else if (due.isAfter(now)) {
                session.updates().putOff(List.of(row.id()), due);
            } else {
                ready.add(row);
            }
        }
        if (reader == null || ready.isEmpty()) {
            return Optional.empty();
        }
        StoryUpdate update = update(session, rules, ready);
        Message message = composer.update(reader, update, rules.frame());
        long mail = postroom.post(session, rules, message, now);
        session.updates().told(ready.stream().map(UpdateTable.Row::id).toList(), mail);
        return Optional.of(message);
    }

    /** When a noted report may be told; null if never, because the watch does not ask for updates any more. */
    private static @Nullable Instant due(
            Session session, Rules rules, Reader reader, UpdateTable.Row row, Instant now) {
        Subscription subscription = rules.subscriptions().get(row.watch());
        if (subscription == null
                || !subscription.updates()
                || !subscription.readers().contains(reader.name())
                || subscription.isAsleep(reader, now)
                || AlertDesk.isHushed(session, row.watch(), row.storyId(), now)
                || isUnwanted(session, row, now)
                || session.articles().byId(row.articleId()).isEmpty()
                || session.notifications()
                        .find(reader.name(), row.watch(), row.storyId())
                        .isEmpty()) {
            return null;
        }
        if (session.bounces().isPaused(reader.name())) {
            return now.plus(Duration.ofHours(1));
        }
        Instant last = session.updates()
                .lastTold(reader.name(), row.watch(), row.storyId())
                .orElse(null);
        int alerts = session.outbox().alertsSince(reader.name(), now.minus(Duration.ofHours(1)));
        return UpdatePolicy.due(subscription, reader, row.createdAt(), now, last, alerts);
    }

    private static boolean isUnwanted(Session session, UpdateTable.Row row, Instant now) {
        Set<String> unwanted = session.optOuts().scopes(row.reader(), now);
        return unwanted.contains("watch:" + row.watch())
                || unwanted.contains("updates:" + row.watch())
                || unwanted.contains("story:" + row.storyId());
    }

    /** Everything that was added since, less what is gone again; told with the newest report. */
    private static StoryUpdate update(Session session, Rules rules, List<UpdateTable.Row> rows) {
        UpdateTable.Row newest = rows.getLast();
        Set<Long> articles = new LinkedHashSet<>();
        rows.forEach(row -> articles.add(row.articleId()));
        Set<String> news = new LinkedHashSet<>();
        Set<String> before = new LinkedHashSet<>();
        for (long article : articles) {
            News told = session.stories().difference(article).orElse(new News(List.of(), List.of(), List.of()));
            told.removed().stream().filter(sentence -> !news.contains(sentence)).forEach(before::add);
            told.removed().forEach(news::remove);
            news.addAll(told.sentences());
        }
        List<String> watches =
                rows.stream().map(UpdateTable.Row::watch).distinct().toList();
        NotificationTable.Row first = session.notifications()
                .find(newest.reader(), watches.getFirst(), newest.storyId())
                .orElseThrow();
        return new StoryUpdate(
                StoryBlocks.of(session, rules, newest.storyId(), newest.articleId(), watches),
                firstSubject(session, first),
                first.createdAt(),
                List.copyOf(news),
                List.copyOf(before));
    }

    /** The subject of the mail that began the thread; null where a digest or a roll-up told of the story first. */
    private static @Nullable String firstSubject(Session session, NotificationTable.Row first) {
        Long mail = first.outboxId();
        return mail == null
                ? null
                : session.outbox()
                        .byId(mail)
                        .filter(row -> row.kind().equals("ALERT"))
                        .map(OutboxRow::subject)
                        .orElse(null);
    }
}
