package org.wirewatch.pipeline;

import java.util.List;
import org.wirewatch.store.KeptPage;
import org.wirewatch.store.Store;
import org.wirewatch.story.UrlKey;

/** Finds the kept pages of an article. */
public final class KeptPages {
    private KeptPages() {}

    /** All pages that were fetched for the newest article at an address, in order; empty if none are kept. */
    public static List<KeptPage> of(Store store, String url) {
        return store.read(session -> session.articles().byUrlKey(UrlKey.of(url)).stream()
                .map(article -> session.pages().ofEntry(article.entryId()))
                .filter(pages -> !pages.isEmpty())
                .findFirst()
                .orElse(List.of()));
    }
}
