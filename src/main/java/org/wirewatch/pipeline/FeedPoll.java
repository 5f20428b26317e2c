package org.wirewatch.pipeline;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.wirewatch.feed.Entry;
import org.wirewatch.feed.EntryKey;
import org.wirewatch.feed.Feed;
import org.wirewatch.feed.FeedReader;
import org.wirewatch.feed.PollFacts;
import org.wirewatch.feed.PollHints;
import org.wirewatch.feed.PollPolicy;
import org.wirewatch.feed.PollSettings;
import org.wirewatch.feed.QuietPolicy;
import org.wirewatch.feed.Reading;
import org.wirewatch.net.Fetch;
import org.wirewatch.net.FetchRequest;
import org.wirewatch.net.Fetcher;
import org.wirewatch.net.Validators;
import org.wirewatch.pipeline.Settlements.Outlook;
import org.wirewatch.store.EntryTable;
import org.wirewatch.store.FeedRow;
import org.wirewatch.store.NewEntry;
import org.wirewatch.store.Session;
import org.wirewatch.store.Store;

/**
 * One poll of one feed: ask, read, and keep the new entries and the next poll's time in one transaction. An entry is
 * stored before anything is done with it. Thread-safe.
 */
final class FeedPoll {
    /** A permanent redirect is believed when it was seen this often in a row, and a feed was at its end. */
    private static final int MOVES_TO_BELIEVE = 3;

    /** Cut off by our own stop: no fault of the feed. */
    private static final String CANCELLED = "cancelled";

    /** The machine's trouble, not the feed's. */
    static final String NO_NETWORK = "no-network";

    private static final int RECENT_ENTRIES = 50;

