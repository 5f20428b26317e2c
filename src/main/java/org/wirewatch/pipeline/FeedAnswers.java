package org.wirewatch.pipeline;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wirewatch.feed.Feed;
import org.wirewatch.feed.FeedReader;
import org.wirewatch.feed.PollFacts;
import org.wirewatch.feed.Reading;
import org.wirewatch.net.Fetch;
import org.wirewatch.net.FetchRequest;
import org.wirewatch.net.Fetcher;
import org.wirewatch.net.Validators;
import org.wirewatch.pipeline.Settlements.Move;
import org.wirewatch.store.FeedRow;

/**
 * What the answer to a poll means: a feed, no change, a page in a feed's place, a move, a failure. What it means is kept
 * by {@link PollSettlement}. Thread-safe.
 */
final class FeedAnswers {
    /** Cut off by our own stop: no fault of the feed. */
    private static final String CANCELLED = "cancelled";

    private final Fetcher fetcher;
    private final FeedReader reader;
    private final FeedSearch search;
    private final FeedMoves moves;
    private final SitemapParts sitemapParts;
    private final PollSettlement settlement;
    private final Events events;

    FeedAnswers(Fetcher fetcher, FeedReader reader, PollSettlement settlement, Events events) {
        this.fetcher = fetcher;
        this.reader = reader;
        this.search = new FeedSearch(fetcher, reader);
        this.moves = new FeedMoves(search);
        this.sitemapParts = new SitemapParts(fetcher, reader);
        this.settlement = settlement;
        this.events = events;
    }

    /**
     * Settles an answer.
     *
     * @param movedTo where a permanent redirect led to it; null if there was none
     * @return whether articles wait to be read because of it
     */
    boolean settle(FeedRow feed, Fetch fetch, @Nullable String movedTo) {
        return switch (fetch) {
            case Fetch.Fetched fetched -> settleBody(feed, fetched, movedTo);
            case Fetch.NotModified(Validators validators, Duration freshFor) ->
                unchanged(feed, validators, freshFor, movedTo, 0);
            case Fetch.Moved(URI target, Fetch arrival) -> settle(feed, arrival, target.toString());
            case Fetch.Throttled(Instant until, int status) -> {
                settlement.throttled(feed, until, status);
                yield false;
            }
            case Fetch.Gone() -> gone(feed);
            case Fetch.Blocked(String code, String sentence) -> failed(feed, code, sentence);
            case Fetch.Failed(String code, String sentence, Throwable _) -> {
                if (!code.equals(CANCELLED)) {
                    yield failed(feed, code, sentence);
                }
                settlement.cancelled(feed);
                yield false;
            }
        };
    }

    private boolean failed(FeedRow feed, String code, String sentence) {
        settlement.failed(feed, PollFacts.Result.FAILED, code, sentence);
        return false;
    }

    private boolean unchanged(
            FeedRow feed,
            Validators validators,
            @Nullable Duration freshFor,
            @Nullable String movedTo,
            int sameBodies) {
        Move move = moves.move(feed, movedTo, feed.announcedTo());
        settlement.unchanged(feed, validators, freshFor, move, sameBodies);
        return false;
    }

    private boolean gone(FeedRow feed) {
        if (feed.chosenUrl() != null) {
            return failed(
                    feed,
                    "http-410",
                    "The server says that the feed " + feed.fetchUrl() + ", which was chosen on this page, is gone for"
                            + " good. The page is searched for another.");
        }
        settlement.failed(
                feed,
                PollFacts.Result.GONE,
                "http-410",
                "The server says that this feed is gone for good. It is not polled any more; remove it from the"
                        + " config, or give its new address.");
        return false;
    }

