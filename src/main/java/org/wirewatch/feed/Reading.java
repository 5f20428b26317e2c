package org.wirewatch.feed;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of reading bytes as a feed. */
public sealed interface Reading {
    /** It is a feed, if need be a mended one. */
    record Read(Feed feed) implements Reading {}

    /**
     * It says only where the feed is now: RSS's {@code redirect} document.
     *
     * @param target absolute
     */
    record Elsewhere(URI target) implements Reading {}

    /**
     * It is an index of sitemaps; the news stand in its parts.
     *
     * @param parts to be read in its place, the newest first; a few at most, never none
     */
    record SitemapIndex(List<Part> parts) implements Reading {
        /**
         * One sitemap.
         *
         * @param changed when it last was; null if the index does not say
         */
        public record Part(URI url, @Nullable Instant changed) {}
    }

    /**
     * It is none.
     *
     * @param code short and stable, for counting: {@code html}, {@code empty}, {@code not-a-feed}, {@code
     *     sitemap}, {@code broken}
     * @param sentence for the owner: what it is instead, and what to do
     */
    record Unreadable(String code, String sentence) implements Reading {}
}
