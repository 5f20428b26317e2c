package org.wirewatch.pipeline;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wirewatch.store.SiteTable;
import org.wirewatch.store.Store;

/**
 * How well one site's pages are read.
 *
 * @param site its host without {@code www.}
 * @param readings that are remembered, at most sixty
 * @param failures of them, in percent
 * @param medianChars of the texts of the others
 * @param ruleFits how often the site's rule was of use
 * @param ruleMisses how often it found nothing
 * @param readAt when it was last read
 * @param trouble what got worse; null if all is as usual
 * @param troubleSince null if all is as usual
 * @param sampleUrl an article whose kept page shows the trouble; null if all is as usual
 */
public record SiteReport(
        String site,
        int readings,
        int failures,
        int medianChars,
        long ruleFits,
        long ruleMisses,
        Instant readAt,
        @Nullable String trouble,
        @Nullable Instant troubleSince,
        @Nullable String sampleUrl) {

    /** All sites: those in trouble first, then those that fail most. */
    public static List<SiteReport> of(Store store) {
        return store.read(session -> {
            Map<String, SiteTable.Trouble> troubled = new HashMap<>();
            session.sites().openTroubles().forEach(trouble -> troubled.put(trouble.site(), trouble));
            return session.sites().all().stream()
                    .map(row -> of(row, troubled.get(row.site())))
                    .sorted(Comparator.comparingInt((SiteReport report) -> report.trouble() == null ? 1 : 0)
                            .thenComparingInt(report -> -report.failures())
                            .thenComparing(SiteReport::site))
                    .toList();
        });
    }

    private static SiteReport of(SiteTable.Row row, SiteTable.@Nullable Trouble trouble) {
        SiteHealth health = SiteHealth.of(row.readings());
        SiteHealth.Level level = health.level();
        return new SiteReport(
                row.site(),
                health.outcomes().size(),
                level.failures(),
                level.medianChars(),
                row.ruleFits(),
                row.ruleMisses(),
                row.readAt(),
                trouble == null ? null : trouble.sentence(),
                trouble == null ? null : trouble.since(),
                trouble == null ? null : trouble.sampleUrl());
    }
}
