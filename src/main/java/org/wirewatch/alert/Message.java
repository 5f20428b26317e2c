package org.wirewatch.alert;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mail in words, not yet in bytes.
 *
 * @param kind decides the envelope's details
 * @param reader name of the reader
 * @param to the one recipient's address
 * @param subject plain text, one line
 * @param text the text part
 * @param html the HTML part, a whole document
 * @param listName what List-Id is made of, e.g. the watch's or the digest's name
 * @param threadKey mails with the same key stand in one thread; null for a mail on its own
 * @param watches names of the watches told of, for X-Wirewatch-Watch
 * @param storyIds stories told of, for X-Wirewatch-Story and for the ledger
 * @param unsubscribeUrl takes a POST to leave (RFC 8058); null where only a mail does
 */
public record Message(
        Kind kind,
        String reader,
        String to,
        String subject,
        String text,
        String html,
        String listName,
        @Nullable String threadKey,
        List<String> watches,
        List<Long> storyIds,
        @Nullable String unsubscribeUrl) {

    /** Left by mail only. */
    public Message(
            Kind kind,
            String reader,
            String to,
            String subject,
            String text,
            String html,
            String listName,
            @Nullable String threadKey,
            List<String> watches,
            List<Long> storyIds) {
        this(kind, reader, to, subject, text, html, listName, threadKey, watches, storyIds, null);
    }

    /** What sort of mail it is. */
    public enum Kind {
        /** One story, now. */
        ALERT,
        /** Many stories, at the reader's hour. */
        DIGEST,
        /** About Wirewatch itself: a test, trouble with feeds. */
        NOTICE
    }
}
