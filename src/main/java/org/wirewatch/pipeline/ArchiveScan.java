package org.wirewatch.pipeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;
import org.wirewatch.store.ArticleRow;
import org.wirewatch.store.ArticleText;
import org.wirewatch.store.FeedRow;
import org.wirewatch.store.SearchTable.Ids;
import org.wirewatch.store.Session;
import org.wirewatch.store.Store;
import org.wirewatch.text.ArticleFacts;
import org.wirewatch.text.SparseTokenizer;
import org.wirewatch.text.TokenizedArticle;
import org.wirewatch.watch.ArticleWords;
import org.wirewatch.watch.FeedNames;
import org.wirewatch.watch.Match;
import org.wirewatch.watch.Prefilter;
import org.wirewatch.watch.SoughtWords;
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
    private static final int FEWEST_AT_ONCE = 16;
    private static final int MOST_AT_ONCE = 128;

    private final Store store;
    private final WatchIndex index;
    private final Prefilter filter;
    private final SoughtWords sought;
    private final @Nullable SparseTokenizer tokenizer;
    private final int mostTexts;
    private final Map<Long, Optional<FeedRow>> feeds = new ConcurrentHashMap<>();

    /** Prepares for some watches, at least one, each with a name of its own. */
    public ArchiveScan(Store store, List<Watch> watches) {
        this(store, watches, SoughtWords.of(watches.stream().map(Watch::query)));
    }

    private ArchiveScan(Store store, List<Watch> watches, SoughtWords sought) {
        this(
                store,
                WatchIndex.of(watches),
                Prefilter.ofAny(
                        watches.stream().map(Watch::query), sought.asksForFacts() ? feedNames(store) : FeedNames.NONE),
                sought,
                Integer.MAX_VALUE);
    }

    private static FeedNames feedNames(Store store) {
        Map<Long, List<String>> names = new HashMap<>();
        store.read(session -> session.feeds().all()).forEach(feed -> names.put(feed.id(), KnownFacts.names(feed)));
        return new FeedNames(names);
    }

    private ArchiveScan(Store store, WatchIndex index, Prefilter filter, SoughtWords sought, int mostTexts) {
        this.store = store;
        this.index = index;
        this.filter = filter;
        this.sought = sought;
        this.tokenizer = sought.areSpelledOut() ? sought.tokenizer() : null;
        this.mostTexts = mostTexts;
    }

    /** The same, but it ends after so many texts, those of the newest articles that are worth a look. */
    public ArchiveScan atMost(int texts) {
        return new ArchiveScan(store, index, filter, sought, texts);
    }

    /** Whether the full-text index can narrow the search; if not, every article of the period is read. */
    public boolean isNarrowed() {
        return !(filter instanceof Prefilter.Anything);
    }

    /** Where an article that was found is, and when it came. */
    public record Spotted(long articleId, long storyId, Instant seenAt) {}

    /** Is given what is found. */
    @FunctionalInterface
    public interface Visitor {
        /**
         * An article and the names of the watches that match it, sorted.
         *
         * @return false to stop
         */
        boolean found(Spotted article, List<String> watches);
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
            notIndexed.addAll(store.read(session -> session.search().missing(ArticleWords.stems(sought.languages()))));
        }
        Candidates candidates = new Candidates(all, notIndexed);
        int most = FIRST_LOOK;
        int texts = 0;
        while (!candidates.isEmpty() && texts < mostTexts) {
            List<Part> look = candidates.next(Math.min(most, mostTexts - texts));
            List<Judged> judged = look.parallelStream()
                    .flatMap(part -> judge(part, since, until).stream())
                    .toList();
            for (Judged each : judged) {
                if (!visitor.found(each.article(), each.watches())) {
                    return;
                }
            }
            texts += look.stream().mapToInt(Part::size).sum();
            most = Math.min(LATER_LOOKS, most * 4);
            progress.accept(candidates.share());
        }
    }

    /** Some articles: all of a stretch, or those of a list. */
    private sealed interface Part {
        record Stretch(Ids ids) implements Part {}

        record Chosen(List<Long> ids) implements Part {}

        /** How many articles it may hold. */
        default int size() {
            return switch (this) {
                case Stretch(Ids ids) -> (int) (ids.last() - ids.first() + 1);
                case Chosen(List<Long> ids) -> ids.size();
            };
        }
    }

    /** What is worth a look, the newest first. For one thread. */
    private final class Candidates {
        private final Ids all;
        private final NavigableSet<Long> notIndexed;
        /** What was not looked at. */
        private Ids left;
        /** What the index was not asked about. */
        private Ids unasked;

        private List<Long> known = List.of();

        Candidates(Ids all, NavigableSet<Long> notIndexed) {
            this.all = all;
            this.notIndexed = notIndexed;
            this.left = all;
            this.unasked = all;
        }

        boolean isEmpty() {
            return left.isEmpty();
        }

        /** How much of it was looked at, 0 to 1. */
        double share() {
            return 1 - (double) (left.last() - left.first() + 1) / (all.last() - all.first() + 1);
        }

        /** Parts to be read side by side; more than {@code most} articles only if they are not in the index. */
        List<Part> next(int most) {
            int atOnce = Math.clamp(most / 2, FEWEST_AT_ONCE, MOST_AT_ONCE);
            return isNarrowed() ? chosen(most, atOnce) : stretches(most, atOnce);
        }

        private List<Part> stretches(int most, int atOnce) {
            long edge = Math.max(left.first(), left.last() - most + 1);
            List<Part> parts = new ArrayList<>();
            for (long last = left.last(); last >= edge; last -= atOnce) {
                parts.add(new Part.Stretch(new Ids(Math.max(edge, last - atOnce + 1), last)));
            }
            left = left.before(edge);
            return parts;
        }

        private List<Part> chosen(int most, int atOnce) {
            if (known.isEmpty() && !unasked.isEmpty()) {
                ask(most);
            }
            List<Long> next = known.subList(0, Math.min(most, known.size()));
            known = known.subList(next.size(), known.size());
            boolean isLast = known.isEmpty() && unasked.isEmpty();
            long edge = isLast ? left.first() : next.getLast();
            List<Long> ids = with(notIndexed.subSet(edge, true, left.last(), true), next);
            left = left.before(edge);
            List<Part> parts = new ArrayList<>();
            for (int from = 0; from < ids.size(); from += atOnce) {
                parts.add(new Part.Chosen(ids.subList(from, Math.min(ids.size(), from + atOnce))));
            }
            return parts;
        }

        private void ask(int most) {
            Ids asked = unasked;
            int size = store.read(session -> session.search().candidatesAtOnce(most));
            known = store.read(session -> session.search().candidates(filter, asked, size));
            unasked = known.size() < size ? asked.before(asked.first()) : asked.before(known.getLast());
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

    private List<Judged> judge(Part part, Instant since, Instant until) {
        List<Stored> articles = store.read(session -> {
            KnownFacts facts = new KnownFacts(session, feeds);
            List<ArticleText> texts = switch (part) {
                case Part.Stretch(Ids ids) -> session.articles().texts(ids);
                case Part.Chosen(List<Long> ids) -> session.articles().texts(ids);
            };
            return texts.stream()
                    .filter(article -> !article.seenAt().isBefore(since)
                            && article.seenAt().isBefore(until))
                    .map(article -> new Stored(article, sought.asksForFacts() ? facts.of(article) : ArticleFacts.NONE))
                    .toList();
        });
        return articles.stream()
                .map(this::judge)
                .filter(judged -> !judged.watches().isEmpty())
                .toList();
    }

    private Judged judge(Stored stored) {
        ArticleText article = stored.article();
        return new Judged(
                new Spotted(article.id(), article.storyId(), article.seenAt()),
                index.namesMatching(tokens(article.title(), article.body()).with(stored.facts())));
    }

    private TokenizedArticle tokens(String title, String body) {
        return tokenizer == null
                ? Tokens.of(title, body)
                : new TokenizedArticle(tokenizer.tokenize(title), tokenizer.tokenize(body));
    }

    private record Stored(ArticleText article, ArticleFacts facts) {}

    private record Judged(Spotted article, List<String> watches) {}

    /** A stored article with what else is known of it. */
    record Known(ArticleRow article, ArticleFacts facts) {}

    /** Articles that were found, the newest first, without those that have just been deleted. */
    List<Known> known(List<Spotted> spotted) {
        List<Known> known = new ArrayList<>();
        for (int from = 0; from < spotted.size(); from += MOST_AT_ONCE) {
            List<Long> ids = spotted.subList(from, Math.min(spotted.size(), from + MOST_AT_ONCE)).stream()
                    .map(Spotted::articleId)
                    .toList();
            known.addAll(store.read(session -> session.articles().byIds(ids).stream()
                    .map(row -> known(session, row))
                    .toList()));
        }
        return known;
    }

    /** The articles of a story, the first seen first. */
    List<Known> ofStory(long storyId) {
        return store.read(session -> session.articles().ofStory(storyId).stream()
                .map(row -> known(session, row))
                .toList());
    }

    private Known known(Session session, ArticleRow article) {
        return new Known(article, new KnownFacts(session, feeds).of(article));
    }

    /** The places in an article where a watch matches; empty if it does not. */
    List<Match.Hit> hits(Known known, String watch) {
        return index.match(Tokens.of(known.article()).with(known.facts())).stream()
                .filter(match -> match.watch().equals(watch))
                .findFirst()
                .map(Match::hits)
                .orElse(List.of());
    }
}
