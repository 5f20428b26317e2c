package org.wirewatch.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SparseTokenizerTest {
    private static final String[] PIECES = {
        "ferry",
        "Ferry",
        "FERRYMAN",
        "ferr",
        "Fée",
        "fe",
        "ﬁne",
        "½",
        "2",
        "’s",
        "-",
        ".",
        " ",
        " ",
        "\n",
        "東京",
        "京",
        "ai는",
        "AI는",
        "порт",
        "Порту",
        "e\u0301",
        "É",
        "İ",
        "ß",
        "Straße",
        "𝟗",
        "\uD83D\uDE00",
        "\uD800",
        "u",
        "…",
        "항구"
    };
    private static final SparseTokenizer TOKENIZER = new SparseTokenizer(
            List.of("ferry", "fee", "fine", "2", "1", "strasse", "порт", "e", "ai", "항구"), List.of("ferr", "пор", "u"));

    @Test
    void aWordOfInterestIsSpelledOutAndEveryOtherKeepsItsPlace() {
        TokenizedText text = TOKENIZER.tokenize("The Ferryman’s FÉE was 2½ crowns.");

        assertThat(text.wordList()).containsExactly("", "ferryman", "", "fee", "", "", "2", "");
        assertThat(text.raw().substring(text.starts()[3], text.ends()[3])).isEqualTo("FÉE");
    }

    @Test
    void itCutsAsTheTokenizerDoes() {
        Random random = new Random(3);
        int spelledOut = 0;
        for (int i = 0; i < 20_000; i++) {
            StringBuilder raw = new StringBuilder();
            for (int piece = random.nextInt(12); piece >= 0; piece--) {
                raw.append(PIECES[random.nextInt(PIECES.length)]);
            }
            TokenizedText all = Tokenizer.tokenize(raw.toString());
            TokenizedText some = TOKENIZER.tokenize(raw.toString());

            assertThat(some.starts()).as(raw.toString()).isEqualTo(all.starts());
            assertThat(some.ends()).as(raw.toString()).isEqualTo(all.ends());
            for (int word = 0; word < all.size(); word++) {
                String expected = isOfInterest(all.word(word)) ? all.word(word) : "";
                assertThat(some.word(word)).as(raw.toString()).isEqualTo(expected);
                spelledOut += expected.isEmpty() ? 0 : 1;
            }
        }
        assertThat(spelledOut).isGreaterThan(10_000);
    }

    @Test
    void tenMegabytesWithoutABlankAreAnswered() {
        String raw = "ferry".repeat(1_000_000) + "é" + "ferry".repeat(1_000_000) + " ferry";

        assertThat(TOKENIZER.tokenize(raw).wordList()).hasSize(2).last().isEqualTo("ferry");
    }

    private static boolean isOfInterest(String word) {
        return Ideographs.mayPart(word)
                || List.of("ferry", "fee", "fine", "2", "1", "strasse", "порт", "e", "ai")
                        .contains(word)
                || word.startsWith("ferr")
                || word.startsWith("пор")
                || word.startsWith("u");
    }
}
