package org.wirewatch.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutboxRetryTest {
    private static final Instant WRITTEN = Instant.parse("2026-03-05T12:00:00Z");

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 2", "2, 5", "3, 15", "4, 30", "5, 60", "6, 60", "20, 60"})
    void aMailThatFailedWaitsLongerEachTime(int attempts, long minutes) {
        assertThat(OutboxRetry.next("ALERT", attempts, WRITTEN, WRITTEN, 0))
                .contains(WRITTEN.plus(Duration.ofMinutes(minutes)));
    }

    @Test
    void jitterLengthensAWaitByAtMostAFifth() {
        assertThat(OutboxRetry.next("ALERT", 2, WRITTEN, WRITTEN, 1)).contains(WRITTEN.plus(Duration.ofMinutes(6)));
    }

    @ParameterizedTest
    @CsvSource({"ALERT, 22, true", "ALERT, 23, true", "ALERT, 24, false", "DIGEST, 24, true", "DIGEST, 48, false"})
    void anAlertIsGivenUpAfterADayAndADigestAfterTwo(String kind, long hoursLater, boolean triesAgain) {
        Instant now = WRITTEN.plus(Duration.ofHours(hoursLater));
        assertThat(OutboxRetry.next(kind, 9, WRITTEN, now, 0).isPresent()).isEqualTo(triesAgain);
    }

    @ParameterizedTest
    @CsvSource({"PT1M, 0, PT5S", "PT1M, 1, PT15S", "PT1M, 5, PT5M", "PT1M, 50, PT5M", "PT5M, 0, PT5M", "PT5M, 9, PT5M"})
    void theQueueRestsLongerEachTimeAndAtOnceForTroubleThatOnlyAPersonMends(
            Duration asked, int failures, Duration expected) {
        assertThat(OutboxRetry.pause(asked, failures)).isEqualTo(expected);
    }
}
