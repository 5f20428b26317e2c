package org.wirewatch.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wirewatch.alert.AlertPolicy.Traffic;

/** What a match of a night gets from each sort of watch: the nights in which the clocks change, and midnight. */
class TwoNightsTest {
    private static Reader reader(String zone, String quiet) {
        String[] ends = quiet.split("-", -1);
        return new Reader(
                "ana",
                "ana@example.org",
                ZoneId.of(zone),
                new Reader.QuietHours(LocalTime.parse(ends[0]), LocalTime.parse(ends[1])));
    }

    private static String told(
            When when, boolean urgent, Reader reader, Instant now, int alerts, @Nullable String digest) {
        Subscription watch = new Subscription("harbour", List.of("ana"), when, false, urgent, null, null);
        return switch (AlertPolicy.decide(watch, reader, now, new Traffic(alerts, 0), digest)) {
            case Decision.AtOnce() -> "now";
            case Decision.Wait(Instant until) -> until.toString();
            case Decision.InDigest(String name) -> name;
        };
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # zone, quiet hours, found; told: now, hourly; urgent: hourly, and over the cap without a digest
            # spring: the hour from two to three is left out
            Europe/Madrid,       22:00-03:30, 2026-03-29T00:59:00Z, 2026-03-29T01:30:00Z, 2026-03-29T01:30:00Z, 2026-03-29T01:00:00Z
            Europe/Madrid,       22:00-03:30, 2026-03-29T01:30:00Z, now,                  2026-03-29T02:00:00Z, 2026-03-29T02:00:00Z
            America/New_York,    22:00-03:30, 2026-03-08T06:59:00Z, 2026-03-08T07:30:00Z, 2026-03-08T07:30:00Z, 2026-03-08T07:00:00Z
            America/New_York,    22:00-03:30, 2026-03-08T07:30:00Z, now,                  2026-03-08T08:00:00Z, 2026-03-08T08:00:00Z
            Australia/Lord_Howe, 22:00-03:30, 2026-10-03T15:29:00Z, 2026-10-03T16:30:00Z, 2026-10-03T16:30:00Z, 2026-10-03T16:00:00Z
            # autumn: an hour comes twice (Lord Howe: half of one)
            Europe/Madrid,       22:00-03:30, 2026-10-25T00:30:00Z, 2026-10-25T02:30:00Z, 2026-10-25T02:30:00Z, 2026-10-25T01:00:00Z
            Europe/Madrid,       22:00-03:30, 2026-10-25T01:30:00Z, 2026-10-25T02:30:00Z, 2026-10-25T02:30:00Z, 2026-10-25T02:00:00Z
            America/New_York,    22:00-03:30, 2026-11-01T05:30:00Z, 2026-11-01T08:30:00Z, 2026-11-01T08:30:00Z, 2026-11-01T06:00:00Z
            America/New_York,    22:00-03:30, 2026-11-01T06:30:00Z, 2026-11-01T08:30:00Z, 2026-11-01T08:30:00Z, 2026-11-01T07:00:00Z
            Australia/Lord_Howe, 22:00-03:30, 2026-04-04T14:45:00Z, 2026-04-04T17:00:00Z, 2026-04-04T17:00:00Z, 2026-04-04T15:30:00Z
            # midnight: at it, just before it, and quiet hours that begin or end with it
            Europe/Madrid,       22:00-00:00, 2026-11-23T22:59:59Z, 2026-11-23T23:00:00Z, now,                  2026-11-23T23:00:00Z
            Europe/Madrid,       22:00-00:00, 2026-11-23T23:00:00Z, now,                  2026-11-24T00:00:00Z, 2026-11-24T00:00:00Z
            Europe/Madrid,       00:00-07:00, 2026-11-23T22:59:59Z, now,                  2026-11-24T06:00:00Z, 2026-11-23T23:00:00Z
            Europe/Madrid,       00:00-07:00, 2026-11-23T23:00:00Z, 2026-11-24T06:00:00Z, 2026-11-24T06:00:00Z, 2026-11-24T00:00:00Z
            """)
    void whatIsFoundAtNightIsTold(
            String zone, String quiet, Instant found, String now, String hourly, String urgentHourly) {
        Reader reader = reader(zone, quiet);
        // An hour that ends with the quiet hours is told at that moment.
        String expectedHourly = hourly.equals("now") ? now : hourly;
        assertThat(told(new When.Now(), false, reader, found, 0, null)).isEqualTo(now);
        assertThat(told(new When.Hourly(), false, reader, found, 0, null)).isEqualTo(expectedHourly);
        assertThat(told(new When.Now(), true, reader, found, 0, null)).isEqualTo("now");
        assertThat(told(new When.Hourly(), true, reader, found, 0, null)).isEqualTo(urgentHourly);
        assertThat(told(new When.Now(), true, reader, found, 10, null)).isEqualTo(urgentHourly);
        assertThat(told(new When.Now(), true, reader, found, 10, "morning")).isEqualTo("morning");
        assertThat(told(new When.InDigest("morning"), false, reader, found, 0, null))
                .isEqualTo("morning");
    }
}
