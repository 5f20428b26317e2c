package org.wirewatch.pipeline;

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
import org.wirewatch.alert.AlertComposer.Occasion;
import org.wirewatch.alert.DigestClock;
import org.wirewatch.alert.DigestComposer;
import org.wirewatch.alert.DigestFacts;
import org.wirewatch.alert.DigestPlan;
import org.wirewatch.alert.Message;
import org.wirewatch.alert.Reader;
import org.wirewatch.alert.StoryBlock;
import org.wirewatch.store.NotificationTable;
import org.wirewatch.store.Session;
import org.wirewatch.store.Store;

/**
 * Sends what waited: digests at their hour, hourly mails, and what the quiet hours held back. A slot is taken, its mail
 * written and its notifications marked in one transaction, so that a digest goes out once, on whatever node. Thread-safe.
 */
final class DigestRound {
    /** More than a mail has room for, so that the mail's own limits decide, and so few that no burst fills the memory. */
    private static final int MOST_STORIES = 400;

    private final Store store;
    private final AlertComposer alerts;
    private final DigestComposer digests;
    private final Postroom postroom;
    private final Events events;
    private final InstantSource clock;

    DigestRound(
            Store store,
            AlertComposer alerts,
            DigestComposer digests,
            Postroom postroom,
            Events events,
            InstantSource clock) {
        this.store = store;
        this.alerts = alerts;
        this.digests = digests;
        this.postroom = postroom;
        this.events = events;
        this.clock = clock;
    }

    /** Writes every mail whose hour has come. */
    void sendDue(Rules rules) {
        Instant now = clock.instant();
        for (DigestPlan plan : rules.settings().digests()) {
            for (Reader reader : readers(rules, plan)) {
                guarded("digest " + plan.name() + " for " + reader.name(), () -> sendIfDue(rules, plan, reader, now));
            }
        }
        sendHeldBack(rules, Channel.HOURLY, now);
        sendHeldBack(rules, Channel.QUIET, now);
    }

