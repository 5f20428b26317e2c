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
 * @param links sign the links to leave and mute; null where there are none, so that wishes are mails
 */
public record Frame(
        String senderName,
        @Nullable String postalAddress,
        @Nullable String publicUrl,
        String unsubscribeAddress,
        String version,
        @Nullable WishLinks links) {

    /** Without links: wishes are mails. */
    public Frame(
            String senderName,
            @Nullable String postalAddress,
            @Nullable String publicUrl,
            String unsubscribeAddress,
            String version) {
        this(senderName, postalAddress, publicUrl, unsubscribeAddress, version, null);
    }

    /** The address of a wish's page; null where there are no pages, or for an empty scope. */
    @Nullable
    String link(WishLinks.Purpose purpose, Reader reader, String scope) {
        String url = SafeLink.of(publicUrl);
        return links == null || url == null || scope.isEmpty()
                ? null
                : url.replaceAll("/+$", "")
                        + WishLinks.PATH
                        + links.token(new WishLinks.Wish(purpose, reader.name(), scope));
    }
}
