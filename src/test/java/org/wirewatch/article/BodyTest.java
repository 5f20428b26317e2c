package org.wirewatch.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wirewatch.article.Extraction.Extracted;
import org.wirewatch.article.Extraction.NoArticle;

/** What belongs to the body and what does not, one wild thing at a time. */
class BodyTest {
    private static final String FIRST =
            "The harbour was closed for the night, and nobody on the islands complained about it at all.";
    private static final String SECOND =
            "In the morning the ferries ran again, although the ice on the bay was thicker than the day before.";
    private static final String TEXT = FIRST + "\n\n" + SECOND;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div class='share-bar'><p>Share this with your friends, your enemies and with everybody else.</p></div>",
                "<p>Sign up for our newsletter and get the ice report delivered to your inbox.</p>",
                "<p>Advertisement</p>",
                "<p class='wp-caption-text'>Ice on the bay, seen from the pilot house on Monday.</p>",
                "<p>Ice on the bay (Photo: Emil Brandt)</p>",
                "<p>Tags: <a href='/t/ice'>ice</a>, <a href='/t/bay'>bay</a></p>",
                "<ul><li><a href='/1'>Pilots vote to strike</a></li><li><a href='/2'>Tickets cost more</a></li></ul>",
                "<p>Don't miss <a href='/1'>Pilots vote to strike</a> and <a href='/2'>Tickets cost more</a></p>",
                "<p>At this place you find <span class='popup-card'>a card that only shows when pointed at</span></p>",
                "<div class='comments'><p>I have lived here for forty years, and I have never seen such ice before.</p></div>",
                "<div style='display: none'><p>Nobody can see this sentence, so it is not in the article.</p></div>",
                "<p>Lin Zhao is a reporter for the Valley Post. Follow her on Chirper.</p>",
                "<p>Reporting by Lin Zhao; Editing by Peter Osei</p>",
                "<p>Для читателей: в России признаны экстремистскими и запрещены организации «Пример», «Образец».</p>",
                "<p>Теги <a href='/t/ice'>лёд</a> <a href='/t/bay'>залив</a></p>"
            })
    void whatStandsAfterTheTextButIsNotTheArticleIsLeftOut(String extra) {
        assertThat(text("<div class='article-body'>" + paragraphs() + extra + "</div>")
                        .replace("\n\nAt this place you find", ""))
                .isEqualTo(TEXT);
    }

    @Test
    void anEmbeddedPostStaysEvenInABoxNamedAfterSharing() {
        String post =
                "<div class='social-share'><blockquote><p>We will row if we have to.</p>Nordby (@nordby)</blockquote></div>";

        assertThat(text("<div class='article-body'>" + paragraphs() + post + "</div>"))
                .isEqualTo(TEXT + "\n\nWe will row if we have to.\n\nNordby (@nordby)");
    }

    @Test
    void aSubHeadingOverALeftOutListGoesWithIt() {
        String more =
                "<h3>More on ice</h3><div class='related'><ul><li><a href='/1'>Pilots vote to strike on three islands</a></li></ul></div>";

        assertThat(text("<div class='article-body'>" + paragraphs() + more + "</div>"))
                .isEqualTo(TEXT);
    }

    @Test
    void theLeadBetweenHeadlineAndBodyIsPartOfTheText() {
        String page = "<h1>Ice</h1><div class='article-intro'><p>" + FIRST
                + "</p></div><div class='meta'>1 January</div><div class='article-body'><p>" + SECOND + "</p></div>";

        assertThat(text(page)).isEqualTo(TEXT);
    }

    @Test
    void theStandfirstIsNot() {
        String page =
                "<h1>Ice</h1><p class='standfirst'>All you need to know about the ice on the bay, and what comes next.</p><div class='article-body'>"
                        + paragraphs() + "</div>";

        assertThat(text(page)).isEqualTo(TEXT);
    }

    @Test
    void aPageInsideAFormIsRead() {
        assertThat(text("<form action='/'><input type='hidden'><div class='content'>" + paragraphs() + "</div></form>"))
                .isEqualTo(TEXT);
    }

    @Test
    void aListOfTeasersIsNotTakenForTheArticle() {
        String teasers = ("<article><h3>Another story</h3><p>"
                        + "This is a long teaser of another story, and it goes on and on. ".repeat(5)
                        + "</p></article>")
                .repeat(6);

        assertThat(text("<div><h1>Ice</h1>" + paragraphs() + "</div><div class='grid'>" + teasers + "</div>"))
                .isEqualTo(TEXT);
    }

    @Test
    void moreCommentsThanArticleAreStillComments() {
        String comments = "<div class='sect_commentlinks'>"
                + ("<p>" + "I have lived here for forty years, and I never saw such ice. ".repeat(6) + "</p>")
                        .repeat(20)
                + "</div>";

        assertThat(text("<div itemprop='articleBody'>" + paragraphs() + "</div>" + comments))
                .isEqualTo(TEXT);
    }

    @Test
    void linesSetApartByTwoBreaksAreParagraphs() {
        assertThat(text("<div id='story'>" + FIRST + "<br><br>" + SECOND + "</div>"))
                .isEqualTo(TEXT);
    }

    @Test
    void wordsAreNotGluedTogetherAcrossMarkup() {
        assertThat(text("<div class='article-body'><p>" + FIRST
                        + "</p><p>One<br>two<b>three</b> <i>four</i></p></div>"))
                .endsWith("One twothree four");
    }

    @Test
    void softHyphensAreNotPartOfWords() {
        assertThat(text("<div class='article-body'>" + paragraphs().replace("harbour", "har\u00adbour") + "</div>"))
                .isEqualTo(TEXT);
    }

    @Test
    void bytesThatAreNoPageAreToldAsSuch() {
        Page pdf = new Page(
                URI.create("https://valleypost.test/a.pdf"),
                "%PDF-1.7 ...".getBytes(StandardCharsets.UTF_8),
                "application/pdf");

        assertThat(new ArticleExtractor().extract(pdf, FeedHints.NONE))
                .isEqualTo(new NoArticle("not-html", "The address leads to application/pdf, not to a page."));
    }

    private static String paragraphs() {
        return "<p>" + FIRST + "</p><p>" + SECOND + "</p>";
    }

    private static String text(String body) {
        String html = "<html><head><title>Ice</title></head><body>" + body + "</body></html>";
        Page page = new Page(
                URI.create("https://valleypost.test/ice-on-the-bay"),
                html.getBytes(StandardCharsets.UTF_8),
                "text/html");
        return ((Extracted) new ArticleExtractor().extract(page, FeedHints.NONE))
                .article()
                .text();
    }
}
