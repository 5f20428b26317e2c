package org.wirewatch.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wirewatch.alert.Reader;
import org.wirewatch.alert.Subscription;
import org.wirewatch.alert.When;
import org.wirewatch.config.Settings;
import org.wirewatch.store.OptOutTable;
import org.wirewatch.store.Session;
import org.wirewatch.store.Store;
import org.wirewatch.store.WatchTable;
import org.wirewatch.watch.Watch;

/**
 * Every watch and how it does.
 *
 * @param since from when on matches are counted
 * @param days how many days that is, or for how long articles are stored if that is less; at least 1
 * @param watches those of the file first, in its order, then those kept in the database
 */
public record WatchReport(Instant since, double days, List<Entry> watches) {
    private static final Duration PERIOD = Duration.ofDays(30);

    /**
     * One watch.
     *
     * @param keptIn {@code file} or {@code database}
     * @param when {@code now}, {@code hourly} or a digest
     * @param cap alerts an hour; null for none of its own
     * @param snoozedUntil null if it is awake for everybody
     * @param matches articles in the period
     * @param stories how many stories these are
     * @param storiesPerDay alerts a day, so to say
     * @param lastMatch null if none is stored
     * @param falseAlarms matches that were marked as such
     * @param mutedStories stories of which no more is told
     * @param optOuts readers who hear nothing of it by their own wish: they left or muted it, or the digest it is told in
     * @param trouble why it is not in force; null if it is
     */
    public record Entry(
            String name,
            String keptIn,
            String query,
            List<String> to,
            String when,
            boolean updates,
            boolean urgent,
            @Nullable Integer cap,
            @Nullable Instant snoozedUntil,
            long matches,
            long stories,
            double storiesPerDay,
            @Nullable Instant lastMatch,
            long falseAlarms,
            long mutedStories,
            List<OptOut> optOuts,
            @Nullable String trouble) {}

    /** A reader's wish; {@code until} is null where it is for good. */
    public record OptOut(String reader, @Nullable Instant until) {}

    /** Looks it up. */
    public static WatchReport of(Store store, WatchBook book, Instant now) {
        return store.read(session -> of(session, book, now));
    }

    private static WatchReport of(Session session, WatchBook book, Instant now) {
        Instant since = now.minus(PERIOD);
        double days = session.articles()
                .span(since, ArchiveScan.END)
                .map(span -> Math.max(1, Duration.between(span.first(), now).toHours() / 24.0))
                .orElse(1.0);
        Map<String, WatchTable.Facts> facts = session.watches().facts(since);
        List<OptOutTable.Row> wishes = session.optOuts().inForce(now);
        List<Entry> entries = new ArrayList<>();
        Settings settings = book.settings();
        for (int i = 0; i < settings.watches().size(); i++) {
            Watch watch = settings.watches().get(i);
            Subscription subscription = settings.subscriptions().get(i);
            Instant snoozed = later(
                    session.watches().snoozedUntil(watch.name()), snoozedByFile(subscription, settings.readers()), now);
            WatchTable.Facts known =
                    facts.getOrDefault(watch.name(), new WatchTable.Facts(watch.name(), 0, 0, null, 0, 0));
            entries.add(new Entry(
                    watch.name(),
                    book.kept().contains(watch.name()) ? "database" : "file",
                    watch.query().source(),
                    subscription.readers(),
                    switch (subscription.when()) {
                        case When.Now() -> "now";
                        case When.Hourly() -> "hourly";
                        case When.InDigest(String digest) -> digest;
                    },
                    subscription.updates(),
                    subscription.urgent(),
                    subscription.cap(),
                    snoozed,
                    known.matches(),
                    known.stories(),
                    known.stories() / days,
                    known.lastMatch(),
                    known.falseAlarms(),
                    known.mutedStories(),
                    optOuts(wishes, watch.name(), subscription),
                    null));
        }
        book.unusable().forEach((name, reason) -> entries.add(unusable(name, reason)));
        return new WatchReport(since, days, entries);
    }

    private static List<OptOut> optOuts(List<OptOutTable.Row> wishes, String watch, Subscription subscription) {
        Set<String> scopes = new HashSet<>(Set.of("watch:" + watch));
        if (subscription.when() instanceof When.InDigest(String digest)) {
            scopes.add(Channel.digest(digest));
        }
        return wishes.stream()
                .filter(wish -> subscription.readers().contains(wish.reader()) && scopes.contains(wish.scope()))
                .map(wish -> new OptOut(wish.reader(), wish.untilAt()))
                .toList();
    }

    private static Entry unusable(String name, String reason) {
        return new Entry(
                name, "database", "", List.of(), "", false, false, null, null, 0, 0, 0, null, 0, 0, List.of(), reason);
    }

    /** Where readers live in different zones, when it is over for the last of them. */
    private static @Nullable Instant snoozedByFile(Subscription subscription, List<Reader> readers) {
        return subscription.snoozeUntil() == null
                ? null
                : readers.stream()
                        .filter(reader -> subscription.readers().contains(reader.name()))
                        .map(reader ->
                                subscription.snoozeUntil().atZone(reader.zone()).toInstant())
                        .max(Instant::compareTo)
                        .orElse(null);
    }

    private static @Nullable Instant later(@Nullable Instant a, @Nullable Instant b, Instant now) {
        Instant later = a == null || (b != null && b.isAfter(a)) ? b : a;
        return later != null && later.isAfter(now) ? later : null;
    }
}
