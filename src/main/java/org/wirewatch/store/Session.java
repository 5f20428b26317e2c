package org.wirewatch.store;

import org.jdbi.v3.core.Handle;

/** The tables, inside one transaction or look. Not to be kept beyond it. */
public final class Session {
    private final Handle handle;
    private final Dialect dialect;

    Session(Handle handle, Dialect dialect) {
        this.handle = handle;
        this.dialect = dialect;
    }

    /** Feeds and what is known of polling them. */
    public FeedTable feeds() {
        return new FeedTable(handle);
    }

    /** Feeds that were added by command, beside the config's. */
    public SubscriptionTable subscriptions() {
        return new SubscriptionTable(handle);
    }

    /** What feeds suffer from, and whether the operator knows. */
    public TroubleTable troubles() {
        return new TroubleTable(handle);
    }

    /** What feeds carried: the memory that tells new from known. */
    public EntryTable entries() {
        return new EntryTable(handle);
    }

    /** Articles, stories and matches. */
    public ArticleTable articles() {
        return new ArticleTable(handle);
    }

    /** The archive's full-text index. */
    public SearchTable search() {
        return new SearchTable(handle, dialect);
    }

    /** Watches that are kept here, and what is noted about any watch. */
    public WatchTable watches() {
        return new WatchTable(handle);
    }

    /** How articles make up stories. */
    public StoryTable stories() {
        return new StoryTable(handle);
    }

    /** New facts of stories that readers already know. */
    public UpdateTable updates() {
        return new UpdateTable(handle);
    }

    /** Who is to be told of what: the ledger. */
    public NotificationTable notifications() {
        return new NotificationTable(handle);
    }

    /** Mails as final bytes, until a server took them, and after. */
    public OutboxTable outbox() {
        return new OutboxTable(handle);
    }

    /** What readers left or muted by their own wish. */
    public OptOutTable optOuts() {
        return new OptOutTable(handle);
    }

    /** Mails that came back, and readers whose mail is held back for it. */
    public BounceTable bounces() {
        return new BounceTable(handle);
    }

    /** Which digest was last dealt with. */
    public DigestTable digests() {
        return new DigestTable(handle);
    }

    /** Copies of pages, for a set time. */
    public KeptPageTable pages() {
        return new KeptPageTable(handle);
    }

    /** How well the pages of each site are read. */
    public SiteTable sites() {
        return new SiteTable(handle);
    }
}
