package org.wirewatch.pipeline;

import java.net.URI;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.wirewatch.feed.Entry;
import org.wirewatch.feed.Feed;
import org.wirewatch.feed.FeedCandidate;
import org.wirewatch.feed.FeedDiscovery;
import org.wirewatch.feed.FeedReader;
import org.wirewatch.feed.Reading;
import org.wirewatch.net.Fetch;
import org.wirewatch.net.FetchRequest;
import org.wirewatch.net.Fetcher;
import org.wirewatch.net.Validators;

/** Finds a site's feeds for a person who waits for it: what the page names, and only if that is nothing, a few guesses. */
public final class FeedFinding {
    private final Fetcher fetcher;
    private final FeedReader reader = new FeedReader();

    /** Asks through the given fetcher, as politely as it does. */
    public FeedFinding(Fetcher fetcher) {
        this.fetcher = fetcher;
    }

    /**
     * One feed, or what should be one.
     *
     * @param source {@code address} for the one that was given, {@code link}, {@code header}, {@code guess}, or
     *     {@code moved}
     * @param title the feed's own, or else the page's for it; null if neither says
     * @param kind {@code rss-2.0} and the like; null if it cannot be read
     * @param newest date of the newest entry; null if none is dated
     * @param ok whether it can be read
     * @param code why it cannot; null if it can
     * @param sentence the same for a person
     */
    public record Found(
            String url,
            String source,
            @Nullable String title,
            @Nullable String kind,
            int entries,
            @Nullable Instant newest,
            boolean ok,
            @Nullable String code,
            @Nullable String sentence) {}

    /** What an address turned out to be. */
    public sealed interface Look {
        /** A feed itself. */
        record IsFeed(Found feed) implements Look {}

        /** A page (or something else) that names these; guesses if it names none. Best first, each to be checked. */
        record Page(List<FeedCandidate> candidates, boolean guessed) implements Look {}

        /** Nothing that could be read. */
        record Unreachable(String code, String sentence) implements Look {}
    }

    /** Asks the address itself: one request, and one more where it is a feed that says it has moved. */
    public Look look(URI url) {
        Fetch fetch = arrival(fetcher.fetch(FetchRequest.feed(url, Validators.NONE)));
        if (!(fetch instanceof Fetch.Fetched page)) {
            Found failed = failed(url, "address", null, fetch);
            return new Look.Unreachable(
                    Objects.requireNonNull(failed.code()), Objects.requireNonNull(failed.sentence()));
        }
        return switch (reader.read(page.body(), page.contentType(), page.finalUrl())) {
            case Reading.Read(Feed feed) -> new Look.IsFeed(found(url, "address", null, feed));
            case Reading.SitemapIndex _ -> new Look.IsFeed(index(url));
            case Reading.Elsewhere(URI target) ->
                new Look.Page(List.of(new FeedCandidate(target, FeedCandidate.Source.LINK, null, null)), false);
            case Reading.Unreadable _ -> page(page);
        };
    }

    private static Look page(Fetch.Fetched page) {
        List<FeedCandidate> named =
                FeedDiscovery.of(page.body(), page.contentType(), page.finalUrl(), page.linkHeaders());
        return named.isEmpty()
                ? new Look.Page(FeedDiscovery.guesses(page.finalUrl()), true)
                : new Look.Page(named, false);
    }

    /** Asks one candidate: one request. */
    public Found check(FeedCandidate candidate) {
        String source = candidate.source().name().toLowerCase(Locale.ROOT);
        Fetch fetch = arrival(fetcher.fetch(FetchRequest.feed(candidate.url(), Validators.NONE)));
        if (!(fetch instanceof Fetch.Fetched fetched)) {
            return failed(candidate.url(), source, candidate.title(), fetch);
        }
        return switch (reader.read(fetched.body(), fetched.contentType(), fetched.finalUrl())) {
            case Reading.Read(Feed feed) -> found(candidate.url(), source, candidate.title(), feed);
            case Reading.SitemapIndex _ -> index(candidate.url());
            case Reading.Elsewhere(URI target) ->
                bad(
                        candidate.url(),
                        source,
                        candidate.title(),
                        "moved",
                        "It says that it has moved to " + target + ".");
            case Reading.Unreadable(String code, String sentence) ->
                bad(candidate.url(), source, candidate.title(), code, sentence);
        };
    }

    /** The one to take: in the order in which the daemon would try, with entries rather than without; null if none. */
    public static @Nullable Found choice(List<Found> found, List<FeedCandidate> candidates, URI page) {
        List<String> order = FeedDiscovery.bestFirst(candidates, page).stream()
                .map(candidate -> candidate.url().toString())
                .toList();
        return found.stream()
                .filter(Found::ok)
                .min(Comparator.comparing((Found feed) -> feed.entries() == 0)
                        .thenComparingInt(feed -> order.indexOf(feed.url())))
                .orElse(null);
    }

    private static Found found(URI url, String source, @Nullable String title, Feed feed) {
        Instant newest = feed.entries().stream()
                .map(Entry::published)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
        return new Found(
                url.toString(),
                source,
                feed.title() != null ? feed.title() : title,
                feed.format(),
                feed.entries().size(),
                newest,
                true,
                null,
                null);
    }

    private static Found index(URI url) {
        return new Found(url.toString(), "address", null, "sitemap-index", 0, null, true, null, null);
    }

    private static Found bad(URI url, String source, @Nullable String title, String code, String sentence) {
        return new Found(url.toString(), source, title, null, 0, null, false, code, sentence);
    }

    private static Found failed(URI url, String source, @Nullable String title, Fetch fetch) {
        return switch (fetch) {
            case Fetch.Failed(String code, String sentence, Throwable _) -> bad(url, source, title, code, sentence);
            case Fetch.Blocked(String code, String sentence) -> bad(url, source, title, code, sentence);
            case Fetch.Gone() -> bad(url, source, title, "http-410", "The server says that it is gone for good.");
            case Fetch.Throttled(Instant until, int status) ->
                bad(
                        url,
                        source,
                        title,
                        "http-" + status,
                        "The server asks to be left in peace" + (until == null ? "." : " until " + until + "."));
            case Fetch.Fetched _, Fetch.NotModified _, Fetch.Moved _ ->
                bad(url, source, title, "broken", "The server answered a first request as if it were not the first.");
        };
    }

    private static Fetch arrival(Fetch fetch) {
        return fetch instanceof Fetch.Moved(URI _, Fetch arrival) ? arrival : fetch;
    }
}
