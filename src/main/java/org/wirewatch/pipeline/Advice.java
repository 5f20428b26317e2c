package org.wirewatch.pipeline;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a feed's trouble is called, and what its owner can do about it. Pure. */
final class Advice {
    /** Said only of what was read at all. */
    static final String KEPT = "What was read of it before is kept.";

    private static final Kind OTHER = new Kind("it failed", "If this lasts, open the address in a browser.");

    private static final Map<String, Kind> KINDS = Map.ofEntries(
            kind("bot-wall", "a bot wall", "Wirewatch goes on asking, seldom and never in disguise."),
            kind(
                    "moved",
                    "moved",
                    "Open the new place in a browser, find its feed, and put that address into the config."),
            kind("redirect-loop", "moved in a circle", "Look on the publisher's site for the feed's real address."),
            kind("http-410", "gone", KEPT),
            kind("http-404", "not found", "Once you have found its new address, put that into the config."),
            kind("http-401", "wants a log-in", "If you have none, take it out of the config."),
            kind("http-403", "refused", "Wirewatch goes on asking, seldom and under its own name."),
            kind("html", "not a feed", KEPT),
            kind("not-a-feed", "not a feed", KEPT),
            kind("empty", "empty", KEPT),
            kind(
                    "host-not-found",
                    "host not found",
                    "Other hosts are found, so this machine's name server is not to blame."),
            kind(
                    "unreachable",
                    "no way there",
                    "Other hosts are reached, so it is this one, or a firewall on the way."),
            kind("refused", "no connection", "Wirewatch goes on asking, ever more seldom up to once a day."),
            kind(
                    "timeout",
                    "no answer in time",
                    "The publisher's server is overloaded or down; a larger net.total_timeout helps where it is only slow."),
            kind("reset", "hung up", "The publisher's server hangs up on us; it may block this machine."),
            kind("tls", "no safe connection", "Wirewatch reads nothing over a connection that is not safe."),
            kind("too-big", "too big", "The limit is net.max_feed."),
            kind("cut-off", "cut off", "If it lasts, tell the publisher."),
            kind("bad-encoding", "garbled", "If it lasts, tell the publisher."),
            kind(
                    "private-address",
                    "inside a private network",
                    "If you do not know that address, somebody may be trying to look into your network."),
            kind("downgrade", "leads away from https", "If that is all right, configure the http address itself."),
            kind("bad-scheme", "leads to no web address", "Look on the publisher's site for the feed's real address."),
            kind(
                    "http-429",
                    "asks us to slow down",
                    "A larger net.host_pause, or an `every` for its feeds, keeps the publisher friendly."),
            kind(
                    "http-503",
                    "overloaded",
                    "The publisher's server is overloaded or being mended; it is asked less often."),
            kind("broken", "unreadable", "Please report it with a copy of the feed."));

    private Advice() {}

    /**
     * A kind of trouble.
     *
     * @param name two or three words
     * @param advice one sentence
     */
    record Kind(String name, String advice) {}

    private static Map.Entry<String, Kind> kind(String code, String name, String advice) {
        return Map.entry(code, new Kind(name, advice));
    }

    /** The kind of a failure's code. */
    static Kind of(@Nullable String code) {
        Kind known = code == null ? null : KINDS.get(code);
        if (known != null) {
            return known;
        }
        return code != null && code.startsWith("http-5")
                ? new Kind("server error", "Meanwhile it is asked ever more seldom, up to once a day.")
                : OTHER;
    }
}
