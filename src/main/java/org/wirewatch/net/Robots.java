package org.wirewatch.net;

import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRulesParser;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * What robots.txt says about a page (RFC 9309): asked once a day per site, through the same polite wire as everything
 * else, and by one request where many want to know at once. Thread-safe.
 */
final class Robots {
    /** RFC 9309 §2.4. */
    private static final Duration KEEP = Duration.ofHours(24);

    private static final Duration KEEP_UNREACHABLE = Duration.ofMinutes(10);

    /** Longer ones are taken for a wish to be crawled by nobody but the big. */
    static final Duration LONGEST_CRAWL_DELAY = Duration.ofSeconds(60);

    /** RFC 9309 §2.5: at least 500 kibibytes must be read. */
    private static final Wire.BodyLimit LIMIT = new Wire.BodyLimit(512 * 1024, true, false);

    /** RFC 9309 §2.3.1.2. */
    private static final int MOST_REDIRECTS = 5;

    private static final Pattern PRODUCT = Pattern.compile("^(?:Mozilla/[\\d.]+ \\(compatible; )?([A-Za-z_-]+)");

    private final PoliteWire wire;
    private final Headers headers;
    private final List<String> product;
    private final Duration totalTimeout;
    private final InstantSource clock;
    private final RobotsShelf shelf = new RobotsShelf();
    private final ConcurrentHashMap<String, CompletableFuture<Known>> asking = new ConcurrentHashMap<>();

    Robots(PoliteWire wire, FetchSettings settings, InstantSource clock) {
        this.wire = wire;
        this.headers = RequestHeaders.robots(settings.userAgent());
        this.product = List.of(productToken(settings.userAgent()));
        this.totalTimeout = settings.totalTimeout();
        this.clock = clock;
    }

    /** What robots.txt means for one page. */
    sealed interface Verdict {
        /**
         * It may be fetched.
         *
         * @param crawlDelay the pause it asks for between requests; zero if none
         */
        record Allowed(Duration crawlDelay) implements Verdict {}

        record Disallowed() implements Verdict {}

        /** The file could not be had, which means: not for now. */
        record Unreachable(String why) implements Verdict {}

        /** The host wants to be left alone. */
        record Paused(Instant until) implements Verdict {}

        record Cancelled() implements Verdict {}
    }

    /** What is known of one site. */
    sealed interface Known {
        /**
         * A file with something to say.
         *
         * @param bytes the file's length, which is how the shelf weighs it
         */
        record Rules(BaseRobotRules rules, int bytes) implements Known {}

        record Free() implements Known {}

        record Unreachable(String why) implements Known {}

        record Paused(Instant until) implements Known {}

        record Cancelled() implements Known {}
    }

    /** Blocks while the file is fetched, if it is not known. */
    Verdict on(HttpUrl page) {
        return switch (known(page)) {
            case Known.Rules file ->
                file.rules().isAllowed(page.toString())
                        ? new Verdict.Allowed(crawlDelay(file.rules()))
                        : new Verdict.Disallowed();
            case Known.Free _ -> new Verdict.Allowed(Duration.ZERO);
            case Known.Unreachable(String why) -> new Verdict.Unreachable(why);
            case Known.Paused(Instant until) -> new Verdict.Paused(until);
            case Known.Cancelled _ -> new Verdict.Cancelled();
        };
    }

    private Known known(HttpUrl page) {
        HttpUrl file = page.newBuilder().encodedPath("/robots.txt").query(null).build();
        String site = file.toString();
        Known onShelf = shelf.find(site, clock.instant());
        if (onShelf != null) {
            return onShelf;
        }
        CompletableFuture<Known> mine = new CompletableFuture<>();
        CompletableFuture<Known> others = asking.putIfAbsent(site, mine);
        Known known = others == null ? askFor(file, site, mine) : await(others);
        // Where the one who asked was cancelled, the next of those who waited asks.
        boolean othersCancelled = known instanceof Known.Cancelled
                && others != null
                && !Thread.currentThread().isInterrupted();
        return othersCancelled ? known(page) : known;
    }

