package org.wirewatch.alert;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextColumnsTest {
    @ParameterizedTest
    @CsvSource({
        "'', 0",
        "Ferry, 5",
        "паром, 5",
        "여객선, 6",
        "客船, 4",
        "フェリー, 8",
        "Ａ１, 4",
        "ﾌｪﾘｰ, 4",
        "é, 1",
        "e\u0301, 1",
        "🚢, 2",
        "👨‍👩‍👧‍👦, 2",
        "🇪🇸, 2",
        "❤️, 2",
        "العبارة, 7",
        "“quoted”, 8",
        "\u2068abc\u2069, 3"
    })
    void widthIsThatOfATerminal(String text, int columns) {
        assertThat(TextColumns.width(text)).isEqualTo(columns);
    }

    @Test
    void aCutIsAtAWordAndShowsIt() {
        assertThat(TextColumns.cut("The ferry is late today", 23)).isEqualTo("The ferry is late today");
        assertThat(TextColumns.cut("The ferry is late today", 22)).isEqualTo("The ferry is late…");
        assertThat(TextColumns.cut("부산항 여객선이 늦게 출항했다", 16)).isEqualTo("부산항 여객선이…");
        assertThat(TextColumns.cut("客船が濃霧のため五時間遅れて出港した", 11)).isEqualTo("客船が濃霧…");
        assertThat(TextColumns.cut("x".repeat(50), 10)).isEqualTo("x".repeat(9) + "…");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The harbour master said that the ferry, which had left five hours late, would not be back before night.",
                "부산항 여객선이 짙은 안개로 다섯 시간 늦게 출항했다고 항만 당국이 밝혔다. 승객 이백 명은 터미널에서 기다렸다.",
                "客船が濃霧のため五時間遅れて出港したと港湾当局が発表した。乗客二百人はターミナルで待機していた。",
                "تأخرت العبارة خمس ساعات بسبب الضباب الكثيف، وقالت هيئة الميناء إن مئتي راكب انتظروا في المحطة.",
                "🚢🚢🚢🚢🚢🚢🚢🚢🚢🚢🚢🚢🚢🚢🚢🚢🚢🚢🚢🚢👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦",
                "onewordwithoutanyspaceinitthatislongerthanthelinecouldeverbe-and-then-some-more"
            })
    void wrappedLinesFitAndLoseNothing(String text) {
        for (int columns : new int[] {10, 24, 72}) {
            var lines = TextColumns.wrap(text, columns);
            assertThat(lines).allSatisfy(line -> {
                assertThat(TextColumns.width(line)).isLessThanOrEqualTo(columns);
                assertThat(line).isEqualTo(line.strip());
            });
            assertThat(String.join("", lines).replace(" ", "")).isEqualTo(text.replace(" ", ""));
        }
    }

    @Test
    void aWordThatJustFitsStaysOnTheLine() {
        assertThat(TextColumns.wrap("aaaa bbbb cccc", 9)).containsExactly("aaaa bbbb", "cccc");
        assertThat(TextColumns.wrap("aaaa bbbb cccc", 8)).containsExactly("aaaa", "bbbb", "cccc");
        assertThat(TextColumns.wrap("", 8)).containsExactly("");
    }
}
