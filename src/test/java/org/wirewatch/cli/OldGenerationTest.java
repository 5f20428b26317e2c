package org.wirewatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OldGenerationTest {
    private static final long MEGABYTE = 1L << 20;
    private static final long MOST = 416 * MEGABYTE;

    @Test
    void aSmallHeapIsLookedAtOnceASlackHasGathered() {
        assertThat(OldGeneration.nextLook(20 * MEGABYTE, MOST)).isEqualTo(44 * MEGABYTE);
    }

    @Test
    void aLargeOneWhenItHasGrownByHalfSoThatLookingCostsLittle() {
        assertThat(OldGeneration.nextLook(200 * MEGABYTE, MOST)).isEqualTo(300 * MEGABYTE);
    }

    @Test
    void oneThatIsNearlyFullIsLeftToTheCollector() {
        assertThat(OldGeneration.nextLook(300 * MEGABYTE, MOST)).isZero();
    }
}
