package org.wirewatch.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
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
}
