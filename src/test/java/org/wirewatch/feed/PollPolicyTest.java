package org.wirewatch.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wirewatch.feed.PollFacts.Result;

class PollPolicyTest {
    /** A Tuesday. */
    private static final Instant NOW = Instant.parse("2026-02-03T10:20:00Z");

    private static final PollSettings SETTINGS = new PollSettings(Duration.ofMinutes(10), Duration.ofHours(6), null);

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # result     fails  retry-after fresh  ttl   period | wait   | said
            OK           | 0  | -     | -     | -     | -     | PT30M  | until it is known
            NOT_MODIFIED | 0  | -     | -     | -     | -     | PT30M  | until it is known
            OK           | 0  | -     | PT1H  | -     | -     | PT1H   | fresh for 60 min
            OK           | 0  | -     | PT1M  | -     | -     | PT30M  | until it is known
            OK           | 0  | -     | P30D  | -     | -     | PT24H  | cut to 24 h
            OK           | 0  | -     | -     | PT1H  | -     | PT1H   | (ttl)
            OK           | 0  | -     | -     | PT1M  | -     | PT30M  | until it is known
            OK           | 0  | -     | -     | P7D   | -     | PT24H  | (ttl), cut to 24 h
            OK           | 0  | -     | -     | -     | PT12H | PT12H  | (sy:updatePeriod)
            OK           | 0  | -     | PT2H  | PT3H  | PT1H  | PT3H   | (ttl)
            OK           | 0  | PT4H  | PT2H  | PT3H  | PT1H  | PT4H   | (Retry-After)
            FAILED       | 1  | -     | -     | -     | -     | PT30M  | until it is known
            FAILED       | 2  | -     | -     | -     | -     | PT40M  | failed 2 times in a row
            FAILED       | 5  | -     | -     | -     | -     | PT320M | failed 5 times in a row
            FAILED       | 9  | -     | -     | -     | -     | PT24H  | failed 9 times in a row
            FAILED       | 999| -     | -     | -     | -     | PT24H  | failed 999 times in a row
            FAILED       | 2  | -     | -     | PT2H  | -     | PT2H   | (ttl)
            THROTTLED    | 1  | -     | -     | -     | -     | PT30M  | until it is known
            THROTTLED    | 2  | -     | -     | -     | -     | PT1H   | slow down 2 times in a row
            THROTTLED    | 1  | PT45M | -     | -     | -     | PT45M  | (Retry-After)
            THROTTLED    | 1  | PT1S  | -     | -     | -     | PT30M  | until it is known
            THROTTLED    | 1  | P300D | -     | -     | -     | PT48H  | cut to 2 days
            """)
    void theLongestRuleDecidesAndIsNamed(
            Result result,
            int failures,
            @Nullable Duration retryAfter,
            @Nullable Duration freshFor,
            @Nullable Duration ttl,
            @Nullable Duration period,
            Duration wait,
            String said) {
        PollFacts facts = new PollFacts(
                NOW,
                result,
                failures,
                0,
                retryAfter == null ? null : NOW.plus(retryAfter),
                freshFor,
                new PollHints(ttl, period, Set.of(), Set.of()),
                List.of(),
                0);
        NextPoll next = PollPolicy.next(facts, SETTINGS);
        assertThat(Duration.between(NOW, next.at())).isEqualTo(wait);
        assertThat(next.reason()).contains(said);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # times | every | wait   | said
            0       | -     | PT30M  | until it is known
            1       | -     | PT45M  | sends everything each time, and nothing was new once
            2       | -     | PT1H   | nothing was new 2 times in a row
            9       | -     | PT165M | nothing was new 9 times in a row
            9999    | -     | PT24H  | nothing was new 1000 times in a row
            9       | PT15M | PT15M  | as configured
            """)
    void aServerThatAlwaysSendsEverythingIsAskedLessOftenUnlessTheOwnerSaysHowOften(
            int times, @Nullable Duration every, Duration wait, String said) {
        PollFacts facts = new PollFacts(NOW, Result.OK, 0, times, null, null, PollHints.NONE, List.of(), 0);
        NextPoll next = PollPolicy.next(facts, new PollSettings(SETTINGS.minInterval(), SETTINGS.maxInterval(), every));
        assertThat(Duration.between(NOW, next.at())).isEqualTo(wait);
        assertThat(next.reason()).contains(said);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # gap     silence | wait    | said
            PT5M    | PT1M    | PT10M   | the least that is allowed: it publishes about every 5 min
            PT1H    | PT20M   | PT30M   | it publishes about every 60 min
            PT4H    | PT1H    | PT2H    | it publishes about every 4 h
            PT1H    | PT8H    | PT2H    | nothing new for 8 h
            P7D     | P1D     | PT6H    | the longest interval: it publishes about every 7 days
            PT1H    | P400D   | PT6H    | the longest interval: nothing new for 400 days
            """)
    void theIntervalFollowsHowOftenItPublishes(Duration gap, Duration silence, Duration wait, String said) {
        List<Instant> times = LongStream.range(0, 12)
                .mapToObj(i -> NOW.minus(silence).minus(gap.multipliedBy(i)))
                .toList();
        NextPoll next = PollPolicy.next(facts(Result.OK, times, PollHints.NONE, 0), SETTINGS);
        assertThat(Duration.between(NOW, next.at())).isEqualTo(wait);
        assertThat(next.reason()).endsWith(said);
    }

    @Test
    void entriesOfOneMomentDoNotTellHowOftenAFeedPublishes() {
        List<Instant> times = List.of(NOW.minusSeconds(5), NOW.minusSeconds(5), NOW.minusSeconds(5));
        assertThat(PollPolicy.next(facts(Result.OK, times, PollHints.NONE, 0), SETTINGS)
                        .reason())
                .endsWith("until it is known how often it publishes");
    }

    @Test
    void entriesFromTheFutureDoNotCount() {
        List<Instant> times = List.of(NOW.plus(Duration.ofDays(9)), NOW.plus(Duration.ofDays(2)));
        assertThat(PollPolicy.next(facts(Result.OK, times, PollHints.NONE, 0), SETTINGS)
                        .at())
                .isEqualTo(NOW.plus(Duration.ofMinutes(30)));
    }

    @ParameterizedTest
    @CsvSource({"PT5M,PT10M,the least that is allowed", "PT20M,PT20M,as configured", "P2D,P2D,as configured"})
    void aConfiguredIntervalIsKeptDownToTheMinimum(Duration every, Duration wait, String said) {
        PollSettings settings = new PollSettings(SETTINGS.minInterval(), SETTINGS.maxInterval(), every);
        NextPoll next = PollPolicy.next(facts(Result.OK, List.of(), PollHints.NONE, 0), settings);
        // Longer than the cap it is kept too: the owner wants it so.
        assertThat(Duration.between(NOW, next.at())).isEqualTo(wait);
        assertThat(next.reason()).contains(said);
    }

    @Test
    void aFeedThatIsGoneIsNeverAskedAgain() {
        NextPoll next = PollPolicy.next(facts(Result.GONE, List.of(), PollHints.NONE, 0.5), SETTINGS);
        assertThat(next.isNever()).isTrue();
        assertThat(next.reason()).contains("410");
    }

    @ParameterizedTest
    @CsvSource({"0,PT30M", "0.5,PT31M30S", "0.999999,PT32M59S"})
    void jitterLengthensByATenthAtMost(double jitter, Duration atLeast) {
        Duration wait = Duration.between(
                NOW,
                PollPolicy.next(facts(Result.OK, List.of(), PollHints.NONE, jitter), SETTINGS)
                        .at());
        assertThat(wait).isBetween(atLeast, Duration.ofMinutes(33));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            10 11    |                | 2026-02-03T12:00:00Z
            12       |                | 2026-02-03T10:50:00Z
            -        | TUESDAY        | 2026-02-04T00:00:00Z
            0 1      | TUESDAY        | 2026-02-04T02:00:00Z
            -        | TUESDAY WEDNESDAY | 2026-02-04T10:20:00Z
            all      |                | 2026-02-04T10:20:00Z
            """)
    void skippedTimeIsSkippedButNeverMoreThanADay(String hours, @Nullable String days, Instant at) {
        Set<Integer> skipHours = hours.equals("all")
                ? IntStream.range(0, 24).boxed().collect(Collectors.toSet())
                : hours.equals("-")
                        ? Set.of()
                        : Set.copyOf(List.of(hours.split(" ")).stream()
                                .map(Integer::valueOf)
                                .toList());
        Set<DayOfWeek> skipDays = EnumSet.noneOf(DayOfWeek.class);
        if (days != null) {
            List.of(days.split(" ")).forEach(day -> skipDays.add(DayOfWeek.valueOf(day)));
        }
        PollHints hints = new PollHints(null, null, skipHours, skipDays);
        assertThat(PollPolicy.next(facts(Result.OK, List.of(), hints, 0), SETTINGS)
                        .at())
                .isEqualTo(at);
    }

    @Test
    void whateverTheFactsTheMinimumIsKeptAndTheWaitIsBounded() {
        Random random = new Random(5);
        for (int i = 0; i < 3_000; i++) {
            PollFacts facts = new PollFacts(
                    NOW.plusSeconds(random.nextInt(1_000_000)),
                    List.of(Result.OK, Result.NOT_MODIFIED, Result.FAILED, Result.THROTTLED)
                            .get(random.nextInt(4)),
                    random.nextInt(50),
                    random.nextInt(50),
                    random.nextBoolean() ? null : NOW.plusSeconds(random.nextInt(10_000_000) - 1000),
                    random.nextBoolean() ? null : Duration.ofSeconds(random.nextInt(1_000_000)),
                    new PollHints(
                            random.nextBoolean() ? null : Duration.ofMinutes(random.nextInt(10_000)),
                            null,
                            random.nextBoolean() ? Set.of() : Set.of(random.nextInt(24), 24 + random.nextInt(9)),
                            random.nextBoolean() ? Set.of() : Set.of(DayOfWeek.of(1 + random.nextInt(7)))),
                    random.ints(random.nextInt(30), -5_000_000, 100_000)
                            .mapToObj(NOW::plusSeconds)
                            .toList(),
                    random.nextDouble());
            Instant at = PollPolicy.next(facts, SETTINGS).at();
            assertThat(Duration.between(facts.now(), at)).isBetween(SETTINGS.minInterval(), Duration.ofHours(53));
        }
    }

    @Test
    void settingsWithoutAnIntervalAreRefused() {
        assertThatThrownBy(() -> new PollSettings(Duration.ofHours(2), Duration.ofHours(1), null))
                .hasMessageContaining("PT2H to PT1H");
        assertThatThrownBy(() -> new PollSettings(Duration.ZERO, Duration.ofHours(1), null))
                .hasMessageContaining("positive");
    }

    private static PollFacts facts(Result result, List<Instant> times, PollHints hints, double jitter) {
        return new PollFacts(NOW, result, 0, 0, null, null, hints, times, jitter);
    }
}
