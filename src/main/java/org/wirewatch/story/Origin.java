package org.wirewatch.story;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wirewatch.text.Folding;

/**
 * Which of a story's reports is the one that the others carry: an agency's or that of a publisher whom another report
 * names in its byline or its first lines; where there is none, or several, the earliest. Pure.
 */
public final class Origin {
    private static final Set<String> AGENCIES = Set.copyOf(Table.lines("agencies.txt"));
    private static final int FIRST_LINES = 300;

    private Origin() {}

    /**
     * A report of a story.
     *
     * @param source the publisher's name
     * @param url of its page
     * @param published when it was published or, where nobody says, first seen
     * @param byline null if it has none
     * @param text the body
     */
    public record Report(
            long id,
            String source,
            String url,
            Instant published,
            @Nullable String byline,
            String text) {
        private boolean isAgencys() {
            String name = Folding.fold(source.strip());
            String site =
                    Folding.fold(url).replaceFirst("^https?://(?:www\\.)?", "").replaceFirst("[/:?#].*", "");
            return AGENCIES.contains(name) || AGENCIES.contains(site);
        }

        private boolean names(Report other) {
            String name = Folding.fold(other.source.strip());
            String head =
                    (byline == null ? "" : byline) + " . " + text.substring(0, Math.min(FIRST_LINES, text.length()));
            return !name.isEmpty()
                    && !other.source.equals(source)
                    && (" " + Folding.fold(head).replaceAll("[^\\p{L}\\p{N}]+", " ") + " ")
                            .contains(" "
                                    + name.replaceAll("[^\\p{L}\\p{N}]+", " ").strip() + " ");
        }
    }

    /** The report that the others carry. */
    public static Report of(List<Report> reports) {
        return reports.stream()
                .min(Comparator.comparing((Report report) -> !isOrigin(report, reports))
                        .thenComparing(Report::published)
                        .thenComparing(Report::source)
                        .thenComparingLong(Report::id))
                .orElseThrow();
    }

    private static boolean isOrigin(Report report, List<Report> reports) {
        return report.isAgencys() || reports.stream().anyMatch(other -> other.names(report));
    }
}
