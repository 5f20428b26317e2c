package org.wirewatch.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietPolicyTest {
    private static final Instant LAST = Instant.parse("2026-03-05T12:00:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # count | gap   | one longer pause | unusual after
            9       | P1D   | -     | -
            10      | P1D   | -     | P4D
            50      | PT5M  | -     | P4D
            50      | PT20M | PT8H  | P4D
            20      | P1D   | -     | P3D
            20      | P1D   | P3D   | P9D
            40      | PT12H | -     | P2D
            15      | P7D   | -     | P21D
            15      | PT0S  | -     | -
            """)
    void silenceIsMeasuredByTheFeedsOwnPauses(
            int count, Duration gap, @Nullable Duration pause, @Nullable Duration unusualAfter) {
        Duration longer = pause == null ? Duration.ZERO : pause.minus(gap);
        List<Instant> times = IntStream.range(0, count)
                .mapToObj(i -> LAST.minus(gap.multipliedBy(i)).minus(i > 2 ? longer : Duration.ZERO))
                .toList();
        assertThat(QuietPolicy.unusualAfter(times))
                .isEqualTo(Optional.ofNullable(unusualAfter).map(LAST::plus));
    }

    @Test
    void nothingIsSaidOfAFeedWithoutEntries() {
        assertThat(QuietPolicy.unusualAfter(List.of())).isEmpty();
    }
}
