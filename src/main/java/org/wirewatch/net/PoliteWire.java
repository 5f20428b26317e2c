package org.wirewatch.net;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import okhttp3.Headers;
import okhttp3.HttpUrl;

/**
 * The one way to ask somebody else's server: in turn, not while it wants to be left alone, and once more only if the
 * connection was reset before an answer. Feeds, articles, robots.txt and every hop of a redirect go through here.
 * Thread-safe.
 */
final class PoliteWire {
    /** A 429 that names no time silences its host for so many of the usual pauses. */
    private static final int PAUSES_AFTER_BARE_429 = 30;

    private final Wire wire;
    private final HostGates gates;
    private final HostPauses pauses;
    private final Duration hostPause;
    private final InstantSource clock;

    PoliteWire(Wire wire, HostGates gates, HostPauses pauses, Duration hostPause, InstantSource clock) {
        this.wire = wire;
        this.gates = gates;
        this.pauses = pauses;
        this.hostPause = hostPause;
        this.clock = clock;
    }

    /** @param crawlDelay a longer pause before this request than the usual one, if it is longer */
    Answer ask(HttpUrl url, Headers headers, Wire.BodyLimit limit, Duration crawlDelay, Budget budget) {
        Answer answer = askInTurn(url, headers, limit, crawlDelay, budget);
        if (answer instanceof Answer.Lost lost && !budget.isSpent() && Troubles.isWorthOneRetry(lost)) {
            return askInTurn(url, headers, limit, crawlDelay, budget);
        }
        return answer;
    }

    private Answer askInTurn(HttpUrl url, Headers headers, Wire.BodyLimit limit, Duration crawlDelay, Budget budget) {
        Duration pause = crawlDelay.compareTo(hostPause) > 0 ? crawlDelay : hostPause;
        Optional<Instant> pausedBefore = pauses.until(url.host());
        if (pausedBefore.isPresent()) {
            return new Answer.Paused(pausedBefore.get());
        }
        try (HostGates.Turn _ = gates.enter(url.host(), pause)) {
            // The request before may just have been told to stop.
            Optional<Instant> paused = pauses.until(url.host());
            if (paused.isPresent()) {
                return new Answer.Paused(paused.get());
            }
            Answer answer = wire.get(url, headers, limit, budget);
            if (Thread.currentThread().isInterrupted()) {
                return new Answer.Cancelled();
            }
            if (answer instanceof Answer.Reply reply) {
                heed(url.host(), reply);
            }
            return answer;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Answer.Cancelled();
        }
    }

    private void heed(String host, Answer.Reply reply) {
        Instant now = clock.instant();
        Instant until = reply.status() == 429 || reply.status() == 503
                ? RetryAfter.asked(reply.headers(), now)
                : RetryAfter.exhausted(reply.headers(), now);
        if (until != null) {
            pauses.pause(host, until);
        } else if (reply.status() == 429) {
            pauses.pause(host, now.plus(hostPause.multipliedBy(PAUSES_AFTER_BARE_429)));
        }
    }
}
