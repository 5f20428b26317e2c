package org.wirewatch.feed;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A feed as read. Titles are plain text, URLs absolute.
 *
 * @param format {@code rss-2.0}, {@code atom-1.0}, {@code rdf-1.0}, {@code json-1.1} and the like
 * @param title null if it has none
 * @param link the site it belongs to; null if it names none
 * @param subtitle its own description, plain text; null if it has none
 * @param language as declared, e.g. {@code en-GB}; null if it is not
 * @param hints what it says of how often to come
 * @param newAddress where it says that it has moved to ({@code itunes:new-feed-url}), absolute; null if it says nothing
 * @param entries in document order
 */
public record Feed(
        String format,
        @Nullable String title,
        @Nullable String link,
        @Nullable String subtitle,
        @Nullable String language,
        PollHints hints,
        @Nullable String newAddress,
        List<Entry> entries) {}
