package org.wirewatch.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.wirewatch.article.Article.Block;

class FeedTextTest {
    private static final URI LINK = URI.create("https://news.test/a-story");

    @Test
    void theFeedsOwnHtmlBecomesTheBody() {
        FeedHints hints = new FeedHints(
                "Tram line 7",
                "Lin Zhao, AFP",
                Instant.parse("2024-10-21T20:40:00Z"),
                "<p>The council voted for a seventh tram line.</p><ul><li>It opens in 2027.</li></ul><script>alert(1)</script>");

        Article article = FeedText.article(LINK, hints, "en_us");

        assertThat(article.title()).isEqualTo("Tram line 7");
        assertThat(article.authors()).containsExactly("Lin Zhao", "AFP");
        assertThat(Objects.requireNonNull(article.published()).day()).hasToString("2024-10-21");
        assertThat(article.language()).isEqualTo("en-US");
        assertThat(article.body())
                .containsExactly(
                        new Block.Paragraph("The council voted for a seventh tram line."),
                        new Block.ListItem("It opens in 2027."));
    }

    @Test
    void plainTextInTheFeedIsOneParagraph() {
        Article article = FeedText.article(LINK, new FeedHints(null, null, null, "Only a teaser & no markup"), null);

        assertThat(article.body()).containsExactly(new Block.Paragraph("Only a teaser & no markup"));
        assertThat(article.title()).isEmpty();
    }

    @Test
    void aFeedThatSaysNothingGivesAnEmptyArticle() {
        assertThat(FeedText.article(LINK, FeedHints.NONE, null).body()).isEmpty();
    }
}
