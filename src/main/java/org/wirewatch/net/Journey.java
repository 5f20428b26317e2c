package org.wirewatch.net;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** One fetch, from its URL over its redirects to a result. For one thread, and used once. */
final class Journey {
    private final FetchRequest request;
    private final FetchSettings settings;
    private final PoliteWire wire;
    private final Robots robots;
    private final AnswerReader reader;
    private final Budget budget;
    private final Set<String> visited = new HashSet<>();

    /** Where the leading permanent hops lead to, so far. */
    private @Nullable URI permanentTarget;

    private boolean allPermanent = true;
    private URI at;

    Journey(FetchRequest request, FetchSettings settings, PoliteWire wire, Robots robots, AnswerReader reader) {
        this.request = request;
        this.settings = settings;
        this.wire = wire;
        this.robots = robots;
        this.reader = reader;
        budget = new Budget(settings.totalTimeout());
        at = request.url();
    }

    Fetch go() {
        HttpUrl url = WireUrl.of(request.url());
        if (url == null) {
            return notHttp(request.url());
        }
        at = URI.create(url.toString());
        while (true) {
            if (!visited.add(url.toString()) || visited.size() > Redirects.MOST_HOPS + 1) {
                return arrived(circle());
            }
            switch (ask(url)) {
                case Step.Result(Fetch result) -> {
                    return arrived(result);
                }
                case Step.Onward(URI target, HttpUrl next, boolean permanent) -> {
                    allPermanent &= permanent;
                    if (allPermanent) {
                        permanentTarget = WireUrl.withUserOf(request.url(), target);
                    }
                    at = target;
                    url = next;
                }
            }
        }
    }

    private sealed interface Step {
        record Result(Fetch fetch) implements Step {}

        record Onward(URI target, HttpUrl url, boolean permanent) implements Step {}
    }

    private Step ask(HttpUrl url) {
        return switch (request.purpose()) {
            case FEED -> ask(url, Duration.ZERO);
            case ARTICLE ->
                switch (robots.on(url)) {
                    case Robots.Verdict.Allowed(Duration crawlDelay) -> ask(url, crawlDelay);
                    case Robots.Verdict.Disallowed _ -> new Step.Result(disallowed(url));
                    case Robots.Verdict.Unreachable(String why) -> new Step.Result(robotsUnreachable(url, why));
                    case Robots.Verdict.Paused(Instant until) -> new Step.Result(new Fetch.Throttled(until, 429));
                    case Robots.Verdict.Cancelled _ -> new Step.Result(Troubles.cancelled());
                };
        };
    }

    private Step ask(HttpUrl url, Duration crawlDelay) {
        boolean first = visited.size() == 1;
        Wire.BodyLimit limit = new Wire.BodyLimit(
                switch (request.purpose()) {
                    case FEED -> settings.maxFeedBytes();
                    case ARTICLE -> settings.maxArticleBytes();
                },
                false,
                request.purpose() == FetchRequest.Purpose.ARTICLE);
        Answer answer =
                wire.ask(url, RequestHeaders.of(request, url, first, settings.userAgent()), limit, crawlDelay, budget);
        return switch (answer) {
            case Answer.Paused(Instant until) -> new Step.Result(new Fetch.Throttled(until, 429));
            case Answer.Cancelled _ -> new Step.Result(Troubles.cancelled());
            case Answer.Lost lost ->
                new Step.Result(Troubles.lost(lost, WireUrl.shown(at), url.host(), budget.total()));
            case Answer.Reply reply -> read(url, reply);
        };
    }

    private Step read(HttpUrl url, Answer.Reply reply) {
        if (!Redirects.isRedirect(reply.status())) {
            return new Step.Result(reader.read(reply, at, request.validators(), allPermanent));
        }
        String location = reply.headers().get("Location");
        URI target = location == null ? null : WireUrl.resolve(url, location);
        if (target == null) {
            return new Step.Result(Troubles.failed(
                    "http-" + reply.status(),
                    WireUrl.shown(at) + " says that it moved, but not to a place that is a URL.",
                    null));
        }
        HttpUrl next = WireUrl.of(target);
        if (next == null) {
            return new Step.Result(notHttp(target));
        }
        if (url.isHttps() && !next.isHttps()) {
            return new Step.Result(downgrade(next));
        }
        return new Step.Onward(URI.create(next.toString()), next, Redirects.isPermanent(reply.status()));
    }

    private Fetch arrived(Fetch result) {
        return permanentTarget == null ? result : new Fetch.Moved(permanentTarget, result);
    }

    private Fetch circle() {
        String sentence = visited.size() > Redirects.MOST_HOPS + 1
                ? " redirects more than " + Redirects.MOST_HOPS + " times. Look for the feed's real address."
                : " redirects in a circle. It may want cookies, which Wirewatch does not keep.";
        return Troubles.failed("redirect-loop", WireUrl.shown(request.url()) + sentence, null);
    }

    private Fetch notHttp(URI url) {
        return new Fetch.Blocked(
                "bad-scheme",
                WireUrl.shown(url) + " is not an http or https URL with a host, and only such are fetched."
                        + (url.equals(request.url()) ? "" : " " + WireUrl.shown(request.url()) + " redirects to it."));
    }

    private Fetch downgrade(HttpUrl target) {
        return new Fetch.Blocked(
                "downgrade",
                WireUrl.shown(at) + " redirects from https to " + target
                        + ", where anybody could change it on the way. If you accept that, configure the http URL.");
    }

    private static Fetch disallowed(HttpUrl url) {
        return new Fetch.Blocked(
                "robots",
                "The robots.txt of " + url.host() + " does not allow Wirewatch to fetch " + url
                        + ". The publisher can allow it; until then only what the feed itself carries is used.");
    }

    private static Fetch robotsUnreachable(HttpUrl url, String why) {
        return new Fetch.Blocked(
                "robots-unreachable",
                url + " is not fetched for now: whether " + url.host() + " allows it is unknown, because " + why + ".");
    }
}
