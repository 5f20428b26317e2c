package org.wirewatch.pipeline;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.wirewatch.store.ArticleRow;
import org.wirewatch.store.ArticleTable;
import org.wirewatch.store.Session;
import org.wirewatch.store.Store;
import org.wirewatch.store.StoryTable;
import org.wirewatch.story.Candidate;
import org.wirewatch.story.Placement;
import org.wirewatch.story.StorySettings;
import org.wirewatch.story.StoryWindow;
import org.wirewatch.story.UrlKey;

/**
 * The story window, kept equal to the store: filled from it at start, told of what other nodes place and of what a
 * person splits or joins before each placing, and never ahead of it when a transaction fails. Used by one thread at a
 * time, inside a transaction that has {@linkplain StoryTable#takeTurn taken its turn}.
 */
final class StoryMemory {
    private final StoryWindow window;
    private final Duration kept;
    private final List<StoryTable.Print> uncommitted = new ArrayList<>();
    private long lastArticle;
    private long lastMove;

    StoryMemory(StorySettings settings) {
        this.window = new StoryWindow(settings);
        // An article may be placed a day before it arrives, and be compared with another a window before that.
        this.kept = settings.window().plus(StoryTime.LONGEST_AGO);
    }

    /** Fills the window, so that a restart forgets no story. Articles of an older Wirewatch are fingerprinted anew. */
    void fill(Store store, Instant now) {
        Instant since = now.minus(kept);
        store.change(session -> fingerprint(session, session.stories().withoutPrintSince(since)));
        boolean _ = store.read(session -> {
            lastMove = session.stories().lastMove();
            List<Long> stale = new ArrayList<>();
            session.stories().forEachPrintSince(since, print -> {
                if (!remember(print)) {
                    stale.add(print.articleId());
                }
            });
            stale.forEach(id -> session.articles().byId(id).ifPresent(this::rememberByText));
            return true;
        });
    }

    private void fingerprint(Session session, List<Long> articles) {
        for (long id : articles) {
            session.articles().byId(id).ifPresent(article -> {
                Candidate candidate = candidate(article);
                session.stories()
                        .addPrint(
                                new StoryTable.Print(id, article.storyId(), window.print(candidate)),
                                candidate.published());
            });
        }
    }

    private void rememberByText(ArticleRow article) {
        window.remember(article.id(), article.storyId(), candidate(article));
        lastArticle = Math.max(lastArticle, article.id());
    }

    private boolean remember(StoryTable.Print print) {
        lastArticle = Math.max(lastArticle, print.articleId());
        return window.remember(print.articleId(), print.storyId(), print.print());
    }

    /** How many articles are remembered. */
    int size() {
        return window.size();
    }

    /** Takes in what other nodes have placed, and what a person has put elsewhere. */
    void catchUp(Session session) {
        session.stories().takeTurn();
        session.stories().printsAfter(lastArticle).forEach(print -> {
            if (!remember(print)) {
                session.articles().byId(print.articleId()).ifPresent(this::rememberByText);
            }
        });
        for (StoryTable.Move move : session.stories().movesAfter(lastMove)) {
            session.stories()
                    .print(move.articleId())
                    .ifPresent(print -> window.move(print.articleId(), print.print(), move.toStoryId()));
            lastMove = move.id();
        }
    }

    /** Where an article belongs: what the window says or, for an address that is known for longer, what the store does. */
    Placement place(Session session, Candidate candidate) {
        Placement placement = window.place(candidate);
        if (!(placement instanceof Placement.NewStory)) {
            return placement;
        }
        Optional<ArticleRow> known = session.articles().latestAt(UrlKey.of(candidate.url()));
        if (known.isEmpty()) {
            return placement;
        }
        ArticleRow article = known.get();
        Candidate before = candidate(article);
        OptionalDouble shared = window.sharedWithSamePage(candidate, before);
        if (shared.isEmpty()) {
            return placement;
        }
        return window.isSameText(candidate, before)
                ? new Placement.Copy(article.storyId(), article.id(), "same-url", 1)
                : new Placement.NewVersion(article.storyId(), article.id(), "same-url", shared.getAsDouble());
    }

    /** The remembered article of another story that is nearest. */
    Optional<Neighbour> nearest(Session session, Candidate candidate, long story) {
        return window.nearest(candidate, story)
                .flatMap(near -> session.articles()
                        .byId(near.articleId())
                        .map(article -> new Neighbour(article, near.shared())));
    }

    /** Remembers an article that was just kept, in the store too. */
    void remember(Session session, ArticleTable.Keys keys, Candidate candidate) {
        StoryTable.Print print = new StoryTable.Print(keys.articleId(), keys.storyId(), window.print(candidate));
        session.stories().addPrint(print, candidate.published());
        window.remember(keys.articleId(), keys.storyId(), candidate);
        uncommitted.add(print);
    }

    /** The transaction was committed. */
    void committed() {
        uncommitted.forEach(print -> lastArticle = Math.max(lastArticle, print.articleId()));
        uncommitted.clear();
    }

    /** The transaction failed: what was kept in it is not. */
    void rolledBack() {
        uncommitted.forEach(print -> window.forget(print.articleId(), print.print()));
        uncommitted.clear();
    }

    /** Forgets what no article that comes from now on can be compared with. */
    void forgetOld(Session session, Instant now) {
        window.forgetBefore(now.minus(kept));
        session.stories().forgetPrintsBefore(now.minus(kept));
    }

    static Candidate candidate(ArticleRow article) {
        return new Candidate(
                article.url(),
                publisher(article.url(), article.source()),
                StoryTime.of(article.published(), article.seenAt()),
                Tokens.of(article.title(), article.body()));
    }

    /** Who publishes it: the host, where there is one. */
    static String publisher(String url, String source) {
        String host = URI.create(url).getHost();
        return host == null ? source : host;
    }
}
