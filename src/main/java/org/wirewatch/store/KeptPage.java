package org.wirewatch.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A kept page.
 *
 * @param position 1 for the page that the feed links to, then what was fetched because of it
 * @param site its publisher's host, without {@code www.}
 * @param askedUrl what was asked for
 * @param url what answered
 * @param gzip as stored; see {@link #body()}
 */
public record KeptPage(
        long entryId,
        int position,
        String site,
        String askedUrl,
        String url,
        @Nullable String contentType,
        byte[] gzip,
        Instant keptAt) {

    /** The bytes as the server sent them, decompressed. */
    public byte[] body() {
        return NewPage.unzipped(gzip);
    }
}
