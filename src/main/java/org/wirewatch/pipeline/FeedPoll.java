package org.wirewatch.pipeline;

import java.net.URI;
import java.time.InstantSource;
import java.util.function.Supplier;
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
import org.wirewatch.store.Store;

/**
 * One poll of one feed: ask, read ({@link FeedAnswers}), and keep the new entries and the next poll's time in one
 * transaction ({@link PollSettlement}). An entry is stored before anything is done with it. Thread-safe.
 */
final class FeedPoll {
    private final Fetcher fetcher;
    private final FeedReader reader;
    private final Store store;
    private final NetworkWeather weather;
    private final InstantSource clock;
    private final PollSettlement settlement;
    private final FeedAnswers answers;

    FeedPoll(
            Fetcher fetcher,
            FeedReader reader,
            Store store,
            Supplier<Rules> rules,
            NetworkWeather weather,
            Events events,
            InstantSource clock) {
        this.fetcher = fetcher;
        this.reader = reader;
        this.store = store;
        this.weather = weather;
        this.clock = clock;
        this.settlement = new PollSettlement(fetcher, store, rules, events, clock);
        this.answers = new FeedAnswers(fetcher, reader, settlement, events);
    }

    /**
     * Polls; tells what happened to {@link Events}.
     *
     * @return whether articles wait to be read because of it
     */
    boolean poll(FeedRow feed) {
        if (FeedSearch.isToBeSoughtAgain(feed, clock.instant())) {
            return chooseAgain(feed);
        }
        URI url = URI.create(feed.fetchUrl());
        Fetch fetch = fetcher.fetch(FetchRequest.feed(url, Settlements.validators(feed)));
        boolean wasWell = feed.failures() == 0;
        if (weather.observe(fetch, String.valueOf(url.getHost()), wasWell, clock.instant())) {
            settlement.withoutNetwork(feed);
            return false;
        }
        return answers.settle(feed, fetch, null);
    }

    /** Our own code, or the database, broke on it: a failure like any other, so that it is seen and backs off. */
    void broke(FeedRow feed) {
        boolean _ = failed(feed, "broken", "Wirewatch itself broke on this feed; the log has the details.");
    }

    private boolean failed(FeedRow feed, String code, String sentence) {
        settlement.failed(feed, PollFacts.Result.FAILED, code, sentence);
        return false;
    }

    /** The chosen feed has been dead for long: its page is asked in its place, this once. */
    private boolean chooseAgain(FeedRow feed) {
        Fetch fetch = fetcher.fetch(FetchRequest.feed(URI.create(feed.url()), Validators.NONE));
        store.change(session -> session.feeds().chose(feed.id(), feed.chosenUrl(), clock.instant()));
        String movedTo = fetch instanceof Fetch.Moved(URI target, Fetch _) ? target.toString() : null;
        Fetch arrival = fetch instanceof Fetch.Moved(URI _, Fetch end) ? end : fetch;
        if (!(arrival instanceof Fetch.Fetched page)) {
            return answers.settle(feed, arrival, null);
        }
        return switch (reader.read(page.body(), page.contentType(), page.finalUrl())) {
            case Reading.Read(Feed read) -> {
                Move home = new Move(feed.url(), null, 0);
                yield settlement.read(feed, page, Hashes.sha256(page.body()), read, home, null);
            }
            case Reading.Unreadable(String code, String _)
            when code.equals("html") && FeedSearch.isOwnPage(feed, page, movedTo) -> answers.choose(feed, page);
            case Reading.Unreadable(String code, String sentence) -> failed(feed, code, sentence);
            case Reading.Elsewhere _, Reading.SitemapIndex _ ->
                failed(feed, "not-a-feed", "The page names no feed any more. Look for the feed's address on the site.");
        };
    }
}
