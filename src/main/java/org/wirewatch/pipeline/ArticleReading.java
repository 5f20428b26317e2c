package org.wirewatch.pipeline;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
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
import org.wirewatch.store.EntryRow;
import org.wirewatch.store.FeedRow;
import org.wirewatch.store.Store;

/**
 * From a stored entry to its article: the page is fetched once and extracted; where that fails for good the feed's own
 * text serves and the article is marked so. Then {@link Journey} settles it. Thread-safe.
 */
final class ArticleReading {
    private static final URI NOWHERE = URI.create("https://no-link.invalid/");

    private final Fetcher fetcher;
    private final ArticleExtractor extractor;
    private final Store store;
    private final Journey journey;
    private final InstantSource clock;

    ArticleReading(Fetcher fetcher, ArticleExtractor extractor, Store store, Journey journey, InstantSource clock) {
        this.fetcher = fetcher;
        this.extractor = extractor;
        this.store = store;
        this.journey = journey;
        this.clock = clock;
    }

    /** Reads one entry's article, or puts the attempt off. */
    void read(EntryRow entry) {
        FeedRow feed =
                store.read(session -> session.feeds().byId(entry.feedId())).orElseThrow();
        URI url = parse(entry.url());
        if (url == null) {
            settleTeaser(entry, feed, NOWHERE, "no-link", "The entry has no link to an article.");
            return;
        }
        settle(entry, feed, url, fetcher.fetch(FetchRequest.article(url)));
    }

    private void settle(EntryRow entry, FeedRow feed, URI url, Fetch fetch) {
        switch (fetch) {
            case Fetch.Fetched fetched -> settlePage(entry, feed, fetched);
            case Fetch.Moved(URI _, Fetch arrival) -> settle(entry, feed, url, arrival);
            case Fetch.Throttled(Instant until, int status) ->
                PagePatience.afterPause(until, entry.firstSeenAt(), clock.instant())
                        .ifPresentOrElse(
                                again -> putOff(entry, again, false),
                                () -> settleTeaser(
                                        entry,
                                        feed,
                                        url,
                                        "http-" + status,
                                        "The site asks for a longer pause (HTTP " + status + ")."));
            case Fetch.Failed(String code, String sentence, Throwable _) ->
                tryAgainOrMakeDo(entry, feed, url, code, sentence);
            case Fetch.Blocked(String code, String sentence) -> tryAgainOrMakeDo(entry, feed, url, code, sentence);
            case Fetch.Gone() -> settleTeaser(entry, feed, url, "http-410", "The page is gone (HTTP 410).");
            case Fetch.NotModified _ ->
                tryAgainOrMakeDo(entry, feed, url, "broken", "The site answered 304 to a first request.");
        }
    }

    private void tryAgainOrMakeDo(EntryRow entry, FeedRow feed, URI url, String code, String sentence) {
        Optional<Instant> again = PagePatience.afterFailure(code, entry.attempts(), clock.instant());
        again.ifPresentOrElse(
                instant -> putOff(entry, instant, true), () -> settleTeaser(entry, feed, url, code, sentence));
    }

    private void putOff(EntryRow entry, Instant again, boolean countsAsAttempt) {
        store.change(session -> session.entries().retry(entry.id(), again, countsAsAttempt));
    }

    private void settlePage(EntryRow entry, FeedRow feed, Fetch.Fetched fetched) {
        Page page = new Page(fetched.finalUrl(), fetched.body(), fetched.contentType());
        switch (extractor.extract(page, hints(entry))) {
            case Extraction.Extracted(Article article) -> journey.settle(entry, feed, article, null);
            case Extraction.NoArticle(String code, String sentence) ->
                settleTeaser(entry, feed, fetched.finalUrl(), code, sentence);
        }
    }

    private void settleTeaser(EntryRow entry, FeedRow feed, URI url, String code, String sentence) {
        Article article = FeedText.article(url, hints(entry), feed.language());
        journey.settle(entry, feed, article, new Journey.Teaser(code, sentence));
    }

    private static FeedHints hints(EntryRow entry) {
        return new FeedHints(entry.title(), entry.author(), entry.published(), entry.html());
    }

    private static @Nullable URI parse(@Nullable String url) {
        if (url == null) {
            return null;
        }
        try {
            URI uri = new URI(url);
            return uri.isAbsolute() ? uri : null;
        } catch (URISyntaxException notAnAddress) {
            return null;
        }
    }
}
