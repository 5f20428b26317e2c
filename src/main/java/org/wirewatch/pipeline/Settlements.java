package org.wirewatch.pipeline;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.wirewatch.feed.Feed;
import org.wirewatch.feed.NextPoll;
import org.wirewatch.feed.PollHints;
import org.wirewatch.net.Fetch;
import org.wirewatch.net.Validators;
import org.wirewatch.store.FeedRow;
import org.wirewatch.store.FeedSettlement;
import tools.jackson.databind.json.JsonMapper;

/** What each outcome of a poll leaves in the feed's row. Pure. */
final class Settlements {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

    private Settlements() {}

    /**
     * Where a feed is asked, and a permanent redirect that is not yet believed.
     *
     * @param fetchUrl to ask next time
     * @param candidate where the redirect points; null if there is none
     * @param seen how often in a row
     */
    record Move(String fetchUrl, @Nullable String candidate, int seen) {}

    /**
     * What is to come.
     *
     * @param next poll
     * @param sameBodies as in {@link FeedRow#sameBodies}
     * @param interval its regular one; null if unknown
     * @param quietAfter from when on its silence is unusual; null if unknown
     */
    record Outlook(
            NextPoll next,
            int sameBodies,
            @Nullable Duration interval,
            @Nullable Instant quietAfter) {
        private @Nullable Long intervalMs() {
            return interval == null ? null : interval.toMillis();
        }
    }

    /** A readable feed. */
    static FeedSettlement read(
            FeedRow feed, Fetch.Fetched fetched, String bodyHash, Feed read, Move move, Instant now, Outlook outlook) {
        return new FeedSettlement(
                feed.id(),
                move.fetchUrl(),
                read.title(),
                read.link(),
                read.language(),
                JSON.writeValueAsString(read.hints()),
                fetched.validators().etag(),
                fetched.validators().lastModified(),
                from(fetched.validators()),
                bodyHash,
                now,
                true,
                false,
                false,
                "ok",
                null,
                0,
                move.candidate(),
                move.seen(),
                storable(outlook.next()),
                outlook.next().reason(),
                outlook.sameBodies(),
                outlook.intervalMs(),
                outlook.quietAfter());
    }

    /** A 304, or the same body again. */
    static FeedSettlement unchanged(FeedRow feed, Validators validators, Move move, Instant now, Outlook outlook) {
        return new FeedSettlement(
                feed.id(),
                move.fetchUrl(),
                feed.title(),
                feed.siteUrl(),
                feed.language(),
                feed.hints(),
                validators.etag(),
                validators.lastModified(),
                from(validators),
                feed.bodyHash(),
                now,
                true,
                true,
                false,
                "not-modified",
                null,
                0,
                move.candidate(),
                move.seen(),
                storable(outlook.next()),
                outlook.next().reason(),
                outlook.sameBodies(),
                outlook.intervalMs(),
                outlook.quietAfter());
    }

    /** A failure: what was known stays, validators included, for they belong to the last good body. */
    static FeedSettlement failed(
            FeedRow feed, String code, String sentence, int failures, boolean gone, Instant now, Outlook outlook) {
        return new FeedSettlement(
                feed.id(),
                feed.fetchUrl(),
                feed.title(),
                feed.siteUrl(),
                feed.language(),
                feed.hints(),
                feed.etag(),
                feed.lastModified(),
                feed.validatorsFrom(),
                feed.bodyHash(),
                now,
                false,
                false,
                gone,
                code,
                sentence,
                failures,
                feed.movedTo(),
                feed.movedSeen(),
                storable(outlook.next()),
                outlook.next().reason(),
                outlook.sameBodies(),
                outlook.intervalMs(),
                outlook.quietAfter());
    }

    private static @Nullable String from(Validators validators) {
        return validators.from() == null ? null : validators.from().toString();
    }

    /** The validators that a feed's row holds. */
    static Validators validators(FeedRow feed) {
        String from = feed.validatorsFrom();
        return new Validators(feed.etag(), feed.lastModified(), from == null ? null : URI.create(from));
    }

    /** Never is a day that a database can hold. */
    private static Instant storable(NextPoll next) {
        return next.isNever() ? NEVER : next.at();
    }

    /** The hints of the feed's last good document. */
    static PollHints hints(FeedRow feed) {
        String hints = feed.hints();
        return hints == null ? PollHints.NONE : JSON.readValue(hints, PollHints.class);
    }
}
