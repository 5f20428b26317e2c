package org.wirewatch.pipeline;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.wirewatch.feed.Entry;
import org.wirewatch.feed.EntryKey;
import org.wirewatch.feed.Feed;
import org.wirewatch.feed.FeedReader;
import org.wirewatch.feed.NextPoll;
import org.wirewatch.feed.PollFacts;
import org.wirewatch.feed.PollHints;
import org.wirewatch.feed.PollPolicy;
import org.wirewatch.feed.PollSettings;
import org.wirewatch.feed.Reading;
import org.wirewatch.net.Fetch;
import org.wirewatch.net.FetchRequest;
import org.wirewatch.net.Fetcher;
import org.wirewatch.net.Validators;
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

    private static final int RECENT_ENTRIES = 50;

    private final Fetcher fetcher;
    private final FeedReader reader;
    private final Store store;
    private final Supplier<Rules> rules;
    private final Events events;
    private final InstantSource clock;

    FeedPoll(
            Fetcher fetcher,
            FeedReader reader,
            Store store,
            Supplier<Rules> rules,
            Events events,
            InstantSource clock) {
        this.fetcher = fetcher;
        this.reader = reader;
        this.store = store;
        this.rules = rules;
        this.events = events;
        this.clock = clock;
    }

    /** Polls; tells what happened to {@link Events}. */
    void poll(FeedRow feed) {
        Fetch fetch = fetcher.fetch(FetchRequest.feed(URI.create(feed.fetchUrl()), Settlements.validators(feed)));
        settle(feed, fetch, feed.fetchUrl(), null);
    }

    /** Our own code, or the database, broke on it: a failure like any other, so that it is seen and backs off. */
    void broke(FeedRow feed) {
        settleFailure(
                feed,
                PollFacts.Result.FAILED,
                "broken",
                "Wirewatch itself broke on this feed; the log has the details.");
    }

    private void settle(FeedRow feed, Fetch fetch, String fetchUrl, @Nullable String movedTo) {
        switch (fetch) {
            case Fetch.Fetched fetched -> settleBody(feed, fetched, movedTo);
            case Fetch.NotModified(Validators validators, Duration freshFor) ->
                settleUnchanged(feed, validators, freshFor, movedTo);
            case Fetch.Moved(URI target, Fetch arrival) -> settle(feed, arrival, fetchUrl, target.toString());
            case Fetch.Throttled(Instant until, int status) -> settleThrottled(feed, until, status);
            case Fetch.Gone() ->
                settleFailure(
                        feed,
                        PollFacts.Result.GONE,
                        "http-410",
                        "The server says that this feed is gone for good. It is not polled any more; remove it from the"
                                + " config, or give its new address.");
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

    private void settleBody(FeedRow feed, Fetch.Fetched fetched, @Nullable String movedTo) {
        String bodyHash = Hashes.sha256(fetched.body());
        if (bodyHash.equals(feed.bodyHash()) && movedTo == null) {
            settleUnchanged(feed, fetched.validators(), fetched.freshFor(), null);
            return;
        }
        switch (reader.read(fetched.body(), fetched.contentType(), fetched.finalUrl())) {
            case Reading.Read(Feed read) -> settleFeed(feed, fetched, bodyHash, read, movedTo);
            case Reading.Unreadable(String code, String sentence) ->
                settleFailure(feed, PollFacts.Result.FAILED, code, sentence);
        }
    }

    private void settleFeed(FeedRow feed, Fetch.Fetched fetched, String bodyHash, Feed read, @Nullable String movedTo) {
        Instant now = clock.instant();
        boolean baseline = feed.baselineAt() == null;
        List<NewEntry> entries = read.entries().stream().map(FeedPoll::toStore).toList();
        List<NewEntry> added = store.write(session -> {
            List<NewEntry> unknown = session.entries().addUnknown(feed.id(), entries, baseline, now);
            if (!baseline) {
                reviseChanged(session, feed, entries, now);
            }
            NextPoll next = next(session, feed, PollFacts.Result.OK, read.hints(), fetched.freshFor(), null, 0, now);
            session.feeds().settle(Settlements.read(feed, fetched, bodyHash, read, moved(feed, movedTo), now, next));
            return unknown;
        });
        if (feed.failures() > 0) {
            events.recovered(feed.displayName());
        }
        String name = feed.name() == null && read.title() != null ? read.title() : feed.displayName();
        if (baseline) {
            events.baseline(
                    name, added.size(), Baseline.wouldMatch(added, rules.get().index()));
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
            FeedRow feed, Validators validators, @Nullable Duration freshFor, @Nullable String movedTo) {
        Instant now = clock.instant();
        store.changeTogether(session -> {
            NextPoll next = next(session, feed, PollFacts.Result.NOT_MODIFIED, hints(feed), freshFor, null, 0, now);
            session.feeds().settle(Settlements.unchanged(feed, validators, moved(feed, movedTo), now, next));
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
                : "The server asks not to be asked before " + until + " (HTTP " + status + "). That is kept.";
        int failures = feed.failures() + 1;
        store.change(session -> {
            fetcher.pausedHosts().forEach(session.feeds()::pauseHost);
            NextPoll next = next(session, feed, PollFacts.Result.THROTTLED, hints(feed), null, until, failures, now);
            session.feeds().settle(Settlements.failed(feed, "http-" + status, sentence, failures, false, now, next));
        });
        events.pollFailed(feed.displayName(), "http-" + status, sentence, failures);
    }

    private void settleFailure(FeedRow feed, PollFacts.Result result, String code, String sentence) {
        Instant now = clock.instant();
        int failures = feed.failures() + 1;
        boolean gone = result == PollFacts.Result.GONE;
        store.change(session -> {
            NextPoll next = next(session, feed, result, hints(feed), null, null, failures, now);
            session.feeds().settle(Settlements.failed(feed, code, sentence, failures, gone, now, next));
        });
        events.pollFailed(feed.displayName(), code, sentence, failures);
    }

    private NextPoll next(
            Session session,
            FeedRow feed,
            PollFacts.Result result,
            PollHints hints,
            @Nullable Duration freshFor,
            @Nullable Instant throttledUntil,
            int failures,
            Instant now) {
        var poll = rules.get().settings().poll();
        PollFacts facts = new PollFacts(
                now,
                result,
                failures,
                throttledUntil,
                freshFor,
                hints,
                session.entries().recentTimes(feed.id(), RECENT_ENTRIES),
                RandomGenerator.getDefault().nextDouble());
        return PollPolicy.next(facts, new PollSettings(poll.minInterval(), poll.maxInterval(), feed.every()));
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
