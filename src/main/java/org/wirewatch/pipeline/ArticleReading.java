package org.wirewatch.pipeline;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wirewatch.article.Article;
import org.wirewatch.article.ArticleExtractor;
import org.wirewatch.article.Extraction;
import org.wirewatch.article.FeedHints;
import org.wirewatch.article.FeedText;
import org.wirewatch.article.Page;
import org.wirewatch.net.Fetch;
import org.wirewatch.net.FetchRequest;
import org.wirewatch.net.Fetcher;
import org.wirewatch.net.Validators;
import org.wirewatch.store.EntryRow;
import org.wirewatch.store.FeedRow;
import org.wirewatch.store.Store;

/**
 * From a stored entry to its article: the page is fetched once and extracted; where that fails for good the feed's own
 * text serves and the article is marked so. A page that the feed says has changed is fetched again. Then {@link Journey}
 * settles it. Thread-safe.
 */
final class ArticleReading {

    /** How soon a page is tried again while the network is down. */
    private static final Duration WITHOUT_NETWORK = Duration.ofMinutes(2);

    private static final Pattern ILLEGAL_IN_ADDRESS = Pattern.compile("[ \"<>\\\\^`{|}]|%(?![0-9A-Fa-f]{2})");

    private final Fetcher fetcher;
    private final ArticleExtractor extractor;
    private final Store store;
    private final Journey journey;
    private final Supplier<Rules> rules;
    private final NetworkWeather weather;
    private final Events events;
    private final InstantSource clock;

    ArticleReading(
            Fetcher fetcher,
            ArticleExtractor extractor,
            Store store,
            Journey journey,
            Supplier<Rules> rules,
            NetworkWeather weather,
            Events events,
            InstantSource clock) {
        this.fetcher = fetcher;
        this.extractor = extractor;
        this.store = store;
        this.journey = journey;
        this.rules = rules;
        this.weather = weather;
        this.events = events;
        this.clock = clock;
    }

    /** Reads one entry's article, or puts the attempt off. */
    void read(EntryRow entry) {
        FeedRow feed =
                store.read(session -> session.feeds().byId(entry.feedId())).orElseThrow();
        URI url = parse(entry.url());
        if (url == null) {
            settleTeaser(entry, feed, Page.NOWHERE, "no-link", "The entry has no link to an article.");
            return;
        }
        if (rules.get().feedsWithoutPages().contains(feed.url())) {
            settleFeedText(entry, feed, url);
            return;
        }
        if (MediaFiles.isNamedLikeOne(url)) {
            settleTeaser(entry, feed, url, "not-a-page", "The link leads to a file, not to a page.");
            return;
        }
        Fetch fetch = fetcher.fetch(request(entry, url));
        if (weather.observe(fetch, String.valueOf(url.getHost()), false, clock.instant())) {
            putOff(entry, clock.instant().plus(WITHOUT_NETWORK), false);
        } else {
            settle(entry, feed, url, fetch);
        }
    }

    /** A page is asked for once; one that the feed says has changed is asked for conditionally. */
    private static FetchRequest request(EntryRow entry, URI url) {
        return entry.revisesId() == null
                ? FetchRequest.article(url)
                : new FetchRequest(url, FetchRequest.Purpose.ARTICLE, PageValidators.read(entry.pageValidators()));
    }

    private void settle(EntryRow entry, FeedRow feed, URI url, Fetch fetch) {
        switch (fetch) {
            case Fetch.Fetched fetched -> settlePage(entry, feed, fetched);
            case Fetch.Moved(URI _, Fetch arrival) -> settle(entry, feed, url, arrival);
            case Fetch.Throttled(Instant until, int status) -> {
                store.change(session -> fetcher.pausedHosts().forEach(session.feeds()::pauseHost));
                PagePatience.afterPause(until, entry.firstSeenAt(), clock.instant())
                        .ifPresentOrElse(
                                again -> putOff(entry, again, false),
                                () -> settleTeaser(
                                        entry,
                                        feed,
                                        url,
                                        "http-" + status,
                                        "The site asks for a longer pause (HTTP " + status + ")."));
            }
            case Fetch.Failed(String code, String sentence, Throwable _) ->
                tryAgainOrMakeDo(entry, feed, url, code, sentence);
            case Fetch.Blocked(String code, String sentence) -> tryAgainOrMakeDo(entry, feed, url, code, sentence);
            case Fetch.Gone() -> settleTeaser(entry, feed, url, "http-410", "The page is gone (HTTP 410).");
            case Fetch.NotModified(Validators validators, Duration _)
            when entry.revisesId() != null -> leaveAsItIs(entry, PageValidators.write(validators));
            case Fetch.NotModified _ ->
                tryAgainOrMakeDo(entry, feed, url, "broken", "The site answered 304 to a first request.");
        }
    }

