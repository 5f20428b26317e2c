package org.wirewatch.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wirewatch.article.Article.Block;
import org.wirewatch.article.Article.LeadPicture;
import org.wirewatch.article.Article.PageTime;

class PlainTextTest {
    private static final URI URL = URI.create("https://news.test/a?id=1");

    @Test
    void everyPartStandsInItsPlace() {
        Article article = new Article(
                URL,
                URI.create("https://news.test/a"),
                "Title",
                List.of("Lin Zhao", "AFP"),
                new PageTime(LocalDate.of(2024, 10, 1), null),
                null,
                new LeadPicture("A tram.", "Emil Brandt"),
                List.of(new Block.Paragraph("One."), new Block.Related("Two", null), new Block.Quote("Three.")),
                null,
                null,
                "en");

        assertThat(PlainText.render(article)).isEqualTo("""
                Title

                By Lin Zhao, AFP

                October 1, 2024

                A tram. Emil Brandt

                One.

                Related article: Two

                Three.

                Original url: https://news.test/a
                """);
    }

    @Test
    void whatIsMissingLeavesNoGap() {
        Article article = new Article(URL, null, "Title", List.of(), null, null, null, List.of(), null, null, null);

        assertThat(PlainText.render(article)).isEqualTo("Title\n\nOriginal url: https://news.test/a?id=1\n");
    }

    @Test
    void theHtmlRenderingEscapesWhatThePageSmuggledIntoItsText() {
        Article article = new Article(
                URL,
                null,
                "A <script>",
                List.of("\"x\" onload"),
                null,
                null,
                null,
                List.of(new Block.ListItem("<img src=x onerror=alert(1)>")),
                null,
                null,
                "en");

        assertThat(CleanHtml.render(article))
                .contains("<ul>\n<li>&lt;img src=x onerror=alert(1)&gt;</li>\n</ul>")
                .doesNotContain("<script")
                .doesNotContain("<img");
    }
}
