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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "If you liked this report, please consider supporting the harbour desk. Thanks!",
                "For the latest stories from the islands download the Valley Post app for your phone.",
                "Your browser is too old for this page.",
                "Comments are closed.",
                "You can row along with us for two crowns a week. Cancel anytime.",
                "Werden Sie Mitglied im Hafenverein und lesen Sie mit!",
                "Zum Newsletter anmelden",
                "Bild vergrößern",
                "*Werbung. Dieser Beitrag enthält Werbung für Ruder.",
                "Suscríbete al boletín del puerto y no te pierdas nada",
                "¡Mira lo que tiene nuestro canal del puerto!",
                "Inscreva-se no canal do porto",
                "Abonnez-vous à la lettre du port",
                "Iscriviti alla newsletter del porto",
                "Meld je nu aan voor de havenbrief",
                "Dowiedz się więcej: Kto zamknął port?",
                "Подписывайтесь на канал порта",
                "Zum Weiterlesen:",
                "Notas relacionadas",
                "Articles similaires",
                "Aktualisiert am 17.01.2021."
            })
    void invitationsAreLeftOutInEveryLanguageInWhichPublishersInvite(String line) {
        assertThat(text("<div class='article-body'>" + paragraphs() + "<p>" + line + "</p></div>"))
                .isEqualTo(TEXT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Your browser window shows the whole harbour, said the pilot, if you know where to look for it.",
                "For more than a year the ferries had been late, and the islanders had got used to it.",
                "If you liked the old ferry, said the mayor, you will get used to the new one before long.",
                "Werden die Fähren im Winter fahren? Das weiß auf den Inseln noch niemand.",
                "Recibe cada mañana a los pescadores, y cada noche cierra la puerta del puerto.",
                "Condividi la barca con tre fratelli, racconta il pescatore, e poi dimmi che il mare è grande."
            })
    void sentencesThatBeginLikeInvitationsStay(String sentence) {
        assertThat(text("<div class='article-body'>" + paragraphs() + "<p>" + sentence + "</p><p>" + FIRST
                        + " Again.</p></div>"))
                .contains(sentence);
    }

    @Test
    void aLineSaidTwiceInARowIsSaidOnce() {
        assertThat(text("<div class='article-body'><p>Ice closes the bay, says the pilot</p>"
                        + "<p>Ice closes the bay, says the pilot</p>" + paragraphs() + "</div>"))
                .isEqualTo("Ice closes the bay, says the pilot\n\n" + TEXT);
    }

    @Test
    void aHeadingThatIsALongSentenceIsAParagraph() {
        assertThat(text("<article><h2>Draw the bay</h2><h4>" + TEXT.replace("\n\n", " ") + "</h4></article>"))
                .endsWith(TEXT.replace("\n\n", " "));
    }

    @Test
    void ofTwoNamesThePublishersWordForTheBodyCounts() {
        String all = "<div class='article-wrap'><h1>Ice on the outer bay</h1><div class='article-container'>"
                + "<div class='article-content sticky-sidebar-relative'>"
                + "<p>%s</p>".formatted(FIRST + ' ' + SECOND).repeat(3).replaceFirst("night", "week")
                + "<p>%s</p>".formatted(FIRST).replace("night", "month").repeat(1)
                + ("<p>" + (SECOND + ' ').repeat(12) + "</p>")
                + "</div></div></div>";

        assertThat(text(all)).contains("closed for the week", "closed for the month");
    }

    @Test
    void aBoxNamedAfterItsButtonsIsTheBodyIfNearlyAllOfTheTextIsInIt() {
        String body = "<main><article><header><h1>Ice on the outer bay</h1><p>" + SECOND + "</p></header>"
                + "<div class='content-sharing-container'><p>" + (FIRST + ' ').repeat(6) + "</p><p>"
                + (SECOND + ' ').repeat(6) + "</p></div></article></main>";

        assertThat(text(body)).contains(FIRST);
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
