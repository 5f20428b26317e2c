package org.wirewatch.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SentencesTest {
    /** The sentence that is expected stands between bars; the word to look for is marked by angle brackets. */
    static Stream<String> texts() {
        return Stream.of(
                "The bridge opened. |The <ferry> stopped at noon.| Nobody noticed.",
                "|The U.S. <ferry> stopped.| It was noon.",
                "It left the U.S. |It was a <ferry>.| It sank.",
                "Traffic grew. |Mr. Alder and Dr. J. R. Birch took the <ferry> for $3.50 at 6.30 p.m. Monday.| They slept.",
                "|Ferrolux Inc. Chairman Ida Holm sold the <ferry>.| It floats.",
                "He worked for Ferrolux Inc. |The <ferry> is new.|",
                "|“Is the <ferry> late?” he asked.| Nobody answered.",
                "“It is late.” |“The <ferry> sank!”| She left.",
                "He said: “Go.” |Then the <ferry> went.|",
                "First paragraph without a stop\n\n|Second one with a <ferry>|\n\nThird one",
                "Headline above\n|The <ferry> left.|\nNext line.",
                "One. |The long story of the <ferry> goes on\nafter a wrapped line end.| Two.",
                "渡轮停了。|新的<渡轮>明天开航！|大家都高兴。",
                "彼は言った。|「<船>が来た。」|そして去った。",
                "|Судно «<Паром>» вышло в 2024 г. Осенью из порта им. Иванова.| Его ждали.",
                "Es war spät. |Die Chronik (Bd. II) nennt die <Fähre> nicht.| Alle schliefen.",
                "Es war spät. |Die <Fähre> fuhr am 3. Oktober ab, z.B. nach Norden.| Alle schliefen.",
                "|The <ferry> … stopped.| So it goes.",
                "No. 4 came. |Ferry No. 5, the <ferry> Anna, came later.| Ok.",
                "Was it late? |No. The <ferry> won.|".replace("|No. The", "No. |The"));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void theSentenceAroundAWordIsFound(String marked) {
        String raw = marked.replaceAll("[|<>]", "");
        String expected = marked.substring(marked.indexOf('|') + 1, marked.lastIndexOf('|'))
                .replaceAll("[<>]", "");
        int start = marked.replace("|", "").indexOf('<');
        int end = marked.replace("|", "").indexOf('>') - 1;

        Span span = Sentences.around(raw, start, end);

        assertThat(raw.substring(span.start(), span.end())).isEqualTo(expected);
    }

    @Test
    void aPlaceThatCrossesSentencesGetsThemAll() {
        String raw = "One day. Red sails came. Blue sails left. Night fell.";

        Span span = Sentences.around(raw, raw.indexOf("sails came"), raw.indexOf(" sails left"));

        assertThat(raw.substring(span.start(), span.end())).isEqualTo("Red sails came. Blue sails left.");
    }

    static Stream<Arguments> monsters() {
        return Stream.of(
                Arguments.of("and on ".repeat(5000), 17_500, 17_506),
                Arguments.of("x".repeat(50_000), 20_000, 20_010),
                Arguments.of("😀".repeat(20_000), 20_000, 20_002),
                Arguments.of(".".repeat(50_000), 20_000, 20_010));
    }

    @ParameterizedTest
    @MethodSource("monsters")
    void aMonstrousSentenceIsCut(String raw, int start, int end) {
        Span span = Sentences.around(raw, start, end);

        assertThat(span.start()).isBetween(start - Sentences.REACH, start);
        assertThat(span.end()).isBetween(end, end + Sentences.REACH + 1);
        String cut = raw.substring(span.start(), span.end());
        assertThat(cut.strip()).isEqualTo(cut);
        assertThat(cut.codePoints().filter(c -> Character.getType(c) == Character.SURROGATE))
                .isEmpty();
    }
}
