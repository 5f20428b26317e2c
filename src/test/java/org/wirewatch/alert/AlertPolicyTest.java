package org.wirewatch.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wirewatch.alert.AlertPolicy.Traffic;

class AlertPolicyTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:20:00Z");

    private static Reader reader(String zone, @Nullable String quiet) {
        String[] ends = quiet == null ? new String[0] : quiet.split("-", -1);
        return new Reader(
                "ana",
                "ana@example.org",
                ZoneId.of(zone),
                quiet == null ? null : new Reader.QuietHours(LocalTime.parse(ends[0]), LocalTime.parse(ends[1])));
    }

    private static Subscription wanting(When when) {
        return new Subscription("harbour", List.of("ana"), when);
    }

    private static Decision decide(When when, Reader reader, Instant now, int lastHour, @Nullable String digest) {
        return AlertPolicy.decide(wanting(when), reader, now, new Traffic(lastHour, 0), digest);
    }

    @Test
    void aMatchIsToldAtOnce() {
        assertThat(decide(new When.Now(), reader("UTC", null), NOON, 9, null)).isEqualTo(new Decision.AtOnce());
    }

    @Test
    void anUrgentWatchIsToldInQuietHoursButNotOverTheCap() {
        Subscription urgent = new Subscription("harbour", List.of("ana"), new When.Now(), false, true, null, null);
        Reader asleep = reader("UTC", "10:00-15:00");
        assertThat(AlertPolicy.decide(urgent, asleep, NOON, new Traffic(9, 9), null))
                .isEqualTo(new Decision.AtOnce());
        assertThat(AlertPolicy.decide(urgent, asleep, NOON, new Traffic(10, 0), "morning"))
                .isEqualTo(new Decision.InDigest("morning"));
    }

    @Test
    void aWatchWithACapOfItsOwnIsHeldBackBeforeTheReaderIs() {
        Subscription capped = new Subscription("harbour", List.of("ana"), new When.Now(), false, false, 2, null);
        Reader reader = reader("UTC", null);
        assertThat(AlertPolicy.decide(capped, reader, NOON, new Traffic(5, 1), "morning"))
                .isEqualTo(new Decision.AtOnce());
        assertThat(AlertPolicy.decide(capped, reader, NOON, new Traffic(5, 2), "morning"))
                .isEqualTo(new Decision.InDigest("morning"));
    }

    @Test
    void aSnoozeEndsAtItsLocalTimeOfEachReader() {
        Subscription snoozed = new Subscription(
                "harbour",
                List.of("ana"),
                new When.Now(),
                false,
                false,
                null,
                java.time.LocalDateTime.parse("2026-12-01T00:00"));
        Instant before = Instant.parse("2026-11-30T22:59:59Z");
        assertThat(snoozed.isAsleep(reader("Europe/Madrid", null), before)).isTrue();
        assertThat(snoozed.isAsleep(reader("Europe/Madrid", null), before.plusSeconds(1)))
                .isFalse();
        assertThat(snoozed.isAsleep(reader("UTC", null), before.plusSeconds(1))).isTrue();
    }

    @Test
    void overTheCapTheRestGoesToTheDigest() {
        assertThat(decide(new When.Now(), reader("UTC", null), NOON, 10, "morning"))
                .isEqualTo(new Decision.InDigest("morning"));
    }

    @Test
    void overTheCapAReaderWithoutADigestHearsAtTheNextFullHour() {
        assertThat(decide(new When.Now(), reader("UTC", null), NOON, 10, null))
                .isEqualTo(new Decision.Wait(Instant.parse("2026-11-23T13:00:00Z")));
    }

    @Test
    void anHourlyWatchWaitsForTheFullHourOfTheReader() {
        assertThat(decide(new When.Hourly(), reader("Asia/Kolkata", null), NOON, 0, null))
                .isEqualTo(new Decision.Wait(Instant.parse("2026-11-23T12:30:00Z")));
    }

    @Test
    void anHourlyWatchWaitsForTheEndOfQuietHoursThatHoldTheFullHour() {
        assertThat(decide(new When.Hourly(), reader("UTC", "13:00-15:30"), NOON, 0, null))
                .isEqualTo(new Decision.Wait(Instant.parse("2026-11-23T15:30:00Z")));
    }

    @Test
    void aWatchOfADigestWaitsForItInQuietHoursToo() {
        assertThat(decide(new When.InDigest("morning"), reader("UTC", "10:00-15:00"), NOON, 0, null))
                .isEqualTo(new Decision.InDigest("morning"));
    }

    @Test
    void quietHoursComeBeforeTheCap() {
        assertThat(decide(new When.Now(), reader("UTC", "10:00-15:00"), NOON, 10, "morning"))
                .isEqualTo(new Decision.Wait(Instant.parse("2026-11-23T15:00:00Z")));
    }

    /** Both nights of a year in which the clocks change, in three zones, and plain nights. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            # plain nights, over midnight and not
            UTC,              22:00-07:00, 2026-11-23T21:59:59Z, -
            UTC,              22:00-07:00, 2026-11-23T22:00:00Z, 2026-11-24T07:00:00Z
            UTC,              22:00-07:00, 2026-11-24T00:00:00Z, 2026-11-24T07:00:00Z
            UTC,              22:00-07:00, 2026-11-24T06:59:59Z, 2026-11-24T07:00:00Z
            UTC,              22:00-07:00, 2026-11-24T07:00:00Z, -
            UTC,              12:00-14:00, 2026-11-23T11:59:59Z, -
            UTC,              12:00-14:00, 2026-11-23T13:00:00Z, 2026-11-23T14:00:00Z
            UTC,              12:00-14:00, 2026-11-23T14:00:00Z, -
            UTC,              00:00-07:00, 2026-11-24T00:00:00Z, 2026-11-24T07:00:00Z
            UTC,              00:00-07:00, 2026-11-23T23:59:59Z, -
            UTC,              22:00-00:00, 2026-11-23T23:59:59Z, 2026-11-24T00:00:00Z
            UTC,              22:00-00:00, 2026-11-24T00:00:00Z, -
            Europe/Madrid,    22:00-07:00, 2026-11-23T21:30:00Z, 2026-11-24T06:00:00Z
            # spring: the night is an hour shorter
            Europe/Madrid,    22:00-07:00, 2026-03-28T21:00:00Z, 2026-03-29T05:00:00Z
            America/New_York, 22:00-07:00, 2026-03-08T03:00:00Z, 2026-03-08T11:00:00Z
            Australia/Lord_Howe, 22:00-07:00, 2026-10-03T12:00:00Z, 2026-10-03T20:00:00Z
            # autumn: an hour longer (Lord Howe: half an hour)
            Europe/Madrid,    22:00-07:00, 2026-10-24T20:00:00Z, 2026-10-25T06:00:00Z
            America/New_York, 22:00-07:00, 2026-11-01T02:00:00Z, 2026-11-01T12:00:00Z
            Australia/Lord_Howe, 22:00-07:00, 2026-04-04T11:30:00Z, 2026-04-04T20:30:00Z
            # an end that is jumped over moves forward by the jump
            Europe/Madrid,    22:00-02:30, 2026-03-29T00:59:59Z, 2026-03-29T01:30:00Z
            America/New_York, 22:00-02:30, 2026-03-08T06:59:59Z, 2026-03-08T07:30:00Z
            Australia/Lord_Howe, 22:00-02:15, 2026-10-03T15:29:59Z, 2026-10-03T15:45:00Z
            # of an end that comes twice the first counts, and quiet does not begin again
            Europe/Madrid,    22:00-02:30, 2026-10-25T00:29:59Z, 2026-10-25T00:30:00Z
            Europe/Madrid,    22:00-02:30, 2026-10-25T01:10:00Z, -
            America/New_York, 22:00-01:30, 2026-11-01T05:29:59Z, 2026-11-01T05:30:00Z
            America/New_York, 22:00-01:30, 2026-11-01T06:10:00Z, -
            Australia/Lord_Howe, 22:00-01:45, 2026-04-04T14:44:59Z, 2026-04-04T14:45:00Z
            Australia/Lord_Howe, 22:00-01:45, 2026-04-04T15:05:00Z, -
            # a start that comes twice begins at the first
            Europe/Madrid,    02:30-07:00, 2026-10-25T00:40:00Z, 2026-10-25T06:00:00Z
            Europe/Madrid,    02:30-07:00, 2026-10-25T01:10:00Z, 2026-10-25T06:00:00Z
            # a start that is jumped over begins after the jump
            Europe/Madrid,    02:30-07:00, 2026-03-29T01:10:00Z, -
            Europe/Madrid,    02:30-07:00, 2026-03-29T01:30:00Z, 2026-03-29T05:00:00Z
            # midnight that does not exist (Beirut) and midnight that comes twice (Azores' clocks go back at 01:00)
            Asia/Beirut,      22:00-00:00, 2026-03-28T21:59:00Z, 2026-03-28T22:00:00Z
            Asia/Beirut,      22:00-00:30, 2026-03-28T21:59:00Z, 2026-03-28T22:30:00Z
            Atlantic/Azores,  22:00-00:00, 2026-10-24T23:59:00Z, 2026-10-25T00:00:00Z
            Atlantic/Azores,  22:00-00:00, 2026-10-25T01:10:00Z, -
            """)
    void quietHoursAreStretchesBetweenTwoMoments(String zone, String quiet, Instant now, String until) {
        assertThat(AlertPolicy.quietUntil(reader(zone, quiet), now)
                        .map(Instant::toString)
                        .orElse("-"))
                .isEqualTo(until);
    }

    @Test
    void quietHoursAlwaysEndAfterNow() {
        for (String zone : List.of("Europe/Madrid", "America/New_York", "Australia/Lord_Howe", "Asia/Beirut")) {
            for (String quiet : List.of("22:00-07:00", "01:30-02:30", "02:30-01:30", "00:00-23:59", "23:59-00:00")) {
                Reader reader = reader(zone, quiet);
                Instant now = Instant.parse("2026-01-01T00:00:00Z");
                while (now.isBefore(Instant.parse("2027-01-01T00:00:00Z"))) {
                    Instant until = AlertPolicy.quietUntil(reader, now).orElse(Instant.MAX);
                    if (!until.isAfter(now)) {
                        fail("%s in %s: quiet at %s until %s", quiet, zone, now, until);
                    }
                    now = now.plusSeconds(127 * 60);
                }
            }
        }
    }
}
