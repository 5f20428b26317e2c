package org.wirewatch.net;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What a server gave to recognise its answer by, kept byte for byte (RFC 9110 §8.8).
 *
 * @param etag the {@code ETag} header's value, quotes and all; null if there was none
 * @param lastModified the {@code Last-Modified} header's value, valid date or not; null if there was none
 * @param from the URL that gave them, after redirects: they are sent to no other. Null means the URL of the request
 *     they are put into
 */
public record Validators(
        @Nullable String etag,
        @Nullable String lastModified,
        @Nullable URI from) {
    /** No validators: the request will be unconditional. */
    public static final Validators NONE = new Validators(null, null, null);

    /** Validators of the very URL that will be asked. */
    public Validators(@Nullable String etag, @Nullable String lastModified) {
        this(etag, lastModified, null);
    }
}
