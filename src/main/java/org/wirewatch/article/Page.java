package org.wirewatch.article;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A page as fetched.
 *
 * @param url the URL that answered; relative links are resolved against it
 * @param body bytes as sent, decompressed
 * @param contentType the header's value; null if there was none
 */
public record Page(URI url, byte[] body, @Nullable String contentType) {
    /** Stands for the address of a page whose address nobody knows (RFC 2606 reserves its name for nothing). */
    public static final URI NOWHERE = URI.create("https://nowhere.invalid/");

    /** Whether an address is {@link #NOWHERE}. */
    public static boolean isNowhere(URI url) {
        return NOWHERE.equals(url);
    }
}
