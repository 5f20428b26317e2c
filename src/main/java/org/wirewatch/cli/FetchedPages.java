package org.wirewatch.cli;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wirewatch.article.Page;
import org.wirewatch.net.Fetch;
import org.wirewatch.net.FetchRequest;
import org.wirewatch.net.FetchSettings;
import org.wirewatch.net.Fetcher;

/** Pages from the web, asked for as politely as the daemon asks: robots.txt, private addresses refused, TLS verified. One thread at a time. */
final class FetchedPages implements PageSource {
    private static final long MOST_BYTES = 10L * 1024 * 1024;
    private static final Duration BETWEEN_PAGES = Duration.ofSeconds(1);

    private @Nullable Fetcher fetcher;

    @Override
    public Answer read(URI url) {
        if (fetcher == null) {
            fetcher = new Fetcher(settings(), InstantSource.system());
        }
        return answer(fetcher.fetch(FetchRequest.article(url)));
    }

    @Override
    public void close() {
        if (fetcher != null) {
            fetcher.close();
        }
    }

    private static FetchSettings settings() {
        return new FetchSettings(
                "Wirewatch/" + Version.number(),
                1,
                BETWEEN_PAGES,
                1,
                Duration.ofSeconds(10),
                Duration.ofMinutes(1),
                MOST_BYTES,
                MOST_BYTES,
                List.of());
    }

    /** What a fetch means to the person at the terminal. */
    static Answer answer(Fetch fetch) {
        return switch (fetch) {
            case Fetch.Fetched fetched ->
                new Answer.Read(new Page(fetched.finalUrl(), fetched.body(), fetched.contentType()));
            case Fetch.Moved(URI _, Fetch arrival) -> answer(arrival);
            case Fetch.Failed(String code, String sentence, Throwable _) ->
                new Answer.Refused("No page (" + code + "): " + sentence);
            case Fetch.Blocked(String code, String sentence) ->
                new Answer.Refused("No page (" + code + "): " + sentence);
            case Fetch.Gone() -> new Answer.Refused("No page: the server says that it is gone for good (HTTP 410).");
            case Fetch.Throttled(Instant until, int status) ->
                new Answer.Refused("No page: the server asks to be left in peace (HTTP " + status + ")"
                        + (until == null ? "." : " until " + until + "."));
            case Fetch.NotModified _ -> new Answer.Refused("No page: the server answered 304 to a first request.");
        };
    }
}
