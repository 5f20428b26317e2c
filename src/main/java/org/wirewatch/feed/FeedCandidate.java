package org.wirewatch.feed;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * An address that may be a feed's, as a page tells it.
 *
 * @param url absolute, http or https
 * @param source who says so
 * @param title as the page calls it; null if it gives no name
 * @param type media type in lower case; null for a guess
 */
public record FeedCandidate(
        URI url,
        Source source,
        @Nullable String title,
        @Nullable String type) {
    /** Who says that it is a feed, the most trustworthy first. */
    public enum Source {
        /** A {@code link} element of the page. */
        LINK,
        /** A {@code Link} header of the answer (RFC 8288). */
        HEADER,
        /** Nobody: sites often have a feed there. */
        GUESS
    }
}
