package org.wirewatch.pipeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleConsumer;
import org.wirewatch.store.ArticleRow;
import org.wirewatch.store.FeedRow;
import org.wirewatch.store.SearchTable.Ids;
import org.wirewatch.store.Store;
import org.wirewatch.text.ArticleFacts;
import org.wirewatch.text.TokenizedArticle;
import org.wirewatch.watch.Match;
import org.wirewatch.watch.Prefilter;
import org.wirewatch.watch.Watch;
import org.wirewatch.watch.WatchIndex;

/**
 * Holds watches against the stored articles, the newest first. The database's full-text index says which articles are
 * worth a look, and the same engine decides that decides about new articles, so that a search, a trial and a watch
 * cannot disagree. Thread-safe.
 */
public final class ArchiveScan {
    /** Later than any article. */
    public static final Instant END = Instant.ofEpochMilli(Long.MAX_VALUE);

    private static final int FIRST_LOOK = 64;
    private static final int LATER_LOOKS = 4096;
    private static final int TEXTS_AT_ONCE = 256;

    private final Store store;
    private final WatchIndex index;
    private final Prefilter filter;
    private final int mostTexts;
    private final Map<Long, Optional<FeedRow>> feeds = new ConcurrentHashMap<>();

    /** Prepares for some watches, at least one, each with a name of its own. */
    public ArchiveScan(Store store, List<Watch> watches) {
        this(store, WatchIndex.of(watches), Prefilter.ofAny(watches.stream().map(Watch::query)), Integer.MAX_VALUE);
    }

    private ArchiveScan(Store store, WatchIndex index, Prefilter filter, int mostTexts) {
        this.store = store;
        this.index = index;
        this.filter = filter;
        this.mostTexts = mostTexts;
    }

    /** The same, but it ends after so many texts, those of the newest articles that are worth a look. */
    public ArchiveScan atMost(int texts) {
        return new ArchiveScan(store, index, filter, texts);
    }

    /** Whether the full-text index can narrow the search; if not, every article of the period is read. */
    public boolean isNarrowed() {
        return !(filter instanceof Prefilter.Anything);
    }

    /** Is given what is found. */
    @FunctionalInterface
    public interface Visitor {
        /**
         * An article and the names of the watches that match it, sorted.
         *
         * @return false to stop
         */
        boolean found(ArticleRow article, List<String> watches);
    }

    /**
     * Looks, newest first in the order in which articles came.
     *
     * @param until exclusive
     * @param progress given shares from 0 to 1
     */
    public void run(Instant since, Instant until, Visitor visitor, DoubleConsumer progress) {
        Ids all = store.read(session -> session.search().ids(since, until));
        NavigableSet<Long> notIndexed = new TreeSet<>();
        if (isNarrowed()) {
            notIndexed.addAll(store.read(session -> session.search().missing(Integer.MAX_VALUE)));
        }
        Ids left = all;
        int most = FIRST_LOOK;
        int texts = 0;
        while (!left.isEmpty() && texts < mostTexts) {
            Ids look = left;
            int size = most;
            List<Long> candidates = store.read(session -> session.search().candidates(filter, look, size));
            Ids rest = candidates.size() < size ? left.before(left.first()) : left.before(candidates.getLast());
            List<Long> ids = with(notIndexed.subSet(rest.last(), false, left.last(), true), candidates);
            List<Long> affordable = ids.subList(0, Math.min(ids.size(), mostTexts - texts));
            texts += affordable.size();
            if (!read(affordable, since, until, visitor)) {
                return;
            }
            left = rest;
            most = Math.min(LATER_LOOKS, most * 4);
            progress.accept(1 - (double) (left.last() - left.first() + 1) / (all.last() - all.first() + 1));
        }
    }

    private static List<Long> with(NavigableSet<Long> notIndexed, List<Long> candidates) {
        if (notIndexed.isEmpty()) {
            return candidates;
        }
        List<Long> both = new ArrayList<>(candidates);
        both.addAll(notIndexed);
        return both.stream().distinct().sorted(Comparator.reverseOrder()).toList();
    }

    private boolean read(List<Long> ids, Instant since, Instant until, Visitor visitor) {
        for (int from = 0; from < ids.size(); from += TEXTS_AT_ONCE) {
            List<Long> some = ids.subList(from, Math.min(ids.size(), from + TEXTS_AT_ONCE));
            List<Stored> articles = store.read(session -> {
                KnownFacts facts = new KnownFacts(session, feeds);
                return session.articles().byIds(some).stream()
                        .filter(article -> !article.seenAt().isBefore(since)
                                && article.seenAt().isBefore(until))
                        .map(article -> new Stored(article, facts.of(article)))
                        .toList();
            });
            List<Judged> judged = articles.parallelStream().map(this::judge).toList();
            for (Judged each : judged) {
                if (!each.watches().isEmpty() && !visitor.found(each.article(), each.watches())) {
                    return false;
                }
            }
        }
        return true;
    }

    private Judged judge(Stored stored) {
        return new Judged(stored.article(), index.namesMatching(stored.tokens()));
    }

    private record Stored(ArticleRow article, ArticleFacts facts) {
        TokenizedArticle tokens() {
            return Tokens.of(article).with(facts);
        }
    }

    private record Judged(ArticleRow article, List<String> watches) {}

    /** The places in an article where a watch matches; empty if it does not. */
    public List<Match.Hit> hits(ArticleRow article, String watch) {
        ArticleFacts facts = store.read(session -> new KnownFacts(session, feeds).of(article));
        return index.match(new Stored(article, facts).tokens()).stream()
                .filter(match -> match.watch().equals(watch))
                .findFirst()
                .map(Match::hits)
                .orElse(List.of());
    }
}
