package org.wirewatch.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.wirewatch.store.FeedRow;
import org.wirewatch.store.NewEntry;
import org.wirewatch.store.Session;

/**
 * A feed whose address was changed in the config is a new feed to us, but its readers were promised no gap and no
 * repetition. It is known by what it carries: at least half of its entries stood in a feed that has left the config.
 *
 * @param predecessor the feed whose place it takes
 * @param history entries that are no news: known there, or published before that feed was last read
 * @param news all others
 */
record Succession(FeedRow predecessor, List<NewEntry> history, List<NewEntry> news) {
    /** Whoever comes back after longer begins anew. */
    private static final Duration MEMORY = Duration.ofDays(30);

    private static final int MOST_CANDIDATES = 50;

    /** One shared entry may be a coincidence, or an agency's. */
    private static final int FEWEST_SHARED = 2;

    /** Finds the feed, if there is one, that these entries of a first good fetch continue. */
    static Optional<Succession> find(Session session, List<NewEntry> entries, Instant now) {
        int enough = Math.max(Math.min(FEWEST_SHARED, entries.size()), (entries.size() + 1) / 2);
        if (entries.isEmpty()) {
            return Optional.empty();
        }
        for (FeedRow candidate : session.feeds().leftSince(now.minus(MEMORY)).stream()
                .filter(feed -> feed.succeededAt() != null)
                .limit(MOST_CANDIDATES)
                .toList()) {
            Set<String> known = session.entries().knownTo(candidate.id(), entries);
            if (known.size() >= enough) {
                return Optional.of(split(candidate, entries, known));
            }
        }
        return Optional.empty();
    }

    private static Succession split(FeedRow predecessor, List<NewEntry> entries, Set<String> known) {
        List<NewEntry> history = new ArrayList<>();
        List<NewEntry> news = new ArrayList<>();
        Instant lastRead = predecessor.succeededAt();
        for (NewEntry entry : entries) {
            Instant published = entry.published();
            boolean isOld = lastRead != null && published != null && published.isBefore(lastRead);
            (known.contains(entry.identity()) || isOld ? history : news).add(entry);
        }
        return new Succession(predecessor, history, news);
    }
}
