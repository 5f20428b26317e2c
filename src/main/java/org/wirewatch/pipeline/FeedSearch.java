package org.wirewatch.pipeline;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.wirewatch.feed.Feed;
import org.wirewatch.feed.FeedCandidate;
import org.wirewatch.feed.FeedDiscovery;
import org.wirewatch.feed.FeedReader;
import org.wirewatch.feed.Reading;
import org.wirewatch.net.Fetch;
import org.wirewatch.net.FetchRequest;
import org.wirewatch.net.Fetcher;
import org.wirewatch.net.Validators;
import org.wirewatch.store.FeedRow;

/**
 * Looks for the feed of a page that was configured in a feed's place. Only what the page itself names is asked; guesses
 * are for {@code feeds find}, where a person waits for them. Thread-safe.
 */
final class FeedSearch {
    private static final int MOST_TRIED = 3;
    private static final int FAILURES_BEFORE_SEARCHING_AGAIN = 3;
    private static final Duration BETWEEN_SEARCHES = Duration.ofDays(1);

    private final Fetcher fetcher;
    private final FeedReader reader;

    FeedSearch(Fetcher fetcher, FeedReader reader) {
        this.fetcher = fetcher;
        this.reader = reader;
    }

    /** What came of a search. */
    sealed interface Result {
        /** One that can be read. */
        record Chosen(URI url, Fetch.Fetched fetched, Feed feed) implements Result {}

        /** None; why, and what to do. */
        record None(String sentence) implements Result {}

        /** The host wants to be left alone, or we are stopping: ask later. */
        record Interrupted(Fetch fetch) implements Result {}
    }

    /**
     * Whether a page is the one that was configured, and not somebody else's that a temporary redirect led to, such as
     * a login.
     *
     * @param movedTo where a permanent redirect led; null if there was none
     */
    static boolean isOwnPage(FeedRow feed, Fetch.Fetched page, @Nullable String movedTo) {
        return isSameSite(page.finalUrl(), URI.create(feed.url()))
                || (movedTo != null && isSameSite(page.finalUrl(), URI.create(movedTo)));
    }

    /** Whether the choice has been dead for so long that the page is asked for another; once a day at most. */
    static boolean isToBeSoughtAgain(FeedRow feed, Instant now) {
        Instant sought = feed.soughtAt();
        return feed.chosenUrl() != null
                && feed.failures() >= FAILURES_BEFORE_SEARCHING_AGAIN
                && (sought == null || !now.isBefore(sought.plus(BETWEEN_SEARCHES)));
    }

    /** Tries what the page names, the likeliest first. */
    Result search(Fetch.Fetched page) {
        List<FeedCandidate> named = FeedDiscovery.bestFirst(
                FeedDiscovery.of(page.body(), page.contentType(), page.finalUrl(), page.linkHeaders()),
                page.finalUrl());
        for (FeedCandidate candidate : named.stream().limit(MOST_TRIED).toList()) {
            Fetch fetch = arrival(fetcher.fetch(FetchRequest.feed(candidate.url(), Validators.NONE)));
            if (fetch instanceof Fetch.Throttled
                    || (fetch instanceof Fetch.Failed failed && failed.code().equals("cancelled"))) {
                return new Result.Interrupted(fetch);
            }
            if (fetch instanceof Fetch.Fetched fetched
                    && reader.read(fetched.body(), fetched.contentType(), fetched.finalUrl())
                            instanceof Reading.Read(Feed feed)) {
                return new Result.Chosen(candidate.url(), fetched, feed);
            }
        }
        return new Result.None(
                named.isEmpty()
                        ? "this is a page, and it names no feed; `wirewatch feeds find " + page.finalUrl()
                                + "` tries the usual addresses, or look for the feed's address on the site"
                        : "this is a page, and none of the feeds that it names can be read ("
                                + named.getFirst().url() + (named.size() > 1 ? " and more" : "")
                                + "); give the address of its feed instead");
    }

    /** Whether an address that a feed names as its new one leads to a feed, and not back to the old address. */
    boolean isFeed(String url, String oldUrl) {
        return arrival(fetcher.fetch(FetchRequest.feed(URI.create(url), Validators.NONE)))
                        instanceof Fetch.Fetched fetched
                && !fetched.finalUrl().toString().equals(oldUrl)
                && reader.read(fetched.body(), fetched.contentType(), fetched.finalUrl())
                        instanceof Reading.Read(Feed feed)
                && !oldUrl.equals(feed.newAddress());
    }

    private static Fetch arrival(Fetch fetch) {
        return fetch instanceof Fetch.Moved(URI _, Fetch arrival) ? arrival : fetch;
    }

    /** Hosts that differ by a subdomain at most. */
    static boolean isSameSite(URI one, URI other) {
        String a = host(one);
        String b = host(other);
        return a.equals(b) || a.endsWith("." + b) || b.endsWith("." + a);
    }

    private static String host(URI url) {
        return String.valueOf(url.getHost()).toLowerCase(Locale.ROOT).replaceFirst("^www\\.", "");
    }
}
