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
import org.jspecify.annotations.Nullable;
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
 * Decides who hears of an article's matches, when, and writes the alerts that go at once. Works inside the articles' own
 * transaction, so that a match and its mail are kept together or not at all. Thread-safe.
 */
final class AlertDesk {
    private final AlertComposer composer;
    private final Postroom postroom;
    private final UpdateDesk updates;

    AlertDesk(AlertComposer composer, Postroom postroom, UpdateDesk updates) {
        this.composer = composer;
        this.postroom = postroom;
        this.updates = updates;
    }

    /**
     * An article that was just kept.
     *
     * @param isVersion whether its publisher had reported the story before
     * @param isNews whether it tells new facts of a story that is known
     */
    record Arrival(ArticleTable.Keys keys, List<Match> matches, boolean isVersion, boolean isNews) {}

    /**
     * What came of it.
     *
     * @param watches by article, the watches under which somebody hears of the story for the first time
     * @param mails alerts that were written
     */
    record Told(Map<Long, Set<String>> watches, List<Message> mails) {
        Set<String> newWatches(long articleId) {
            return watches.getOrDefault(articleId, Set.of());
        }
    }

    /** A mail to write: one for each reader and story. */
    private record Letter(Reader reader, long storyId) {}

    /**
     * Notes for every match who is to hear of it, and writes one mail for each reader and story that is told now. What
     * arrived together is noted first, so that a mail lists all who report its story.
     */
    Told tell(Session session, Rules rules, List<Arrival> arrivals, Instant now) {
        Map<Long, Set<String>> newWatches = new LinkedHashMap<>();
        Map<Letter, List<Long>> atOnce = new LinkedHashMap<>();
        for (Arrival arrival : arrivals) {
            newWatches.put(arrival.keys().articleId(), note(session, rules, arrival, atOnce, now));
        }
        List<Message> mails = new ArrayList<>(alerts(session, rules, atOnce, now));
        mails.addAll(updates.tellDue(session, rules, now));
        return new Told(newWatches, mails);
    }

    private Set<String> note(
            Session session, Rules rules, Arrival arrival, Map<Letter, List<Long>> atOnce, Instant now) {
        Set<String> newWatches = new LinkedHashSet<>();
        ArticleTable.Keys keys = arrival.keys();
        for (Match match : inFileOrder(rules, arrival.matches())) {
            Subscription subscription = rules.subscriptions().get(match.watch());
            if (subscription == null || isHushed(session, match.watch(), keys.storyId(), now)) {
                continue;
            }
            for (String name : subscription.readers()) {
                rules.reader(name)
                        .filter(reader -> !subscription.isAsleep(reader, now))
                        .ifPresent(reader -> {
                            Decision decision =
                                    decide(session, rules, subscription, reader, keys.storyId(), atOnce, now);
                            OptionalLong row = note(session, subscription, reader, keys, decision, now);
                            if (row.isEmpty()) {
                                updates.note(session, subscription, reader, arrival, now);
                                return;
                            }
                            newWatches.add(match.watch());
                            if (decision instanceof Decision.AtOnce) {
                                atOnce.computeIfAbsent(new Letter(reader, keys.storyId()), _ -> new ArrayList<>())
                                        .add(row.getAsLong());
                            }
                        });
            }
            if (noteForDigestReaders(session, rules, subscription, keys, now)) {
                newWatches.add(match.watch());
            }
        }
        return newWatches;
    }

    /** Put to sleep, or told to say no more of this story, by a command; a match is kept all the same. */
    static boolean isHushed(Session session, String watch, long storyId, Instant now) {
        Instant snoozedUntil = session.watches().snoozedUntil(watch);
        return (snoozedUntil != null && now.isBefore(snoozedUntil))
                || session.watches().isMuted(watch, storyId);
    }

    private static List<Match> inFileOrder(Rules rules, List<Match> matches) {
        return matches.stream()
                .sorted(java.util.Comparator.comparingInt(match -> rules.position(match.watch())))
                .toList();
    }

    /** Mails of this round that are not written yet count as written, but for the one that this match would be told in. */
    private static Decision decide(
            Session session,
            Rules rules,
            Subscription subscription,
            Reader reader,
            long storyId,
            Map<Letter, List<Long>> atOnce,
            Instant now) {
        if (subscription.when() instanceof When.Now && session.bounces().isPaused(reader.name())) {
            // No mail is written that could only wait: what comes meanwhile is one mail later.
            String digest = rules.digestOf(reader.name());
            return digest == null ? new Decision.Wait(now) : new Decision.InDigest(digest);
        }
        Letter own = new Letter(reader, storyId);
        int toBeWritten = (int) atOnce.keySet().stream()
                .filter(letter -> letter.reader().name().equals(reader.name()) && !letter.equals(own))
                .count();
        Instant hourAgo = now.minus(Duration.ofHours(1));
        // A row of this round is in the ledger already, so the watch's own count needs no such care.
        AlertPolicy.Traffic traffic = new AlertPolicy.Traffic(
                session.outbox().alertsSince(reader.name(), hourAgo) + toBeWritten,
                session.watches().alertsSince(reader.name(), subscription.watch(), hourAgo));
        boolean over = AlertPolicy.isOver(subscription, reader, traffic);
        return AlertPolicy.decide(
                subscription, reader, now, traffic, over ? nextDigest(session, rules, reader, now) : null);
    }

    /** Not one that the reader has left: what is over the cap would be lost with it. */
    private static @Nullable String nextDigest(Session session, Rules rules, Reader reader, Instant now) {
        return rules.nextDigest(reader, now, session.optOuts().scopes(reader.name(), now));
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

    private List<Message> alerts(Session session, Rules rules, Map<Letter, List<Long>> atOnce, Instant now) {
        List<Message> written = new ArrayList<>();
        atOnce.forEach((letter, notifications) -> {
            StoryBlocks.leadWithOrigin(session, letter.storyId(), notifications);
            StoryBlock story = StoryBlocks.of(session, rules, letter.reader(), letter.storyId(), notifications);
            Message alert = composer.alert(letter.reader(), story, occasion(rules, story), rules.frame());
            long mail = postroom.post(session, rules, alert, now);
            session.notifications().told(notifications, mail);
            written.add(alert);
        });
        return written;
    }

    private static AlertComposer.Occasion occasion(Rules rules, StoryBlock story) {
        return story.reasons().stream()
                .map(reason -> rules.subscriptions().get(reason.watch()))
                .limit(1)
                .filter(subscription -> subscription != null && subscription.urgent())
                .map(_ -> AlertComposer.Occasion.URGENT)
                .findFirst()
                .orElse(AlertComposer.Occasion.AT_ONCE);
    }
}
