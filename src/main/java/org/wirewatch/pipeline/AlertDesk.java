package org.wirewatch.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.wirewatch.alert.AlertComposer;
import org.wirewatch.alert.AlertPolicy;
import org.wirewatch.alert.Decision;
import org.wirewatch.alert.DigestPlan;
import org.wirewatch.alert.Message;
import org.wirewatch.alert.Reader;
import org.wirewatch.alert.StoryBlock;
import org.wirewatch.alert.Subscription;
import org.wirewatch.alert.When;
import org.wirewatch.store.ArticleTable;
import org.wirewatch.store.Session;
import org.wirewatch.watch.Match;

/**
 * Decides who hears of an article's matches, when, and writes the alerts that go at once. Works inside the article's own
 * transaction, so that a match and its mail are kept together or not at all. Thread-safe.
 */
final class AlertDesk {
    private final AlertComposer composer;
    private final Postroom postroom;

    AlertDesk(AlertComposer composer, Postroom postroom) {
        this.composer = composer;
        this.postroom = postroom;
    }

    /**
     * What came of it.
     *
     * @param newWatches watches under which somebody hears of the story for the first time
     * @param mails alerts that were written
     */
    record Told(Set<String> newWatches, List<Message> mails) {
        static final Told NOTHING = new Told(Set.of(), List.of());
    }

    /** Notes for every match who is to hear of it, and writes one alert for each reader who hears of it now. */
    Told tell(Session session, Rules rules, ArticleTable.Keys keys, List<Match> matches, Instant now) {
        Set<String> newWatches = new LinkedHashSet<>();
        Map<Reader, List<Long>> atOnce = new LinkedHashMap<>();
        for (Match match : inFileOrder(rules, matches)) {
            Subscription subscription = rules.subscriptions().get(match.watch());
            if (subscription == null || isHushed(session, match.watch(), keys.storyId(), now)) {
                continue;
            }
            for (String name : subscription.readers()) {
                rules.reader(name)
                        .filter(reader -> !subscription.isAsleep(reader, now))
                        .ifPresent(reader -> {
                            Decision decision = decide(session, rules, subscription, reader, now);
                            OptionalLong row = note(session, subscription, reader, keys, decision, now);
                            row.ifPresent(id -> {
                                newWatches.add(match.watch());
                                if (decision instanceof Decision.AtOnce) {
                                    atOnce.computeIfAbsent(reader, _ -> new ArrayList<>())
                                            .add(id);
                                }
                            });
                        });
            }
            if (noteForDigestReaders(session, rules, subscription, keys, now)) {
                newWatches.add(match.watch());
            }
        }
        return new Told(newWatches, alerts(session, rules, keys, atOnce, now));
    }

    /** Put to sleep, or told to say no more of this story, by a command; a match is kept all the same. */
    private static boolean isHushed(Session session, String watch, long storyId, Instant now) {
        Instant snoozedUntil = session.watches().snoozedUntil(watch);
        return (snoozedUntil != null && now.isBefore(snoozedUntil))
                || session.watches().isMuted(watch, storyId);
    }

    private static List<Match> inFileOrder(Rules rules, List<Match> matches) {
        return matches.stream()
                .sorted(java.util.Comparator.comparingInt(match -> rules.position(match.watch())))
                .toList();
    }

    private static Decision decide(
            Session session, Rules rules, Subscription subscription, Reader reader, Instant now) {
        Instant hourAgo = now.minus(Duration.ofHours(1));
        AlertPolicy.Traffic traffic = new AlertPolicy.Traffic(
                session.outbox().alertsSince(reader.name(), hourAgo),
                session.watches().alertsSince(reader.name(), subscription.watch(), hourAgo));
        return AlertPolicy.decide(
                subscription, reader, now, traffic, AlertPolicy.DEFAULT_ALERTS_PER_HOUR, rules.digestOf(reader.name()));
    }

    private static OptionalLong note(
            Session session,
            Subscription subscription,
            Reader reader,
            ArticleTable.Keys keys,
            Decision decision,
            Instant now) {
        String channel = switch (decision) {
            case Decision.AtOnce() -> Channel.ALERT;
            case Decision.Wait _ -> subscription.when() instanceof When.Hourly ? Channel.HOURLY : Channel.QUIET;
            case Decision.InDigest(String digest) -> Channel.digest(digest);
        };
        Instant dueAt = decision instanceof Decision.Wait(Instant until) ? until : now;
        return session.notifications().add(reader.name(), subscription.watch(), keys, channel, dueAt, now);
    }

    /** A digest that covers the watch brings the story to those of its readers who do not hear of it otherwise. */
    private static boolean noteForDigestReaders(
            Session session, Rules rules, Subscription subscription, ArticleTable.Keys keys, Instant now) {
        boolean anyNew = false;
        for (DigestPlan plan : rules.digestsCovering(subscription.watch())) {
            for (String name : plan.readers()) {
                if (rules.reader(name)
                        .filter(reader -> subscription.isAsleep(reader, now))
                        .isEmpty()) {
                    anyNew |= session.notifications()
                            .add(name, subscription.watch(), keys, Channel.digest(plan.name()), now, now)
                            .isPresent();
                }
            }
        }
        return anyNew;
    }

    private List<Message> alerts(
            Session session, Rules rules, ArticleTable.Keys keys, Map<Reader, List<Long>> atOnce, Instant now) {
        List<Message> written = new ArrayList<>();
        atOnce.forEach((reader, notifications) -> {
            StoryBlock story = StoryBlocks.of(session, rules, reader, keys.storyId(), notifications);
            Message alert = composer.alert(reader, story, rules.frame());
            long mail = postroom.post(session, rules, alert, now);
            session.notifications().told(notifications, mail);
            written.add(alert);
        });
        return written;
    }
}
