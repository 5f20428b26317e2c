package org.wirewatch.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.wirewatch.store.SearchTable.Ids;
import org.wirewatch.store.Session;
import org.wirewatch.store.Store;
import org.wirewatch.watch.Prefilter;
import org.wirewatch.watch.WordShares;

/** How common words were in the last month's articles, as the full-text index knows it. */
public final class CommonWords {
    private static final Duration PERIOD = Duration.ofDays(30);

    /** Of fewer, a share says little. */
    private static final int FEWEST_ARTICLES = 100;

    /** So many different words are looked up; of more, nothing is said. */
    private static final int MOST_WORDS = 500;

    private CommonWords() {}

    /** The shares as they are now; each word is counted once. Not thread-safe. */
    public static WordShares of(Store store, Instant now) {
        Ids month = store.read(session -> session.search().ids(now.minus(PERIOD), now));
        long all = store.read(session -> session.search().count(new Prefilter.Anything(), month));
        if (all < FEWEST_ARTICLES) {
            return new WordShares(_ -> 0);
        }
        Map<String, Double> known = new HashMap<>();
        return new WordShares(word -> known.size() >= MOST_WORDS && !known.containsKey(word)
                ? 0
                : known.computeIfAbsent(
                        word, asked -> store.read(session -> count(session, asked, month)) / (double) all));
    }

    private static long count(Session session, String word, Ids month) {
        return session.search().count(Prefilter.ofWord(word), month);
    }
}
