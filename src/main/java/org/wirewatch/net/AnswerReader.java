package org.wirewatch.net;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/** From a final answer (no redirect) to a result. Thread-safe. */
final class AnswerReader {
    private final InstantSource clock;

    AnswerReader(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * @param at the URL that answered
     * @param sent what the request carried
     * @param goneForGood whether a 410 speaks for the request's own URL, not only for one it leads to for now
     */
    Fetch read(Answer.Reply reply, URI at, Validators sent, boolean goneForGood) {
        int status = reply.status();
        Headers headers = reply.headers();
        Instant now = clock.instant();
        if (Wire.carriesContent(status)) {
            Validators given = new Validators(header(headers, "ETag"), header(headers, "Last-Modified"), at);
            return new Fetch.Fetched(
                    at,
                    reply.body(),
                    headers.get("Content-Type"),
                    given,
                    Freshness.of(headers, now),
                    headers.values("Link"));
        }
        if (status == 304 && (sent.etag() != null || sent.lastModified() != null)) {
            Duration freshFor = Freshness.of(headers, now);
            return new Fetch.NotModified(renewed(sent, headers), freshFor);
        }
        if (status == 429 || status == 503) {
            return new Fetch.Throttled(RetryAfter.asked(headers, now), status);
        }
        if (status == 410 && goneForGood) {
            return new Fetch.Gone();
        }
        return StatusSentences.failed(reply, WireUrl.shown(at));
    }

    /** A 304 freshens what it names and leaves the rest (RFC 9111 §3.2). */
    private static Validators renewed(Validators sent, Headers headers) {
        String etag = header(headers, "ETag");
        String lastModified = header(headers, "Last-Modified");
        return new Validators(
                etag == null ? sent.etag() : etag,
                lastModified == null ? sent.lastModified() : lastModified,
                sent.from());
    }

    private static @Nullable String header(Headers headers, String name) {
        String value = headers.get(name);
        return value == null || value.isEmpty() ? null : value;
    }
}
