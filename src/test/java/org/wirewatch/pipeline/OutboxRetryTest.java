package org.wirewatch.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutboxRetryTest {
    private static final Instant WRITTEN = Instant.parse("2026-03-05T12:00:00Z");

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 2", "2, 5", "3, 15", "4, 30", "5, 60", "6, 60", "20, 60"})
    void aMailThatFailedWaitsLongerEachTime(int attempts, long minutes) {
        assertThat(OutboxRetry.next("ALERT", attempts, WRITTEN, 0)).contains(WRITTEN.plus(Duration.ofMinutes(minutes)));
    }

    @Test
    void jitterLengthensAWaitByAtMostAFifth() {
        assertThat(OutboxRetry.next("ALERT", 2, WRITTEN, 1)).contains(WRITTEN.plus(Duration.ofMinutes(6)));
    }

    @ParameterizedTest
    @CsvSource({"ALERT, PT24H", "DIGEST, PT48H", "NOTICE, PT48H"})
    void anAlertIsGivenUpAfterADayOfTriesAndOthersAfterTwo(String kind, Duration patience) {
        Instant now = WRITTEN;
        int attempts = 0;
        for (Optional<Instant> next = OutboxRetry.next(kind, 0, now, 0);
                next.isPresent();
                next = OutboxRetry.next(kind, ++attempts, now, 0)) {
            now = next.get();
        }
        assertThat(Duration.between(WRITTEN, now)).isBetween(patience.minusHours(1), patience);
    }

    @Test
    void aMailThatWaitedForDaysBecauseOfTheServerHasAllItsTriesBeforeIt() {
        Instant threeDaysLater = WRITTEN.plus(Duration.ofDays(3));
        assertThat(OutboxRetry.next("ALERT", 0, threeDaysLater, 0))
                .contains(threeDaysLater.plus(Duration.ofMinutes(1)));
    }

    @ParameterizedTest
    @CsvSource({"PT1M, 0, PT5S", "PT1M, 1, PT15S", "PT1M, 5, PT5M", "PT1M, 50, PT5M", "PT5M, 0, PT5M", "PT5M, 9, PT5M"})
    void theQueueRestsLongerEachTimeAndAtOnceForTroubleThatOnlyAPersonMends(
            Duration asked, int failures, Duration expected) {
        assertThat(OutboxRetry.pause(asked, failures)).isEqualTo(expected);
    }
}
