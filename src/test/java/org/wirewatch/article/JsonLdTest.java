package org.wirewatch.article;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JsonLdTest {
    @Test
    void theArticleIsFoundInsideAGraph() {
        JsonLd read = JsonLd.read("""
                {"@graph":[{"@type":"WebSite","name":"Valley Post"},
                {"@type":["Article","NewsArticle"],"headline":"Tram &amp; train","author":[{"name":"Lin Zhao"},{"name":"AFP"}],
                 "publisher":{"name":"Valley Post"},"isAccessibleForFree":"False"}]}""");

        assertThat(read.headline()).isEqualTo("Tram & train");
        assertThat(read.authors()).containsExactly("Lin Zhao", "AFP");
        assertThat(read.publisher()).isEqualTo("Valley Post");
        assertThat(read.free()).isFalse();
    }

    @Test
    void trailingCommasLineBreaksAndCommentsAreForgiven() {
        JsonLd read =
                JsonLd.read("<!-- {\"@type\":\"NewsArticle\", /* set by the desk */ \"headline\":\"One\ntwo\",} -->");

        assertThat(read.headline()).isEqualTo("One two");
    }

    @Test
    void anUnescapedQuoteInOneFieldDoesNotLoseTheOthers() {
        JsonLd read = JsonLd.read("""
                {"@type":"NewsArticle","description":"the "long" night","datePublished":"2024-10-21T10:00:00Z",
                "author":{"@type":"Person","name":"Lin Zhao"}}""");

        assertThat(read.published()).isEqualTo("2024-10-21T10:00:00Z");
        assertThat(read.authors()).containsExactly("Lin Zhao");
    }

    @Test
    void aBlockThatIsNoArticleSaysNothing() {
        assertThat(JsonLd.read("{\"@type\":\"Organization\",\"name\":\"Valley Post\"}")
                        .headline())
                .isNull();
        assertThat(JsonLd.read("not json at all").type()).isNull();
        assertThat(JsonLd.read("[".repeat(5000)).type()).isNull();
    }
}
