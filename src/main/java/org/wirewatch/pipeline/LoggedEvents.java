package org.wirewatch.pipeline;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wirewatch.story.News;

/**
 * What happens, in the log: one structured line each, where it is finally known. A feed's trouble is a warning when it
 * begins and when it has lasted for ten polls, not each time.
 */
public final class LoggedEvents implements Events {
    private static final Logger LOG = LoggerFactory.getLogger("wirewatch");

    @Override
    public void baseline(String feed, int entries, int wouldMatch) {
        LOG.atInfo()
                .addKeyValue("feed", feed)
                .addKeyValue("entries", entries)
                .addKeyValue("wouldMatch", wouldMatch)
                .log("first fetch: entries remembered, none told");
    }

    @Override
    public void polled(String feed, int newEntries, int known) {
        if (newEntries > 0) {
            LOG.atInfo()
                    .addKeyValue("feed", feed)
                    .addKeyValue("new", newEntries)
                    .addKeyValue("known", known)
                    .log("polled");
        } else {
            LOG.atDebug().addKeyValue("feed", feed).addKeyValue("known", known).log("polled, nothing new");
        }
    }

    @Override
    public void unchanged(String feed) {
        LOG.atDebug().addKeyValue("feed", feed).log("polled, unchanged");
    }

    @Override
    public void pollFailed(String feed, String code, String sentence, int failures) {
        var line = failures == 1 || failures == 10 ? LOG.atWarn() : LOG.atDebug();
        line.addKeyValue("feed", feed)
                .addKeyValue("code", code)
                .addKeyValue("failures", failures)
                .log("poll failed: {}", sentence);
    }

    @Override
    public void chose(String page, String feedUrl) {
        LOG.atInfo()
                .addKeyValue("page", page)
                .addKeyValue("feed", feedUrl)
                .log("a page stands where a feed should; this feed was chosen on it. To pin it, give its address");
    }

    @Override
    public void continued(String feed, String oldUrl, int newEntries, int known) {
        LOG.atInfo()
                .addKeyValue("feed", feed)
                .addKeyValue("new", newEntries)
                .addKeyValue("known", known)
                .log("takes the place of {}, which left the config", oldUrl);
    }

    @Override
    public void networkDown() {
        LOG.warn("no host can be reached: this machine's network seems to be down; feeds are not blamed for it");
    }

    @Override
    public void networkBack() {
        LOG.info("the network is back");
    }

    @Override
    public void clockStepped(Duration by) {
        LOG.warn("the clock was set by {} s, or the machine slept; polls are spread anew", by.toSeconds());
    }

    @Override
    public void recovered(String feed) {
        LOG.atInfo().addKeyValue("feed", feed).log("feed answers again");
    }

    @Override
    public void read(String source, String headline, int words, @Nullable String teaserSentence) {
        if (teaserSentence == null) {
            LOG.atDebug()
                    .addKeyValue("source", source)
                    .addKeyValue("headline", headline)
                    .log("article read");
        } else {
            LOG.atInfo()
                    .addKeyValue("source", source)
                    .addKeyValue("headline", headline)
                    .log("article from the feed's text only: {}", teaserSentence);
        }
    }

    @Override
    public void copy(String source, String headline, String firstSource, String reason) {
        LOG.atDebug()
                .addKeyValue("source", source)
                .addKeyValue("headline", headline)
                .addKeyValue("first", firstSource)
                .addKeyValue("reason", reason)
                .log("copy of a known story");
    }

    @Override
    public void version(String source, String headline, News news) {
        LOG.atDebug()
                .addKeyValue("source", source)
                .addKeyValue("headline", headline)
                .addKeyValue("news", news.sentences().size())
                .log("later version of a known story");
    }

    @Override
    public void matched(String watch, String headline, String sentence, boolean isNews) {
        LOG.atInfo()
                .addKeyValue("watch", watch)
                .addKeyValue("headline", headline)
                .addKeyValue("news", isNews)
                .log("matched");
    }

    @Override
    public void queued(String kind, String reader, String subject) {
        LOG.atDebug().addKeyValue("kind", kind).addKeyValue("reader", reader).log("mail written");
    }

    @Override
    public void mailed(String to, String subject, String messageId) {
        LOG.atInfo().addKeyValue("to", to).addKeyValue("messageId", messageId).log("mailed: {}", subject);
    }

    @Override
    public void mailWaits(String to, String subject, String answer) {
        LOG.atInfo().addKeyValue("to", to).log("mail waits ({}): {}", answer, subject);
    }

    @Override
    public void mailDead(String to, String subject, String answer) {
        LOG.atWarn().addKeyValue("to", to).log("mail will never go ({}): {}", answer, subject);
    }

    @Override
    public void mailServerDown(String code, String sentence, long waiting) {
        LOG.atWarn().addKeyValue("code", code).addKeyValue("waiting", waiting).log("no mail goes out: {}", sentence);
    }

    @Override
    public void mailServerBack() {
        LOG.info("the mail server takes mail again");
    }

    @Override
    public void cameBack(String reader, String address, boolean hard, String words) {
        LOG.atInfo()
                .addKeyValue("reader", reader)
                .addKeyValue("to", address)
                .addKeyValue("hard", hard)
                .log("{}: {}", hard ? "a mail came back" : "a mail is late", words);
    }

    @Override
    public void readerPaused(String reader, String address, String reason) {
        LOG.atWarn()
                .addKeyValue("reader", reader)
                .addKeyValue("to", address)
                .log("nothing more is sent there: {}; `wirewatch readers resume {}` ends it", reason, reader);
    }

    @Override
    public void readerResumed(String reader, String address) {
        LOG.atInfo()
                .addKeyValue("reader", reader)
                .addKeyValue("to", address)
                .log("has another address, and gets mail again");
    }

    @Override
    public void bounceMailboxDown(String code, String sentence) {
        LOG.atWarn().addKeyValue("code", code).log("bounces are not read: {}", sentence);
    }

    @Override
    public void bounceMailboxBack() {
        LOG.info("bounces are read again");
    }

    @Override
    public void watchChanged(WatchChange change) {
        LOG.atInfo()
                .addKeyValue("watch", change.watch())
                .addKeyValue("storiesBefore", change.before())
                .addKeyValue("storiesAfter", change.after())
                .log("{}", change.sentence());
    }

    @Override
    public void watchUnusable(String watch, String reason) {
        LOG.atWarn()
                .addKeyValue("watch", watch)
                .log("a watch kept in the database is not in force: {}; mend it with `wirewatch watch edit`", reason);
    }

    @Override
    public void watchDoubted(String watch, String doubt) {
        LOG.atWarn().addKeyValue("watch", watch).log("a watch may not mean what it says: {}", doubt);
    }

    @Override
    public void broken(String what, Throwable failure) {
        LOG.atError().addKeyValue("at", what).setCause(failure).log("something of Wirewatch's own broke");
    }
}
