package org.wirewatch.net;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import okhttp3.Credentials;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** The headers that are sent: few, and the same for everybody. No Referer, no Cookie, no language. */
final class RequestHeaders {
    private static final String FEED_TYPES = "application/atom+xml, application/rss+xml, application/feed+json, "
            + "application/rdf+xml;q=0.9, application/xml;q=0.8, text/xml;q=0.8, application/json;q=0.7, */*;q=0.1";
    private static final String PAGE_TYPES = "text/html, application/xhtml+xml;q=0.9, */*;q=0.1";

    private RequestHeaders() {}

    static Headers robots(String userAgent) {
        return base(userAgent, "text/plain, */*;q=0.1").build();
    }

    /**
     * @param at the hop's URL
     * @param first whether this is the request's own URL, not one it was redirected to
     */
    static Headers of(FetchRequest request, HttpUrl at, boolean first, String userAgent) {
        String types = switch (request.purpose()) {
            case FEED -> FEED_TYPES;
            case ARTICLE -> PAGE_TYPES;
        };
        Headers.Builder headers = base(userAgent, types);
        if (isOwnerOf(request.validators(), at, first)) {
            addValidators(headers, request);
        }
        HttpUrl own = HttpUrl.parse(request.url().toString());
        if (own != null && !own.username().isEmpty() && WireUrl.sameSite(own, at)) {
            headers.add("Authorization", Credentials.basic(own.username(), own.password(), StandardCharsets.UTF_8));
        }
        return headers.build();
    }

    private static Headers.Builder base(String userAgent, String types) {
        return new Headers.Builder()
                .add("User-Agent", userAgent)
                .add("Accept", types)
                .add("Accept-Encoding", "gzip");
    }

    /** Validators mean nothing to any other URL than the one they came from (RFC 9110 §8.8). */
    private static boolean isOwnerOf(Validators validators, HttpUrl at, boolean first) {
        URI from = validators.from();
        return from == null ? first : at.equals(WireUrl.of(from));
    }

    private static void addValidators(Headers.Builder headers, FetchRequest request) {
        String etag = sendable(request.validators().etag());
        if (etag != null) {
            headers.addUnsafeNonAscii("If-None-Match", etag);
        }
        String lastModified = sendable(request.validators().lastModified());
        if (lastModified != null) {
            headers.addUnsafeNonAscii("If-Modified-Since", lastModified);
        }
        if (request.purpose() == FetchRequest.Purpose.FEED && (etag != null || lastModified != null)) {
            headers.add("A-IM", "feed"); // RFC 3229: what is new will do
        }
    }

    /**
     * The value as it came, or null if it cannot be sent so: bytes that were not UTF-8 are lost already when OkHttp
     * hands over the header, and control characters would break the request.
     */
    static @Nullable String sendable(@Nullable String value) {
        return value == null
                        || value.isEmpty()
                        || value.chars().anyMatch(c -> (c < ' ' && c != '\t') || c == 0x7f || c == 0xfffd)
                ? null
                : value;
    }
}
