package org.wirewatch.net;

import java.time.Duration;
import java.util.List;

/**
 * How requests are made.
 *
 * @param userAgent sent with every request: product, version, contact URL
 * @param perHost requests in flight to one host, at most
 * @param hostPause pause between two requests to one host
 * @param inFlight requests in flight altogether, at most
 * @param connectTimeout for the connection alone; a body that stalls for so long counts as cut off
 * @param totalTimeout for the whole exchange, redirects and body included
 * @param maxFeedBytes cap of a feed's decompressed body
 * @param maxArticleBytes cap of a page's decompressed body
 * @param allowPrivate CIDR blocks in private ranges that may be fetched from, e.g. {@code 127.0.0.0/8}
 */
public record FetchSettings(
        String userAgent,
        int perHost,
        Duration hostPause,
        int inFlight,
        Duration connectTimeout,
        Duration totalTimeout,
        long maxFeedBytes,
        long maxArticleBytes,
        List<String> allowPrivate) {

    /** @throws IllegalArgumentException naming the setting that makes no sense */
    public FetchSettings {
        check(!userAgent.isBlank() && userAgent.chars().allMatch(c -> c >= ' ' && c < 0x7f), "userAgent", userAgent);
        check(perHost >= 1, "perHost", perHost);
        check(inFlight >= 1, "inFlight", inFlight);
        check(!hostPause.isNegative(), "hostPause", hostPause);
        check(connectTimeout.isPositive(), "connectTimeout", connectTimeout);
        check(totalTimeout.isPositive(), "totalTimeout", totalTimeout);
        check(maxFeedBytes >= 1 && maxFeedBytes < Integer.MAX_VALUE / 2, "maxFeedBytes", maxFeedBytes);
        check(maxArticleBytes >= 1 && maxArticleBytes < Integer.MAX_VALUE / 2, "maxArticleBytes", maxArticleBytes);
        allowPrivate = List.copyOf(allowPrivate);
    }

    private static void check(boolean holds, String setting, Object value) {
        if (!holds) {
            throw new IllegalArgumentException("Fetch setting " + setting + " cannot be \"" + value + "\"");
        }
    }
}