    private Known askFor(HttpUrl file, String site, CompletableFuture<Known> promise) {
        Known known = new Known.Cancelled();
        try {
            Known settledMeanwhile = shelf.find(site, clock.instant());
            known = settledMeanwhile != null ? settledMeanwhile : fetch(file);
            if (settledMeanwhile == null) {
                keep(site, known);
            }
            return known;
        } finally {
            asking.remove(site);
            promise.complete(known);
        }
    }

    private static Known await(CompletableFuture<Known> promise) {
        try {
            return promise.get();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Known.Cancelled();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void keep(String site, Known known) {
        Instant now = clock.instant();
        switch (known) {
            case Known.Rules file -> shelf.put(site, known, file.bytes(), now.plus(KEEP));
            case Known.Free _ -> shelf.put(site, known, 0, now.plus(KEEP));
            case Known.Unreachable _ -> shelf.put(site, known, 0, now.plus(KEEP_UNREACHABLE));
            case Known.Paused _, Known.Cancelled _ -> {}
        }
    }

    private Known fetch(HttpUrl file) {
        Budget budget = new Budget(totalTimeout);
        HttpUrl at = file;
        for (int hops = 0; hops <= MOST_REDIRECTS; hops++) {
            switch (wire.ask(at, headers, LIMIT, Duration.ZERO, budget)) {
                case Answer.Paused(Instant until) -> {
                    return new Known.Paused(until);
                }
                case Answer.Cancelled _ -> {
                    return new Known.Cancelled();
                }
                case Answer.Lost lost -> {
                    return lost(lost, at);
                }
                case Answer.Reply reply -> {
                    HttpUrl next = redirected(at, reply);
                    if (next == null) {
                        return read(at, reply);
                    }
                    at = next;
                }
            }
        }
        return new Known.Free(); // RFC 9309: as if there were no such file
    }

    private static @Nullable HttpUrl redirected(HttpUrl at, Answer.Reply reply) {
        String location = reply.headers().get("Location");
        if (!Redirects.isRedirect(reply.status()) || location == null) {
            return null;
        }
        URI target = WireUrl.resolve(at, location);
        HttpUrl next = target == null ? null : WireUrl.of(target);
        return next == null || (at.isHttps() && !next.isHttps()) ? null : next;
    }

    private Known read(HttpUrl at, Answer.Reply reply) {
        int status = reply.status();
        if (Wire.carriesContent(status)) {
            SimpleRobotRulesParser parser = new SimpleRobotRulesParser(Long.MAX_VALUE, 0);
            String type = reply.headers().get("Content-Type");
            BaseRobotRules rules =
                    parser.parseContent(at.toString(), reply.body(), type == null ? "text/plain" : type, product);
            return rules.isAllowAll() && rules.getCrawlDelay() <= 0
                    ? new Known.Free()
                    : new Known.Rules(rules, reply.body().length);
        }
        if (status == 429) {
            Instant now = clock.instant();
            Instant until = RetryAfter.asked(reply.headers(), now);
            return new Known.Paused(until == null ? now.plus(KEEP_UNREACHABLE) : until);
        }
        return status >= 500
                ? new Known.Unreachable("its robots.txt is answered with the status " + status)
                : new Known.Free();
    }

    private Known lost(Answer.Lost lost, HttpUrl at) {
        return switch (Troubles.lost(lost, at.toString(), at.host(), totalTimeout)) {
            // The page itself will be refused for the same reason, in better words.
            case Fetch.Blocked _ -> new Known.Free();
            case Fetch.Failed failed -> new Known.Unreachable("its robots.txt cannot be had (" + failed.code() + ")");
            case Fetch.Fetched _, Fetch.NotModified _, Fetch.Throttled _, Fetch.Moved _, Fetch.Gone _ ->
                throw new IllegalStateException("a lost exchange brings nothing");
        };
    }

    private static Duration crawlDelay(BaseRobotRules rules) {
        long millis = rules.getCrawlDelay();
        return millis <= 0 ? Duration.ZERO : Duration.ofMillis(Math.min(millis, LONGEST_CRAWL_DELAY.toMillis()));
    }

    /** The name that robots.txt knows us by: the User-Agent's product (RFC 9309 §2.2.1), in lower case. */
    static String productToken(String userAgent) {
        Matcher product = PRODUCT.matcher(userAgent);
        return product.find() ? product.group(1).toLowerCase(Locale.ROOT) : "wirewatch";
    }
}
