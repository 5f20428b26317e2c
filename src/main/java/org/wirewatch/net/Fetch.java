package org.wirewatch.net;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of a request. Switch over it without {@code default}. */
public sealed interface Fetch {

    /**
     * A 200 (or 203, or a 226 that carries only what is new) with its body.
     *
     * @param finalUrl the URL that answered, after redirects
     * @param body the whole body, decompressed
     * @param contentType the header's value as sent; null if there was none
     * @param validators what to send next time
     * @param freshFor how long the server asks not to come back (max-age less Age, else Expires); null if it says nothing
     * @param linkHeaders values of its {@code Link} headers (RFC 8288), as sent
     */
    record Fetched(
            URI finalUrl,
            byte[] body,
            @Nullable String contentType,
            Validators validators,
            @Nullable Duration freshFor,
            List<String> linkHeaders)
            implements Fetch {}

    /**
     * A 304: nothing new.
     *
     * @param validators the ones the 304 carried, where it carried any, else those that were sent
     * @param freshFor as in {@link Fetched}
     */
    record NotModified(Validators validators, @Nullable Duration freshFor) implements Fetch {}

    /**
     * The host asks for a pause (429, 503, or a pause that is still running, in which case no request was made). A
     * 429, a Retry-After, and a used-up quota hold for the whole host that answered: see {@link Fetcher#pausedHosts()}.
     *
     * @param until when it may be asked again; null where the server named no time: back off
     * @param status 429 or 503; 429 where no request was made
     */
    record Throttled(@Nullable Instant until, int status) implements Fetch {}

    /**
     * The chain began with permanent redirects (301, 308). What was found at its end is {@code arrival}.
     *
     * @param permanentTarget where the leading permanent hops lead to, without a fragment
     * @param arrival the result at the end of the whole chain; never itself a {@code Moved}
     */
    record Moved(URI permanentTarget, Fetch arrival) implements Fetch {}

    /** A 410: it will not come back. (Behind a temporary redirect a 410 is a failure, {@code http-410}.) */
    record Gone() implements Fetch {}

    /**
     * We may not or will not fetch this: robots.txt, a private address, a scheme that is not http(s).
     *
     * @param code short and stable, for counting: {@code robots}, {@code robots-unreachable} (robots.txt cannot be had
     *     for now: try again later), {@code private-address}, {@code bad-scheme}, {@code downgrade} (https to http)
     * @param sentence for the owner: what, and what to do
     */
    record Blocked(String code, String sentence) implements Fetch {}

    /**
     * It did not work.
     *
     * @param code short and stable, for counting: {@code http-404}, {@code timeout}, {@code host-not-found},
     *     {@code unreachable}, {@code refused}, {@code reset}, {@code tls}, {@code too-big}, {@code redirect-loop},
     *     {@code cut-off}, {@code bad-encoding}, {@code bot-wall}, {@code not-a-page} (an article's link that leads to a file), {@code broken}, {@code cancelled}
     * @param sentence for the owner: what, and what to do
     * @param cause for the log; null where there is none
     */
    record Failed(String code, String sentence, @Nullable Throwable cause) implements Fetch {}
}
