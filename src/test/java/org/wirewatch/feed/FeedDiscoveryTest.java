package org.wirewatch.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.Charset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wirewatch.feed.FeedCandidate.Source;

/** Politeness 42 and 43, as far as they need no network. */
class FeedDiscoveryTest {
    private static final URI PAGE = URI.create("https://courier.test/news/today");

    @Test
    void severalLinksAreListedInDocumentOrderInHeadAndBody() {
        assertThat(urls("""
                <!doctype html><html><head><title>The Courier</title>
                <link rel="alternate" type="application/rss+xml" title="All news" href="https://courier.test/rss">
                <link rel="alternate" type="application/atom+xml" href="https://courier.test/atom">
                </head><body><p>Text</p>
                <link rel="alternate" type="application/feed+json" href="https://courier.test/feed.json">
                <link rel="alternate" type="application/rdf+xml" href="https://courier.test/rdf">
                </body></html>"""))
                .containsExactly(
                        "https://courier.test/rss",
                        "https://courier.test/atom",
                        "https://courier.test/feed.json",
                        "https://courier.test/rdf");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<LINK HREF='/rss' TYPE='Application/RSS+XML' REL='ALTERNATE'>",
                "<link type=application/rss+xml href=/rss rel=alternate />",
                "<link title=\"a > b\" href=\" /rss \" rel=\" alternate  home\" type=\"application/rss+xml; charset=utf-8\">",
                "<link rel=\"alternate\" type=\"application/rss+xml\" href=\"\n/rss#top\">",
                "<link rel=feed href=/rss>",
                "<link rel=alternate type=text/xml title='RSS' href=/rss>",
                "<link rel=alternate type=application/rss+xml href=feed://courier.test/rss>",
            })
    void theOrderAndTheCaseOfAttributesDoNotMatter(String link) {
        assertThat(urls(link))
                .singleElement()
                .satisfies(url -> assertThat(url.replaceFirst("https?", "")).isEqualTo("://courier.test/rss"));
    }

    @Test
    void aHostInAnotherScriptAndBlanksAreWrittenAsTheWireWantsThem() {
        assertThat(urls("<link rel=alternate type=application/rss+xml href='//bücher.test/a b.xml?q=50%'>"))
                .containsExactly("https://xn--bcher-kva.test/a%20b.xml?q=50%25");
    }

    @Test
    void relativeLinksStandOnTheAddressThePageWasFoundAt() {
        assertThat(urls("<link rel=alternate type=application/rss+xml href=rss.xml>"))
                .containsExactly("https://courier.test/news/rss.xml");
    }

    @Test
    void relativeLinksStandOnTheFirstBaseEvenIfThatComesLater() {
        assertThat(urls("""
                <link rel=alternate type=application/rss+xml href=rss.xml>
                <base target=_blank><base href="//feeds.courier.test/a/"><base href="https://other.test/">""")).containsExactly("https://feeds.courier.test/a/rss.xml");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!-- <link rel=alternate type=application/rss+xml href=/rss> -->",
                "<template><link rel=alternate type=application/rss+xml href=/rss></template>",
                "<template><div><link rel=alternate type=application/rss+xml href=/rss></div></template>",
                "<script>document.write('<link rel=alternate type=application/rss+xml href=/rss>')</script>",
                "<textarea><link rel=alternate type=application/rss+xml href=/rss></textarea>",
                "<link rel=stylesheet type=application/rss+xml href=/rss>",
                "<link rel=alternate hreflang=de href=/de>",
                "<link rel=alternate type=text/html href=/mobile>",
                "<link rel=alternate type=application/json title=JSON href=/wp-json/wp/v2/pages/2>",
                "<link rel=alternate type=application/json+oembed href=/oembed>",
                "<link rel=alternate type=application/rss+xml href='javascript:alert(1)'>",
                "<link rel=alternate type=application/rss+xml href='file:///etc/passwd'>",
                "<link rel=alternate type=application/rss+xml href=''>",
                "<link rel=alternate type=application/rss+xml>",
            })
    void whatIsNoLinkToAFeedIsIgnored(String html) {
        assertThat(urls("<p>" + html + "</p>")).isEmpty();
    }

    @Test
    void aLinkHeaderComesAfterThePagesOwnLinksAndNothingTwice() {
        List<FeedCandidate> found = FeedDiscovery.of(
                "<link rel=alternate type=application/rss+xml href=/rss>".getBytes(UTF_8),
                "text/html",
                PAGE,
                List.of(
                        "</style.css>; rel=preload, </rss>; rel=\"alternate\"; type=\"application/rss+xml\"",
                        "<atom.xml>; title=\"News, all; of \\\"it\\\"\"; type=application/atom+xml; rel=\"x alternate\""));

        assertThat(found)
                .extracting(FeedCandidate::url)
                .map(URI::toString)
                .containsExactly("https://courier.test/rss", "https://courier.test/news/atom.xml");
        assertThat(found).extracting(FeedCandidate::source).containsExactly(Source.LINK, Source.HEADER);
        assertThat(found.getLast().title()).isEqualTo("News, all; of \"it\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<", "<>", "<a", "<a>;", "<a>;rel", "<a>;rel=", "<a>;rel=\"", "a;b,c", "<a>;rel=\"\\"})
    void aBrokenLinkHeaderNamesNoFeedAndBreaksNothing(String header) {
        assertThat(FeedDiscovery.of(new byte[0], null, PAGE, List.of(header))).isEmpty();
    }

    @Test
    void theTitleIsReadInThePagesOwnEncoding() {
        byte[] page =
                "<meta charset=windows-1251><link rel=alternate type=application/rss+xml title='Новости' href=/rss>"
                        .getBytes(Charset.forName("windows-1251"));

        assertThat(FeedDiscovery.of(page, "text/html", PAGE, List.of()))
                .extracting(FeedCandidate::title)
                .containsExactly("Новости");
    }

    @Test
    void guessesAreFiveAndOnTheSameHost() {
        assertThat(FeedDiscovery.guesses(PAGE))
                .hasSize(5)
                .allSatisfy(guess -> assertThat(guess.url().getHost()).isEqualTo("courier.test"));
    }

    @Test
    void feedsOfCommentsComeLastAndASectionsOwnFeedFirst() {
        URI section = URI.create("https://courier.test/world/");
        List<FeedCandidate> named = FeedDiscovery.of("""
                <link rel=alternate type=application/rss+xml title="Comments" href=/world/comments/feed/>
                <link rel=alternate type=application/rss+xml title="Courier" href=/feed/>
                <link rel=alternate type=application/rss+xml title="World" href=/world/feed/>
                """.getBytes(UTF_8), null, section, List.of());

        assertThat(FeedDiscovery.bestFirst(named, section))
                .extracting(FeedCandidate::title)
                .containsExactly("World", "Courier", "Comments");
        assertThat(FeedDiscovery.bestFirst(named, URI.create("https://courier.test/")))
                .extracting(FeedCandidate::title)
                .containsExactly("Courier", "World", "Comments");
    }

    @Test
    void addressesOfOneFeedAreEqualAndOthersAreNot() {
        assertThat(FeedAddress.key("HTTP://Courier.test:80/Feed?a=1#top"))
                .isEqualTo(FeedAddress.key("https://courier.test/Feed?a=1"));
        assertThat(FeedAddress.key("http://courier.test")).isEqualTo(FeedAddress.key("http://courier.test/"));
        assertThat(List.of(
                        "http://courier.test/feed",
                        "http://courier.test/Feed",
                        "http://courier.test/feed/",
                        "http://courier.test/feed?a=1",
                        "http://courier.test:8080/feed",
                        "http://www.courier.test/feed",
                        "http://[::1]/feed"))
                .extracting(FeedAddress::key)
                .doesNotHaveDuplicates();
    }

    private static List<String> urls(String page) {
        return FeedDiscovery.of(page.getBytes(UTF_8), "text/html; charset=utf-8", PAGE, List.of()).stream()
                .map(candidate -> candidate.url().toString())
                .toList();
    }
}
