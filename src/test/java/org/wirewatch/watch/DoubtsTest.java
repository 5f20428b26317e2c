package org.wirewatch.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wirewatch.watch.Specimens.query;

import java.util.List;
import java.util.Map;
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
                    'harbour master'                ¦ 0  ¦ double ones
                    ferry –plane                    ¦ 6  ¦ plain hyphen, -plane
                    title:-plane ferry              ¦ 6  ¦ -title:word
                    ferry NEAR strike               ¦ 6  ¦ "one other"~5
                    ferry ANDNOT strike             ¦ 6  ¦ AND NOT
                    ［ferry boat］                   ¦ 0  ¦ write ( and )
                    กรุงเทพ                          ¦ 0  ¦ only between blanks
                    북                               ¦ 0  ¦ one Korean syllable
                    Москва                          ¦ 0  ¦ москв*
                    Київ                            ¦ 0  ¦ киї*
                    co-operation cease-fire         ¦ 13 ¦ (cease-fire OR ceasefire)
                    U.S.                            ¦ 0  ¦ the full name
                    ferry -(ferry OR boat)          ¦ 6  ¦ can never match
                    ferry* -ferry -(boat -boat)     ¦ 14 ¦ changes nothing
                    title:ferry -ferry              ¦ 12 ¦ can never match
                    "a b" OR (a b -plane) OR "a b"~1 -"a b" ¦ 33 ¦ changes nothing
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
                    WHO                             ¦ 0  ¦ capitals make no difference
                    ferry OR boat strike            ¦ 14 ¦ (a OR b) c
                    ferry OR boat -plane            ¦ 14 ¦ (a OR b) c
                    "ferry"~5                       ¦ 0  ¦ two words
                    "ferry boat"~1000               ¦ 16 ¦ three digits
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
                "O'Brien AT&T 1,200 3.5 covid-19 =cease-fire",
                "нефт* OR Ålesund OR القدس",
                "\"harbour master\"~5",
                "title:(ferry boat) text:strike",
                "한국* 東京* 한국 東京 インド",
                "“harbour master” «harbour master»~5",
                "ferry NEAR/5 strike AROUND(3) boat",
                "=Москва КНДР",
                "ferry -\"ferry strike\" -title:ferry -ferries",
                "source:example.org by:smith lang:en url:/sport/",
                "+ferry +boat",
                "Who knows"
            })
    void aSoundQueryIsNotDoubted(String source) {
        assertThat(query(source).warnings()).isEmpty();
    }

    @Test
    void eachThingIsSaidOnceAndInOrder() {
        assertThat(query("‘one two’ ‘three’ a and b and c WHO").warnings())
                .extracting(Warning::position)
                .containsExactly(0, 20, 32);
    }

    @Test
    void aWordOfAnInflectedLanguageIsNotDoubtedInAWatchThatAsksForItsForms() {
        QueryContext russian = new QueryContext(List.of("ru"), Map.of());

        assertThat(query("Москва", russian).warnings()).isEmpty();
    }

    @Test
    void aWordThatIsInManyArticlesIsDoubtedOnce() {
        WordShares shares = new WordShares(word -> word.equals("government") ? 0.34 : 0.01);

        assertThat(query("Government OR (ferry government) \"the government\"").warnings(shares))
                .singleElement()
                .satisfies(warning -> {
                    assertThat(warning.position()).isZero();
                    assertThat(warning.message()).contains("“government” was in 34 %");
                });
    }

    @Test
    void positionsCountCharacters() {
        assertThat(query("𝔸𝔹 and boat").warnings())
                .extracting(Warning::position)
                .containsExactly(3);
    }
}
