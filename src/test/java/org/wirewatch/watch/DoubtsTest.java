package org.wirewatch.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wirewatch.watch.Specimens.query;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DoubtsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '`', textBlock = """
                    ferry and strike                ¦ 6  ¦ write AND in capitals
                    ferry Or strike                 ¦ 6  ¦ write OR in capitals
                    ferry not plane                 ¦ 6  ¦ write NOT in capitals
                    title:and                       ¦ 6  ¦ write AND in capitals
                    “harbour master”                ¦ 0  ¦ straight ones
                    ferry «harbour master»          ¦ 6  ¦ straight ones
                    'harbour master'                ¦ 0  ¦ double ones
                    ferry –plane                    ¦ 6  ¦ plain hyphen, -plane
                    title:-plane ferry              ¦ 6  ¦ -title:word
                    ferry NEAR/5 strike             ¦ 6  ¦ "one other"~5
                    ferry AROUND(3) strike          ¦ 6  ¦ "one other"~5
                    ferry|boat                      ¦ 0  ¦ OR with blanks
                    ferry&&boat                     ¦ 0  ¦ AND with blanks
                    ferry !plane                    ¦ 6  ¦ NOT plane
                    ferrt~1                         ¦ 0  ¦ wor*
                    ferry, boat, ship               ¦ 0  ¦ OR between
                    ferry,boat                      ¦ 0  ¦ OR between
                    ferries/boats                   ¦ 0  ¦ put it in quotes
                    /ferr[iy]/                       ¦ 0  ¦ regular expressions
                    C++ compiler                    ¦ 0  ¦ finds the word “c”
                    .NET                            ¦ 0  ¦ finds the word “net”
                    $50bn                           ¦ 0  ¦ finds the word “50bn”
                    @WHO                            ¦ 0  ¦ finds the word “who”
                    WHO                             ¦ 0  ¦ capitals make no difference
                    ferry OR boat strike            ¦ 14 ¦ (a OR b) c
                    ferry OR boat -plane            ¦ 14 ¦ (a OR b) c
                    "ferry"~5                       ¦ 0  ¦ two words
                    "ferry boat"~1000               ¦ 16 ¦ three digits
                    （ferry boat）                   ¦ 0  ¦ write ( and )
                    東京                              ¦ 0  ¦ 東京*
                    "北京 天气"                        ¦ 0  ¦ 北京*
                    한국                              ¦ 0  ¦ 한국*
                    """)
    void whatIsSurelyNotMeantIsSaidAtThePlace(String source, int position, String advice) {
        assertThat(query(source).warnings()).anySatisfy(warning -> {
            assertThat(warning.position()).isEqualTo(position);
            assertThat(warning.message()).contains(advice);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ferry",
                "and",
                "\"and\" ferry",
                "ferry AND boat OR plane",
                "(ferry OR boat) strike -plane",
                "U.S. cease-fire O'Brien AT&T 1,200 3.5 covid-19",
                "нефт* OR Ålesund OR القدس",
                "\"harbour master\"~5",
                "title:(ferry boat) text:strike",
                "한국* 東京*",
                "+ferry +boat",
                "Who knows"
            })
    void aSoundQueryIsNotDoubted(String source) {
        assertThat(query(source).warnings()).isEmpty();
    }

    @Test
    void eachThingIsSaidOnceAndInOrder() {
        assertThat(query("“one two” “three” a and b and c WHO").warnings())
                .extracting(Warning::position)
                .containsExactly(0, 20, 32);
    }

    @Test
    void positionsCountCharacters() {
        assertThat(query("𝔸𝔹 and boat").warnings())
                .extracting(Warning::position)
                .containsExactly(3);
    }
}
