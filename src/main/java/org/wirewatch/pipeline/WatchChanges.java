package org.wirewatch.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.wirewatch.pipeline.WatchChange.Kind;
import org.wirewatch.store.Store;
import org.wirewatch.store.WatchTable.InForce;
import org.wirewatch.watch.Parsed;
import org.wirewatch.watch.Query;
import org.wirewatch.watch.QueryContext;
import org.wirewatch.watch.Watch;

/** Finds which watches have changed, and tries the changes on what came lately, within bounds. Thread-safe. */
final class WatchChanges {
    private static final Duration PERIOD = Duration.ofDays(1);
    /** More changed watches than this are named, but not tried. */
    private static final int MOST_TRIED = 100;
    /** The newest articles of the period; enough for a day of some hundred feeds. */
    private static final int MOST_ARTICLES = 20_000;

    private WatchChanges() {}

    /**
     * Compares queries by name.
     *
     * @param before as they were in force
     * @param after as they are now
     */
    static List<WatchChange> of(Store store, Map<String, InForce> before, Collection<Watch> after, Instant now) {
        Map<String, Watch> present = new HashMap<>();
        after.forEach(watch -> present.put(watch.name(), watch));
        Set<String> names = new TreeSet<>(before.keySet());
        names.addAll(present.keySet());
        names.removeIf(name -> isSame(before.get(name), present.get(name)));
        if (names.isEmpty()) {
            return List.of();
        }
        boolean few = names.size() <= MOST_TRIED;
        Map<String, Watch> then = new HashMap<>();
        present.keySet().retainAll(names);
        names.forEach(
                name -> then(name, before.get(name), present.get(name)).ifPresent(watch -> then.put(name, watch)));
        Instant since = now.minus(PERIOD);
        Map<String, Integer> storiesBefore = few ? stories(store, then.values(), since) : Map.of();
        Map<String, Integer> storiesAfter = few ? stories(store, present.values(), since) : Map.of();
        return names.stream()
                .map(name -> new WatchChange(
                        name,
                        !before.containsKey(name)
                                ? Kind.ADDED
                                : present.containsKey(name) ? Kind.CHANGED : Kind.REMOVED,
                        storiesBefore.getOrDefault(name, 0),
                        storiesAfter.getOrDefault(name, 0),
                        few && before.containsKey(name) == then.containsKey(name) ? PERIOD : Duration.ZERO))
                .toList();
    }

    private static boolean isSame(@Nullable InForce before, @Nullable Watch after) {
        return before != null && after != null && !before.differsFrom(after.query());
    }

    /** A watch that was in force, unless it is a query no more. */
    private static Optional<Watch> then(String name, @Nullable InForce before, @Nullable Watch after) {
        if (before == null) {
            return Optional.empty();
        }
        QueryContext known = before.context();
        QueryContext context = known != null
                ? known
                : after == null ? QueryContext.PLAIN : after.query().context();
        return Query.parse(before.query(), context) instanceof Parsed.Valid valid
                ? Optional.of(new Watch(name, valid.query()))
                : Optional.empty();
    }

    private static Map<String, Integer> stories(Store store, Collection<Watch> watches, Instant since) {
        Map<String, Set<Long>> stories = new HashMap<>();
        if (!watches.isEmpty()) {
            new ArchiveScan(store, List.copyOf(watches))
                    .atMost(MOST_ARTICLES)
                    .run(
                            since,
                            ArchiveScan.END,
                            (article, found) -> {
                                found.forEach(name -> stories.computeIfAbsent(name, _ -> new HashSet<>())
                                        .add(article.storyId()));
                                return true;
                            },
                            _ -> {});
        }
        Map<String, Integer> counts = new HashMap<>();
        stories.forEach((name, ids) -> counts.put(name, ids.size()));
        return counts;
    }
}
