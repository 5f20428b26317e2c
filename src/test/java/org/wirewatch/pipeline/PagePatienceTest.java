package org.wirewatch.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PagePatienceTest {
    private static final Instant NOW = Instant.parse("2026-03-05T12:00:00Z");

    @ParameterizedTest
    @CsvSource({"0, PT30S", "1, PT3M"})
    void aPageThatFailsForAPassingReasonIsTriedTwiceMore(int attempts, Duration wait) {
        assertThat(PagePatience.afterFailure("timeout", attempts, NOW)).contains(NOW.plus(wait));
    }

    @Test
    void afterThatTheFeedsTextServes() {
        assertThat(PagePatience.afterFailure("timeout", 2, NOW)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http-404", "http-403", "too-big", "robots", "private-address"})
    void whatWillNotPassIsNotTriedAgain(String code) {
        assertThat(PagePatience.afterFailure(code, 0, NOW)).isEmpty();
    }

    @Test
    void aShortPauseThatAHostAsksForIsWaitedOut() {
        Instant until = NOW.plus(Duration.ofMinutes(10));
        assertThat(PagePatience.afterPause(until, NOW, NOW)).contains(until);
    }

    @Test
    void aLongPauseDoesNotHoldTheAlertBack() {
        assertThat(PagePatience.afterPause(NOW.plus(Duration.ofHours(1)), NOW, NOW))
                .isEmpty();
        assertThat(PagePatience.afterPause(null, NOW.minus(Duration.ofMinutes(14)), NOW))
                .isEmpty();
    }
}
