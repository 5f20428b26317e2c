package org.wirewatch.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExcerptTest {
    @Test
    void theCaretStandsUnderThePlace() {
        assertThat(excerpt("query: troops AND", 8)).isEqualTo("    query: troops AND\n" + "           ^");
    }

    @Test
    void wideCharactersAndMarksAreCountedAsTheTerminalShowsThem() {
        assertThat(excerpt("q: 북한 e\u0301 x", 10)).isEqualTo("    q: 북한 e\u0301 x\n" + "              ^");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 50, 75, 76, 77, 100, 199, 200, 201})
    void aLongLineIsCutAroundThePlace(int column) {
        String line = "0123456789".repeat(20);

        String[] shown = excerpt(line, column).split("\n", -1);

        assertThat(shown[0]).hasSizeLessThanOrEqualTo(84);
        assertThat(shown[1]).hasSizeLessThanOrEqualTo(82);
        if (column <= 200) {
            assertThat(shown[0].charAt(shown[1].indexOf('^'))).isEqualTo(line.charAt(column - 1));
        }
    }

    @Test
    void controlAndFormatCharactersAreNotSentToTheTerminal() {
        assertThat(excerpt("a\u001b[31m\u202eb", 1)).startsWith("    a\uFFFD[31m\uFFFDb\n");
    }

    @Test
    void aProblemWithoutALineHasNone() {
        assertThat(new Problem("f", 1, 1, "m", false, null).excerpt()).isEmpty();
    }

    private static String excerpt(String line, int column) {
        return new Problem("f", 1, column, "m", false, line).excerpt();
    }
}
