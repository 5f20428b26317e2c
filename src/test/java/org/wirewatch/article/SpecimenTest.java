package org.wirewatch.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wirewatch.article.Extraction.Extracted;
import org.wirewatch.article.Extraction.NoArticle;

/** Whole pages, written for this project after the structure of real news sites, with the expected text beside them. */
class SpecimenTest {
    private final ArticleExtractor extractor = new ArticleExtractor();

    @ParameterizedTest
    @CsvSource({
        "ferry-talks, https://www.harbourtimes.test/2024/10/21/island-ferry-talks-collapse-a91733?utm_source=rss",
        "orchard-blog, https://obstbau.test/2023/11/spaete-ernte-volle-keller",
        "council-breaks, https://valleypost.test/news/tram-line-7-approved.html",
        "release-builder, https://www.norrby-group.test/news/norrby-pumps-opens-a-works"
    })
    void aPageIsRenderedAsThePlainTextBesideIt(String name, String url) {
        assertThat(PlainText.render(article(name, url))).isEqualTo(text(name + ".txt"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bot-wall", "consent", "paywall", "javascript", "not-found", "empty"})
    void aWallIsToldAsWhatItIs(String code) {
        Page page = page("walls/" + code, "https://valleypost.test/news/some-article-4711.html");

        assertThat(extractor.extract(page, FeedHints.NONE))
                .isInstanceOfSatisfying(
                        NoArticle.class, wall -> assertThat(wall.code()).isEqualTo(code));
    }

    @Test
    void theUpdatedTimeIsKeptApartFromThePublishedTimeAndBothKeepTheirZone() {
        Article article =
                article("ferry-talks", "https://www.harbourtimes.test/2024/10/21/island-ferry-talks-collapse-a91733");

        assertThat(Objects.requireNonNull(article.published()).exact()).hasToString("2024-10-21T23:40+03:00");
        assertThat(Objects.requireNonNull(article.updated()).exact()).hasToString("2024-10-23T09:15+03:00");
    }

    @Test
    void theRelatedBoxKeepsItsAddress() {
        Article article =
                article("ferry-talks", "https://www.harbourtimes.test/2024/10/21/island-ferry-talks-collapse-a91733");

        assertThat(article.body())
                .contains(new Article.Block.Related(
                        "Pilots Vote to Strike on Three Islands",
                        URI.create("https://www.harbourtimes.test/2024/10/18/pilots-vote-to-strike-a91688")));
    }

    @Test
    void aCanonicalAddressThatIsTheHomePageIsIgnored() {
        assertThat(article("orchard-blog", "https://obstbau.test/2023/11/spaete-ernte-volle-keller")
                        .canonicalUrl())
                .isNull();
    }

    private Article article(String name, String url) {
        return ((Extracted) extractor.extract(page(name, url), FeedHints.NONE)).article();
    }

    static Page page(String name, String url) {
        return new Page(
                URI.create(url), text(name + ".html").getBytes(StandardCharsets.UTF_8), "text/html; charset=utf-8");
    }

    static String text(String name) {
        try (InputStream file = Objects.requireNonNull(SpecimenTest.class.getResourceAsStream(name), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
