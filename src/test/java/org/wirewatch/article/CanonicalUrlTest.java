package org.wirewatch.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalUrlTest {
    @ParameterizedTest
    @CsvSource({
        "https://www.news.test/2024/10/a-long-story, https://news.test/2024/10/a-long-story?utm_source=x, true",
        "https://news.test/a-long-story-1, https://news.test/a-long-story-1/amp, true",
        "https://news.test/a-long-story-1, https://m.news.test/a-long-story-1?amp=1, true",
        "https://news.test/, https://news.test/2024/10/a-long-story, false",
        "https://news.test/world, https://news.test/world/a-long-story, false",
        "https://news.test/article, https://news.test/article?id=51234, false",
        "https://other.test/2024/10/a-long-story, https://news.test/2024/10/a-long-story, false"
    })
    void anAddressCountsOnlyIfItCanBeThisArticles(URI canonical, URI page, boolean own) {
        assertThat(CanonicalUrl.isOwn(canonical, page)).isEqualTo(own);
    }

    @Test
    void aYesInPlaceOfAnAddressIsNone() {
        String html = """
                <html><head><script type="application/ld+json">{"@type":"NewsArticle","mainEntityOfPage":"True",
                "headline":"Ice on the bay"}</script></head><body><h1>Ice on the bay</h1><p>%s</p></body></html>
                """.formatted("The harbour was closed for the night, and nobody complained. ".repeat(8));
        Page page = new Page(
                URI.create("https://news.test/2024/10/a-long-story"),
                html.getBytes(StandardCharsets.UTF_8),
                "text/html; charset=utf-8");

        assertThat(((Extraction.Extracted) new ArticleExtractor().extract(page, FeedHints.NONE))
                        .article()
                        .canonicalUrl())
                .isNull();
    }
}
