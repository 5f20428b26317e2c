package org.wirewatch.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.wirewatch.store.ArticleTable;
import org.wirewatch.store.FeedRow;
import org.wirewatch.store.Session;
import org.wirewatch.store.SiteTable;

/** What could not be seen. Silence must never mean two things. */
final class Coverage {
    /** A feed that fails for less than this is not worth a reader's line. */
    private static final Duration LASTING = Duration.ofHours(6);

    private static final int NAMED = 3;

    private Coverage() {}

    /** A sentence for each kind of blindness in a period; none if all was well. */
    static List<String> sentences(Session session, ZoneId zone, Instant from, Instant now) {
        List<String> sentences = new ArrayList<>();
        List<FeedRow> feeds = session.feeds().configured();
        Map<Long, Instant> troubled = session.feeds().troubledSince();
        List<FeedRow> silent = feeds.stream()
                .filter(feed -> troubled.containsKey(feed.id()))
                .filter(feed ->
                        !troubled.getOrDefault(feed.id(), now).plus(LASTING).isAfter(now))
                .toList();
        if (!silent.isEmpty()) {
            sentences.add(silent(feeds.size(), silent, troubled, zone, now));
        }
        long unasked = feeds.stream()
                .filter(feed -> FeedPoll.NO_NETWORK.equals(feed.resultCode()))
                .count();
        if (unasked > 0) {
            sentences.add(unasked + " of " + feeds.size()
                    + (feeds.size() == 1 ? " feed" : " feeds") + " could not be asked: no host can be reached, so the"
                    + " network of the machine that Wirewatch runs on seems to be down.");
        }
        List<ArticleTable.TeaserCount> teasers = session.articles().teasersSince(from, true);
        long count =
                teasers.stream().mapToLong(ArticleTable.TeaserCount::articles).sum();
        if (count > 0) {
            sentences.add((count == 1 ? "1 article" : count + " articles") + " matched on the feed's teaser only: "
                    + TeaserReasons.list(teasers) + ".");
        }
        List<String> worse = session.sites().openTroubles().stream()
                .map(SiteTable.Trouble::site)
                .toList();
        if (!worse.isEmpty()) {
            sentences.add((worse.size() == 1 ? "1 site is" : worse.size() + " sites are") + " read worse than before: "
                    + String.join(", ", worse.subList(0, Math.min(NAMED, worse.size())))
                    + (worse.size() > NAMED ? " and " + (worse.size() - NAMED) + " more" : "") + ".");
        }
        return sentences;
    }

    private static String silent(int all, List<FeedRow> silent, Map<Long, Instant> troubled, ZoneId zone, Instant now) {
        DateTimeFormatter format =
                DateTimeFormatter.ofPattern("EEEE d MMMM", Locale.ENGLISH).withZone(zone);
        String names = String.join(
                ", ",
                silent.stream()
                        .limit(NAMED)
                        .map(feed -> feed.displayName() + " (since "
                                + format.format(troubled.getOrDefault(feed.id(), now)) + ")")
                        .toList());
        String more = silent.size() > NAMED ? " and " + (silent.size() - NAMED) + " more" : "";
        return silent.size() + " of " + all + (all == 1 ? " feed has" : " feeds have") + " not answered: " + names
                + more + ".";
    }
}
