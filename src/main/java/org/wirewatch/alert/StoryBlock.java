package org.wirewatch.alert;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One story as a mail tells it. All text comes from outside and is not trusted.
 *
 * @param storyId for threads and for "not again"
 * @param headline may be empty
 * @param url link to the article itself, trackers gone
 * @param source the publisher's name
 * @param published null if unknown
 * @param firstSeen when Wirewatch saw it
 * @param byline null if unknown
 * @param language BCP 47; null if unknown
 * @param reasons each watch that matched, the one that the mail is filed under first
 * @param copies who else reports it, in order of appearance
 * @param teaserOnly why only the feed's text could be read, as a sentence; null if the whole article was
 */
public record StoryBlock(
        long storyId,
        String headline,
        String url,
        String source,
        @Nullable Instant published,
        Instant firstSeen,
        @Nullable String byline,
        @Nullable String language,
        List<Reason> reasons,
        List<Copy> copies,
        @Nullable String teaserOnly) {

    /**
     * Why the story is told.
     *
     * @param watch the watch's name
     * @param query as the person wrote it
     * @param quotes the sentences that matched, best first
     */
    public record Reason(String watch, String query, List<Quote> quotes) {}

    /**
     * A sentence of the article with the words that matched.
     *
     * @param field {@code title} or {@code text}
     * @param sentence as it stands in the article
     * @param marks in order, not overlapping; UTF-16 offsets
     */
    public record Quote(String field, String sentence, List<Mark> marks) {}

    /**
     * A stretch of a sentence.
     *
     * @param start inclusive
     * @param end exclusive
     */
    public record Mark(int start, int end) {}

    /**
     * Somebody else who reports it.
     *
     * @param source the publisher's name
     * @param url null if unknown
     */
    public record Copy(String source, @Nullable String url) {}
}
