package org.wirewatch.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class WordTableTest {
    @Test
    void wordsAreNumberedInOrderOfAppearanceHoweverManyComeThanWereExpected() {
        WordTable table = new WordTable(2);

        for (int i = 0; i < 5_000; i++) {
            assertThat(table.add("word" + i)).isEqualTo(i);
        }
        for (int i = 0; i < 5_000; i++) {
            assertThat(table.find("word" + i)).isEqualTo(i);
            assertThat(table.add("word" + i)).isEqualTo(i);
            assertThat(table.get(i)).isEqualTo("word" + i);
            assertThat(table.hash(i)).isEqualTo(WordHash.of("word" + i));
        }
        assertThat(table.size()).isEqualTo(5_000);
        assertThat(table.find("word")).isEqualTo(WordTable.NONE);
    }

    @Test
    void aWordThatIsNotAStringYetHasTheNumberOfTheStringAndBecomesNoOther() {
        WordTable table = new WordTable(4);
        String ferry = "паром";
        char[] text = "на пароме".toCharArray();

        assertThat(table.add(ferry)).isZero();
        assertThat(table.add(text, 3, 8, WordHash.of(ferry))).isZero();
        assertThat(table.get(0)).isSameAs(ferry);
        assertThat(table.add(text, 3, 9, WordHash.of("пароме"))).isEqualTo(1);
        assertThat(table.words()).containsExactly("паром", "пароме");
    }

    @Test
    void wordsWithOneHashAreKeptApart() {
        WordTable table = new WordTable(4);

        assertThat(table.add("quay", 7)).isZero();
        assertThat(table.add("crew", 7)).isEqualTo(1);
        assertThat(table.find("crew", 7)).isEqualTo(1);
        assertThat(table.find("quay", 7)).isZero();
        assertThat(table.findPrefix("crews", 4, 7)).isEqualTo(1);
        assertThat(table.findPrefix("cress", 4, 7)).isEqualTo(WordTable.NONE);
    }

    @Test
    void aNumberThatWasNotGivenHasNoWord() {
        assertThatThrownBy(() -> new WordTable(4).get(0)).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
