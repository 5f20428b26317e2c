package org.wirewatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wirewatch.pipeline.StatusReport;
import org.wirewatch.pipeline.StatusReport.FeedState;

class StatusTextTest {
    private static final Instant NOON = Instant.parse("2026-03-05T12:00:00Z");

    @Test
    void aFeedsLongNameIsBrokenAtEightyColumns() {
        String name =
                "Harbour Gazette of the Corran Islands: warnings, tides, ferries, arrivals and departures of today";
        FeedState feed = new FeedState(
                "https://gazette.test/feed",
                name,
                null,
                "ok",
                null,
                null,
                null,
                NOON,
                NOON,
                NOON.plusSeconds(600),
                "every 10 min, as configured",
                1,
                0,
                0,
                null,
                false,
                null,
                null,
                null);
        StatusReport report = new StatusReport(
                NOON,
                "data/wirewatch.db",
                List.of(feed),
                0,
                0,
                0,
                0,
                0,
                0,
                new StatusReport.MailState(0, null, null, 0, 0, List.of(), List.of(), null),
                List.of(),
                StatusReport.ReadingState.NOTHING);

        String text = StatusText.of(report, ZoneOffset.UTC, true);

        assertThat(text.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        assertThat(text.replaceAll("\\s+", " ")).contains(name).contains("1 × in all");
    }
}
