package org.wirewatch.pipeline;

import org.jspecify.annotations.Nullable;
import org.wirewatch.pipeline.Settlements.Move;
import org.wirewatch.store.FeedRow;

/** When a feed that is said to have moved is asked at its new address. Thread-safe. */
final class FeedMoves {
    /** A permanent redirect is believed when it was seen this often in a row, and a feed was at its end. */
    private static final int MOVES_TO_BELIEVE = 3;

    private final FeedSearch search;

    /** @param search looks whether a feed is at an address */
    FeedMoves(FeedSearch search) {
        this.search = search;
    }

    /**
     * Where to ask from now on. A new address in the feed itself counts as a permanent redirect does, but is believed
     * only if a feed is there: then, and only then, it is asked.
     *
     * @param redirectedTo where a permanent redirect led; null if there was none
     * @param announced the new address that the document gives; null if it gives none
     */
    Move move(FeedRow feed, @Nullable String redirectedTo, @Nullable String announced) {
        if (redirectedTo != null || announced == null || announced.equals(feed.fetchUrl())) {
            return moved(feed, redirectedTo);
        }
        Move move = moved(feed, announced);
        boolean believed = move.fetchUrl().equals(announced);
        return !believed || search.isFeed(announced, feed.fetchUrl()) ? move : new Move(feed.fetchUrl(), null, 0);
    }

    /**
     * Where to ask from now on, and how often in a row a permanent redirect was seen.
     *
     * @param movedTo where it led; null if there was none
     */
    static Move moved(FeedRow feed, @Nullable String movedTo) {
        if (movedTo == null) {
            return new Move(feed.fetchUrl(), null, 0);
        }
        int seen = movedTo.equals(feed.movedTo()) ? feed.movedSeen() + 1 : 1;
        return seen >= MOVES_TO_BELIEVE ? new Move(movedTo, null, 0) : new Move(feed.fetchUrl(), movedTo, seen);
    }
}
