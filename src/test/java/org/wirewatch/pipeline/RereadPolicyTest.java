package org.wirewatch.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RereadPolicyTest {
    private static final Instant NOON = Instant.parse("2026-03-05T12:00:00Z");

    @ParameterizedTest(name = "words changed: {0}, read {1} min ago, in vain {2} times: wait {3} min")
    @CsvSource({
        "true, 60, 0, 0",
        "true, 4, 0, 6",
        "true, 4, 1, 16",
        "true, 4, 2, 36",
        "true, 0, 5, 320",
        "false, 60, 0, 0",
        "false, 4, 1, 16"
    })
    void aChangedPageIsReadAgainLaterTheMoreOftenThatWasInVain(boolean words, long ago, int vain, long wait) {
        assertThat(RereadPolicy.next(words, NOON.minus(Duration.ofMinutes(ago)), vain, Duration.ofMinutes(10), NOON))
                .contains(NOON.plus(Duration.ofMinutes(wait)));
    }

    @ParameterizedTest
    @CsvSource({"true, 6", "true, 60", "false, 2", "false, 3"})
    void aPageThatNeverChangesIsLeftInPeace(boolean words, int vain) {
        assertThat(RereadPolicy.next(words, NOON, vain, Duration.ofMinutes(10), NOON))
                .isEmpty();
    }
}
