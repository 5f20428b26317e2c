package org.wirewatch.pipeline;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.wirewatch.story.News;

/**
 * What happens on the way, for the log, the metrics and the demo's narration. Called from many threads, after the
 * transaction that made it true; an implementation must be quick and must not throw.
 */
public interface Events {
    /** Hears nothing. */
    Events NONE = new Events() {};

    /** A feed's first good fetch: its entries are remembered, none is told. {@code wouldMatch} of them fit a watch. */
    default void baseline(String feed, int entries, int wouldMatch) {}

    /** A feed was read: so many entries are new, so many were known. */
    default void polled(String feed, int newEntries, int known) {}

    /** A feed answered that nothing changed. */
    default void unchanged(String feed) {}

    /** A poll failed; {@code failures} in a row, this one included. */
    default void pollFailed(String feed, String code, String sentence, int failures) {}

    /** A feed's address was changed in the config: so many entries are new since the old one was last read. */
    default void continued(String feed, String oldUrl, int newEntries, int known) {}

    /** No host can be reached; told once until one answers again. */
    default void networkDown() {}

    /** A host answers again. */
    default void networkBack() {}

    /** The wall's clock was set by so much, or the machine slept. */
    default void clockStepped(Duration by) {}

    /** A page stands where a feed was configured; this is the feed that was chosen of those it names. */
    default void chose(String page, String feedUrl) {}

    /** A feed that had failed answers again. */
    default void recovered(String feed) {}

    /**
     * An article was read, so many words long; {@code teaserSentence} says why only the feed's text could be, null if
     * the page was.
     */
    default void read(String source, String headline, int words, @Nullable String teaserSentence) {}

    /** An article is a copy of a known story. */
    default void copy(String source, String headline, String firstSource, String reason) {}

    /** A known story has a later version, or another publisher's report with news of it. */
    default void version(String source, String headline, News news) {}

    /** A watch was found in an article. {@code isNews} is false if everybody concerned was told of the story before. */
    default void matched(String watch, String headline, String sentence, boolean isNews) {}

    /** A mail was put into the outbox. */
    default void queued(String kind, String reader, String subject) {}

    /** The server took a mail. */
    default void mailed(String to, String subject, String messageId) {}

    /** A mail could not be handed over now; it waits. */
    default void mailWaits(String to, String subject, String answer) {}

    /** A mail will never go. */
    default void mailDead(String to, String subject, String answer) {}

    /** The mail server takes nothing now; told once until it does again. */
    default void mailServerDown(String code, String sentence, long waiting) {}

    /** The mail server takes mail again. */
    default void mailServerBack() {}

    /** A mail that a server had taken came back for good ({@code hard}), or is late. */
    default void cameBack(String reader, String address, boolean hard, String words) {}

    /** Too many mails to a reader came back; nothing more is sent until somebody resumes it. */
    default void readerPaused(String reader, String address, String reason) {}

    /** A paused reader has another address in the config, and gets mail again. */
    default void readerResumed(String reader, String address) {}

    /** The mailbox of delivery reports cannot be read; told once until it can, or the reason is another. */
    default void bounceMailboxDown(String code, String sentence) {}

    /** The mailbox of delivery reports can be read again. */
    default void bounceMailboxBack() {}

    /** A changed configuration was taken, and this watch in it is not what it was. */
    default void watchChanged(WatchChange change) {}

    /** A watch that is kept in the database cannot be used. */
    default void watchUnusable(String watch, String reason) {}

    /** A watch does what it says, which is surely not what was meant. */
    default void watchDoubted(String watch, String doubt) {}

    /** Something of our own broke while working on {@code what}; counted once, here. */
    default void broken(String what, Throwable failure) {}
}
