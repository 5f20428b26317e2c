package org.wirewatch.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wirewatch.watch.Specimens.article;
import static org.wirewatch.watch.Specimens.query;
import static org.wirewatch.watch.Specimens.refusal;
import static org.wirewatch.watch.Specimens.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wirewatch.text.TokenizedArticle;

/** Input that nobody means well with. Without the bounds, these run for hours or out of memory. */
class BadInputTest {
    private static final int MILLION = 1_000_000;

    @ParameterizedTest
    @ValueSource(strings = {"(", ")", "\"", "-", "NOT ", "ab:", "title:", "a OR ", "~", "(a ", "“", "*"})
    void aQueryOfAMillionCharactersIsRefused(String piece) {
        assertThat(refusal(piece.repeat(MILLION / piece.length())).message()).isNotEmpty();
    }

    @Test
    void aVeryLongWordIsAWord() {
        String word = "é".repeat(200_000);

        assertThat(Specimens.matches(word, "", "e".repeat(200_000))).isTrue();
    }

    @Test
    void aPatternOfManyStarsDoesNotExplode() {
        String pattern = "aa" + "*a".repeat(2000) + "b";

        assertThat(Specimens.matches(pattern, "", "a".repeat(20_000))).isFalse();
    }

    @Test
    void theLargestQueryIsAnswered() {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < Query.MOST_LEAVES; i++) {
            words.append(i > 0 ? " OR " : "").append("\"word").append(i).append(" next*\"~9");
        }
        String nested = "(".repeat(49) + words + ")".repeat(49);

        assertThat(query(nested).warnings()).isEmpty();
        assertThat(Specimens.matches(nested, "", "word1023 and the nexttime")).isTrue();
    }

    @Test
    void aLongTextOfFewWordsIsAnswered() {
        Random random = new Random(1);
        StringBuilder text = new StringBuilder();
        while (text.length() < 400_000) {
            text.append("ab").append((char) ('a' + random.nextInt(3))).append(' ');
        }
        TokenizedArticle article = article("", text.toString());
        WatchIndex index = WatchIndex.of(List.of(
                watch("phrase", "\"aba abb abc aba abb abc\""),
                watch("missing", "\"aba abb abc abd*\"~100"),
                watch("wide", "\"" + "ab* ".repeat(64) + "\"~900"),
                watch("tight", "\"" + "aba ".repeat(64) + "\"~0"),
                watch("long", "\"" + "aba ".repeat(1000) + "\"")));

        assertThat(index.match(article)).extracting(Match::watch).containsExactly("phrase", "wide");
    }

    @Test
    void aTextOfAHundredThousandDifferentWordsIsAnswered() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 100_000; i++) {
            text.append("word").append(Integer.toString(i, 36)).append(' ');
        }
        List<Watch> watches = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            watches.add(watch("w" + i, "wor*" + i));
        }

        assertThat(WatchIndex.of(watches).namesMatching(article("", text.toString())))
                .hasSize(20);
    }

    @Test
    void wordsThatCollideInJavasOwnHashAreAnswered() {
        assertThat("c0".hashCode()).isEqualTo("an".hashCode());
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 1 << 15; i++) {
            for (int bit = 0; bit < 15; bit++) {
                text.append((i >> bit & 1) == 0 ? "c0" : "an");
            }
            text.append(' ');
        }

        assertThat(WatchIndex.of(List.of(watch("w", "c0*"))).namesMatching(article("", text.toString())))
                .containsExactly("w");
    }
}
