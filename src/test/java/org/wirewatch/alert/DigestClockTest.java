package org.wirewatch.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DigestClockTest {
    private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");

    private static DigestPlan daily(String at) {
        return plan(at, EnumSet.allOf(DayOfWeek.class));
    }

    private static DigestPlan plan(String at, Set<DayOfWeek> days) {
        return new DigestPlan("morning", LocalTime.parse(at), days, List.of("ana"), List.of());
    }

    private static Instant at(String instant) {
        return Instant.parse(instant);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # plain days; a slot is not after itself
            Europe/Madrid,       07:00, 2026-11-23T05:59:59Z, 2026-11-23T06:00:00Z
            Europe/Madrid,       07:00, 2026-11-23T06:00:00Z, 2026-11-24T06:00:00Z
            Europe/Madrid,       00:00, 2026-11-23T22:59:59Z, 2026-11-23T23:00:00Z
            Europe/Madrid,       23:59, 2026-11-23T23:00:00Z, 2026-11-24T22:59:00Z
            # 07:00 stays 07:00 over both nights
            Europe/Madrid,       07:00, 2026-03-28T06:00:00Z, 2026-03-29T05:00:00Z
            Europe/Madrid,       07:00, 2026-10-24T05:00:00Z, 2026-10-25T06:00:00Z
            America/New_York,    07:00, 2026-03-07T12:00:00Z, 2026-03-08T11:00:00Z
            America/New_York,    07:00, 2026-10-31T11:00:00Z, 2026-11-01T12:00:00Z
            Australia/Lord_Howe, 07:00, 2026-10-02T20:30:00Z, 2026-10-03T20:00:00Z
            Australia/Lord_Howe, 07:00, 2026-04-03T20:00:00Z, 2026-04-04T20:30:00Z
            # a time that is jumped over moves forward by the jump
            Europe/Madrid,       02:30, 2026-03-28T12:00:00Z, 2026-03-29T01:30:00Z
            America/New_York,    02:30, 2026-03-07T12:00:00Z, 2026-03-08T07:30:00Z
            Australia/Lord_Howe, 02:15, 2026-10-03T12:00:00Z, 2026-10-03T15:45:00Z
            # of a time that comes twice the first counts, and the second is no slot
            Europe/Madrid,       02:30, 2026-10-24T12:00:00Z, 2026-10-25T00:30:00Z
            Europe/Madrid,       02:30, 2026-10-25T00:30:00Z, 2026-10-26T01:30:00Z
            America/New_York,    01:30, 2026-10-31T12:00:00Z, 2026-11-01T05:30:00Z
            America/New_York,    01:30, 2026-11-01T05:30:00Z, 2026-11-02T06:30:00Z
            Australia/Lord_Howe, 01:45, 2026-04-04T12:00:00Z, 2026-04-04T14:45:00Z
            Australia/Lord_Howe, 01:45, 2026-04-04T14:45:00Z, 2026-04-05T15:15:00Z
            # midnight that does not exist
            Asia/Beirut,         00:00, 2026-03-28T12:00:00Z, 2026-03-28T22:00:00Z
            # a day that does not exist: Samoa went without 30 December 2011
            Pacific/Apia,        07:00, 2011-12-29T17:00:00Z, 2011-12-30T17:00:00Z
            Pacific/Apia,        07:00, 2011-12-30T17:00:00Z, 2011-12-31T17:00:00Z
            """)
    void theNextSlotFollowsTheLocalClock(String zone, String at, Instant after, Instant next) {
        assertThat(DigestClock.next(daily(at), ZoneId.of(zone), after)).isEqualTo(next);
    }

    @Test
    void onlyTheDaysOfThePlanHaveSlots() {
        DigestPlan plan = plan("07:00", EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY));
        assertThat(DigestClock.next(plan, MADRID, at("2026-11-27T06:00:00Z"))).isEqualTo(at("2026-11-30T06:00:00Z"));
        assertThat(DigestClock.due(plan, MADRID, at("2026-11-27T06:00:00Z"), at("2026-11-29T12:00:00Z")))
                .isEmpty();
    }

    @Test
    void aWeeklySlotThatIsDueIsFoundSixDaysLater() {
        DigestPlan plan = plan("07:00", EnumSet.of(DayOfWeek.MONDAY));
        assertThat(DigestClock.due(plan, MADRID, at("2026-11-16T06:00:00Z"), at("2026-11-29T22:00:00Z")))
                .contains(at("2026-11-23T06:00:00Z"));
    }

    @Test
    void aPlanWithoutDaysIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DigestClock.next(plan("07:00", Set.of()), MADRID, at("2026-11-23T06:00:00Z")))
                .withMessageContaining("morning");
    }

    @Test
    void aSlotIsDueFromItsMomentUntilItIsDealtWith() {
        Instant yesterday = at("2026-11-22T06:00:00Z");
        Instant slot = at("2026-11-23T06:00:00Z");
        DigestPlan plan = daily("07:00");
        assertThat(DigestClock.due(plan, MADRID, yesterday, slot.minusSeconds(1)))
                .isEmpty();
        assertThat(DigestClock.due(plan, MADRID, yesterday, slot)).contains(slot);
        assertThat(DigestClock.due(plan, MADRID, yesterday, slot.plusSeconds(3_600)))
                .contains(slot);
        assertThat(DigestClock.due(plan, MADRID, slot, slot.plusSeconds(3_600))).isEmpty();
    }

    @Test
    void afterDowntimeOnlyTheLatestSlotIsDue() {
        assertThat(DigestClock.due(daily("07:00"), MADRID, at("2026-11-18T06:00:00Z"), at("2026-11-23T15:00:00Z")))
                .contains(at("2026-11-23T06:00:00Z"));
    }

    @Test
    void aDigestNeverSentTakesItsFirstSlotButNotOneLongPast() {
        Instant slot = at("2026-11-23T06:00:00Z");
        assertThat(DigestClock.due(daily("07:00"), MADRID, null, slot.plusSeconds(60)))
                .contains(slot);
        assertThat(DigestClock.due(daily("07:00"), MADRID, null, slot.plusSeconds(3_600)))
                .isEmpty();
    }

    @Test
    void aClockThatJumpsBackRepeatsNothing() {
        Instant sent = at("2026-11-23T06:00:00Z");
        assertThat(DigestClock.due(daily("07:00"), MADRID, sent, sent.minus(Duration.ofHours(20))))
                .isEmpty();
        assertThat(DigestClock.due(daily("07:00"), MADRID, sent, sent.minus(Duration.ofDays(3))))
                .isEmpty();
    }

    @Test
    void aReaderWhoMovesWestGetsNoSecondDigestThatDay() {
        Instant sentInMadrid = at("2026-11-23T06:00:00Z");
        ZoneId newYork = ZoneId.of("America/New_York");
        assertThat(DigestClock.due(daily("07:00"), newYork, sentInMadrid, at("2026-11-23T13:00:00Z")))
                .isEmpty();
        assertThat(DigestClock.due(daily("07:00"), newYork, sentInMadrid, at("2026-11-24T12:00:00Z")))
                .contains(at("2026-11-24T12:00:00Z"));
    }

    @Test
    void aReaderWhoMovesEastMissesNoDay() {
        Instant sentInMadrid = at("2026-11-23T06:00:00Z");
        assertThat(DigestClock.due(daily("07:00"), ZoneId.of("Asia/Tokyo"), sentInMadrid, at("2026-11-23T22:00:00Z")))
                .contains(at("2026-11-23T22:00:00Z"));
    }

    @Test
    void aDigestThatChangesItsHourIsNotSentTwiceADay() {
        Instant sent = at("2026-11-23T06:00:00Z");
        assertThat(DigestClock.due(daily("18:00"), MADRID, sent, at("2026-11-23T17:00:00Z")))
                .isEmpty();
        assertThat(DigestClock.due(daily("18:00"), MADRID, sent, at("2026-11-24T17:00:00Z")))
                .contains(at("2026-11-24T17:00:00Z"));
    }

    /** A year asked every hour. */
    @ParameterizedTest
    @ValueSource(strings = {"Europe/Madrid", "America/New_York", "Australia/Lord_Howe"})
    void aYearHasOneDigestEachLocalDay(String name) {
        ZoneId zone = ZoneId.of(name);
        for (String at : List.of("00:00", "02:15", "23:55")) {
            List<LocalDate> days = new ArrayList<>();
            Instant last = at("2025-12-31T12:00:00Z");
            Instant end = at("2027-01-01T12:00:00Z");
            for (Instant now = last; now.isBefore(end); now = now.plusSeconds(3_600)) {
                Instant slot = DigestClock.due(daily(at), zone, last, now).orElse(null);
                if (slot != null) {
                    assertThat(Duration.between(slot, now)).isLessThan(Duration.ofHours(1));
                    days.add(LocalDate.ofInstant(slot, zone));
                    last = slot;
                }
            }
            assertThat(days).doesNotHaveDuplicates().hasSizeBetween(365, 366);
            assertThat(days).contains(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31));
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            Europe/Madrid,       2026-11-23T12:00:00Z, 2026-11-23T13:00:00Z
            Europe/Madrid,       2026-11-23T12:59:59Z, 2026-11-23T13:00:00Z
            Asia/Kolkata,        2026-11-23T12:00:00Z, 2026-11-23T12:30:00Z
            Europe/Madrid,       2026-03-29T00:30:00Z, 2026-03-29T01:00:00Z
            Europe/Madrid,       2026-10-25T00:30:00Z, 2026-10-25T01:00:00Z
            Europe/Madrid,       2026-10-25T01:00:00Z, 2026-10-25T02:00:00Z
            Australia/Lord_Howe, 2026-10-03T15:00:00Z, 2026-10-03T16:00:00Z
            Australia/Lord_Howe, 2026-04-04T14:40:00Z, 2026-04-04T15:30:00Z
            Australia/Lord_Howe, 2026-04-04T15:10:00Z, 2026-04-04T15:30:00Z
            """)
    void theNextFullHourIsTheReaders(String zone, Instant after, Instant next) {
        assertThat(DigestClock.nextHour(ZoneId.of(zone), after)).isEqualTo(next);
    }

    @Test
    void anHourIsDueOnceAndDowntimeGivesOne() {
        Instant eleven = at("2026-11-23T11:00:00Z");
        assertThat(DigestClock.dueHour(MADRID, eleven, at("2026-11-23T11:59:59Z")))
                .isEmpty();
        assertThat(DigestClock.dueHour(MADRID, eleven, at("2026-11-23T15:10:00Z")))
                .contains(at("2026-11-23T15:00:00Z"));
        assertThat(DigestClock.dueHour(MADRID, null, at("2026-11-23T15:10:00Z")))
                .contains(at("2026-11-23T15:00:00Z"));
        assertThat(DigestClock.dueHour(MADRID, null, at("2026-11-23T15:40:00Z")))
                .isEmpty();
    }
}