    private boolean settleBody(FeedRow feed, Fetch.Fetched fetched, @Nullable String movedTo) {
        String bodyHash = Hashes.sha256(fetched.body());
        if (bodyHash.equals(feed.bodyHash()) && movedTo == null) {
            return unchanged(feed, fetched.validators(), fetched.freshFor(), null, feed.sameBodies() + 1);
        }
        return switch (reader.read(fetched.body(), fetched.contentType(), fetched.finalUrl())) {
            case Reading.Read(Feed read) -> {
                Move move = moves.move(feed, movedTo, read.newAddress());
                yield settlement.read(feed, fetched, bodyHash, read, move, feed.chosenUrl());
            }
            case Reading.Elsewhere(URI target) -> settleElsewhere(feed, target, movedTo);
            case Reading.SitemapIndex(List<Reading.SitemapIndex.Part> parts) ->
                settleSitemaps(feed, fetched, bodyHash, parts, movedTo);
            case Reading.Unreadable(String code, String sentence) -> {
                boolean neverWasAFeed = feed.baselineAt() == null;
                if (code.equals("html") && neverWasAFeed && FeedSearch.isOwnPage(feed, fetched, movedTo)) {
                    yield choose(feed, fetched);
                } else if (movedTo == null) {
                    yield failed(feed, code, sentence);
                } else {
                    yield failed(
                            feed,
                            "moved",
                            "The feed is said to have moved for good to " + movedTo + ", but what is there is no feed: "
                                    + sentence + ". Its old address stays in force.");
                }
            }
        };
    }

    /** RSS's own document for a move: what lies at its target counts, and the move as a permanent redirect does. */
    private boolean settleElsewhere(FeedRow feed, URI target, @Nullable String movedTo) {
        Fetch fetch = fetcher.fetch(FetchRequest.feed(target, Validators.NONE));
        Fetch arrival = fetch instanceof Fetch.Moved(URI _, Fetch end) ? end : fetch;
        if (arrival instanceof Fetch.Fetched fetched
                && reader.read(fetched.body(), fetched.contentType(), fetched.finalUrl())
                        instanceof Reading.Read(Feed read)) {
            String bodyHash = Hashes.sha256(fetched.body());
            return settlement.read(
                    feed, fetched, bodyHash, read, FeedMoves.moved(feed, target.toString()), feed.chosenUrl());
        } else if (arrival instanceof Fetch.Fetched || arrival instanceof Fetch.Gone) {
            return failed(
                    feed,
                    "moved-astray",
                    "The server says that this feed has moved to " + target
                            + ", but there is no feed there. Look for its new address on the site.");
        } else {
            return settle(feed, arrival, movedTo);
        }
    }

    private boolean settleSitemaps(
            FeedRow feed,
            Fetch.Fetched index,
            String bodyHash,
            List<Reading.SitemapIndex.Part> parts,
            @Nullable String movedTo) {
        SitemapParts.Gathered gathered = sitemapParts.gather(feed, parts);
        if (!gathered.anyRead() && gathered.throttled() != null) {
            return settle(feed, gathered.throttled(), null);
        } else if (!gathered.anyRead() && gathered.trouble() != null) {
            return settle(
                    feed,
                    new Fetch.Failed(
                            gathered.trouble().code(), gathered.trouble().sentence(), null),
                    null);
        } else {
            // Where the index would not tell that a part has changed, it must come whole the next time.
            Fetch.Fetched remembered = gathered.complete()
                    ? index
                    : new Fetch.Fetched(
                            index.finalUrl(), index.body(), null, Validators.NONE, index.freshFor(), List.of());
            String hash = gathered.complete() ? bodyHash : "";
            boolean articlesWait = settlement.read(
                    feed, remembered, hash, gathered.feed(), FeedMoves.moved(feed, movedTo), feed.chosenUrl());
            sitemapParts.remember(feed, gathered);
            return articlesWait;
        }
    }

    /**
     * A page stands where a feed was configured: one of the feeds that it names is taken, and remembered.
     *
     * @return whether articles wait to be read because of it
     */
    boolean choose(FeedRow feed, Fetch.Fetched page) {
        return switch (search.search(page)) {
            case FeedSearch.Result.Chosen(URI url, Fetch.Fetched fetched, Feed read) -> {
                String chosen = url.toString();
                Move move = new Move(chosen, null, 0);
                boolean articlesWait =
                        settlement.read(feed, fetched, Hashes.sha256(fetched.body()), read, move, chosen);
                events.chose(feed.url(), chosen);
                yield articlesWait;
            }
            case FeedSearch.Result.None(String sentence) -> failed(feed, "html", sentence);
            case FeedSearch.Result.Interrupted(Fetch fetch) -> settle(feed, fetch, null);
        };
    }
}
