package org.wirewatch.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wirewatch.article.Extraction.Extracted;

/** Pages in many scripts and charsets, broken markup, and pages as big as the fetcher lets through. */
class WildPagesTest {
    private static final URI ADDRESS = URI.create("https://wild.test/news/a-long-story-4711.html");

    @ParameterizedTest(name = "{0} in {1}")
    @CsvSource(delimiter = '|', textBlock = """
            ru | windows-1251 | Мост закрыли на ремонт | Движение по старому мосту остановлено до весны, сообщили в городской управе. | Жителям левого берега советуют ездить через плотину: это дольше на двадцать минут. | 14 марта 2026 | 2026-03-14
            ru | KOI8-R | Мост закрыли на ремонт | Движение по старому мосту остановлено до весны, сообщили в городской управе. | Жителям левого берега советуют ездить через плотину: это дольше на двадцать минут. | 14 марта 2026 | 2026-03-14
            uk | UTF-8 | Міст закрили на ремонт | Рух старим мостом зупинено до весни, повідомили в міській раді. | Мешканцям лівого берега радять їздити через греблю: це довше на двадцять хвилин. | 14 березня 2026 | 2026-03-14
            zh | GB18030 | 老桥因维修关闭 | 市政府周一表示，连接两岸的老桥将封闭到春天，因为桥墩出现了裂缝，需要全面检查。 | 住在左岸的居民可以绕行水坝，路程会多花二十分钟，公交车也将改走新的路线。 | 2026年3月14日 | 2026-03-14
            zh | Big5 | 老橋因維修關閉 | 市政府週一表示，連接兩岸的老橋將封閉到春天，因為橋墩出現了裂縫，需要全面檢查。 | 住在左岸的居民可以繞行水壩，路程會多花二十分鐘，公車也將改走新的路線。 | 2026年3月14日 | 2026-03-14
            ja | Shift_JIS | 古い橋が修理のため閉鎖 | 市は月曜日、橋脚にひびが見つかったため、古い橋を春まで通行止めにすると発表した。 | 左岸の住民はダムを回る道を使うことになり、これまでより二十分ほど長くかかるという。 | 2026年3月14日 | 2026-03-14
            ja | ISO-2022-JP | 古い橋が修理のため閉鎖 | 市は月曜日、橋脚にひびが見つかったため、古い橋を春まで通行止めにすると発表した。 | 左岸の住民はダムを回る道を使うことになり、これまでより二十分ほど長くかかるという。 | 2026年3月14日 | 2026-03-14
            ja | EUC-JP | 古い橋が修理のため閉鎖 | 市は月曜日、橋脚にひびが見つかったため、古い橋を春まで通行止めにすると発表した。 | 左岸の住民はダムを回る道を使うことになり、これまでより二十分ほど長くかかるという。 | 2026年3月14日 | 2026-03-14
            ko | EUC-KR | 오래된 다리 수리로 폐쇄 | 시는 월요일 교각에서 금이 발견되어 오래된 다리를 봄까지 폐쇄한다고 밝혔다. | 왼쪽 강변 주민들은 댐을 돌아가야 하며 이십 분쯤 더 걸린다고 시는 설명했다. | 2026년 3월 14일 | 2026-03-14
            ar | windows-1256 | إغلاق الجسر القديم للصيانة | أعلنت البلدية يوم الاثنين إغلاق الجسر القديم حتى الربيع، بعد ظهور شقوق في أحد أعمدته. | وتنصح البلدية سكان الضفة اليسرى بالمرور عبر السد، وهو طريق أطول بعشرين دقيقة. | 14/03/2026 | 2026-03-14
            he | windows-1255 | הגשר הישן נסגר לתיקון | העירייה הודיעה ביום שני כי הגשר הישן ייסגר עד האביב, לאחר שנמצאו סדקים באחד העמודים. | לתושבי הגדה השמאלית מומלץ לנסוע דרך הסכר, מסלול ארוך יותר בעשרים דקות. | 14.03.2026 | 2026-03-14
            el | ISO-8859-7 | Η παλιά γέφυρα κλείνει | Ο δήμος ανακοίνωσε τη Δευτέρα ότι η παλιά γέφυρα κλείνει ως την άνοιξη, επειδή βρέθηκαν ρωγμές. | Οι κάτοικοι της αριστερής όχθης θα πηγαίνουν από το φράγμα, είκοσι λεπτά μακρύτερα. | 14 Μαρτίου 2026 | 2026-03-14
            """)
    void aPageInAnyScriptIsReadWhole(
            String language, String charset, String title, String first, String second, String shownDate, String day) {
        String html = """
                <html lang="%s"><head><meta charset="%s"><title>%s</title></head><body>
                <nav><a href="/">1</a><a href="/2">2</a></nav>
                <h1>%s</h1><div class="date">%s</div>
                <div class="content"><p>%s</p><div class="related"><a href="/other">%s</a></div><p>%s</p></div>
                <footer>© wild.test</footer></body></html>
                """.formatted(language, charset, title, title, shownDate, first, title, second);

        Article article = article(html.getBytes(Charset.forName(charset)));

        assertThat(article.text()).isEqualTo(first + "\n\n" + second);
        assertThat(article.title()).isEqualTo(title);
        assertThat(article.language()).isEqualTo(language);
        assertThat(Objects.requireNonNull(article.published()).day()).hasToString(day);
    }

    @Test
    void unclosedAndCrossedTagsLoseNoWords() {
        Article article = article("""
                <h1>A ferry & a bridge</h1><div class=content><p>The first paragraph <b>is bold <i>and never</b> closed,
                says the mayor of the town.<p>The second, she said, has <em><a href="/x">a link</em></a> in it. <p>The third ends the page, she says, "quite" <abruptly
                """.getBytes(StandardCharsets.UTF_8));

        assertThat(article.text())
                .contains("The first paragraph is bold and never closed, says the mayor of the town.")
                .contains("The second, she said, has a link in it.")
                .contains("The third ends the page, she says, \"quite\"");
    }

    @Test
    void aPageOfTenMegabytesIsReadToItsEnd() {
        StringBuilder html = new StringBuilder("<h1>The long protocol of the inquiry</h1><div class=content>");
        int paragraphs = 0;
        while (html.length() < 10_000_000) {
            paragraphs++;
            html.append("<div class='p").append(paragraphs).append("' id=i").append(paragraphs);
            html.append("><script>var a = 1;</script><p>Question ").append(paragraphs);
            html.append(" was put to the witness, who asked for time, and was given it.</p></div>");
        }

        Article article = article(html.append("</div>").toString().getBytes(StandardCharsets.UTF_8));

        assertThat(article.body()).hasSize(paragraphs);
    }

    private static Article article(byte[] body) {
        return ((Extracted) new ArticleExtractor().extract(new Page(ADDRESS, body, "text/html"), FeedHints.NONE))
                .article();
    }
}
