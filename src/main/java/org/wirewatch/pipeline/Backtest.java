package org.wirewatch.pipeline;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.wirewatch.store.ArticleRow;
import org.wirewatch.store.Store;
import org.wirewatch.watch.Match;
import org.wirewatch.watch.Watch;
import org.wirewatch.watch.WatchIndex;

/**
 * What a watch would have found among the stored articles.
 *
 * @param since how far back it looked
 * @param articles how many it looked at
 * @param matches how many matched
 * @param stories how many stories these are: one alert each
 * @param newest the newest matches, newest first
 */
public record Backtest(Instant since, int articles, int matches, int stories, List<Found> newest) {
    private static final int SHOWN = 10;

    /**
     * One of the matches.
     *
     * @param sentence the first that matched and is not the headline, if there is one
     */
    public record Found(String title, String source, String url, Instant seenAt, String sentence) {}

    /** Holds a watch against everything stored since. */
    public static Backtest of(Store store, Watch watch, Instant since) {
        WatchIndex index = WatchIndex.of(List.of(watch));
        Deque<Found> newest = new ArrayDeque<>();
        Set<Long> stories = new HashSet<>();
        int[] counts = new int[2];
        boolean _ = store.read(session -> {
            KnownFacts facts = new KnownFacts(session);
            session.articles().forEachSince(since, article -> {
                counts[0]++;
                find(index, article, facts).ifPresent(match -> {
                    counts[1]++;
                    stories.add(article.storyId());
                    newest.addFirst(found(article, match));
                    if (newest.size() > SHOWN) {
                        newest.removeLast();
                    }
                });
            });
            return true;
        });
        return new Backtest(since, counts[0], counts[1], stories.size(), List.copyOf(newest));
    }

    private static Optional<Match> find(WatchIndex index, ArticleRow article, KnownFacts facts) {
        return index.match(Tokens.of(article.title(), article.body()).with(facts.of(article))).stream()
                .findFirst();
    }

    private static Found found(ArticleRow article, Match match) {
        return new Found(
                article.title(), article.source(), article.url(), article.seenAt(), telling(match, article.title()));
    }

    /** The headline is told anyway. */
    private static String telling(Match match, String title) {
        return match.hits().stream()
                .map(Match.Hit::sentence)
                .filter(sentence -> !sentence.equals(title))
                .findFirst()
                .orElse(title);
    }
}
