package org.wirewatch.pipeline;

import java.util.List;
import org.wirewatch.article.FeedText;
import org.wirewatch.store.FeedRow;
import org.wirewatch.store.NewEntry;
import org.wirewatch.text.TokenizedArticle;
import org.wirewatch.watch.WatchIndex;

/** What a feed's history would have brought. A first fetch mails nothing, but silence must not look like deafness. */
final class Baseline {
    private Baseline() {}

    /** How many of the entries fit a watch, by the feed's own text. */
    static int wouldMatch(List<NewEntry> entries, FeedRow feed, WatchIndex index) {
        return (int) entries.stream()
                .map(entry -> tokenized(entry, feed))
                .filter(article -> !index.namesMatching(article).isEmpty())
                .count();
    }

    private static TokenizedArticle tokenized(NewEntry entry, FeedRow feed) {
        String title = entry.title() == null ? "" : entry.title();
        String url = entry.url() == null ? "" : entry.url();
        return Tokens.of(title, entry.html() == null ? "" : FeedText.words(entry.html()))
                .with(KnownFacts.of(feed, feed.displayName(), entry.author(), feed.language(), null, url));
    }
}
