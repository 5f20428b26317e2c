package org.wirewatch.pipeline;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wirewatch.article.Article;
import org.wirewatch.article.PageReading.RuleUse;
import org.wirewatch.store.EntryRow;
import org.wirewatch.store.NewPage;
import org.wirewatch.store.Session;
import org.wirewatch.store.SiteTable;

/** What is kept of each reading besides the article: its pages, and how well the site could be read. Stateless. */
final class SiteNotes {
    /** What says nothing of how a site's pages are read. */
    private static final Set<String> NO_PAGE = Set.of("no-link", "not-html");

    private SiteNotes() {}

    /** A publisher's host without {@code www.}; empty if the address has none. */
    static String site(URI url) {
        String host = url.getHost() == null ? "" : url.getHost().toLowerCase(Locale.ROOT);
        return host.startsWith("www.") ? host.substring(4) : host;
    }

    /**
     * Notes one reading, in the caller's transaction.
     *
     * @param url the page's
     * @param failure why the page gave no article; null if it gave one
     * @param pages to keep; empty for none
     */
    static void note(
            Session session,
            EntryRow entry,
            URI url,
            Article article,
            @Nullable String failure,
            RuleUse rule,
            List<NewPage> pages,
            Instant now) {
        String site = site(url);
        session.pages().add(entry.id(), site, pages, now);
        if (failure != null && NO_PAGE.contains(failure)) {
            return;
        }
        SiteHealth.Outcome outcome = failure == null
                ? new SiteHealth.Outcome(article.text().length(), null)
                : new SiteHealth.Outcome(0, failure);
        SiteTable.Row known = session.sites().find(site).orElse(new SiteTable.Row(site, "", 0, 0, now));
        SiteHealth health = SiteHealth.of(known.readings()).and(outcome);
        Optional<SiteTable.Trouble> open = session.sites().openTrouble(site);
        if (open.isPresent()) {
            SiteTable.Trouble trouble = open.get();
            if (health.isBackTo(new SiteHealth.Level(trouble.usualChars(), trouble.usualFailures()))) {
                session.sites().close(trouble.id(), now);
                health = health.anew();
            }
        } else {
            health.drop().ifPresent(drop -> session.sites().open(trouble(site, drop, entry, url, now)));
        }
        session.sites()
                .put(new SiteTable.Row(
                        site,
                        health.written(),
                        known.ruleFits() + (rule == RuleUse.FITS ? 1 : 0),
                        known.ruleMisses() + (rule == RuleUse.MISSES ? 1 : 0),
                        now));
    }

    private static SiteTable.Trouble trouble(String site, SiteHealth.Drop drop, EntryRow entry, URI url, Instant now) {
        return new SiteTable.Trouble(
                0,
                site,
                drop.code(),
                drop.sentence(),
                drop.usual().medianChars(),
                drop.usual().failures(),
                entry.id(),
                entry.url() == null ? url.toString() : entry.url(),
                now,
                null);
    }
}
