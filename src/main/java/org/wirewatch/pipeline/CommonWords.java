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

/**
 * How common words were in the last month's articles, as the full-text index knows it.
 *
 * @param articles how many there are
 * @param shares each word is counted once; not thread-safe
 */
public record CommonWords(long articles, WordShares shares) {
    /** Of fewer, a share says little. */
    public static final int FEWEST_ARTICLES = 100;

    private static final Duration PERIOD = Duration.ofDays(30);

    /** So many different words are looked up; of more, nothing is said. */
    private static final int MOST_WORDS = 500;

    /** The shares as they are now; they ask the store as long as it is open. */
    public static CommonWords of(Store store, Instant now) {
        Ids month = store.read(session -> session.search().ids(now.minus(PERIOD), now));
        long all = store.read(session -> session.search().count(new Prefilter.Anything(), month));
        if (all < FEWEST_ARTICLES) {
            return new CommonWords(all, WordShares.UNKNOWN);
        }
        Map<String, Double> known = new HashMap<>();
        return new CommonWords(
                all,
                new WordShares(word -> known.size() >= MOST_WORDS && !known.containsKey(word)
                        ? 0
                        : known.computeIfAbsent(
                                word, asked -> store.read(session -> count(session, asked, month)) / (double) all)));
    }

    /** Whether there are enough articles to tell. */
    public boolean isKnown() {
        return articles >= FEWEST_ARTICLES;
    }

    private static long count(Session session, String word, Ids month) {
        return session.search().count(Prefilter.ofWord(word), month);
    }
}
