package org.wirewatch.pipeline;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
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
import org.wirewatch.text.TokenizedArticle;
import org.wirewatch.watch.ArticleWords;
import org.wirewatch.watch.Match;

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

    /** Settles an article, once: if the entry was settled before, nothing happens. */
    void settle(EntryRow entry, FeedRow feed, Article article, @Nullable Teaser teaser) {
        TokenizedArticle tokens = Tokens.of(article.title(), article.text());
        Rules current = rules.get();
        List<Match> matches = current.index().match(tokens);
        Set<String> words = ArticleWords.of(tokens);
        Incoming incoming = new Incoming(entry, feed, article, teaser, tokens, words, matches, clock.instant());
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
        ArticleTable.Keys keys = session.articles().add(incoming.row(placement));
        session.search().index(keys.articleId(), incoming.words());
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
            EntryRow entry,
            FeedRow feed,
            Article article,
            @Nullable Teaser teaser,
            TokenizedArticle tokens,
            Set<String> words,
            List<Match> matches,
            Instant now) {

        String source() {
            if (feed.name() != null) {
                return feed.name();
            }
            return article.siteName() != null ? article.siteName() : feed.displayName();
        }

        String link() {
            URI canonical = article.canonicalUrl();
            return UrlKey.withoutTrackers((canonical == null ? article.url() : canonical).toString());
        }

        /** An entry without a link is shown with its feed's site. */
        String shownLink() {
            if (!Page.isNowhere(article.url())) {
                return link();
            }
            return feed.siteUrl() == null ? feed.url() : feed.siteUrl();
        }

        @Nullable
        Instant published() {
            Article.PageTime stated = article.published();
            if (stated != null && stated.exact() != null) {
                return stated.exact().toInstant();
            }
            return entry.published();
        }

        Candidate candidate() {
            Instant time = StoryTime.of(published(), entry.firstSeenAt());
            String host = URI.create(link()).getHost();
            return new Candidate(link(), host == null ? source() : host, time, tokens);
        }

        NewArticle row(Placement placement) {
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
                    article.language() == null ? feed.language() : article.language(),
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
                    now);
        }
    }
}
