package org.wirewatch.feed;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a feed. Whatever the feed does not say is null; nothing is guessed here but an id.
 *
 * @param id guid, atom:id or JSON id, as it stands; without one the URL, and without that {@code sha256:} and a hash of
 *     title and date. Null only in entries not made by {@link FeedReader}
 * @param title plain text
 * @param url absolute link to the article
 * @param author names joined by commas
 * @param published first publication; if only a time of change is given, that
 * @param updated last change
 * @param summary HTML
 * @param content HTML, the fullest the feed has, which may be the summary
 * @param categories in document order
 * @param enclosures in document order
 */
public record Entry(
        @Nullable String id,
        @Nullable String title,
        @Nullable String url,
        @Nullable String author,
        @Nullable Instant published,
        @Nullable Instant updated,
        @Nullable String summary,
        @Nullable String content,
        List<String> categories,
        List<Enclosure> enclosures) {

    /**
     * A file that comes with an entry.
     *
     * @param url absolute
     * @param type media type; null if not given
     * @param length in bytes; null if not given or not a number
     */
    public record Enclosure(
            String url, @Nullable String type, @Nullable Long length) {}
}
