package org.wirewatch.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.wirewatch.demo.DemoSite.FeedAddress;
import org.wirewatch.demo.DemoSite.Published;
import org.xml.sax.SAXException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DemoSiteTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static HttpClient client;

    private DemoSite site;
    private Instant now = NOON;

    @BeforeAll
    static void openClient() {
        client = HttpClient.newHttpClient();
    }

    @AfterAll
    static void closeClient() {
        client.close();
    }

    @BeforeEach
    void openSite() throws IOException {
        site = DemoSite.open(() -> now);
    }

    @AfterEach
    void closeSite() {
        site.close();
    }

    @Test
    void everyFeedButTheBrokenOneIsWellFormedAndHasOlderStories() throws Exception {
        for (FeedAddress feed : healthyFeeds()) {
            assertThat(links(feed.url())).as(feed.publisher()).hasSizeGreaterThanOrEqualTo(2);
        }
    }

    @Test
    void fourFormatsAreSpoken() throws Exception {
        List<String> roots = new ArrayList<>();
        for (FeedAddress feed : healthyFeeds()) {
            roots.add(
                    isJson(feed.url())
                            ? "json"
                            : xml(feed.url()).getDocumentElement().getNodeName());
        }
        assertThat(roots).contains("rss", "feed", "rdf:RDF", "json");
    }

    @Test
    void theBrokenPublisherAnswersWithAWebPage() throws Exception {
        HttpResponse<byte[]> answer = get(site.feeds().getLast().url());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
        assertThat(text(answer)).contains("moving house");
    }

    @Test
    void everyArticleThatAFeedLinksToIsThere() throws Exception {
        while (site.hasNext()) {
            site.publishNext();
        }
        for (FeedAddress feed : healthyFeeds()) {
            for (String link : links(feed.url())) {
                HttpResponse<byte[]> page = get(URI.create(link));
                assertThat(page.statusCode()).as(link).isEqualTo(200);
                assertThat(text(page)).as(link).contains("<p>").doesNotContain("{{", "{day");
            }
        }
    }

    @Test
    void aFeedThatIsKnownByItsTagIsNotSentAgain() throws Exception {
        URI feed = site.feedUrls().getFirst();
        String tag = get(feed).headers().firstValue("ETag").orElseThrow();

        HttpResponse<byte[]> again = get(feed, "If-None-Match", tag);

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(site.traffic().getFirst().notModified()).isEqualTo(1);
    }

    @Test
    void aFeedThatIsKnownByItsDateIsNotSentAgain() throws Exception {
        URI feed = site.feedUrls().getFirst();
        String date = get(feed).headers().firstValue("Last-Modified").orElseThrow();

        assertThat(get(feed, "If-Modified-Since", date).statusCode()).isEqualTo(304);
        assertThat(get(feed, "If-Modified-Since", date, "If-None-Match", "\"another\"")
                        .statusCode())
                .as("the tag goes before the date")
                .isEqualTo(200);
    }

    @Test
    void whatComesOutChangesTheTagOfItsFeed() throws Exception {
        URI feed = site.feedUrls().getFirst();
        HttpResponse<byte[]> before = get(feed);
        String tag = before.headers().firstValue("ETag").orElseThrow();
        int entries = links(feed).size();

        now = NOON.plusSeconds(9);
        site.publishNext();

        assertThat(get(feed, "If-None-Match", tag).statusCode()).isEqualTo(200);
        assertThat(links(feed)).hasSizeGreaterThan(entries);
    }

    @Test
    void theFirstWaveBringsOneWireStoryUnderThreeHeadlines() throws Exception {
        List<Published> wave = site.publishNext();

        List<Published> copies = new ArrayList<>();
        for (Published published : wave) {
            if (text(get(published.url())).contains("some 19 kilometres west of Port Lissom")) {
                copies.add(published);
            }
        }
        assertThat(copies).hasSize(3);
        assertThat(copies).extracting(Published::publisher).doesNotHaveDuplicates();
        assertThat(copies).extracting(Published::headline).doesNotHaveDuplicates();
        assertThat(wave).hasSizeBetween(6, 8);
    }

    @Test
    void waveAfterWaveComesOutUntilThereIsNothingLeft() {
        List<Integer> sizes = new ArrayList<>();
        while (site.hasNext()) {
            sizes.add(site.publishNext().size());
        }

        assertThat(sizes).containsExactly(7, 3, 1, 1);
        assertThat(site.publishNext()).isEmpty();
    }

    @Test
    void theOldLocalPaperWritesWindows1252() throws Exception {
        site.publishNext();
        URI feed = feedOf("Kestrel Valley Gazette");

        HttpResponse<byte[]> raw = get(feed);

        assertThat(new String(raw.body(), Charset.forName("windows-1252")))
                .contains("encoding=\"windows-1252\"", "Corrans – and");
        assertThat(xml(feed).getDocumentElement().getTextContent()).contains("Corrans – and");
    }

    @Test
    void aVisitorWhoTakesGzipGetsIt() throws Exception {
        HttpResponse<byte[]> answer = get(site.feedUrls().getFirst(), "Accept-Encoding", "gzip");

        assertThat(answer.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(answer.body()).startsWith(0x1f, 0x8b);
    }

    @Test
    void eachPublisherHasRobotsAFrontPageAndNothingElsewhere() throws Exception {
        for (FeedAddress feed : site.feeds()) {
            assertThat(text(get(feed.url().resolve("/robots.txt")))).contains("Disallow: /account/");
            assertThat(text(get(feed.url().resolve("/"))))
                    .contains("rel=\"alternate\"", feed.url().getPath());
            assertThat(get(feed.url().resolve("/nowhere")).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void structuredDataOfTheLocalPaperDoesNotParseAndOfTheDailyDoes() throws Exception {
        assertThat(structuredData("The Harbour Courier")).satisfies(json -> new JsonMapper().readTree(json));
        assertThat(structuredData("Kestrel Valley Gazette")).endsWith(",}");
    }

    private String structuredData(String publisher) throws Exception {
        String page = text(get(URI.create(links(feedOf(publisher)).getFirst())));
        return page.replaceFirst("(?s).*<script type=\"application/ld\\+json\">(.*?)</script>.*", "$1");
    }

    private URI feedOf(String publisher) {
        return site.feeds().stream()
                .filter(feed -> feed.publisher().equals(publisher))
                .findFirst()
                .orElseThrow()
                .url();
    }

    private List<FeedAddress> healthyFeeds() {
        return site.feeds().subList(0, site.feeds().size() - 1);
    }

    private static boolean isJson(URI feed) {
        return feed.getPath().endsWith(".json");
    }

    private static List<String> links(URI feed) throws Exception {
        if (isJson(feed)) {
            JsonNode items = new JsonMapper().readTree(get(feed).body()).get("items");
            return IntStream.range(0, items.size())
                    .mapToObj(i -> items.get(i).get("url").asString())
                    .toList();
        }
        Document document = xml(feed);
        List<String> links = new ArrayList<>();
        for (String name : List.of("item", "entry")) {
            NodeList entries = document.getElementsByTagName(name);
            for (int i = 0; i < entries.getLength(); i++) {
                Element link = (Element)
                        ((Element) entries.item(i)).getElementsByTagName("link").item(0);
                links.add(link.hasAttribute("href") ? link.getAttribute("href") : link.getTextContent());
            }
        }
        return links;
    }

    private static Document xml(URI feed)
            throws ParserConfigurationException, SAXException, IOException, InterruptedException {
        return DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(get(feed).body()));
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), UTF_8);
    }

    private static HttpResponse<byte[]> get(URI url, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(url);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofByteArray());
    }
}
