package org.wirewatch.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class TokenizerTest {
    @Test
    void hyphensDotsAndApostrophesSeparate() {
        assertThat(Tokenizer.tokenize("Half-built U.N. depot: Norway’s 1,500 beds")
                        .wordList())
                .containsExactly("half", "built", "u", "n", "depot", "norway", "s", "1", "500", "beds");
    }

    @Test
    void eachWordKnowsItsPlaceInTheRawText() {
        String raw = "«Зимняя» гавань, Ørsund 𝟗 ｏｋ";
        TokenizedText text = Tokenizer.tokenize(raw);

        assertThat(text.wordList()).containsExactly("зимняя", "гавань", "orsund", "9", "ok");
        assertThat(text.raw()).isEqualTo(raw);
        assertThat(raw.substring(text.starts()[0], text.ends()[0])).isEqualTo("Зимняя");
        assertThat(raw.substring(text.starts()[2], text.ends()[2])).isEqualTo("Ørsund");
        assertThat(raw.substring(text.starts()[3], text.ends()[3])).isEqualTo("𝟗");
    }

    @Test
    void aRunThatFoldingCutsGivesWordsWithOnePlace() {
        TokenizedText text = Tokenizer.tokenize("a 2½ cup");

        assertThat(text.wordList()).containsExactly("a", "21", "2", "cup");
        assertThat(text.starts()).containsExactly(0, 2, 2, 5);
        assertThat(text.ends()).containsExactly(1, 4, 4, 8);
    }

    @Test
    void marksAndOtherScriptsBelongToWords() {
        assertThat(Tokenizer.tokenize("cafe\u0301s 항구에 港口 المرفأ हिन्दी").wordList())
                .containsExactly("cafes", "항구에", "港口", "المرفأ", "हिन्दी");
    }

    @Test
    void aRepeatedWordIsKeptOnce() {
        TokenizedText text = Tokenizer.tokenize("Ferry ferry FERRY");

        assertThat(text.word(1)).isSameAs(text.word(0));
        assertThat(text.word(2)).isSameAs(text.word(0));
    }

    @Test
    void thousandsOfDifferentWordsAreAllKept() {
        StringBuilder raw = new StringBuilder();
        for (int i = 0; i < 5000; i++) {
            raw.append("W").append(i).append(" É").append(i).append('\n');
        }

        TokenizedText text = Tokenizer.tokenize(raw.toString());

        assertThat(text.size()).isEqualTo(10_000);
        assertThat(text.word(9998)).isEqualTo("w4999");
        assertThat(text.word(9999)).isEqualTo("e4999");
    }

    /** A query's words are cut and folded one at a time; a text's in one go over its characters. */
    @Test
    void aTextIsCutAsAQueryIs() {
        String alphabet = "aZ09 .-'’—½ﬁßςΣёЙй\u0306éE\u0301İıœ²港みカー\u3099북한군는ᄀ\u1161हि\u00AD\ud835\udfd7\ud800ＡאÅ";
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(12); length > 0; length--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            String raw = text.toString();

            assertThat(Ideographs.part(Tokenizer.tokenize(raw)).wordList())
                    .as(raw)
                    .isEqualTo(Tokenizer.patterns(raw));
        }
    }

    @Test
    void aTextWithoutWordsHasNone() {
        assertThat(Tokenizer.tokenize("").size()).isZero();
        assertThat(Tokenizer.tokenize(" — … \ud800 ").size()).isZero();
    }

    @Test
    void aPieceOfAQueryKeepsItsWildcards() {
        assertThat(Tokenizer.patterns("Häf*n-k?i é*")).containsExactly("haf*n", "k?i", "e*");
        assertThat(Tokenizer.patterns("...")).isEmpty();
    }
}
