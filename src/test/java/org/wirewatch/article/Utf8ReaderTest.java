package org.wirewatch.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8ReaderTest {
    private static final String MIXED =
            "plain ascii, rather long, then “quotes” – 東京の市場 📰🗞 über Київ\u0000\u007f end";

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 8, 9, 64, 2048})
    void whateverTheBuffersLengthTheCharactersAreThoseOfTheString(int bufferChars) {
        byte[] bytes = MIXED.repeat(9).getBytes(StandardCharsets.UTF_8);

        assertThat(read(bytes, 0, bufferChars)).isEqualTo(MIXED.repeat(9));
    }

    @Test
    void readingBeginsAtTheOffset() {
        byte[] bytes = ("\ufeff" + MIXED).getBytes(StandardCharsets.UTF_8);

        assertThat(read(bytes, 3, 64)).isEqualTo(MIXED);
        assertThat(read(bytes, bytes.length, 64)).isEmpty();
    }

    @Test
    void everyCharacterOfUnicodeIsReadAsItIs() {
        StringBuilder all = new StringBuilder();
        for (int point = 0; point <= Character.MAX_CODE_POINT; point += point < 0x3000 ? 1 : 97) {
            if (point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE) {
                all.appendCodePoint(point);
            }
        }
        byte[] bytes = all.toString().getBytes(StandardCharsets.UTF_8);

        assertThat(Utf8Reader.isWellFormed(bytes, 0)).isTrue();
        assertThat(read(bytes, 0, 2048)).isEqualTo(all.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "80",
                "BF",
                "C080",
                "C1BF",
                "C3",
                "C328",
                "E08080",
                "E0A0",
                "E28228",
                "EDA080",
                "EDBFBF",
                "F0808080",
                "F09F93",
                "F09F9328",
                "F4908080",
                "F5808080",
                "FF",
                "41FE",
                "4142434445464748C3"
            })
    void whatIsNotUtf8ByTheLetterIsToldSo(String hex) {
        assertThat(Utf8Reader.isWellFormed(HexFormat.of().parseHex(hex), 0)).isFalse();
    }

    @Test
    void bytesAtRandomAreJudgedAsTheStringJudgesThem() {
        Random random = new Random(17);
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = new byte[random.nextInt(12)];
            random.nextBytes(bytes);
            boolean wellFormed = new String(bytes, StandardCharsets.UTF_8).indexOf('\ufffd') < 0;

            assertThat(Utf8Reader.isWellFormed(bytes, 0))
                    .as(HexFormat.of().formatHex(bytes))
                    .isEqualTo(wellFormed);
        }
    }

    private static String read(byte[] bytes, int from, int bufferChars) {
        Utf8Reader reader = new Utf8Reader(bytes, from);
        StringBuilder text = new StringBuilder();
        char[] buffer = new char[bufferChars];
        for (int read = reader.read(buffer, 0, bufferChars); read > 0; read = reader.read(buffer, 0, bufferChars)) {
            text.append(buffer, 0, read);
        }
        return text.toString();
    }
}
