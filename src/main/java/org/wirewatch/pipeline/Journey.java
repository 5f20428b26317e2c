package org.wirewatch.pipeline;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.wirewatch.article.Article;
import org.wirewatch.article.Page;
import org.wirewatch.store.ArticleRow;
import org.wirewatch.store.ArticleTable;
import org.wirewatch.store.EntryRow;
import org.wirewatch.store.FeedRow;
import org.wirewatch.store.NewArticle;
import org.wirewatch.store.Session;
import org.wirewatch.store.Store;
import org.wirewatch.story.Candidate;
import org.wirewatch.story.Placement;
import org.wirewatch.story.StoryWindow;
import org.wirewatch.story.UrlKey;
import org.wirewatch.text.ArticleFacts;
import org.wirewatch.text.TokenizedArticle;
import org.wirewatch.watch.Match;
import org.wirewatch.watch.WatchIndex;

/**
 * The heart: an article that was read gets its place, its matches and its mails.
 *
 * <pre>
 *   read ─► tokenise once ─► place ─► match ─► decide ─► compose
 *                 └───────── one transaction ─────────────┘
 *     [entry done, article, story, matches, notifications, outbox rows with final bytes]
 *                              │ commit
 *                              ▼
 *              the story window remembers; the events tell
 * </pre>
 *
 * Killed before the commit, all of it is done again from the stored entry; killed after, nothing of it is. One article
 * is placed at a time, so that two copies which arrive together find each other. Thread-safe.
 */
final class Journey {
    private final Store store;
    private final StoryWindow window;
    private final Supplier<Rules> rules;
    private final AlertDesk alertDesk;
    private final Events events;
    private final InstantSource clock;
    private final ReentrantLock placing = new ReentrantLock(true);

