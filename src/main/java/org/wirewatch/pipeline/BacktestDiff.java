package org.wirewatch.pipeline;

import java.util.List;
import java.util.function.DoubleConsumer;
import org.wirewatch.store.Store;
import org.wirewatch.watch.Query;
import org.wirewatch.watch.Watch;

/**
 * What an edited watch gains and loses against the one before.
 *
 * @param watch its name
 * @param gained articles that only the edited one finds
 * @param lost articles that only the one before finds
 * @param gainedStories how many stories these are
 * @param lostStories how many stories these are
 * @param gains the newest of them, newest first
 * @param losses the newest of them, newest first
 */
public record BacktestDiff(
        String watch,
        Backtest before,
        Backtest after,
        int gained,
        int lost,
        int gainedStories,
        int lostStories,
        List<Found> gains,
        List<Found> losses) {
    private static final String BEFORE = "before";
    private static final String AFTER = "after";

    /** Holds both queries against what is stored of a period, in one go. */
    public static BacktestDiff of(
            Store store, String name, Query before, Query after, Backtest.Period period, DoubleConsumer progress) {
        Watch old = new Watch(BEFORE, before);
        Watch edited = new Watch(AFTER, after);
        ArchiveScan scan = new ArchiveScan(store, List.of(old, edited));
        Backtest.Tally ofOld = new Backtest.Tally(scan, old, period.zone());
        Backtest.Tally ofEdited = new Backtest.Tally(scan, edited, period.zone());
        Backtest.Tally gains = new Backtest.Tally(scan, edited, period.zone());
        Backtest.Tally losses = new Backtest.Tally(scan, old, period.zone());
        scan.run(
                period.since(),
                period.until(),
                (article, found) -> {
                    boolean then = found.contains(BEFORE);
                    boolean now = found.contains(AFTER);
                    if (then) {
                        ofOld.add(article);
                        (now ? ofEdited : losses).add(article);
                    } else {
                        ofEdited.add(article);
                        gains.add(article);
                    }
                    return true;
                },
                progress);
        return new BacktestDiff(
                name,
                ofOld.result(store, period),
                ofEdited.result(store, period),
                gains.matches(),
                losses.matches(),
                gains.stories(),
                losses.stories(),
                gains.newest(),
                losses.newest());
    }
}
