package org.wirewatch.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FeedsSectionTest {
    @Test
    void anIntervalBelowTheMinimumIsWarnedOfAtItsPlace() {
        assertThat(read("""
                feeds:
                  - { url: https://a.test/feed, every: 5m }
                  - { url: https://b.test/feed, every: 10m }
                """).warnings())
                .singleElement()
                .hasToString(
                        "w.yaml:2:40: warning: feeds[1].every: 5m is less than net.min_interval, so the feed is asked"
                                + " every 10m; lower net.min_interval if its publisher agrees");
    }

    @Test
    void addressesThatAskTheServerForTheSameAreOneFeed() {
        Loaded.Accepted accepted = read("""
                feeds:
                  - https://a.test/feed
                  - https://a.test/feed#top
                  - https://A.test:443/feed
                  - https://a.test/Feed
                  - http://a.test/feed
                """);
        assertThat(accepted.settings().feeds()).hasSize(3);
        assertThat(accepted.warnings())
                .hasSize(2)
                .allSatisfy(warning -> assertThat(warning.message()).contains("stands in line 2 already"));
    }

    @Test
    void pagesAreFetchedOrOff() {
        Loaded loaded = load("feeds: [{ url: https://a.test/feed, pages: none }]");
        assertThat(loaded)
                .isInstanceOfSatisfying(
                        Loaded.Rejected.class,
                        rejected -> assertThat(rejected.problems())
                                .singleElement()
                                .asString()
                                .contains("w.yaml:1:", "\"none\" is neither; write fetch"));
        assertThat(read("feeds: [{ url: https://a.test/feed, pages: off }]")
                        .settings()
                        .feeds())
                .singleElement()
                .matches(feed -> !feed.pages());
    }

    private static Loaded.Accepted read(String yaml) {
        return (Loaded.Accepted) load(yaml);
    }

    private static Loaded load(String yaml) {
        return Specimens.reader().read(Path.of("w.yaml"), new ConfigFile.Content.Bytes(yaml.getBytes(UTF_8)));
    }
}
