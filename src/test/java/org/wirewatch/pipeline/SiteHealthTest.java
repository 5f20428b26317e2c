package org.wirewatch.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wirewatch.pipeline.SiteHealth.Level;
import org.wirewatch.pipeline.SiteHealth.Outcome;

class SiteHealthTest {
    /** Each is "times x outcome", oldest first. */
    @ParameterizedTest
    @CsvSource({
        "20x2000,                                    ''",
        "20x2000 6x-consent,                         fails",
        "20x2000 2x1900 4x-paywall,                  fails",
        "20x2000 3x-paywall 3x2000,                  ''",
        "11x2000 6x-consent,                         ''",
        "12x2000 6x-consent,                         fails",
        "20x-paywall 6x-paywall,                     ''",
        "8x-paywall 12x2000 6x-paywall,              ''",
        "20x2000 6x300,                              short",
        "20x2000 6x900,                              ''",
        "20x300 6x90,                                ''",
        "20x2000 3x300 3x2500,                       ''",
        "54x2000 6x-empty,                           fails"
    })
    void aDropIsSuddenAndPlain(String readings, String code) {
        assertThat(health(readings).drop().map(SiteHealth.Drop::code).orElse(""))
                .isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "6x2000,              true",
        "6x1300,              true",
        "6x1000,              false",
        "5x2000 1x-empty,     true",
        "4x2000 2x-empty,     false",
        "5x2000,              false",
        "6x-empty,            false"
    })
    void aSiteIsReadAsBeforeWhenItsLastArticlesAre(String readings, boolean back) {
        assertThat(health(readings).isBackTo(new Level(2000, 5))).isEqualTo(back);
    }

    @Test
    void theSentenceNamesTheReasonsTheCommonestFirst() {
        assertThat(health("20x2000 2x-empty 4x-paywall").drop().orElseThrow().sentence())
                .isEqualTo("6 of the last 6 articles could not be read from their pages (paywall 4, empty 2);"
                        + " before, it was 0 %");
    }

    @Test
    void noMoreIsRememberedThanSixty() {
        assertThat(health("100x2000").outcomes()).hasSize(60);
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        SiteHealth health = health("3x2000 1x-bot-wall 1x0");
        assertThat(SiteHealth.of(health.written())).isEqualTo(health);
        assertThat(SiteHealth.of("")).isEqualTo(SiteHealth.UNKNOWN);
    }

    private static SiteHealth health(String readings) {
        SiteHealth health = SiteHealth.UNKNOWN;
        for (String group : readings.split(" ", -1)) {
            String[] parts = group.split("x", 2);
            for (String one : Collections.nCopies(Integer.parseInt(parts[0]), parts[1])) {
                health = health.and(Outcome.of(one));
            }
        }
        return health;
    }
}
