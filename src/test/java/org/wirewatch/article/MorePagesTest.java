package org.wirewatch.article;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the next page of an article is, and what only looks like it. */
class MorePagesTest {
    private static final String TEXT = "<p>" + "The harbour of Port Lissom was closed on Friday. ".repeat(12) + "</p>";

    @ParameterizedTest
    @CsvSource({
        "/news/ferry,           /news/ferry/2",
        "/news/ferry/,          /news/ferry/2/",
        "/news/ferry/2,         /news/ferry/3",
        "/news/ferry,           /news/ferry?page=2",
        "/news/ferry?id=7,      /news/ferry?id=7&page=2",
        "/news/ferry?p=2&id=7,  /news/ferry?id=7&p=3",
        "/news/ferry,           /news/ferry/page/2",
        "/news/ferry,           /news/ferry/seite-2",
        "/news/ferry.html,      /news/ferry-2.html",
        "/news/ferry.html,      /news/ferry_2.html",
        "/news/ferry-2.html,    /news/ferry-3.html",
        "/news/ferry.html,      '/news/ferry,page-2.html'",
        "/news/2026/ferry,      /news/2026/ferry/2",
        "/news/top-10,          /news/top-10/2",
        "/news/top-10/2,        /news/top-10/3",
        "/news/2026/03/05,      /news/2026/03/05/2",
        "/news/ferry?utm_source=rss, /news/ferry?page=2"
    })
    void theSameAddressWithTheNextNumberIsTheNextPage(String page, String next) {
        assertThat(next(page, "<a href='" + next + "'>Next page</a>")).isEqualTo("https://valleypost.test" + next);
    }

    @ParameterizedTest
    @CsvSource({
        "/news/ferry,    /news/bridge",
        "/news/ferry,    /news/bridge/2",
        "/news/ferry,    /news?page=2",
        "/news/ferry,    /news/ferry/comment-page-2",
        "/news/ferry,    /news/ferry?cpage=2",
        "/news/ferry,    /news/ferry/3",
        "/news/ferry/2,  /news/ferry",
        "/news/ferry?id=7, /news/ferry?id=8&page=2",
        "/news/ferry,    https://other.test/news/ferry/2",
        "/news/ferry,    javascript:next(2)",
        "/news/ferry,    /news/2",
        "/news/cup,      /news/cups2",
        "/news/2026/03/05/a, /news/2026/03/06/a"
    })
    void anotherArticleAListAndCommentsAreNot(String page, String link) {
        assertThat(next(page, "<a rel='next' href='" + link + "'>Next page</a>"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Next page",
        "Next »",
        "2",
        "Weiter",
        "Nächste Seite",
        "Seite 2",
        "Page suivante",
        "Siguiente",
        "Следующая страница",
        "下一页",
        "次のページ"
    })
    void aLinkSaysSoInManyLanguages(String words) {
        assertThat(next("/news/ferry", "<a href='/news/ferry/2'>" + words + "</a>"))
                .endsWith("/news/ferry/2");
    }

    @ParameterizedTest
    @CsvSource({"Bridge closed: what we know", "Chapter of accidents", "Share"})
    void aLinkThatSaysSomethingElseIsNotFollowed(String words) {
        assertThat(next("/news/ferry", "<a href='/news/ferry/2'>" + words + "</a>"))
                .isEmpty();
    }

    @Test
    void theNextPageOfAListIsNotFollowedThoughItSaysSo() {
        String list =
                "<html><head><title>News</title><meta property='og:type' content='website'></head><body><h1>News</h1>"
                        + TEXT + "<a rel='next' href='/news/?page=2'>Next page</a></body></html>";
        assertThat(reading("/news/", list).nextPage()).isNull();
    }

    @Test
    void whereThePageOffersAllOnOnePageThatIsNamedToo() {
        PageReading reading = reading(
                "/news/ferry",
                page(
                        "<a href='/news/ferry/seite-2'>2</a><a href='/news/ferry/komplettansicht'>Auf einer Seite lesen</a>"));
        assertThat(reading.singlePage()).hasPath("/news/ferry/komplettansicht");
    }

    @Test
    void aPageThatIsAnotherArticleIsNotJoined() {
        Article ferry = article("/news/ferry", page(""));
        Article bridge = article("/news/bridge", page("").replace("The ferry that stayed", "Bridge closed for good"));
        assertThat(PageJoin.join(ferry, bridge)).isEmpty();
    }

    @Test
    void aPageThatBringsNothingNewEndsTheArticle() {
        Article ferry = article("/news/ferry", page(""));
        assertThat(PageJoin.join(ferry, ferry)).isEmpty();
    }

    private static String next(String at, String links) {
        return Optional.ofNullable(reading(at, page(links)).nextPage())
                .map(URI::toString)
                .orElse("");
    }

    private static String page(String links) {
        return "<html><head><title>The ferry that stayed</title><meta property='og:type' content='article'></head><body>"
                + "<article><h1>The ferry that stayed</h1>" + TEXT + "</article><div class='pages'>" + links
                + "</div></body></html>";
    }

    private static Article article(String path, String html) {
        return ((Extraction.Extracted) reading(path, html).extraction()).article();
    }

    private static PageReading reading(String path, String html) {
        Page page = new Page(URI.create("https://valleypost.test" + path), html.getBytes(UTF_8), "text/html");
        return new ArticleExtractor().read(page, FeedHints.NONE, null);
    }
}
