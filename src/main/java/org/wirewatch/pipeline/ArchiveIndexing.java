package org.wirewatch.pipeline;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.wirewatch.store.ArticleRow;
import org.wirewatch.store.FeedRow;
import org.wirewatch.store.Session;
import org.wirewatch.store.Store;
import org.wirewatch.watch.ArticleWords;

/**
 * Brings articles into the full-text index that came before there was one, before its rules changed, or before watches
 * asked for a language's word forms: in small transactions, so that new articles need not wait.
 */
final class ArchiveIndexing {
    private static final int AT_ONCE = 100;

    private final Store store;

    ArchiveIndexing(Store store) {
        this.store = store;
    }

    /**
     * Works until all articles are in the index.
     *
     * @param languages whose word forms watches ask for
     * @param stop asked between two transactions
     * @return how many were brought in
     */
    int complete(Collection<String> languages, BooleanSupplier stop) {
        long stems = ArticleWords.stems(languages);
        List<Long> missing = store.read(session -> session.search().missing(stems));
        int done = 0;
        for (int from = 0; from < missing.size() && !stop.getAsBoolean(); from += AT_ONCE) {
            List<Long> some = missing.subList(from, Math.min(missing.size(), from + AT_ONCE));
            done += store.write(session -> index(session, session.articles().byIds(some), languages));
        }
        if (done == missing.size()) {
            store.change(session -> session.search().setComplete());
        }
        return done;
    }

    /** Keeps the words of stored articles, in the place of what was kept of them. */
    static int index(Session session, List<ArticleRow> articles, Collection<String> languages) {
        Map<Long, Optional<FeedRow>> feeds = new HashMap<>();
        KnownFacts facts = new KnownFacts(session, feeds);
        for (ArticleRow article : articles) {
            ArticleWords words =
                    ArticleWords.of(Tokens.of(article).with(facts.of(article)), article.feedId(), languages);
            session.search().index(article.id(), words);
        }
        return articles.size();
    }
}
