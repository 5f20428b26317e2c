package org.wirewatch.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wirewatch.story.MadeUpNews.FERRY;
import static org.wirewatch.story.MadeUpNews.FERRY_KOREAN;
import static org.wirewatch.story.MadeUpNews.FERRY_KOREAN_TITLE;
import static org.wirewatch.story.MadeUpNews.FERRY_RUSSIAN;
import static org.wirewatch.story.MadeUpNews.FERRY_RUSSIAN_TITLE;
import static org.wirewatch.story.MadeUpNews.FERRY_TITLE;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.wirewatch.text.TokenizedArticle;
import org.wirewatch.text.Tokenizer;

class NewsTest {
    private static final TokenizedArticle WIRE = article(FERRY);

    private static TokenizedArticle article(String text) {
        return Tokenizer.tokenize(FERRY_TITLE, text);
    }

    @Test
    void aLaterVersionTellsTheSentencesWithNewFactsAndNoOthers() {
        News news = News.ofVersion(
                WIRE,
                List.of(),
                article(FERRY.replace("nine people were hurt", "14 people were hurt")
                        .replace("gymnasium", "hall")));

        assertThat(news.sentences()).singleElement().asString().contains("14 people were hurt");
        assertThat(news.added()).hasSize(2);
        assertThat(news.removed()).hasSize(2);
    }

    @Test
    void whatAnotherHasToldMeanwhileIsNoNews() {
        TokenizedArticle later = article(FERRY.replace("nine people were hurt", "14 people were hurt"));

        assertThat(News.ofVersion(WIRE, List.of(later), later).isNews()).isFalse();
        assertThat(News.ofCopy(WIRE, List.of(later), later).isNews()).isFalse();
    }

    @Test
    void aLocalLeadAnotherAgencysNameAndAQuotationMakeACopyNoNews() {
        String copy = "Residents of Elsby heard the horn at five, several told this paper on Monday.\n"
                + FERRY.replace("the coastguard said", "the coastguard told Isle News")
                + "\n\"It was like thunder,\" said Ana Example, who lives on the quay.";

        assertThat(News.ofCopy(WIRE, List.of(), article(copy)).isNews()).isFalse();
    }

    @Test
    void aCopyWithAnotherFigureIsNews() {
        assertThat(News.ofCopy(WIRE, List.of(), article(FERRY.replace("nine people were hurt", "14 people were hurt")))
                        .isNews())
                .isTrue();
        assertThat(News.ofCopy(
                                Tokenizer.tokenize(FERRY_RUSSIAN_TITLE, FERRY_RUSSIAN),
                                List.of(),
                                Tokenizer.tokenize(
                                        FERRY_RUSSIAN_TITLE, FERRY_RUSSIAN.replace("девять человек", "14 человек")))
                        .isNews())
                .isTrue();
        assertThat(News.ofCopy(
                                Tokenizer.tokenize(FERRY_KOREAN_TITLE, FERRY_KOREAN),
                                List.of(),
                                Tokenizer.tokenize(FERRY_KOREAN_TITLE, FERRY_KOREAN.replace("아홉 명", "14명")))
                        .isNews())
                .isTrue();
    }

    @Test
    void aHeadlineAloneMayTellTheNews() {
        News news =
                News.ofVersion(WIRE, List.of(), Tokenizer.tokenize("Ferry runs aground off Port Arran, 5 dead", FERRY));

        assertThat(news.sentences()).containsExactly("Ferry runs aground off Port Arran, 5 dead");
    }
}