    private final Fetcher fetcher;
    private final FeedReader reader;
    private final FeedSearch search;
    private final SitemapParts sitemapParts;
    private final Store store;
    private final Supplier<Rules> rules;
    private final NetworkWeather weather;
    private final Events events;
    private final InstantSource clock;

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
        this.search = new FeedSearch(fetcher, reader);
        this.sitemapParts = new SitemapParts(fetcher, reader);
        this.store = store;
        this.rules = rules;
        this.weather = weather;
        this.events = events;
        this.clock = clock;
    }

    /** Polls; tells what happened to {@link Events}. */
    void poll(FeedRow feed) {
        if (FeedSearch.isToBeSoughtAgain(feed, clock.instant())) {
            chooseAgain(feed);
            return;
        }
        URI url = URI.create(feed.fetchUrl());
        Fetch fetch = fetcher.fetch(FetchRequest.feed(url, Settlements.validators(feed)));
        boolean wasWell = feed.failures() == 0;
        if (weather.observe(fetch, String.valueOf(url.getHost()), wasWell, clock.instant())) {
            settleWithoutNetwork(feed);
        } else {
            settle(feed, fetch, null);
        }
    }

    /** No fault of the feed's: it keeps its place, and is asked again as soon as it may be. */
    private void settleWithoutNetwork(FeedRow feed) {
        Duration least = rules.get().settings().poll().minInterval();
        long jitter =
                (long) (least.toMillis() * 0.1 * RandomGenerator.getDefault().nextDouble());
        store.change(session -> session.feeds()
                .putOff(
                        feed.id(),
                        NO_NETWORK,
                        "No host can be reached: the network of this machine seems to be down.",
                        clock.instant().plus(least).plusMillis(jitter),
                        "as soon as the network may be back"));
    }

    /** Our own code, or the database, broke on it: a failure like any other, so that it is seen and backs off. */
    void broke(FeedRow feed) {
        settleFailure(
                feed,
                PollFacts.Result.FAILED,
                "broken",
                "Wirewatch itself broke on this feed; the log has the details.");
    }

    private void settle(FeedRow feed, Fetch fetch, @Nullable String movedTo) {
        switch (fetch) {
            case Fetch.Fetched fetched -> settleBody(feed, fetched, movedTo);
            case Fetch.NotModified(Validators validators, Duration freshFor) ->
                settleUnchanged(feed, validators, freshFor, movedTo, 0);
            case Fetch.Moved(URI target, Fetch arrival) -> settle(feed, arrival, target.toString());
            case Fetch.Throttled(Instant until, int status) -> settleThrottled(feed, until, status);
            case Fetch.Gone() -> settleGone(feed);
            case Fetch.Blocked(String code, String sentence) ->
                settleFailure(feed, PollFacts.Result.FAILED, code, sentence);
            case Fetch.Failed(String code, String sentence, Throwable _) -> {
                if (code.equals(CANCELLED)) {
                    store.change(session -> session.feeds().release(feed.id()));
                } else {
                    settleFailure(feed, PollFacts.Result.FAILED, code, sentence);
                }
            }
        }
    }

    private void settleGone(FeedRow feed) {
        if (feed.chosenUrl() != null) {
            settleFailure(
                    feed,
                    PollFacts.Result.FAILED,
                    "http-410",
                    "The server says that the feed " + feed.fetchUrl() + ", which was chosen on this page, is gone for"
                            + " good. The page is searched for another.");
            return;
        }
        settleFailure(
                feed,
                PollFacts.Result.GONE,
                "http-410",
                "The server says that this feed is gone for good. It is not polled any more; remove it from the"
                        + " config, or give its new address.");
    }

    private void settleBody(FeedRow feed, Fetch.Fetched fetched, @Nullable String movedTo) {
        String bodyHash = Hashes.sha256(fetched.body());
        if (bodyHash.equals(feed.bodyHash()) && movedTo == null) {
            settleUnchanged(feed, fetched.validators(), fetched.freshFor(), null, feed.sameBodies() + 1);
            return;
        }
        switch (reader.read(fetched.body(), fetched.contentType(), fetched.finalUrl())) {
            case Reading.Read(Feed read) -> {
                Settlements.Move move = move(feed, movedTo, read.newAddress());
                settleFeed(feed, fetched, bodyHash, read, move, feed.chosenUrl());
            }
            case Reading.Elsewhere(URI target) -> settleElsewhere(feed, target, movedTo);
            case Reading.SitemapIndex(List<Reading.SitemapIndex.Part> parts) ->
                settleSitemaps(feed, fetched, bodyHash, parts, movedTo);
            case Reading.Unreadable(String code, String sentence) -> {
                boolean neverWasAFeed = feed.baselineAt() == null;
                if (code.equals("html") && neverWasAFeed && FeedSearch.isOwnPage(feed, fetched, movedTo)) {
                    choose(feed, fetched);
                } else if (movedTo == null) {
                    settleFailure(feed, PollFacts.Result.FAILED, code, sentence);
                } else {
                    settleFailure(
                            feed,
                            PollFacts.Result.FAILED,
                            "moved",
                            "The feed is said to have moved for good to " + movedTo + ", but what is there is no feed: "
                                    + sentence + ". Its old address stays in force.");
                }
            }
        }
    }

    /** RSS's own document for a move: what lies at its target counts, and the move as a permanent redirect does. */
    private void settleElsewhere(FeedRow feed, URI target, @Nullable String movedTo) {
        Fetch fetch = fetcher.fetch(FetchRequest.feed(target, Validators.NONE));
        Fetch arrival = fetch instanceof Fetch.Moved(URI _, Fetch end) ? end : fetch;
        if (arrival instanceof Fetch.Fetched fetched
                && reader.read(fetched.body(), fetched.contentType(), fetched.finalUrl())
                        instanceof Reading.Read(Feed read)) {
            String bodyHash = Hashes.sha256(fetched.body());
            settleFeed(feed, fetched, bodyHash, read, moved(feed, target.toString()), feed.chosenUrl());
        } else if (arrival instanceof Fetch.Fetched || arrival instanceof Fetch.Gone) {
            settleFailure(
                    feed,
                    PollFacts.Result.FAILED,
                    "moved-astray",
                    "The server says that this feed has moved to " + target
                            + ", but there is no feed there. Look for its new address on the site.");
        } else {
            settle(feed, arrival, movedTo);
        }
    }

    private void settleSitemaps(
            FeedRow feed,
            Fetch.Fetched index,
            String bodyHash,
            List<Reading.SitemapIndex.Part> parts,
            @Nullable String movedTo) {
        SitemapParts.Gathered gathered = sitemapParts.gather(feed, parts);
        if (!gathered.anyRead() && gathered.throttled() != null) {
            settle(feed, gathered.throttled(), null);
        } else if (!gathered.anyRead() && gathered.trouble() != null) {
            settle(
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
            settleFeed(feed, remembered, hash, gathered.feed(), moved(feed, movedTo), feed.chosenUrl());
            sitemapParts.remember(feed, gathered);
        }
    }

    /** The chosen feed has been dead for long: its page is asked in its place, this once. */
    private void chooseAgain(FeedRow feed) {
        Fetch fetch = fetcher.fetch(FetchRequest.feed(URI.create(feed.url()), Validators.NONE));
        store.change(session -> session.feeds().chose(feed.id(), feed.chosenUrl(), clock.instant()));
        String movedTo = fetch instanceof Fetch.Moved(URI target, Fetch _) ? target.toString() : null;
        Fetch arrival = fetch instanceof Fetch.Moved(URI _, Fetch end) ? end : fetch;
        if (!(arrival instanceof Fetch.Fetched page)) {
            settle(feed, arrival, null);
            return;
        }
        switch (reader.read(page.body(), page.contentType(), page.finalUrl())) {
            case Reading.Read(Feed read) -> {
                Settlements.Move home = new Settlements.Move(feed.url(), null, 0);
                settleFeed(feed, page, Hashes.sha256(page.body()), read, home, null);
            }
            case Reading.Unreadable(String code, String _)
            when code.equals("html") && FeedSearch.isOwnPage(feed, page, movedTo) -> choose(feed, page);
            case Reading.Unreadable(String code, String sentence) ->
                settleFailure(feed, PollFacts.Result.FAILED, code, sentence);
            case Reading.Elsewhere _, Reading.SitemapIndex _ ->
                settleFailure(
                        feed,
                        PollFacts.Result.FAILED,
                        "not-a-feed",
                        "The page names no feed any more. Look for the feed's address on the site.");
        }
    }

    /** A page stands where a feed was configured: one of the feeds that it names is taken, and remembered. */
    private void choose(FeedRow feed, Fetch.Fetched page) {
        switch (search.search(page)) {
            case FeedSearch.Result.Chosen(URI url, Fetch.Fetched fetched, Feed read) -> {
                String chosen = url.toString();
                Settlements.Move move = new Settlements.Move(chosen, null, 0);
                settleFeed(feed, fetched, Hashes.sha256(fetched.body()), read, move, chosen);
                events.chose(feed.url(), chosen);
            }
            case FeedSearch.Result.None(String sentence) ->
                settleFailure(feed, PollFacts.Result.FAILED, "html", sentence);
            case FeedSearch.Result.Interrupted(Fetch fetch) -> settle(feed, fetch, null);
        }
    }

    private void settleFeed(
            FeedRow feed,
            Fetch.Fetched fetched,
            String bodyHash,
            Feed read,
            Settlements.Move move,
            @Nullable String chosen) {
        Instant now = clock.instant();
        boolean baseline = feed.baselineAt() == null;
        boolean anotherFeed = !baseline && !Objects.equals(chosen, feed.chosenUrl());
        List<NewEntry> entries = read.entries().stream().map(FeedPoll::toStore).toList();
        Arrival arrival = store.write(session -> {
            if (anotherFeed) {
                // What the choice before would have carried long ago is no news.
                session.entries().addUnknown(feed.id(), before(feed, entries), true, now);
            }
            Arrival stored = baseline ? first(session, feed, entries, now) : later(session, feed, entries, now);
            if (!baseline) {
                reviseChanged(session, feed, entries, now);
            }
            boolean nothingNew = !baseline && stored.added().isEmpty();
            Outlook outlook = outlook(
                    session,
                    feed,
                    PollFacts.Result.OK,
                    read.hints(),
                    fetched.freshFor(),
                    null,
                    0,
                    nothingNew ? feed.sameBodies() + 1 : 0,
                    now);
            session.feeds().settle(Settlements.read(feed, fetched, bodyHash, read, move, now, outlook));
            if (!Objects.equals(chosen, feed.chosenUrl())) {
                session.feeds().chose(feed.id(), chosen, now);
            }
            if (!Objects.equals(read.newAddress(), feed.announcedTo())) {
                session.feeds().announced(feed.id(), read.newAddress());
            }
            return stored;
        });
        if (feed.failures() > 0) {
            events.recovered(feed.displayName());
        }
        String name = feed.name() == null && read.title() != null ? read.title() : feed.displayName();
        List<NewEntry> added = arrival.added();
        if (arrival.predecessor() != null) {
            events.continued(name, arrival.predecessor(), added.size(), entries.size() - added.size());
        } else if (baseline) {
            events.baseline(
                    name,
                    added.size(),
                    Baseline.wouldMatch(added, feed, rules.get().index()));
        } else {
            events.polled(name, added.size(), entries.size() - added.size());
        }
    }

    /** An entry that the feed carries otherwise than before may have another page by now. */
    private void reviseChanged(Session session, FeedRow feed, List<NewEntry> entries, Instant now) {
        var poll = rules.get().settings().poll();
        for (EntryTable.Changed changed :
                session.entries().changed(feed.id(), entries, now.minus(RereadPolicy.WATCHED_FOR))) {
            RereadPolicy.next(changed.contentChanged(), changed.readAt(), changed.vainReads(), poll.minInterval(), now)
                    .ifPresentOrElse(
                            at -> session.entries().revise(feed.id(), changed, at, now),
                            () -> session.entries().noteChange(changed));
        }
    }

    /** What a document brought, and the address whose place the feed takes; null if it takes no other's. */
    private record Arrival(List<NewEntry> added, @Nullable String predecessor) {}

    private static Arrival later(Session session, FeedRow feed, List<NewEntry> entries, Instant now) {
        return new Arrival(session.entries().addUnknown(feed.id(), entries, false, now), null);
    }

    /** History is remembered and never told; but a feed whose address was changed in the config goes on. */
    private static Arrival first(Session session, FeedRow feed, List<NewEntry> entries, Instant now) {
        return Succession.find(session, entries, now)
                .map(succession -> {
                    List<NewEntry> _ = session.entries().addUnknown(feed.id(), succession.history(), true, now);
                    List<NewEntry> news = session.entries().addUnknown(feed.id(), succession.news(), false, now);
                    return new Arrival(news, succession.predecessor().url());
                })
                .orElseGet(() -> new Arrival(session.entries().addUnknown(feed.id(), entries, true, now), null));
    }

    /** Published before the last good poll; a day is left for what was dated early. */
    private static List<NewEntry> before(FeedRow feed, List<NewEntry> entries) {
        Instant last =
                feed.succeededAt() == null ? Instant.MIN : feed.succeededAt().minus(Duration.ofDays(1));
        return entries.stream()
                .filter(entry -> entry.published() != null && entry.published().isBefore(last))
                .toList();
    }

    /**
     * Where to ask from now on. A new address in the feed itself counts as a permanent redirect does, but is believed
     * only if a feed is there.
     */
    private Settlements.Move move(FeedRow feed, @Nullable String redirectedTo, @Nullable String announced) {
        if (redirectedTo != null || announced == null || announced.equals(feed.fetchUrl())) {
            return moved(feed, redirectedTo);
        }
        Settlements.Move move = moved(feed, announced);
        boolean believed = move.fetchUrl().equals(announced);
        return !believed || search.isFeed(announced, feed.fetchUrl())
                ? move
                : new Settlements.Move(feed.fetchUrl(), null, 0);
    }

    /** Where to ask from now on, and how often in a row a permanent redirect was seen. */
    private static Settlements.Move moved(FeedRow feed, @Nullable String movedTo) {
        if (movedTo == null) {
            return new Settlements.Move(feed.fetchUrl(), null, 0);
        }
        int seen = movedTo.equals(feed.movedTo()) ? feed.movedSeen() + 1 : 1;
        return seen >= MOVES_TO_BELIEVE
                ? new Settlements.Move(movedTo, null, 0)
                : new Settlements.Move(feed.fetchUrl(), movedTo, seen);
    }

    private void settleUnchanged(
            FeedRow feed,
            Validators validators,
            @Nullable Duration freshFor,
            @Nullable String movedTo,
            int sameBodies) {
        Instant now = clock.instant();
        Settlements.Move move = move(feed, movedTo, feed.announcedTo());
        store.changeTogether(session -> {
            Outlook outlook = outlook(
                    session, feed, PollFacts.Result.NOT_MODIFIED, hints(feed), freshFor, null, 0, sameBodies, now);
            session.feeds().settle(Settlements.unchanged(feed, validators, move, now, outlook));
        });
        if (feed.failures() > 0) {
            events.recovered(feed.displayName());
        }
        events.unchanged(feed.displayName());
    }

    private void settleThrottled(FeedRow feed, @Nullable Instant until, int status) {
        Instant now = clock.instant();
        String sentence = until == null
                ? "The server asks to be left in peace for a while (HTTP " + status + "). It is asked less often now."
                : "The server asks not to be asked before " + until.truncatedTo(ChronoUnit.SECONDS) + " (HTTP " + status
                        + "). That is kept.";
        int failures = feed.failures() + 1;
        store.change(session -> {
            fetcher.pausedHosts().forEach(session.feeds()::pauseHost);
            Outlook outlook =
                    outlook(session, feed, PollFacts.Result.THROTTLED, hints(feed), null, until, failures, 0, now);
            session.feeds().settle(Settlements.failed(feed, "http-" + status, sentence, failures, false, now, outlook));
        });
        events.pollFailed(feed.displayName(), "http-" + status, sentence, failures);
    }

    private void settleFailure(FeedRow feed, PollFacts.Result result, String code, String sentence) {
        Instant now = clock.instant();
        int failures = feed.failures() + 1;
        boolean gone = result == PollFacts.Result.GONE;
        store.change(session -> {
            Outlook outlook = outlook(session, feed, result, hints(feed), null, null, failures, 0, now);
            session.feeds().settle(Settlements.failed(feed, code, sentence, failures, gone, now, outlook));
        });
        events.pollFailed(feed.displayName(), code, sentence, failures);
    }

    private Outlook outlook(
            Session session,
            FeedRow feed,
            PollFacts.Result result,
            PollHints hints,
            @Nullable Duration freshFor,
            @Nullable Instant throttledUntil,
            int failures,
            int sameBodies,
            Instant now) {
        var poll = rules.get().settings().poll();
        List<Instant> times = session.entries().recentTimes(feed.id(), RECENT_ENTRIES);
        PollFacts facts = new PollFacts(
                now,
                result,
                failures,
                sameBodies,
                throttledUntil == null ? keptPause(session, feed) : throttledUntil,
                freshFor,
                hints,
                times,
                RandomGenerator.getDefault().nextDouble());
        PollSettings settings = new PollSettings(poll.minInterval(), poll.maxInterval(), feed.every());
        return new Outlook(
                PollPolicy.next(facts, settings),
                sameBodies,
                PollPolicy.regularInterval(facts, settings),
                QuietPolicy.unusualAfter(times).orElse(null));
    }

    /** A good answer may say that its host's quota is used up (RateLimit-Remaining: 0), which a restart must not forget. */
    private @Nullable Instant keptPause(Session session, FeedRow feed) {
        String host = Fetcher.hostOf(URI.create(feed.fetchUrl()));
        Instant until = host == null ? null : fetcher.pausedUntil(host).orElse(null);
        if (host != null && until != null) {
            session.feeds().pauseHost(host, until);
        }
        return until;
    }

    private static PollHints hints(FeedRow feed) {
        return Settlements.hints(feed);
    }

    private static NewEntry toStore(Entry entry) {
        EntryKey key = EntryKey.of(entry);
        String html = entry.content() != null ? entry.content() : entry.summary();
        return new NewEntry(
                key.primary(),
                key.secondary(),
                entry.url(),
                entry.title(),
                entry.author(),
                entry.published(),
                html,
                EntryKey.contentHash(entry),
                entry.published() + " " + entry.updated());
    }
}