    /** A digest that breaks our own code does not keep others from going out. */
    private void guarded(String what, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException broken) {
            events.broken(what, broken);
        }
    }

    /** A digest's readers, and those whom a watch sends to it. */
    private List<Reader> readers(Rules rules, DigestPlan plan) {
        Set<String> names = new LinkedHashSet<>(plan.readers());
        names.addAll(store.read(
                session -> session.notifications().readersDue(Channel.digest(plan.name()), clock.instant())));
        names.removeAll(store.read(session -> session.bounces().pausedReaders()));
        return names.stream().flatMap(name -> rules.reader(name).stream()).toList();
    }

    private void sendIfDue(Rules rules, DigestPlan plan, Reader reader, Instant now) {
        Optional<Instant> last = store.read(session -> session.digests().lastSlot(plan.name(), reader.name()));
        Optional<Instant> due = DigestClock.due(plan, reader.zone(), last.orElse(null), now);
        if (due.isPresent()) {
            send(rules, plan, reader, due.get(), last.orElse(null), now);
        } else if (last.isEmpty()) {
            // Heard of for the first time: the slots that passed before do not count, the next one will.
            DigestClock.due(plan, reader.zone(), Instant.EPOCH, now)
                    .ifPresent(passed ->
                            store.change(session -> session.digests().take(plan.name(), reader.name(), passed)));
        }
    }

    /** Writes a digest now, whatever the hour; for the demo. Does nothing if there is nothing to say. */
    void sendNow(Rules rules, DigestPlan plan) {
        Instant now = clock.instant();
        for (Reader reader : readers(rules, plan)) {
            Optional<Instant> last = store.read(session -> session.digests().lastSlot(plan.name(), reader.name()));
            send(rules, plan, reader, now, last.orElse(null), now);
        }
    }

    private void send(
            Rules rules, DigestPlan plan, Reader reader, Instant slot, @Nullable Instant lastSlot, Instant now) {
        Optional<Message> sent = store.write(session -> {
            if (!session.digests().take(plan.name(), reader.name(), slot)) {
                return Optional.empty();
            }
            String channel = Channel.digest(plan.name());
            session.notifications().forgetUnwanted(reader.name(), channel, now);
            List<NotificationTable.Row> open = session.notifications().open(reader.name(), channel, now);
            if (open.isEmpty()) {
                return Optional.empty();
            }
            Message message = compose(session, rules, reader, channel, lastSlot, now, open);
            long mail = postroom.post(session, rules, message, now);
            session.notifications().told(ids(open), mail);
            session.digests().sentAs(plan.name(), reader.name(), mail);
            return Optional.of(message);
        });
        sent.ifPresent(message -> events.queued("DIGEST", message.reader(), message.subject()));
    }

    /** The digest as it would be sent now, without sending it. Empty if there is nothing to say. */
    Optional<Message> preview(Rules rules, DigestPlan plan, Reader reader) {
        Instant now = clock.instant();
        return store.read(session -> {
            String channel = Channel.digest(plan.name());
            List<NotificationTable.Row> open = session.notifications().open(reader.name(), channel, now);
            Instant last =
                    session.digests().lastSlot(plan.name(), reader.name()).orElse(null);
            return open.isEmpty()
                    ? Optional.empty()
                    : Optional.of(compose(session, rules, reader, channel, last, now, open));
        });
    }

    private void sendHeldBack(Rules rules, String channel, Instant now) {
        Set<String> readers = new LinkedHashSet<>(
                store.read(session -> session.notifications().readersDue(channel, now)));
        readers.removeAll(store.read(session -> session.bounces().pausedReaders()));
        for (String name : readers) {
            rules.reader(name)
                    .ifPresent(reader ->
                            guarded(channel + " mail for " + name, () -> sendHeldBack(rules, channel, reader, now)));
        }
    }

    private void sendHeldBack(Rules rules, String channel, Reader reader, Instant now) {
        Optional<Message> sent = store.write(session -> {
            session.notifications().forgetUnwanted(reader.name(), channel, now);
            List<NotificationTable.Row> due = session.notifications().open(reader.name(), channel, now).stream()
                    .filter(row -> !row.dueAt().isAfter(now))
                    .toList();
            if (due.isEmpty()) {
                return Optional.empty();
            }
            Message message = rollUp(session, rules, channel, reader, now, due);
            session.notifications().told(ids(due), postroom.post(session, rules, message, now));
            return Optional.of(message);
        });
        sent.ifPresent(message -> events.queued(message.kind().name(), message.reader(), message.subject()));
    }

    /** One story is an alert like any other; several are one mail. */
    private Message rollUp(
            Session session, Rules rules, String channel, Reader reader, Instant now, List<NotificationTable.Row> due) {
        Map<Long, List<NotificationTable.Row>> stories = byStory(due);
        if (stories.size() == 1) {
            long storyId = stories.keySet().iterator().next();
            Occasion occasion = channel.equals(Channel.HOURLY) ? Occasion.HOURLY : Occasion.HELD_BACK;
            return alerts.alert(reader, StoryBlocks.of(session, rules, storyId, due), occasion, rules.frame());
        }
        return compose(session, rules, reader, channel, due.getFirst().createdAt(), now, due);
    }

    private Message compose(
            Session session,
            Rules rules,
            Reader reader,
            String channel,
            @Nullable Instant from,
            Instant now,
            List<NotificationTable.Row> open) {
        Instant oldest = open.getFirst().createdAt();
        Instant start = from == null || from.isAfter(oldest) ? oldest : from;
        DigestFacts facts = new DigestFacts(
                reader,
                sort(channel),
                Channel.name(channel),
                channel,
                start,
                now,
                sections(session, rules, open),
                0,
                Coverage.sentences(session, reader.zone(), start, now));
        return digests.digest(facts, rules.frame());
    }

    private static DigestFacts.Sort sort(String channel) {
        return switch (channel) {
            case Channel.HOURLY -> DigestFacts.Sort.HOURLY;
            case Channel.QUIET -> DigestFacts.Sort.HELD_BACK;
            default -> DigestFacts.Sort.NAMED;
        };
    }

    /**
     * Sections in the order of the watches in the file; a story stands under the first of its watches. After a burst
     * only so many stories are looked up as a mail can hold; the others are counted.
     */
    private static List<DigestFacts.Section> sections(Session session, Rules rules, List<NotificationTable.Row> open) {
        List<NotificationTable.Row> ordered = open.stream()
                .sorted(java.util.Comparator.comparingInt((NotificationTable.Row row) -> rules.position(row.watch()))
                        .thenComparingLong(NotificationTable.Row::id))
                .toList();
        Map<String, List<List<NotificationTable.Row>>> watches = new LinkedHashMap<>();
        byStory(ordered)
                .values()
                .forEach(rows -> watches.computeIfAbsent(rows.getFirst().watch(), _ -> new ArrayList<>())
                        .add(rows));
        int room = Math.max(1, MOST_STORIES / Math.max(1, watches.size()));
        List<DigestFacts.Section> sections = new ArrayList<>();
        watches.forEach((watch, stories) -> {
            List<StoryBlock> shown = stories.stream()
                    .limit(room)
                    .map(rows -> StoryBlocks.of(session, rules, rows.getFirst().storyId(), rows))
                    .toList();
            sections.add(new DigestFacts.Section(watch, shown, stories.size() - shown.size()));
        });
        return sections;
    }

    private static Map<Long, List<NotificationTable.Row>> byStory(List<NotificationTable.Row> rows) {
        Map<Long, List<NotificationTable.Row>> stories = new LinkedHashMap<>();
        rows.forEach(row ->
                stories.computeIfAbsent(row.storyId(), _ -> new ArrayList<>()).add(row));
        return stories;
    }

    private static List<Long> ids(List<NotificationTable.Row> rows) {
        return rows.stream().map(NotificationTable.Row::id).toList();
    }
}
