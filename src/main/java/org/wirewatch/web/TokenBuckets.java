package org.wirewatch.web;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often one address may do something: a bucket of tokens for each, which refills steadily (the token bucket
 * algorithm). Remembers a bounded number of addresses, those seen last. Thread-safe.
 */
final class TokenBuckets {
    private static final int MOST_ADDRESSES = 10_000;

    private final int size;
    private final Duration refill;
    private final InstantSource clock;

    /** In the order of their last use. */
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MOST_ADDRESSES;
        }
    };

    /**
     * Buckets that are full at first.
     *
     * @param size tokens in a full one
     * @param refill after which one token comes back
     */
    TokenBuckets(int size, Duration refill, InstantSource clock) {
        this.size = size;
        this.refill = refill;
        this.clock = clock;
    }

    private record Bucket(double tokens, Instant at) {}

    /** Takes a token if there is one, and says how long to wait if there is none; zero if it was taken. */
    synchronized Duration take(String address) {
        Instant now = clock.instant();
        Bucket before = buckets.getOrDefault(address, new Bucket(size, now));
        // A clock that was put back gives nothing, and takes nothing.
        long passed = Math.max(0, Duration.between(before.at(), now).toMillis());
        double tokens = Math.min(size, before.tokens() + (double) passed / refill.toMillis());
        boolean taken = tokens >= 1;
        buckets.put(address, new Bucket(taken ? tokens - 1 : tokens, now));
        return taken ? Duration.ZERO : Duration.ofMillis((long) Math.ceil((1 - tokens) * refill.toMillis()));
    }
}
