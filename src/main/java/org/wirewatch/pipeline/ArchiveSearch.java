package org.wirewatch.pipeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import org.wirewatch.store.ArticleRow;
import org.wirewatch.store.Store;
import org.wirewatch.watch.Query;
import org.wirewatch.watch.Watch;

/**
 * Searches the archive with a query of the watch language.
 *
 * @param query as written
 * @param narrowed whether the full-text index could narrow the search; if not, articles were read one by one
 * @param articles the matching ones, the newest first; empty where stories were asked for
 * @param stories the matching ones, the newest first; empty where articles were asked for
 * @param more whether there may be older ones beyond the limit
 */
public record ArchiveSearch(String query, boolean narrowed, List<Found> articles, List<Story> stories, boolean more) {
    private static final String NAME = "search";
    private static final int TOLD_AT_ONCE = 256;

    /**
     * A story.
     *
     * @param reports how many of its articles match
     * @param sources who published them, the newest first, each once
     */
    public record Story(Found newest, int reports, List<String> sources) {}

    /** When the articles came, {@code until} exclusive, and how many are wanted, at least 1. */
    public record Wanted(Instant since, Instant until, int limit) {}

    /** Articles, the newest first. */
    public static ArchiveSearch articles(Store store, Query query, Wanted wanted, DoubleConsumer progress) {
        List<ArchiveScan.Spotted> found = new ArrayList<>();
        boolean[] more = new boolean[1];
        ArchiveScan scan = scan(store, query);
        scan.run(
                wanted.since(),
                wanted.until(),
                (article, _) -> {
                    more[0] = found.size() == wanted.limit();
                    return !more[0] && found.add(article);
                },
                progress);
        return new ArchiveSearch(query.source(), scan.isNarrowed(), Found.of(scan, found, NAME), List.of(), more[0]);
    }

    /** Hands over every article that matches, the newest first. */
    public static void forEach(
            Store store, Query query, Wanted wanted, Consumer<Found> consumer, DoubleConsumer progress) {
        int[] left = {wanted.limit()};
        List<ArchiveScan.Spotted> some = new ArrayList<>();
        ArchiveScan scan = scan(store, query);
        scan.run(
                wanted.since(),
                wanted.until(),
                (article, _) -> {
                    some.add(article);
                    left[0]--;
                    if (some.size() == TOLD_AT_ONCE) {
                        Found.of(scan, some, NAME).forEach(consumer);
                        some.clear();
                    }
                    return left[0] > 0;
                },
                progress);
        Found.of(scan, some, NAME).forEach(consumer);
    }

    /** Stories, by their newest article that matches. */
    public static ArchiveSearch stories(Store store, Query query, Wanted wanted, DoubleConsumer progress) {
        List<ArchiveScan.Spotted> found = new ArrayList<>();
        Set<Long> known = new HashSet<>();
        boolean[] more = new boolean[1];
        ArchiveScan scan = scan(store, query);
        scan.run(
                wanted.since(),
                wanted.until(),
                (article, _) -> {
                    if (known.add(article.storyId())) {
                        more[0] = found.size() == wanted.limit();
                        return !more[0] && found.add(article);
                    }
                    return true;
                },
                progress);
        List<Story> stories = Found.of(scan, found, NAME).stream()
                .map(newest -> story(scan, newest))
                .toList();
        return new ArchiveSearch(query.source(), scan.isNarrowed(), List.of(), stories, more[0]);
    }

    private static ArchiveScan scan(Store store, Query query) {
        return new ArchiveScan(store, List.of(new Watch(NAME, query)));
    }

    private static Story story(ArchiveScan scan, Found newest) {
        List<ArticleRow> matching = scan.ofStory(newest.storyId()).stream()
                .filter(known -> !scan.hits(known, NAME).isEmpty())
                .map(ArchiveScan.Known::article)
                .toList();
        return new Story(
                newest,
                matching.size(),
                matching.reversed().stream().map(ArticleRow::source).distinct().toList());
    }
}
