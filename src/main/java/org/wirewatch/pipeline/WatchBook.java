package org.wirewatch.pipeline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.wirewatch.alert.Subscription;
import org.wirewatch.config.KeptWatchReader;
import org.wirewatch.config.KeptWatchReader.Read;
import org.wirewatch.config.Problem;
import org.wirewatch.config.Settings;
import org.wirewatch.config.WatchLanguage;
import org.wirewatch.store.Store;
import org.wirewatch.store.WatchTable.InForce;
import org.wirewatch.store.WatchTable.Kept;
import org.wirewatch.watch.Watch;

/**
 * All watches: those of the config file and those that are kept in the database. Where both have one of the same name,
 * the file's counts. Immutable.
 *
 * @param settings the file's, with the kept watches after its own
 * @param kept names of the kept watches that are in force
 * @param unusable why a kept watch is not in force, by name
 */
public record WatchBook(Settings settings, Set<String> kept, Map<String, String> unusable) {
    private static final KeptWatchReader READER = new KeptWatchReader(new WatchLanguage());

    /** Puts the file's watches and the kept ones together. */
    public static WatchBook of(Settings file, List<Kept> rows) {
        Set<String> names = file.watches().stream().map(Watch::name).collect(Collectors.toSet());
        List<Watch> watches = new ArrayList<>();
        List<Subscription> subscriptions = new ArrayList<>();
        Set<String> kept = new LinkedHashSet<>();
        Map<String, String> unusable = new LinkedHashMap<>();
        for (Kept row : rows) {
            if (names.contains(row.name())) {
                unusable.put(row.name(), "the config file has a watch of that name, which counts");
                continue;
            }
            switch (READER.read(row.name(), row.body(), file)) {
                case Read.Good(Watch watch, Subscription subscription, List<Problem> _) -> {
                    watches.add(watch);
                    subscriptions.add(subscription);
                    kept.add(row.name());
                }
                case Read.Bad(List<Problem> problems) ->
                    unusable.put(
                            row.name(),
                            problems.stream()
                                    .filter(problem -> !problem.warning())
                                    .map(Problem::message)
                                    .collect(Collectors.joining("; ")));
            }
        }
        return new WatchBook(file.withWatches(watches, subscriptions), kept, unusable);
    }

    /** The same, with the kept watches as they are now. */
    public static WatchBook read(Settings file, Store store) {
        List<Kept> rows = store.read(session -> session.watches().kept());
        return of(file, rows);
    }

    /** The check that a kept watch has to pass. */
    public static Read check(String name, String body, Settings file) {
        return READER.read(name, body, file);
    }

    /** A watch by name. */
    public Optional<Watch> watch(String name) {
        return settings.watches().stream()
                .filter(watch -> watch.name().equals(name))
                .findFirst();
    }

    /** What each watch looks for, by name. */
    public Map<String, InForce> inForce() {
        Map<String, InForce> queries = new LinkedHashMap<>();
        settings.watches().forEach(watch -> queries.put(watch.name(), InForce.of(watch.query())));
        return queries;
    }
}
