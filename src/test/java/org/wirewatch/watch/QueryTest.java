package org.wirewatch.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wirewatch.watch.Specimens.matches;
import static org.wirewatch.watch.Specimens.query;
import static org.wirewatch.watch.Specimens.refusal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTest {
    private static final String TITLE = "Ferry strike halts Ålesund harbour";
    private static final String TEXT =
            "Crews of three coastal ferries walked out on Monday. The harbour master of Ålesund said no cease-fire in"
                    + " the wage dispute was near. Fishing boats sail on.";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ferry",
                "FERRY",
                "alesund harbour",
                "ålesund AND strike",
                "airport OR ferry",
                "airport OR ferry boats",
                "(airport OR ferry) -plane",
                "ferry NOT plane",
                "ferry -(plane OR train)",
                "ferry NOT NOT strike",
                "\"harbour master\"",
                "\"coastal ferries walked\"",
                "cease-fire",
                "\"cease fire\"",
                "\"no cease-fire in\"",
                "ferr*",
                "\"harb* mast*\"",
                "ha?bour",
                "\"dispute wage\"~0",
                "\"crews monday\"~7",
                "title:ferry",
                "TITLE:ferry",
                "text:(crews boats)",
                "title:(ferry text:crews)",
                "(((ferry)))",
                "ferry\u00a0strike\u3000harbour",
                "andes OR ferry",
                "\"ferry\"~3",
                "\"harbour ålesund\"~2",
            })
    void whatIsThereMatches(String query) {
        assertThat(matches(query, TITLE, TEXT)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plane",
                "ferri",
                "ferry AND plane",
                "ferry -strike",
                "ferry NOT (plane OR strike)",
                "\"master harbour\"",
                "ceasefire",
                "\"harbour crews\"",
                "ferry?",
                "\"crews monday\"~6",
                "title:crews",
                "text:strike",
                "title:(ferry crews)",
                "airport OR ferry plane",
                "\"ferries ferries\"~9",
                "\"ferr* ferries\"~9",
            })
    void whatIsNotThereDoesNot(String query) {
        assertThat(matches(query, TITLE, TEXT)).isFalse();
    }

    @Test
    void eachWordOfAWindowNeedsAPlaceOfItsOwn() {
        assertThat(matches("\"road* roads\"~2", "", "roads and roadworks")).isTrue();
        assertThat(matches("\"roads road*\"~2", "", "roadworks and roads")).isTrue();
        assertThat(matches("\"road* roads\"~2", "", "roads and rails")).isFalse();
        assertThat(matches("\"ab* ab*x abc*\"~5", "", "abcx abx abcy")).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    ``              | 0 | empty
                    `   `           | 0 | empty
                    `ferry (`       | 7 | missing
                    `ferry )`       | 6 | closes nothing
                    `ferry OR`      | 8 | missing
                    `OR ferry`      | 0 | missing
                    `a AND OR b`    | 6 | missing
                    `a ()`          | 3 | missing
                    `NOT`           | 3 | missing
                    `a -`           | 3 | minus
                    `a - b`         | 3 | minus
                    `(a (b OR c)`   | 0 | never closed
                    `ab "cd`        | 3 | never closed
                    `a && b`        | 2 | write AND
                    `a ""`          | 2 | no letter
                    `*ship`         | 0 | two letters
                    `a b*`          | 2 | two letters
                    `"to b*"`       | 0 | two letters
                    `-ferry`        | 0 | excludes
                    `a OR -b`       | 0 | excludes
                    `a titel:b`     | 2 | did you mean title:?
                    `intitle:b`     | 0 | did you mean title:?
                    `body:b`        | 0 | did you mean text:?
                    `nation:b`      | 0 | title:, text:, source:
                    `title: b`      | 6 | behind the colon
                    `see https://example.org` | 4 | address
                    `𝔸𝔹 (`          | 4 | missing
                    """)
    void aBrokenQueryIsRefusedAtThePlaceWithAdvice(String query, int position, String advice) {
        Parsed.Invalid invalid = refusal(query);

        assertThat(invalid.position()).isEqualTo(position);
        assertThat(invalid.message()).contains(advice);
    }

    @Test
    void theCaretStandsUnderThePlace() {
        String source = "ferry AND titel:strike";

        assertThat(refusal(source).caret(source)).isEqualTo("ferry AND titel:strike\n          ^");
    }

    @Test
    void theCaretOfALongQueryShowsThePartAroundIt() {
        String source = "ferry ".repeat(100) + "titel:strike" + " boat".repeat(100);

        String[] lines = refusal(source).caret(source).split("\n", -1);

        assertThat(lines[0]).hasSize(72);
        assertThat(lines[0].substring(lines[1].indexOf('^'))).startsWith("titel:strike");
    }

    @Test
    void limitsAreRefusedNotCut() {
        assertThat(query("w ".repeat(1024))).isNotNull();
        assertThat(refusal("w ".repeat(1025)).position()).isEqualTo(2048);
        assertThat(query("(".repeat(49) + "a" + ")".repeat(49))).isNotNull();
        assertThat(refusal("(".repeat(50) + "a" + ")".repeat(50)).position()).isEqualTo(50);
        assertThat(refusal("(".repeat(1_000_000)).message()).contains("nested");
        assertThat(refusal("NOT ".repeat(200_001) + "a").message()).contains("excludes");
        assertThat(refusal("a ".repeat(600_000)).message()).contains("longer than");
        assertThat(refusal("\"" + "a ".repeat(1025) + "\"").message()).contains("phrase");
        assertThat(refusal("\"" + "a ".repeat(65) + "\"~9").message()).contains("window");
    }

    @Test
    void queriesAreEqualIfTheyAreWrittenAlike() {
        assertThat(query("a b"))
                .isEqualTo(query("a b"))
                .hasSameHashCodeAs(query("a b"))
                .isNotEqualTo(query("a  b"));
        assertThat(query("a b").source())
                .isEqualTo("a b")
                .hasToString(query("a b").toString());
    }
}