    Journey(
            Store store,
            StoryWindow window,
            Supplier<Rules> rules,
            AlertDesk alertDesk,
            Events events,
            InstantSource clock) {
        this.store = store;
        this.window = window;
        this.rules = rules;
        this.alertDesk = alertDesk;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Why only the feed's text could be read.
     *
     * @param code short and stable
     * @param sentence for the reader
     */
    record Teaser(String code, String sentence) {}

    /**
     * What a reading of an entry's page brought.
     *
     * @param article as far as it could be read
     * @param teaser why only the feed's text could be; null if the page was
     * @param note how it was read, where that was not simply its one page; else null
     * @param alongside what else is kept of the reading, in the same transaction as the article
     */
    record Reading(
            Article article,
            @Nullable Teaser teaser,
            @Nullable String note,
            Consumer<Session> alongside) {}

    /** Settles an article, once: if the entry was settled before, nothing happens. */
    void settle(EntryRow entry, FeedRow feed, Reading reading) {
        Article article = reading.article();
        TokenizedArticle tokens = Tokens.of(article.title(), article.text());
        Rules current = rules.get();
        Incoming incoming =
                new Incoming(entry, feed, reading, tokens, List.of(), clock.instant()).matched(current.index());
        Optional<Outcome> outcome;
        placing.lock();
        try {
            Candidate candidate = incoming.candidate();
            Placement placement = window.place(candidate);
            outcome = store.write(session -> write(session, current, incoming, placement));
            outcome.ifPresent(
                    kept -> window.remember(kept.keys().articleId(), kept.keys().storyId(), candidate));
        } finally {
            placing.unlock();
        }
        outcome.ifPresent(kept -> tell(incoming, kept));
    }

    private Optional<Outcome> write(Session session, Rules current, Incoming incoming, Placement placement) {
        if (!session.entries().done(incoming.entry().id())) {
            return Optional.empty();
        }
        incoming.reading().alongside().accept(session);
        ArticleTable.Keys keys = session.articles().add(incoming.row(placement));
        for (Match match : incoming.matches()) {
            String query = current.query(match.watch());
            session.articles().addMatch(keys.articleId(), keys.storyId(), match, query, incoming.now());
        }
        AlertDesk.Told told = incoming.matches().isEmpty()
                ? AlertDesk.Told.NOTHING
                : alertDesk.tell(session, current, keys, incoming.matches(), incoming.now());
        List<ArticleRow> story = placement instanceof Placement.NewStory
                ? List.of()
                : session.articles().ofStory(keys.storyId());
        return Optional.of(new Outcome(keys, placement, told, story));
    }

    private void tell(Incoming incoming, Outcome outcome) {
        String source = incoming.source();
        String headline = incoming.article().title();
        Teaser teaser = incoming.teaser();
        events.read(source, headline, incoming.tokens().text().size(), teaser == null ? null : teaser.sentence());
        if (outcome.placement() instanceof Placement.Copy copy
                && !outcome.story().isEmpty()) {
            events.copy(source, headline, outcome.story().getFirst().source(), copy.reason());
        }
        for (Match match : incoming.matches()) {
            boolean isNews = outcome.told().newWatches().contains(match.watch());
            events.matched(match.watch(), headline, match.hits().getFirst().sentence(), isNews);
        }
        outcome.told().mails().forEach(mail -> events.queued("ALERT", mail.reader(), mail.subject()));
    }

    private record Outcome(ArticleTable.Keys keys, Placement placement, AlertDesk.Told told, List<ArticleRow> story) {}

    private record Incoming(
            EntryRow entry, FeedRow feed, Reading reading, TokenizedArticle tokens, List<Match> matches, Instant now) {

        Article article() {
            return reading.article();
        }

        @Nullable
        Teaser teaser() {
            return reading.teaser();
        }

        /** The same with the watches that it matches. */
        Incoming matched(WatchIndex index) {
            ArticleFacts facts = KnownFacts.of(
                    feed, source(), article().byline(), language(), article().section(), shownLink());
            List<Match> found = index.match(tokens.with(facts));
            return new Incoming(entry, feed, reading, tokens, found, now);
        }

        @Nullable
        String language() {
            return article().language() == null ? feed.language() : article().language();
        }

        String source() {
            Article article = article();
            if (feed.name() != null) {
                return feed.name();
            }
            return article.siteName() != null ? article.siteName() : feed.displayName();
        }

        String link() {
            Article article = article();
            URI canonical = article.canonicalUrl();
            return UrlKey.withoutTrackers((canonical == null ? article.url() : canonical).toString());
        }

        /** An entry without a link is shown with its feed's site. */
        String shownLink() {
            if (!Page.isNowhere(article().url())) {
                return link();
            }
            return feed.siteUrl() == null ? feed.url() : feed.siteUrl();
        }

        @Nullable
        Instant published() {
            return StoryTime.published(article().published(), entry.published());
        }

        Candidate candidate() {
            Instant time = StoryTime.of(published(), entry.firstSeenAt());
            String host = URI.create(link()).getHost();
            return new Candidate(link(), host == null ? source() : host, time, tokens);
        }

        NewArticle row(Placement placement) {
            Article article = article();
            Teaser teaser = teaser();
            Article.LeadPicture picture = article.leadPicture();
            return new NewArticle(
                    entry.id(),
                    feed.id(),
                    switch (placement) {
                        case Placement.NewStory() -> 0;
                        case Placement.Copy copy -> copy.storyId();
                        case Placement.NewVersion version -> version.storyId();
                    },
                    shownLink(),
                    UrlKey.of(link()),
                    article.title(),
                    source(),
                    article.byline(),
                    published(),
                    picture == null ? null : picture.caption(),
                    picture == null ? null : picture.credit(),
                    article.text(),
                    article.section(),
                    language(),
                    teaser == null ? null : teaser.code(),
                    teaser == null ? null : teaser.sentence(),
                    switch (placement) {
                        case Placement.NewStory() -> "new";
                        case Placement.Copy _ -> "copy";
                        case Placement.NewVersion _ -> "version";
                    },
                    placement instanceof Placement.Copy copy ? copy.reason() : null,
                    switch (placement) {
                        case Placement.NewStory() -> null;
                        case Placement.Copy copy -> copy.articleId();
                        case Placement.NewVersion version -> version.articleId();
                    },
                    placement instanceof Placement.Copy copy ? copy.shared() : null,
                    reading.note(),
                    now);
        }
    }
}
