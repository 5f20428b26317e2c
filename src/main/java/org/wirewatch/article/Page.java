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
public record Page(URI url, byte[] body, @Nullable String contentType) {}
