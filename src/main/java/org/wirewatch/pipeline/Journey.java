package org.wirewatch.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.wirewatch.article.Article;
import org.wirewatch.store.ArticleRow;
import org.wirewatch.store.ArticleTable;
import org.wirewatch.store.EntryRow;
import org.wirewatch.store.FeedRow;
import org.wirewatch.store.Session;
import org.wirewatch.store.Store;
import org.wirewatch.story.News;
import org.wirewatch.story.Placement;
import org.wirewatch.text.TokenizedArticle;
import org.wirewatch.watch.ArticleWords;
import org.wirewatch.watch.Match;

/**
 * The heart: articles that were read get their places, their matches and their mails.
 *
 * <pre>
 *   read ─► tokenise once ─► match ─► gather what the round brings
 *                                            │
 *           place ─► what is news ─► decide ─► compose        in order of publication
 *             └──────── one transaction ────────┘
 *     [entries done, articles, stories, differences, matches, notifications, outbox rows with final bytes]
 *                              │ commit
 *                              ▼
 *                       the events tell
 * </pre>
 *
 * Killed before the commit, all of it is done again from the stored entries; killed after, nothing of it is. Articles
 * that arrive together are placed one after the other in order of publication, and mails are written when all are
 * placed, so that an alert names everybody who reports the story by then. Thread-safe.
 */
final class Journey {
    /** How long an article waits for others of its round: an alert in five seconds is better than two alerts at once. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Store store;
    private final StoryMemory memory;
    private final Supplier<Rules> rules;
    private final AlertDesk alertDesk;
    private final Events events;
    private final InstantSource clock;
    private final Gathering<Incoming> gathering = new Gathering<>(this::settleTogether, PATIENCE);
    private final ReentrantLock placing = new ReentrantLock(true);

    Journey(
            Store store,
            StoryMemory memory,
            Supplier<Rules> rules,
            AlertDesk alertDesk,
            Events events,
            InstantSource clock) {
        this.store = store;
        this.memory = memory;
        this.rules = rules;
        this.alertDesk = alertDesk;
        this.events = events;
        this.clock = clock;
    }

    /** Where polls and reads say that they are on the way. */
    Gathering<Incoming> gathering() {
        return gathering;
    }

    /**
     * What a reading of an entry's page brought.
     *
     * @param article as far as it could be read
     * @param teaser why only the feed's text could be; null if the page was
     * @param note how it was read, where that was not simply its one page; else null
     * @param validators JSON of what the page's server gave to ask again by; null if nothing
     * @param alongside what else is kept of the reading, in the same transaction as the article
     */
    record Reading(
            Article article,
            Incoming.@Nullable Teaser teaser,
            @Nullable String note,
            @Nullable String validators,
            Consumer<Session> alongside) {}

    /** Settles an article, once: if the entry was settled before, nothing happens. */
    void settle(EntryRow entry, FeedRow feed, Reading reading) {
        Article article = reading.article();
        TokenizedArticle tokens = Tokens.of(article.title(), article.text());
        Incoming incoming = new Incoming(entry, feed, reading, tokens, List.of(), clock.instant());
        gathering.bring(incoming.matched(rules.get().index()));
    }

    private void settleTogether(List<Incoming> arrived) {
        // One moment for all: which page was read first must not show in the order in which publishers are named.
        Instant now = clock.instant();
        List<Incoming> inOrder = arrived.stream()
                .map(incoming -> incoming.seenAt(now))
                .sorted(Incoming.IN_ORDER_OF_PUBLICATION)
                .toList();
        Rules current = rules.get();
        Result result;
        placing.lock();
        try {
            result = store.write(session -> write(session, current, inOrder));
            memory.committed();
        } finally {
            memory.rolledBack();
            placing.unlock();
        }
        result.outcomes().forEach(outcome -> tell(outcome, result.told()));
        result.told().mails().forEach(mail -> events.queued("ALERT", mail.reader(), mail.subject()));
    }

    private record Result(List<Outcome> outcomes, AlertDesk.Told told) {}

