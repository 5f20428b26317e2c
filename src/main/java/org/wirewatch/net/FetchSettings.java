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
 * @param connectTimeout for the connection alone
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
        List<String> allowPrivate) {}
