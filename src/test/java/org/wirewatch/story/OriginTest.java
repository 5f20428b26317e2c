package org.wirewatch.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OriginTest {
    private static final Instant MONDAY = MadeUpNews.MONDAY;

    private static Origin.Report report(long id, String source, int minute, @Nullable String byline, String text) {
        String url = "https://" + source.replace(" ", "").toLowerCase(java.util.Locale.ROOT) + ".example.org/" + id;
        return new Origin.Report(id, source, url, MONDAY.plusSeconds(60L * minute), byline, text);
    }

    private static long origin(Origin.Report... reports) {
        return Origin.of(List.of(reports)).id();
    }

    @Test
    void theEarliestReportIsTheOrigin() {
        assertThat(origin(report(1, "The Daily", 5, null, "A"), report(2, "The Local", 3, null, "A")))
                .isEqualTo(2);
    }

    @Test
    void aPublisherWhomAnotherNamesInItsBylineOrFirstLinesIsTheOrigin() {
        Origin.Report wire = report(1, "Northwire", 9, "Ilse Marrow", "The ferry ran aground.");

        assertThat(origin(report(2, "The Daily", 1, "Staff and Northwire", "The ferry."), wire))
                .isEqualTo(1);
        assertThat(origin(report(2, "The Daily", 1, null, "PORT ARRAN (Northwire) - The ferry."), wire))
                .isEqualTo(1);
        assertThat(origin(report(2, "The Daily", 1, null, "The northwireless set broke."), wire))
                .isEqualTo(2);
    }

    @Test
    void aNewsAgencyIsTheOriginEvenIfItCameLater() {
        assertThat(origin(report(1, "The Daily", 1, null, "A"), report(2, "Yonhap", 9, null, "A")))
                .isEqualTo(2);
    }

    @Test
    void aPublisherThatNamesItselfIsNoOriginForThat() {
        assertThat(origin(
                        report(1, "The Daily", 1, null, "A"),
                        report(2, "The Local", 2, "The Local", "The Local has learnt")))
                .isEqualTo(1);
    }
}
