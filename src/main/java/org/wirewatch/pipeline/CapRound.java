package org.wirewatch.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.wirewatch.alert.AlertPolicy;
import org.wirewatch.alert.DigestClock;
import org.wirewatch.alert.DigestPlan;
import org.wirewatch.alert.Message;
import org.wirewatch.alert.NoticeComposer;
import org.wirewatch.alert.Reader;
import org.wirewatch.alert.Scope;
import org.wirewatch.alert.Subscription;
import org.wirewatch.alert.When;
import org.wirewatch.store.NotificationTable;
import org.wirewatch.store.Session;
import org.wirewatch.store.Store;

/**
 * Tells a reader whose cap of alerts was reached how many more there are and when they come: one mail an hour, once the
 * burst has calmed down. The mail and the mark that it was written are one transaction. Thread-safe.
 */
final class CapRound {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration CALM = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Stands among the digests' slots; the brackets keep it from being a digest's name in the config. */
    private static final String SLOT = "(and more)";

    private static final String UNWANTED = Scope.notices(NoticeComposer.Sort.MORE);

    private final Store store;
    private final NoticeComposer notices = new NoticeComposer();
    private final Postroom postroom;
    private final Events events;
    private final InstantSource clock;

    CapRound(Store store, Postroom postroom, Events events, InstantSource clock) {
        this.store = store;
        this.postroom = postroom;
        this.events = events;
        this.clock = clock;
    }

    /** Writes the mails that are due. */
    void tell(Rules rules) {
        Instant now = clock.instant();
        Set<String> paused = store.read(session -> session.bounces().pausedReaders());
        for (Reader reader : rules.settings().readers()) {
            if (paused.contains(reader.name())) {
                continue;
            }
            List<NotificationTable.Row> heldBack = store.read(session -> heldBack(session, rules, reader, now));
            if (!heldBack.isEmpty() && isDue(heldBack, now)) {
                store.write(session -> tell(session, rules, reader, heldBack, now))
                        .ifPresent(notice -> events.queued("NOTICE", notice.reader(), notice.subject()));
            }
        }
    }

    private static boolean isDue(List<NotificationTable.Row> heldBack, Instant now) {
        boolean calm = !heldBack.getLast().createdAt().plus(CALM).isAfter(now);
        boolean longEnough = !heldBack.getFirst().createdAt().plus(PATIENCE).isAfter(now);
        return calm || longEnough;
    }

    private Optional<Message> tell(
            Session session, Rules rules, Reader reader, List<NotificationTable.Row> heldBack, Instant now) {
        if (!session.digests().take(SLOT, reader.name(), now)) {
            return Optional.empty();
        }
        Set<Long> stories =
                heldBack.stream().map(NotificationTable.Row::storyId).collect(Collectors.toSet());
        List<String> watches =
                heldBack.stream().map(NotificationTable.Row::watch).distinct().toList();
        NotificationTable.Row last = heldBack.getLast();
        Optional<DigestPlan> digest = rules.settings().digests().stream()
                .filter(plan -> Channel.digest(plan.name()).equals(last.channel()))
                .findFirst();
        Instant next =
                digest.map(plan -> DigestClock.next(plan, reader.zone(), now)).orElse(last.dueAt());
        String name = digest.map(DigestPlan::name).orElse("");
        Message notice = notices.andMore(reader, stories.size(), watches, next, name, rules.frame());
        session.digests().sentAs(SLOT, reader.name(), postroom.post(session, rules, notice, now));
        return Optional.of(notice);
    }

    /**
     * What matched within the hour, since the last such mail, under watches that are told at once, and was not told: not
     * for quiet hours, so for the cap.
     */
    private static List<NotificationTable.Row> heldBack(Session session, Rules rules, Reader reader, Instant now) {
        Optional<Instant> told = session.digests().lastSlot(SLOT, reader.name());
        if (told.isPresent() && told.get().plus(HOUR).isAfter(now)) {
            return List.of();
        }
        if (session.optOuts().find(reader.name(), UNWANTED, now).isPresent()) {
            return List.of();
        }
        Instant since = told.filter(now.minus(HOUR)::isBefore).orElse(now.minus(HOUR));
        Set<String> channels = new LinkedHashSet<>(Set.of(Channel.QUIET));
        rules.settings().digests().forEach(plan -> channels.add(Channel.digest(plan.name())));
        return session.notifications().openSince(reader.name(), channels, since, now).stream()
                .filter(row -> wouldBeAtOnce(rules, reader, row))
                .toList();
    }

    private static boolean wouldBeAtOnce(Rules rules, Reader reader, NotificationTable.Row row) {
        Subscription subscription = rules.subscriptions().get(row.watch());
        return subscription != null
                && subscription.when() instanceof When.Now
                && subscription.readers().contains(reader.name())
                && AlertPolicy.quietUntil(reader, row.createdAt()).isEmpty();
    }
}
