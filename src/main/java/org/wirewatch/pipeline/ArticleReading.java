package org.wirewatch.pipeline;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wirewatch.article.Article;
import org.wirewatch.article.ArticleExtractor;
import org.wirewatch.article.Detour;
import org.wirewatch.article.Extraction;
import org.wirewatch.article.FeedHints;
import org.wirewatch.article.FeedText;
import org.wirewatch.article.Page;
import org.wirewatch.article.PageJoin;
import org.wirewatch.article.PageReading;
import org.wirewatch.article.PageReading.RuleUse;
import org.wirewatch.article.SiteRules;
import org.wirewatch.net.Fetch;
import org.wirewatch.net.FetchRequest;
import org.wirewatch.net.Fetcher;
import org.wirewatch.net.Validators;
import org.wirewatch.pipeline.PageGathering.Gathered;
import org.wirewatch.store.EntryRow;
import org.wirewatch.store.FeedRow;
import org.wirewatch.store.NewPage;
import org.wirewatch.store.Store;

/**
 * From a stored entry to its article: the page is fetched once, with its further pages, and extracted; where that fails
 * for good the feed's own text serves and the article is marked so. A page that the feed says has changed is fetched
 * again. Then {@link Journey} settles it. Thread-safe.
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
    private final Supplier<SiteRules> siteRules;
    private final BooleanSupplier keepsPages;

    ArticleReading(
            Fetcher fetcher,
            ArticleExtractor extractor,
            Store store,
            Journey journey,
            Supplier<Rules> rules,
            NetworkWeather weather,
            Events events,
            InstantSource clock,
            Supplier<SiteRules> siteRules,
            BooleanSupplier keepsPages) {
        this.fetcher = fetcher;
        this.extractor = extractor;
        this.store = store;
        this.journey = journey;
        this.rules = rules;
        this.weather = weather;
        this.events = events;
        this.clock = clock;
        this.siteRules = siteRules;
        this.keepsPages = keepsPages;
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
            case Fetch.Fetched fetched -> settlePage(entry, feed, url, fetched);
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

    private void settlePage(EntryRow entry, FeedRow feed, URI asked, Fetch.Fetched fetched) {
        Page page = new Page(fetched.finalUrl(), fetched.body(), fetched.contentType());
        Extraction.NoArticle detour = Detour.verdict(asked, fetched.finalUrl());
        if (detour != null) {
            settleTeaser(entry, feed, asked, detour.code(), detour.sentence());
            return;
        }
        Gathered gathered = PageGathering.gather(asked, page, each -> read(each, entry), this::further);
        if (gathered.missing() != null && isTriedAgain(entry, gathered.missing())) {
            return;
        }
        switch (gathered.extraction()) {
            case Extraction.Extracted(Article article) ->
                journey.settle(entry, feed, reading(entry, article, null, gathered, fetched));
            case Extraction.NoArticle(String code, String sentence) -> {
                if (entry.revisesId() != null && pageIsKnown(entry.revisesId())) {
                    leaveAsItIs(entry, entry.pageValidators());
                    return;
                }
                Article fed = FeedText.article(page.url(), hints(entry), feed.language());
                Article stub = gathered.first().stub();
                Article all = stub == null ? fed : PageJoin.join(fed, stub).orElse(fed);
                Incoming.Teaser teaser = new Incoming.Teaser(code, sentence);
                journey.settle(entry, feed, reading(entry, all, teaser, gathered, fetched));
            }
        }
    }

    private Journey.Reading reading(
            EntryRow entry,
            Article article,
            Incoming.@Nullable Teaser teaser,
            Gathered gathered,
            Fetch.Fetched fetched) {
        URI url = gathered.pages().getFirst().page().url();
        String failure = teaser == null ? null : teaser.code();
        List<NewPage> pages = keepsPages.getAsBoolean()
                ? gathered.pages().stream()
                        .map(one -> NewPage.of(
                                one.asked(),
                                one.page().url(),
                                one.page().contentType(),
                                one.page().body()))
                        .toList()
                : List.of();
        return new Journey.Reading(
                article,
                teaser,
                gathered.note(),
                teaser == null ? PageValidators.write(fetched.validators()) : null,
                session -> SiteNotes.note(
                        session, entry, url, article, failure, gathered.first().rule(), pages, clock.instant()));
    }

    /** A further page of the same article, asked for as politely as the first. */
    private PageGathering.Answer further(URI url) {
        return switch (arrival(fetcher.fetch(FetchRequest.article(url)))) {
            case Fetch.Fetched(URI finalUrl, byte[] body, String contentType, var _, var _, var _) ->
                new PageGathering.Answer.Got(new Page(finalUrl, body, contentType));
            case Fetch.Throttled(Instant until, int status) ->
                new PageGathering.Answer.Not(
                        "http-" + status, "The site asks for a longer pause (HTTP " + status + ").", until);
            case Fetch.Failed(String code, String sentence, Throwable _) ->
                new PageGathering.Answer.Not(code, sentence, null);
            case Fetch.Blocked(String code, String sentence) -> new PageGathering.Answer.Not(code, sentence, null);
            case Fetch.Gone _ -> new PageGathering.Answer.Not("http-410", "It is gone (HTTP 410).", null);
            case Fetch.NotModified _, Fetch.Moved _ ->
                new PageGathering.Answer.Not("broken", "The site answered 304 to a first request.", null);
        };
    }

    private static Fetch arrival(Fetch fetch) {
        return fetch instanceof Fetch.Moved(URI _, Fetch arrival) ? arrival : fetch;
    }

    /** An article whose second page fails for a passing reason is read again as a whole, for a while. */
    private boolean isTriedAgain(EntryRow entry, PageGathering.Answer.Not missing) {
        if (missing.code().equals("cancelled")) {
            store.change(session -> session.entries().release(entry.id()));
            return true;
        }
        boolean paused = missing.code().equals("http-429") || missing.again() != null;
        Optional<Instant> again = paused
                ? PagePatience.afterPause(missing.again(), entry.firstSeenAt(), clock.instant())
                : PagePatience.afterFailure(missing.code(), entry.attempts(), clock.instant());
        again.ifPresent(instant -> putOff(entry, instant, !paused));
        return again.isPresent();
    }

    /** A page that breaks the extractor must not cost its article: the feed's text serves. */
    private PageReading read(Page page, EntryRow entry) {
        try {
            return extractor.read(page, hints(entry), siteRules.get().of(page.url()));
        } catch (RuntimeException | StackOverflowError broken) {
            events.broken("page " + page.url(), broken);
            return PageReading.broken();
        }
    }

    /** The owner wants no pages of this feed: its own text is all there is to be, and nothing is missing. */
    private void settleFeedText(EntryRow entry, FeedRow feed, URI url) {
        Article article = FeedText.article(url, hints(entry), feed.language());
        journey.settle(entry, feed, new Journey.Reading(article, null, null, null, _ -> {}));
    }

    private void settleTeaser(EntryRow entry, FeedRow feed, URI url, String code, String sentence) {
        if (entry.revisesId() != null && pageIsKnown(entry.revisesId())) {
            leaveAsItIs(entry, entry.pageValidators());
            return;
        }
        Article article = FeedText.article(url, hints(entry), feed.language());
        Incoming.Teaser teaser = new Incoming.Teaser(code, sentence);
        journey.settle(
                entry,
                feed,
                new Journey.Reading(
                        article,
                        teaser,
                        null,
                        null,
                        session -> SiteNotes.note(
                                session, entry, url, article, code, RuleUse.NONE, List.of(), clock.instant())));
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
