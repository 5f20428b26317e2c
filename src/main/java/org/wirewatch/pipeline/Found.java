package org.wirewatch.pipeline;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wirewatch.store.ArticleRow;
import org.wirewatch.watch.Match;

/**
 * A stored article that a query matches.
 *
 * @param sentence the first that matched and is not the headline, if there is one
 * @param hits all places that are told
 */
public record Found(
        long storyId,
        String title,
        String source,
        String url,
        @Nullable Instant published,
        Instant seenAt,
        @Nullable String byline,
        @Nullable String section,
        @Nullable String language,
        String sentence,
        List<Match.Hit> hits) {

    /** What a scan has spotted, the newest first, without what has just been deleted. */
    static List<Found> of(ArchiveScan scan, List<ArchiveScan.Spotted> spotted, String watch) {
        return scan.known(spotted).parallelStream()
                .map(known -> of(known.article(), scan.hits(known, watch)))
                .toList();
    }

    private static Found of(ArticleRow article, List<Match.Hit> hits) {
        return new Found(
                article.storyId(),
                article.title(),
                article.source(),
                article.url(),
                article.published(),
                article.seenAt(),
                article.byline(),
                article.section(),
                article.language(),
                telling(hits, article.title()),
                hits);
    }

    /** The headline is told anyway. */
    private static String telling(List<Match.Hit> hits, String title) {
        return hits.stream()
                .map(Match.Hit::sentence)
                .filter(sentence -> !sentence.equals(title))
                .findFirst()
                .orElse(title);
    }
}
