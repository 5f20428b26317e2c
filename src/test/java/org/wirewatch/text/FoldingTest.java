package org.wirewatch.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldingTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
                    Ministry,        ministry
                    Ærøskøbing,      aeroskobing
                    GRÖẞE,           grosse
                    Málaga,          malaga
                    Þórshöfn,        thorshofn
                    Đorđević,        dordevic
                    Ołówek,          olowek
                    İzmir,           izmir
                    Kadıköy,         kadikoy
                    Điện Biên,       dien bien
                    ΟΔΟΣ,            οδοσ
                    οδός,            οδοσ
                    Ёлка,            елка
                    Йошкар,          йошкар
                    Їжак,            їжак
                    ﬂood,            flood
                    Ｔｏｋｙｏ,        tokyo
                    부산,             부산
                    カナダ,            カナダ
                    """)
    void spellingsThatAReaderTakesForOneWordBecomeEqual(String written, String folded) {
        assertThat(Folding.fold(written)).isEqualTo(folded);
        assertThat(Folding.fold(Normalizer.normalize(written, Form.NFD))).isEqualTo(folded);
    }

    @Test
    void aMarkAfterALetterOfAnotherScriptStays() {
        assertThat(Folding.fold("и\u0306")).isEqualTo("й");
        assertThat(Folding.fold("か\u3099")).isEqualTo("が");
        assertThat(Folding.fold("ｶﾞ")).isEqualTo("ガ");
    }

    @Test
    void foldingTwiceChangesNothing() {
        for (int codePoint = 0; codePoint < 0x3000; codePoint++) {
            String once = Folding.fold(Character.toString(codePoint));
            assertThat(Folding.fold(once)).as("U+%04X", codePoint).isEqualTo(once);
        }
    }

    @Test
    void aTextWithNothingToFoldIsGivenBackAsItIs() {
        String text = "plain words 42";
        assertThat(Folding.fold(text)).isSameAs(text);
    }
}
