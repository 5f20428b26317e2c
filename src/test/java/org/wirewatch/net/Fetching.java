package org.wirewatch.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What the tests of this room share: settings that suit loopback, a clock, a name server. */
final class Fetching {
    static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    static final String USER_AGENT = "Wirewatch/0.1 (+https://example.org/about-our-monitor)";
    static final InstantSource CLOCK = InstantSource.fixed(NOON);

    /** Names under .test are this machine; all others are unknown. */
    static final Resolver NAMES = host -> {
        if (host.endsWith(".test")) {
            return List.of(InetAddress.getByAddress(host, new byte[] {127, 0, 0, 1}));
        }
        throw new UnknownHostException(host);
    };

    private Fetching() {}

    static FetchSettings settings() {
        return settings(Duration.ZERO, List.of("127.0.0.0/8"));
    }

    static FetchSettings settings(Duration hostPause, List<String> allowPrivate) {
        return new FetchSettings(
                USER_AGENT,
                1,
                hostPause,
                64,
                Duration.ofSeconds(5),
                Duration.ofSeconds(20),
                1_000_000,
                500_000,
                allowPrivate);
    }

    static FetchSettings impatient(Duration totalTimeout) {
        FetchSettings usual = settings();
        return new FetchSettings(
                usual.userAgent(),
                usual.perHost(),
                usual.hostPause(),
                usual.inFlight(),
                usual.connectTimeout(),
                totalTimeout,
                usual.maxFeedBytes(),
                usual.maxArticleBytes(),
                usual.allowPrivate());
    }

    static Fetcher fetcher() {
        return fetcher(settings());
    }

    static Fetcher fetcher(FetchSettings settings) {
        return new Fetcher(settings, CLOCK, NAMES, Ticker.SYSTEM, null);
    }

    static Fetcher fetcher(FetchSettings settings, Map<String, InetAddress> names) {
        return new Fetcher(
                settings,
                CLOCK,
                host -> {
                    InetAddress address = names.get(host);
                    if (address == null) {
                        throw new UnknownHostException(host);
                    }
                    return List.of(address);
                },
                Ticker.SYSTEM,
                null);
    }

    /** A check that a result is a failure with this code, and with a sentence. */
    static Consumer<Fetch> failed(String code) {
        return fetch -> assertThat(fetch).isInstanceOfSatisfying(Fetch.Failed.class, failure -> {
            assertThat(failure.code()).as(failure.sentence()).isEqualTo(code);
            assertThat(failure.sentence()).endsWith(".").doesNotContain("null");
        });
    }

    /** A check that a result is a refusal with this code, and with a sentence. */
    static Consumer<Fetch> blocked(String code) {
        return fetch -> assertThat(fetch).isInstanceOfSatisfying(Fetch.Blocked.class, refusal -> {
            assertThat(refusal.code()).as(refusal.sentence()).isEqualTo(code);
            assertThat(refusal.sentence()).endsWith(".").doesNotContain("null");
        });
    }

    static Fetch feed(Fetcher fetcher, URI url) {
        return fetcher.fetch(FetchRequest.feed(url, Validators.NONE));
    }
}