    private void tryAgainOrMakeDo(EntryRow entry, FeedRow feed, URI url, String code, String sentence) {
        if (code.equals("cancelled")) {
            // Cut off by our own stop: no fault of the page, and no reason to make do with less.
            store.change(session -> session.entries().release(entry.id()));
            return;
        }
        Optional<Instant> again = PagePatience.afterFailure(code, entry.attempts(), clock.instant());
        again.ifPresentOrElse(
                instant -> putOff(entry, instant, true), () -> settleTeaser(entry, feed, url, code, sentence));
    }

    private void putOff(EntryRow entry, Instant again, boolean countsAsAttempt) {
        store.change(session -> session.entries().retry(entry.id(), again, countsAsAttempt));
    }

    private void settlePage(EntryRow entry, FeedRow feed, Fetch.Fetched fetched) {
        Page page = new Page(fetched.finalUrl(), fetched.body(), fetched.contentType());
        switch (extract(page, entry)) {
            case Extraction.Extracted(Article article) ->
                journey.settle(entry, feed, article, null, PageValidators.write(fetched.validators()));
            case Extraction.NoArticle(String code, String sentence) ->
                settleTeaser(entry, feed, fetched.finalUrl(), code, sentence);
        }
    }

    /** A page that breaks the extractor must not cost its article: the feed's text serves. */
    private Extraction extract(Page page, EntryRow entry) {
        try {
            return extractor.extract(page, hints(entry));
        } catch (RuntimeException | StackOverflowError broken) {
            events.broken("page " + page.url(), broken);
            return new Extraction.NoArticle("broken", "Wirewatch could not make sense of the page.");
        }
    }

    /** The owner wants no pages of this feed: its own text is all there is to be, and nothing is missing. */
    private void settleFeedText(EntryRow entry, FeedRow feed, URI url) {
        journey.settle(entry, feed, FeedText.article(url, hints(entry), feed.language()), null, null);
    }

    private void settleTeaser(EntryRow entry, FeedRow feed, URI url, String code, String sentence) {
        if (entry.revisesId() != null && pageIsKnown(entry.revisesId())) {
            leaveAsItIs(entry, entry.pageValidators());
            return;
        }
        Article article = FeedText.article(url, hints(entry), feed.language());
        journey.settle(entry, feed, article, new Incoming.Teaser(code, sentence), null);
    }

    /** A teaser is no later version of an article that was read whole. */
    private boolean pageIsKnown(long originalEntry) {
        return store.read(session -> session.articles().latestOfEntry(originalEntry))
                .filter(article -> article.teaserCode() == null)
                .isPresent();
    }

    /** The page has not changed, or cannot be had: what is known of it stays. */
    private void leaveAsItIs(EntryRow entry, @Nullable String validators) {
        Long original = entry.revisesId();
        store.change(session -> {
            if (session.entries().done(entry.id()) && original != null) {
                session.entries().pageRead(original, true, validators, clock.instant());
            }
        });
    }

    private static FeedHints hints(EntryRow entry) {
        return new FeedHints(entry.title(), entry.author(), entry.published(), entry.html());
    }

    /** Feeds hold addresses with spaces, bars and braces, which browsers forgive. */
    private static @Nullable URI parse(@Nullable String url) {
        if (url == null) {
            return null;
        }
        try {
            URI uri = new URI(
                    ILLEGAL_IN_ADDRESS.matcher(url.strip()).replaceAll(illegal -> percentEncoded(illegal.group())));
            return uri.isAbsolute() && uri.getHost() != null ? uri : null;
        } catch (URISyntaxException notAnAddress) {
            return null;
        }
    }

    private static String percentEncoded(String character) {
        return "%" + HexFormat.of().withUpperCase().toHexDigits((byte) character.charAt(0));
    }
}
