package org.wirewatch.pipeline;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.wirewatch.store.Store;
import org.wirewatch.store.StoreSettings;
import org.wirewatch.watch.Parsed;
import org.wirewatch.watch.Query;
import org.wirewatch.watch.QueryContext;
import org.wirewatch.watch.Watch;

/**
 * Measures search and trial over a made-up archive: {@code ArchiveMeasure FOLDER ARTICLES [JDBC-URL]}. Makes the archive
 * if the folder has none.
 */
public final class ArchiveMeasure {
    private static final String WORD = "w";

    private ArchiveMeasure() {}

    /** Runs it; figures on stdout. */
    public static void main(String... arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        int articles = Integer.parseInt(arguments[1]);
        String url = arguments.length > 2 ? arguments[2] : null;
        StoreSettings settings = new StoreSettings(folder, url, url == null ? null : "postgres", null);
        boolean exists = isFilled(settings);
        if (!exists) {
            if (url == null) {
                fill("without index", StoreSettings.sqlite(folder.resolve("plain")), articles / 10, null);
                fill("with index", StoreSettings.sqlite(folder.resolve("indexed")), articles / 10, List.of());
                fill("with stems", StoreSettings.sqlite(folder.resolve("stems")), articles / 10, List.of("en"));
            }
            fill("all", settings, articles, List.of("en"));
        }
        try (Store store = Store.open(settings)) {
            new ArchiveIndexing(store).complete(List.of("en"), () -> false);
            search(store);
            search(store);
            trial(store, "typical", typical(new SplittableRandom(99), 3));
            trial(store, "one word of every fifth article", MadeUpArchive.word(220));
            trial(store, "a fact alone", "source:\"Paper 7\"");
            trial(store, "word forms", "\"" + MadeUpArchive.word(700) + " " + MadeUpArchive.word(900) + "\" OR " + MadeUpArchive.word(9000), List.of("en"));
            trial(store, "no index can help: the most common words", MadeUpArchive.word(0) + " OR " + MadeUpArchive.word(1));
        }
    }

    private static boolean isFilled(StoreSettings settings) {
        if (settings.jdbcUrl() == null && !Files.exists(settings.folder().resolve("wirewatch.db"))) {
            return false;
        }
        try (Store store = Store.open(settings)) {
            return store.read(session -> session.articles().count()) > 0;
        }
    }

    private static void fill(String what, StoreSettings settings, int articles, @Nullable List<String> languages) throws IOException {
        try (Store store = Store.open(settings)) {
            long cpu = cpu();
            new MadeUpArchive().fill(store, articles, languages);
            System.out.printf("fill %s: %d articles, %.0f µs CPU each%n", what, articles, (cpu() - cpu) / 1e3 / articles);
        }
        Path file = settings.folder().resolve("wirewatch.db");
        if (Files.exists(file)) {
            System.out.printf("  %.1f MB, %d bytes an article%n", Files.size(file) / 1e6, Files.size(file) / articles);
        }
    }

    /** What people ask for: names, two or three words, a phrase, alternatives, an exclusion. */
    private static String typical(SplittableRandom random, int kind) {
        return switch (kind % 6) {
            case 0 -> word(random, 300, 30_000);
            case 1 -> word(random, 100, 3_000) + " " + word(random, 100, 3_000);
            case 2 -> "\"" + word(random, 30, 2_000) + " " + word(random, 30, 2_000) + "\"";
            case 3 -> "(" + word(random, 200, 9_000) + " OR " + word(random, 200, 9_000) + "*) AND ("
                    + word(random, 50, 1_000) + " OR " + word(random, 50, 1_000) + ") NOT " + word(random, 50, 1_000);
            case 4 -> "title:" + word(random, 100, 5_000);
            default -> "\"" + word(random, 50, 2_000) + " " + word(random, 50, 2_000) + "\"~8 " + word(random, 20, 500);
        };
    }

    private static String word(SplittableRandom random, int from, int to) {
        return MadeUpArchive.word(random.nextInt(from, to));
    }

    private static void search(Store store) {
        SplittableRandom random = new SplittableRandom(11);
        List<Double> milliseconds = new ArrayList<>();
        int found = 0;
        long cpu = cpu();
        for (int i = 0; i < 300; i++) {
            Query query = query(typical(random, i));
            long begin = System.nanoTime();
            found += ArchiveSearch.articles(
                            store, query, new ArchiveSearch.Wanted(Instant.EPOCH, ArchiveScan.END, 20), _ -> {})
                    .articles()
                    .size();
            double took = (System.nanoTime() - begin) / 1e6;
            milliseconds.add(took);
        }
        Collections.sort(milliseconds);
        System.out.printf(
                "search, 300 queries, %d found: p50 %.1f ms, p95 %.1f ms, p99 %.1f ms, most %.1f ms, %.1f ms CPU each%n",
                found, milliseconds.get(150), milliseconds.get(285), milliseconds.get(297), milliseconds.getLast(), (cpu() - cpu) / 1e6 / 300);
    }

    private static void trial(Store store, String what, String source) {
        trial(store, what, source, List.of());
    }

    private static void trial(Store store, String what, String source, List<String> languages) {
        Backtest.Period half = new Backtest.Period(Instant.parse("2026-05-03T00:00:00Z"), ArchiveScan.END, ZoneOffset.UTC);
        long begin = System.nanoTime();
        long cpu = cpu();
        Backtest trial = Backtest.of(store, new Watch(WORD, query(source, languages)), half, _ -> {});
        System.out.printf(
                "try, %s: %d of %d match, %.2f s wall, %.2f s CPU%n",
                what, trial.matches(), trial.articles(), (System.nanoTime() - begin) / 1e9, (cpu() - cpu) / 1e9);
    }

    private static Query query(String source) {
        return query(source, List.of());
    }

    private static Query query(String source, List<String> languages) {
        return ((Parsed.Valid) Query.parse(source, new QueryContext(languages, Map.of()))).query();
    }

    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
