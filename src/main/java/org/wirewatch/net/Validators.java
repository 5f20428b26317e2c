package org.wirewatch.net;

import org.jspecify.annotations.Nullable;

/**
 * What a server gave to recognise its answer by, kept byte for byte (RFC 9110 §8.8).
 *
 * @param etag the {@code ETag} header's value, quotes and all; null if there was none
 * @param lastModified the {@code Last-Modified} header's value, valid date or not; null if there was none
 */
public record Validators(@Nullable String etag, @Nullable String lastModified) {
    /** No validators: the request will be unconditional. */
    public static final Validators NONE = new Validators(null, null);
}
