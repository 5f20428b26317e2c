package org.wirewatch.pipeline;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleConsumer;
import org.wirewatch.store.Store;
import org.wirewatch.watch.Watch;

/**
 * What a watch would have found among the stored articles.
 *
 * @param query as written
 * @param since how far back it looked
 * @param until exclusive
 * @param articles how many are stored of that time
 * @param narrowed whether the full-text index could narrow the search; if not, every article was read
 * @param matches how many matched
 * @param stories how many stories these are: one alert each
 * @param days every day from the first stored article on, the oldest first
 * @param newest the newest matches, newest first
 */
public record Backtest(
        String query,
        Instant since,
        Instant until,
        long articles,
        boolean narrowed,
        int matches,
        int stories,
        List<Day> days,
        List<Found> newest) {
    private static final int SHOWN = 10;

    /**
     * One day.
     *
     * @param matches articles that came on it
     * @param stories how many stories were first found on it: the alerts of that day
     */
    public record Day(LocalDate day, int matches, int stories) {}

    /** Over which articles a watch is tried; {@code zone} says where a day begins, {@code until} is exclusive. */
    public record Period(Instant since, Instant until, ZoneId zone) {}

    /** Holds a watch against what is stored of a period. */
    public static Backtest of(Store store, Watch watch, Period period, DoubleConsumer progress) {
        ArchiveScan scan = new ArchiveScan(store, List.of(watch));
        Tally tally = new Tally(scan, watch, period.zone());
        scan.run(
                period.since(),
                period.until(),
                (article, _) -> {
                    tally.add(article);
                    return true;
                },
                progress);
        return tally.result(store, period);
    }

    /** Counts one watch's matches as they come, the newest first. */
    static final class Tally {
        private final ArchiveScan scan;
        private final Watch watch;
        private final ZoneId zone;
        private final Map<Long, LocalDate> firstDayOfStory = new HashMap<>();
        private final Map<LocalDate, Integer> matchesOfDay = new HashMap<>();
        private final List<ArchiveScan.Spotted> newest = new ArrayList<>();
        private int matches;

        Tally(ArchiveScan scan, Watch watch, ZoneId zone) {
            this.scan = scan;
            this.watch = watch;
            this.zone = zone;
        }

        void add(ArchiveScan.Spotted article) {
            LocalDate day = LocalDate.ofInstant(article.seenAt(), zone);
            matches++;
            firstDayOfStory.put(article.storyId(), day);
            matchesOfDay.merge(day, 1, Integer::sum);
            if (newest.size() < SHOWN) {
                newest.add(article);
            }
        }

        int matches() {
            return matches;
        }

        int stories() {
            return firstDayOfStory.size();
        }

        List<Found> newest() {
            return Found.of(scan, newest, watch.name());
        }

        Backtest result(Store store, Period period) {
            return new Backtest(
                    watch.query().source(),
                    period.since(),
                    period.until(),
                    store.read(session -> session.articles().countBetween(period.since(), period.until())),
                    scan.isNarrowed(),
                    matches,
                    stories(),
                    days(store, period),
                    newest());
        }

        private List<Day> days(Store store, Period period) {
            var span = store.read(session -> session.articles().span(period.since(), period.until()));
            if (span.isEmpty()) {
                return List.of();
            }
            Map<LocalDate, Integer> storiesOfDay = new TreeMap<>();
            firstDayOfStory.values().forEach(day -> storiesOfDay.merge(day, 1, Integer::sum));
            LocalDate last = LocalDate.ofInstant(span.get().last(), zone);
            return LocalDate.ofInstant(span.get().first(), zone)
                    .datesUntil(last.plusDays(1))
                    .map(day -> new Day(day, matchesOfDay.getOrDefault(day, 0), storiesOfDay.getOrDefault(day, 0)))
                    .toList();
        }
    }
}
