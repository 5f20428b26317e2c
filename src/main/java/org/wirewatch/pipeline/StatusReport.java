package org.wirewatch.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wirewatch.store.ArticleTable.TeaserCount;
import org.wirewatch.store.BounceTable;
import org.wirewatch.store.FeedRow;
import org.wirewatch.store.KeptPageTable;
import org.wirewatch.store.OptOutTable;
import org.wirewatch.store.OutboxRow;
import org.wirewatch.store.Session;
import org.wirewatch.store.Store;

/**
 * How things stand, for {@code status}, the web page and the API.
 *
 * @param at when it was looked up
 * @param database which
 * @param feeds each with its state
 * @param entriesKnown ever carried by a feed, and remembered
 * @param articlesWaiting to be read
 * @param articles kept
 * @param stories kept
 * @param matchesLastDay in the last 24 hours
 * @param notificationsWaiting for a digest or the end of quiet hours
 * @param mail the outbox
 * @param optOuts what readers left or muted by the links in their mails
 * @param reading how pages are read
 */
public record StatusReport(
        Instant at,
        String database,
        List<FeedState> feeds,
        long entriesKnown,
        long articlesWaiting,
        long articles,
        long stories,
        long matchesLastDay,
        long notificationsWaiting,
        MailState mail,
        List<OptOutTable.Row> optOuts,
        ReadingState reading) {

    /**
     * How pages are read.
     *
     * @param articlesLastDay read in the last 24 hours
     * @param teasersLastDay those of them that were read as the feed's text only, by reason; most first
     * @param keptPages copies of pages
     * @param keptBytes of them all, compressed
     * @param worse sites that are read worse than before
     */
    public record ReadingState(
            long articlesLastDay,
            List<TeaserCount> teasersLastDay,
            long keptPages,
            long keptBytes,
            List<SiteTrouble> worse) {
        /** Nothing was read yet. */
        public static final ReadingState NOTHING = new ReadingState(0, List.of(), 0, 0, List.of());
    }

    /** A site that is read worse than before, and an article whose kept page shows it. */
    public record SiteTrouble(String site, String sentence, Instant since, String sampleUrl) {}

    /**
     * One feed.
     *
     * @param state {@code ok}, {@code new}, {@code trouble} or {@code retired}
     * @param code of the last result; null before the first poll
     * @param sentence what the last result means; null if nothing is to be said
     * @param troubledSince null while all is well
     * @param nextPollReason the rule that decided
     * @param notModifiedShare how many of the polls were answered 304, or with the same body; 0 to 1
     * @param failures in a row
     * @param askedAt the address that is asked, where permanent redirects led; null if it is {@code url}
     * @param unusuallyQuiet whether it answers well and has published nothing for longer than its rhythm tells
     * @param trouble what kind it is, in two or three words; null while all is well
     * @param advice what the owner can do; null while all is well
     * @param chosenFeed the feed that was chosen where {@code url} is a page; null where it is a feed
     */
    public record FeedState(
            String url,
            String name,
            @Nullable String group,
            String state,
            @Nullable String code,
            @Nullable String sentence,
            @Nullable Instant troubledSince,
            @Nullable Instant lastPoll,
            @Nullable Instant lastSuccess,
            Instant nextPoll,
            String nextPollReason,
            long polls,
            double notModifiedShare,
            int failures,
            @Nullable String askedAt,
            boolean unusuallyQuiet,
            @Nullable String trouble,
            @Nullable String advice,
            @Nullable String chosenFeed) {}

    /**
     * The outbox.
     *
     * @param oldestWaiting when the oldest waiting mail was written; null if none waits
     * @param waitingBecause the server's last words about it; null if it was not tried yet
     * @param dead the newest mails that will never go
     * @param paused readers who are sent nothing, as their mails came back
     * @param bouncesUnread why reports of mails that came back cannot be read; null if they can, or need not be
     */
    public record MailState(
            long waiting,
            @Nullable Instant oldestWaiting,
            @Nullable String waitingBecause,
            long sentLastDay,
            long deadCount,
            List<DeadLetter> dead,
            List<PausedReader> paused,
            @Nullable String bouncesUnread) {}

    /** A reader who is sent nothing, and why. */
    public record PausedReader(String reader, String address, Instant since, String reason) {}

    /** A mail that will never go, and why. */
    public record DeadLetter(long id, String to, String subject, Instant writtenAt, String answer) {}

    /** Looks it up. */
    public static StatusReport of(Store store, Instant now) {
        return store.read(session -> of(session, store.describe(), now));
    }

    private static StatusReport of(Session session, String database, Instant now) {
        Instant dayAgo = now.minus(Duration.ofDays(1));
        Map<Long, Instant> troubled = session.feeds().troubledSince();
        List<FeedState> feeds = session.feeds().configured().stream()
                .map(feed -> state(feed, troubled.get(feed.id()), now))
                .toList();
        return new StatusReport(
                now,
                database,
                feeds,
                session.entries().count(),
                session.entries().pendingCount(),
                session.articles().count(),
                session.articles().storyCount(),
                session.articles().matchCountSince(dayAgo),
                session.notifications().openCount(),
                mail(session, dayAgo),
                session.optOuts().inForce(now),
                reading(session, dayAgo));
    }

    private static ReadingState reading(Session session, Instant dayAgo) {
        KeptPageTable.Size kept = session.pages().size();
        return new ReadingState(
                session.articles().countSince(dayAgo),
                session.articles().teasersSince(dayAgo, false),
                kept.pages(),
                kept.bytes(),
                session.sites().openTroubles().stream()
                        .map(trouble -> new SiteTrouble(
                                trouble.site(), trouble.sentence(), trouble.since(), trouble.sampleUrl()))
                        .toList());
    }

    private static FeedState state(FeedRow feed, @Nullable Instant troubledSince, Instant now) {
        String state;
        if (feed.retiredAt() != null) {
            state = "retired";
        } else if (feed.polledAt() == null) {
            state = "new";
        } else {
            state = troubledSince == null ? "ok" : "trouble";
        }
        boolean fails = state.equals("trouble") || state.equals("retired");
        Instant quietAfter = feed.quietAfter();
        return new FeedState(
                feed.url(),
                feed.displayName(),
                feed.groupName(),
                state,
                feed.resultCode(),
                feed.resultSentence(),
                troubledSince,
                feed.polledAt(),
                feed.succeededAt(),
                feed.nextPollAt(),
                feed.nextPollReason(),
                feed.polls(),
                feed.polls() == 0 ? 0 : (double) feed.notModified() / feed.polls(),
                feed.failures(),
                feed.fetchUrl().equals(feed.url()) || feed.chosenUrl() != null ? null : feed.fetchUrl(),
                state.equals("ok") && quietAfter != null && quietAfter.isBefore(now),
                fails ? Advice.of(feed.resultCode()).name() : null,
                fails ? Advice.of(feed.resultCode()).advice() : null,
                feed.chosenUrl() == null ? null : feed.fetchUrl());
    }

    private static MailState mail(Session session, Instant dayAgo) {
        List<DeadLetter> dead = session.outbox().deadLetters(5).stream()
                .map(mail -> new DeadLetter(
                        mail.id(),
                        mail.envelopeTo(),
                        mail.subject(),
                        mail.createdAt(),
                        mail.answer() == null ? "" : mail.answer()))
                .toList();
        OutboxRow oldest = session.outbox().oldestWaiting().orElse(null);
        return new MailState(
                session.outbox().count("queued") + session.outbox().count("sending"),
                oldest == null ? null : oldest.createdAt(),
                oldest == null ? null : oldest.answer(),
                session.outbox().sentSince(dayAgo),
                session.outbox().count("dead"),
                dead,
                session.bounces().paused().stream()
                        .map(pause -> new PausedReader(pause.reader(), pause.address(), pause.since(), pause.reason()))
                        .toList(),
                session.bounces().failing().stream()
                        .map(BounceTable.Mailbox::failure)
                        .findFirst()
                        .orElse(null));
    }

    /** Feeds that fail or are gone. */
    public List<FeedState> troubledFeeds() {
        return feeds.stream()
                .filter(feed -> feed.state().equals("trouble") || feed.state().equals("retired"))
                .toList();
    }
}
