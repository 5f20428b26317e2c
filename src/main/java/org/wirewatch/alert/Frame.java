package org.wirewatch.alert;

import org.jspecify.annotations.Nullable;

/**
 * What all mails of this installation share. Comes from the operator, never from a feed.
 *
 * @param senderName who sends, shown in the footer
 * @param postalAddress one line; null for none
 * @param publicUrl where the reader's browser finds Wirewatch's pages, without a slash at the end; null for none
 * @param unsubscribeAddress bare mail address that takes wishes to mute, change or unsubscribe
 * @param version of Wirewatch, e.g. {@code 0.1.0}
 */
public record Frame(
        String senderName,
        @Nullable String postalAddress,
        @Nullable String publicUrl,
        String unsubscribeAddress,
        String version) {}