    private record Outcome(
            Incoming incoming,
            ArticleTable.Keys keys,
            Placement placement,
            @Nullable News news,
            @Nullable String firstSource) {}

    private Result write(Session session, Rules current, List<Incoming> inOrder) {
        memory.catchUp(session);
        List<Outcome> outcomes = new ArrayList<>();
        for (Incoming incoming : inOrder) {
            if (session.entries().done(incoming.entry().id())) {
                keep(session, current, incoming).ifPresent(outcomes::add);
            }
        }
        List<AlertDesk.Arrival> arrivals = outcomes.stream()
                .map(outcome -> new AlertDesk.Arrival(
                        outcome.keys(),
                        outcome.incoming().matches(),
                        outcome.placement() instanceof Placement.NewVersion,
                        outcome.news() != null && outcome.news().isNews()))
                .toList();
        return new Result(
                outcomes,
                alertDesk.tell(session, current, arrivals, inOrder.getLast().now()));
    }

    private Optional<Outcome> keep(Session session, Rules current, Incoming incoming) {
        incoming.reading().alongside().accept(session);
        var candidate = incoming.candidate();
        Placement placement = memory.place(session, candidate);
        boolean inVain = incoming.isRevision() && placement instanceof Placement.Copy copy && copy.shared() == 1;
        session.entries()
                .pageRead(incoming.originalEntry(), inVain, incoming.reading().validators(), incoming.now());
        if (inVain) {
            return Optional.empty();
        }
        Optional<ArticleRow> compared = compared(session, placement);
        ArticleTable.Keys keys = session.articles().add(incoming.row(placement));
        memory.remember(session, keys, candidate);
        session.search()
                .index(
                        keys.articleId(),
                        ArticleWords.of(incoming.withFacts(), incoming.feed().id(), current.languages()));
        for (Match match : incoming.matches()) {
            session.articles()
                    .addMatch(keys.articleId(), keys.storyId(), match, current.query(match.watch()), incoming.now());
        }
        News news = null;
        if (compared.isPresent() && mayConcernReaders(incoming, placement)) {
            news = Differences.between(session, compared.get(), incoming, placement);
            session.stories().addDifference(keys.articleId(), compared.get().id(), news);
        }
        return Optional.of(new Outcome(
                incoming,
                keys,
                placement,
                news,
                compared.map(ArticleRow::source).orElse(null)));
    }

    /** A copy that no watch matches is told to nobody: how it differs can be looked up when somebody asks. */
    private static boolean mayConcernReaders(Incoming incoming, Placement placement) {
        return placement instanceof Placement.NewVersion || !incoming.matches().isEmpty();
    }

    private static Optional<ArticleRow> compared(Session session, Placement placement) {
        return switch (placement) {
            case Placement.NewStory() -> Optional.empty();
            case Placement.Copy copy -> session.articles().byId(copy.articleId());
            case Placement.NewVersion version -> session.articles().byId(version.articleId());
        };
    }

    private void tell(Outcome outcome, AlertDesk.Told told) {
        Incoming incoming = outcome.incoming();
        String source = incoming.source();
        String headline = incoming.article().title();
        Incoming.Teaser teaser = incoming.teaser();
        events.read(source, headline, incoming.tokens().text().size(), teaser == null ? null : teaser.sentence());
        if (outcome.firstSource() != null && outcome.placement() instanceof Placement.Copy copy) {
            events.copy(source, headline, outcome.firstSource(), copy.reason());
        }
        News news = outcome.news();
        if (news != null && (news.isNews() || outcome.placement() instanceof Placement.NewVersion)) {
            events.version(source, headline, news);
        }
        Set<String> newWatches = told.newWatches(outcome.keys().articleId());
        boolean isVersion = outcome.placement() instanceof Placement.NewVersion;
        for (Match match : incoming.matches()) {
            if (isVersion && !newWatches.contains(match.watch())) {
                continue;
            }
            events.matched(
                    match.watch(), headline, match.hits().getFirst().sentence(), newWatches.contains(match.watch()));
        }
    }
}
