package org.wirewatch.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.wirewatch.feed.Entry;
import org.wirewatch.feed.EntryKey;
import org.wirewatch.store.EntryTable;
import org.wirewatch.store.FeedRow;
import org.wirewatch.store.NewEntry;
import org.wirewatch.store.Session;

/**
 * What one document brought that was not known before.
 *
 * @param added the new entries
 * @param carried how many the document carries, known ones included
 * @param baseline whether it was the feed's first: its entries are remembered, and news only if a predecessor is known
 * @param predecessor the address whose place the feed takes; null if it takes no other's
 * @param revised whether the page of a known entry is to be read again
 */
record Arrival(
        List<NewEntry> added,
        int carried,
        boolean baseline,
        @Nullable String predecessor,
        boolean revised) {
    /** For what was dated early. */
    private static final Duration DATED_EARLY = Duration.ofDays(1);

    /**
     * Stores the entries of a document, before anything is done with them.
     *
     * @param entries all that the document carries
     * @param chosen the feed that was read, where a page is configured; null where it is a feed
     * @param least between two readings of one page
     */
    static Arrival store(
            Session session,
            FeedRow feed,
            List<NewEntry> entries,
            @Nullable String chosen,
            Duration least,
            Instant now) {
        if (feed.baselineAt() == null) {
            return first(session, feed, entries, now);
        }
        if (!Objects.equals(chosen, feed.chosenUrl())) {
            // What the choice before would have carried long ago is no news.
            session.entries().addUnknown(feed.id(), before(feed, entries), true, now);
        }
        List<NewEntry> added = session.entries().addUnknown(feed.id(), entries, false, now);
        boolean revised = reviseChanged(session, feed, entries, least, now);
        return new Arrival(added, entries.size(), false, null, revised);
    }

    /** History is remembered and never told; but a feed whose address was changed in the config goes on. */
    private static Arrival first(Session session, FeedRow feed, List<NewEntry> entries, Instant now) {
        return Succession.find(session, entries, now)
                .map(succession -> {
                    List<NewEntry> _ = session.entries().addUnknown(feed.id(), succession.history(), true, now);
                    List<NewEntry> news = session.entries().addUnknown(feed.id(), succession.news(), false, now);
                    String predecessor = succession.predecessor().url();
                    return new Arrival(news, entries.size(), true, predecessor, false);
                })
                .orElseGet(() -> {
                    List<NewEntry> history = session.entries().addUnknown(feed.id(), entries, true, now);
                    return new Arrival(history, entries.size(), true, null, false);
                });
    }

    /** Published before the last good poll. */
    private static List<NewEntry> before(FeedRow feed, List<NewEntry> entries) {
        Instant last =
                feed.succeededAt() == null ? Instant.MIN : feed.succeededAt().minus(DATED_EARLY);
        return entries.stream()
                .filter(entry -> entry.published() != null && entry.published().isBefore(last))
                .toList();
    }

    /** An entry that the feed carries otherwise than before may have another page by now. */
    private static boolean reviseChanged(
            Session session, FeedRow feed, List<NewEntry> entries, Duration least, Instant now) {
        boolean revised = false;
        for (EntryTable.Changed changed :
                session.entries().changed(feed.id(), entries, now.minus(RereadPolicy.WATCHED_FOR))) {
            Instant again = RereadPolicy.next(
                            changed.contentChanged(), changed.readAt(), changed.vainReads(), least, now)
                    .orElse(null);
            if (again == null) {
                session.entries().noteChange(changed);
            } else {
                session.entries().revise(feed.id(), changed, again, now);
                revised = true;
            }
        }
        return revised;
    }

    /** What is kept of an entry. */
    static NewEntry toStore(Entry entry) {
        EntryKey key = EntryKey.of(entry);
        String html = entry.content() != null ? entry.content() : entry.summary();
        return new NewEntry(
                key.primary(),
                key.secondary(),
                entry.url(),
                entry.title(),
                entry.author(),
                entry.published(),
                html,
                EntryKey.contentHash(entry),
                entry.published() + " " + entry.updated());
    }

    /** How many of the document's entries were known. */
    int known() {
        return carried - added.size();
    }

    /** Whether pages are to be read because of it. */
    boolean articlesWait() {
        boolean onlyHistory = baseline && predecessor == null;
        return revised || (!onlyHistory && !added.isEmpty());
    }
}
