package org.wirewatch.pipeline;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.wirewatch.feed.PollFacts;
import org.wirewatch.feed.PollHints;
import org.wirewatch.feed.PollPolicy;
import org.wirewatch.feed.PollSettings;
import org.wirewatch.feed.QuietPolicy;
import org.wirewatch.net.Fetcher;
import org.wirewatch.pipeline.Settlements.Outlook;
import org.wirewatch.store.FeedRow;
import org.wirewatch.store.Session;

/**
 * Gathers the facts by which a feed's next poll and its silence are judged, and has them judged. Keeps a pause that its
 * host asked for. Thread-safe.
 */
final class Outlooks {
    private static final int RECENT_ENTRIES = 50;

    private final Fetcher fetcher;
    private final Supplier<Rules> rules;

    /** @param fetcher is only asked whether a host wants to be left alone */
    Outlooks(Fetcher fetcher, Supplier<Rules> rules) {
        this.fetcher = fetcher;
        this.rules = rules;
    }

    /**
     * What is to come after a poll.
     *
     * @param result of the poll
     * @param hints of the feed's last good document
     * @param freshFor as the answer says; null if it does not
     * @param throttledUntil when the host may be asked again, as it says; null if it does not
     * @param failures in a row
     * @param sameBodies how often in a row the feed brought nothing new
     */
    Outlook after(
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
}
