package org.wirewatch.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.wirewatch.feed.Feed;
import org.wirewatch.feed.PollFacts;
import org.wirewatch.net.Fetch;
import org.wirewatch.net.Fetcher;
import org.wirewatch.net.Validators;
import org.wirewatch.pipeline.Settlements.Move;
import org.wirewatch.pipeline.Settlements.Outlook;
import org.wirewatch.store.FeedRow;
import org.wirewatch.store.NewEntry;
import org.wirewatch.store.Store;

/**
 * Keeps what a poll came to: its entries and the next poll's time in one transaction, and then tells {@link Events}.
 * Asks nobody over the network. Thread-safe.
 */
final class PollSettlement {
    /** The machine's trouble, not the feed's. */
    static final String NO_NETWORK = "no-network";

    private final Fetcher fetcher;
    private final Store store;
    private final Supplier<Rules> rules;
    private final Events events;
    private final InstantSource clock;
    private final Outlooks outlooks;

    /** @param fetcher is only asked which hosts want to be left alone */
    PollSettlement(Fetcher fetcher, Store store, Supplier<Rules> rules, Events events, InstantSource clock) {
        this.fetcher = fetcher;
        this.store = store;
        this.rules = rules;
        this.events = events;
        this.clock = clock;
        this.outlooks = new Outlooks(fetcher, rules);
    }

    /**
     * A readable feed.
     *
     * @param chosen the feed that was read, where a page is configured; null where it is a feed
     * @return whether articles wait to be read because of it
     */
    boolean read(FeedRow feed, Fetch.Fetched fetched, String bodyHash, Feed read, Move move, @Nullable String chosen) {
        Instant now = clock.instant();
        Duration least = rules.get().settings().poll().minInterval();
        List<NewEntry> entries = read.entries().stream().map(Arrival::toStore).toList();
        Arrival arrival = store.write(session -> {
            Arrival stored = Arrival.store(session, feed, entries, chosen, least, now);
            boolean nothingNew = !stored.baseline() && stored.added().isEmpty();
            int sameBodies = nothingNew ? feed.sameBodies() + 1 : 0;
            Outlook outlook = outlooks.after(
                    session, feed, PollFacts.Result.OK, read.hints(), fetched.freshFor(), null, 0, sameBodies, now);
            session.feeds().settle(Settlements.read(feed, fetched, bodyHash, read, move, now, outlook));
            if (!Objects.equals(chosen, feed.chosenUrl())) {
                session.feeds().chose(feed.id(), chosen, now);
            }
            if (!Objects.equals(read.newAddress(), feed.announcedTo())) {
                session.feeds().announced(feed.id(), read.newAddress());
            }
            return stored;
        });
        tell(feed, read, arrival);
        return arrival.articlesWait();
    }

    private void tell(FeedRow feed, Feed read, Arrival arrival) {
        tellRecovery(feed);
        String name = feed.name() == null && read.title() != null ? read.title() : feed.displayName();
        int added = arrival.added().size();
        if (arrival.predecessor() != null) {
            events.continued(name, arrival.predecessor(), added, arrival.known());
        } else if (arrival.baseline()) {
            int wouldMatch =
                    Baseline.wouldMatch(arrival.added(), feed, rules.get().index());
            events.baseline(name, added, wouldMatch);
        } else {
            events.polled(name, added, arrival.known());
        }
    }

    private void tellRecovery(FeedRow feed) {
        if (feed.failures() > 0) {
            events.recovered(feed.displayName());
        }
    }

    /**
     * A 304, or the same body again.
     *
     * @param freshFor as the answer says; null if it does not
     * @param sameBodies how often in a row the whole feed came and was the same
     */
    void unchanged(FeedRow feed, Validators validators, @Nullable Duration freshFor, Move move, int sameBodies) {
        Instant now = clock.instant();
        store.changeTogether(session -> {
            Outlook outlook = outlooks.after(
                    session,
                    feed,
                    PollFacts.Result.NOT_MODIFIED,
                    Settlements.hints(feed),
                    freshFor,
                    null,
                    0,
                    sameBodies,
                    now);
            session.feeds().settle(Settlements.unchanged(feed, validators, move, now, outlook));
        });
        tellRecovery(feed);
        events.unchanged(feed.displayName());
    }

    /**
     * The host wants to be left alone.
     *
     * @param until when it may be asked again, as it says; null if it does not
     */
    void throttled(FeedRow feed, @Nullable Instant until, int status) {
        Instant now = clock.instant();
        String sentence = until == null
                ? "The server asks to be left in peace for a while (HTTP " + status + "). It is asked less often now."
                : "The server asks not to be asked before " + until.truncatedTo(ChronoUnit.SECONDS) + " (HTTP " + status
                        + "). That is kept.";
        int failures = feed.failures() + 1;
        store.change(session -> {
            fetcher.pausedHosts().forEach(session.feeds()::pauseHost);
            Outlook outlook = outlooks.after(
                    session, feed, PollFacts.Result.THROTTLED, Settlements.hints(feed), null, until, failures, 0, now);
            session.feeds().settle(Settlements.failed(feed, "http-" + status, sentence, failures, false, now, outlook));
        });
        events.pollFailed(feed.displayName(), "http-" + status, sentence, failures);
    }

    /**
     * A poll that brought nothing: the feed is in trouble, and is asked less often.
     *
     * @param result {@link PollFacts.Result#FAILED}, or {@link PollFacts.Result#GONE} for a feed that is to be retired
     */
    void failed(FeedRow feed, PollFacts.Result result, String code, String sentence) {
        Instant now = clock.instant();
        int failures = feed.failures() + 1;
        boolean gone = result == PollFacts.Result.GONE;
        store.change(session -> {
            Outlook outlook =
                    outlooks.after(session, feed, result, Settlements.hints(feed), null, null, failures, 0, now);
            session.feeds().settle(Settlements.failed(feed, code, sentence, failures, gone, now, outlook));
        });
        events.pollFailed(feed.displayName(), code, sentence, failures);
    }

    /** No fault of the feed's: it keeps its place, and is asked again as soon as it may be. */
    void withoutNetwork(FeedRow feed) {
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

    /** Cut off by our own stop: it is due as before. */
    void cancelled(FeedRow feed) {
        store.change(session -> session.feeds().release(feed.id()));
    }
}
