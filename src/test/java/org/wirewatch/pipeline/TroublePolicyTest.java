package org.wirewatch.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TroublePolicyTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # lasted | failures | interval | after | told
            PT23H59M   | 9        | PT10M    | P1D   | false
            P1D        | 9        | PT10M    | P1D   | true
            P1D        | 2        | PT10M    | P1D   | false
            P1D        | 3        | -        | P1D   | true
            P1D        | 3        | PT9H     | P1D   | false
            PT27H      | 3        | PT9H     | P1D   | true
            P2D        | 3        | P1D      | P1D   | false
            P3D        | 3        | P1D      | P1D   | true
            PT6H       | 5        | PT1H     | PT6H  | true
            """)
    void troubleIsToldOnceItLasted(
            Duration lasted, int failures, @Nullable Duration interval, Duration after, boolean told) {
        Instant now = Instant.parse("2026-03-05T12:00:00Z");
        assertThat(TroublePolicy.isLasting(now.minus(lasted), failures, interval, after, now))
                .isEqualTo(told);
    }
}
