package org.wirewatch.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.wirewatch.config.Settings;
import org.wirewatch.store.Store;

/** Forgets what is old. What tells known from new is kept far longer than the articles themselves. */
final class Sweep {
    /** An entry that no feed has carried for so long may count as new when it comes back. */
    private static final Duration ENTRY_MEMORY = Duration.ofDays(400);

    /** A site of which nothing comes for so long has left the feeds. */
    private static final Duration SITE_PATIENCE = Duration.ofDays(30);

    /** Longer than any report can be on its way, so that none counts twice. */
    private static final Duration BOUNCE_MEMORY = Duration.ofDays(400);

    private final Store store;
    private final StoryMemory memory;
    private final InstantSource clock;

    Sweep(Store store, StoryMemory memory, InstantSource clock) {
        this.store = store;
        this.memory = memory;
        this.clock = clock;
    }

    /** Forgets once. */
    void sweep(Settings.Retention retention, Duration storyWindow) {
        Instant now = clock.instant();
        // What the window remembers must be there to be joined.
        Duration kept =
                retention.articles().compareTo(storyWindow) > 0 ? retention.articles() : storyWindow.plusDays(1);
        store.change(session -> {
            memory.forgetOld(session, now);
            session.articles().forgetBefore(now.minus(kept));
            session.entries().forgetUnseenSince(now.minus(ENTRY_MEMORY));
            session.bounces().forgetBefore(now.minus(BOUNCE_MEMORY));
            session.outbox().dropBytesBefore(now.minus(retention.messages()));
            session.sites().forgetTroubleUnreadSince(now.minus(SITE_PATIENCE));
            session.pages().forget(now.minus(retention.pages()), retention.pagesBytes());
            session.sites().forgetUnreadSince(now.minus(ENTRY_MEMORY));
        });
    }
}
