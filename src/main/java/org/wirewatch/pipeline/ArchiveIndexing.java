package org.wirewatch.pipeline;

import java.util.List;
import java.util.function.BooleanSupplier;
import org.wirewatch.store.Store;
import org.wirewatch.watch.ArticleWords;

/**
 * Brings articles that came before there was a full-text index, or before its rules changed, into it: in small
 * transactions, so that new articles need not wait.
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
     * @param stop asked between two transactions
     * @return how many were brought in
     */
    int complete(BooleanSupplier stop) {
        List<Long> missing = store.read(session -> session.search().missing(Integer.MAX_VALUE));
        int done = 0;
        for (int from = 0; from < missing.size() && !stop.getAsBoolean(); from += AT_ONCE) {
            List<Long> some = missing.subList(from, Math.min(missing.size(), from + AT_ONCE));
            done += store.write(session -> {
                var articles = session.articles().byIds(some);
                articles.forEach(article -> session.search().index(article.id(), ArticleWords.of(Tokens.of(article))));
                return articles.size();
            });
        }
        if (done == missing.size()) {
            store.change(session -> session.search().setComplete());
        }
        return done;
    }
}
