package org.wirewatch.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wirewatch.watch.Specimens.article;
import static org.wirewatch.watch.Specimens.query;
import static org.wirewatch.watch.Specimens.refusal;
import static org.wirewatch.watch.Specimens.watch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wirewatch.text.TokenizedArticle;

/** Input that nobody means well with. Without the bounds, these run for hours or out of memory. */
class BadInputTest {
    private static final int MILLION = 1_000_000;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(",
                ")",
                "\"",
                "-",
                "NOT ",
                "ab:",
                "title:",
                "a OR ",
                "~",
                "(a ",
                "“",
                "*",
                "@",
                "=",
                "NEAR/5 ",
                "a NEAR/5 ",
                "«a» ",
                "東*京",
                "\"a b\"~5 -",
                "a -b OR "
            })
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
    void tenMegabytesOfTextAreAnswered() {
        String words = "The ferry from Exampleton waits in the harbour of the town because of the strike. ";
        String text = words.repeat(10_000_000 / words.length()) + "At last it sails.";
        WatchIndex index = WatchIndex.of(List.of(
                watch("last", "\"last sails\"~1"),
                watch("never", "\"strike ferry exampleton town nowhere*\"~9"),
                watch("star", "exam*"),
                watch("wide", "\"the of it\"~999"),
                new Watch("forms", query("harbours", new QueryContext(List.of("en"), Map.of())))));

        assertThat(index.match(article("", text)))
                .extracting(Match::watch)
                .containsExactly("forms", "last", "star", "wide");
    }

    @Test
    void tenMegabytesWithoutABlankAreAnswered() {
        String text = "東京の港で船が止まった".repeat(300_000) + "大阪";
        WatchIndex index = WatchIndex.of(List.of(watch("end", "大阪"), watch("window", "\"止まった 大阪\"~3")));

        assertThat(index.namesMatching(article("", text))).containsExactly("end", "window");
    }

    @Test
    void piecesThatMultiplyAreRefused() {
        Map<String, String> pieces = new HashMap<>();
        for (int i = 0; i < 30; i++) {
            pieces.put("p" + i, "@p" + (i + 1) + " OR @p" + (i + 1));
        }
        pieces.put("p30", "ferry");

        assertThat(refusal("@p0", new QueryContext(List.of(), pieces)).message())
                .contains("more than 1024 things");
    }

    @Test
    void aQueryOfExclusionsOnlyTakesNoTimeToDoubt() {
        assertThat(query("a " + "-a ".repeat(1000)).warnings()).isEmpty();
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
