package org.wirewatch.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a hostile or a careless publisher may send. */
class FeedReaderSafetyTest {
    private final FeedReader reader = new FeedReader();

    @Test
    void anExternalEntityStandsForNothing() {
        Feed feed = read("""
                <!DOCTYPE rss [<!ENTITY xxe SYSTEM "file:///etc/passwd"><!ENTITY % p PUBLIC "a" "http://intern.example.org/"> %p;]>
                <rss version="2.0"><channel><title>[&xxe;]</title></channel></rss>""");
        assertThat(feed.title()).isEqualTo("[]");
    }

    @Test
    void nothingThatAFeedNamesIsEverFetched() throws IOException {
        try (MockWebServer server = new MockWebServer()) {
            server.start();
            String address = server.url("/evil").toString();
            for (String feed : List.of(
                    "<!DOCTYPE rss SYSTEM \"%s\"><rss version=\"2.0\"><channel><title>T</title></channel></rss>",
                    "<!DOCTYPE rss PUBLIC \"-//x//y\" \"%s\"><rss><channel><title>T</title></channel></rss>",
                    "<!DOCTYPE rss [<!ENTITY x SYSTEM \"%s\">]><rss><channel><title>T&x;</title></channel></rss>",
                    "<!DOCTYPE rss [<!ENTITY %% p SYSTEM \"%s\"> %%p;]><rss><channel><title>T</title></channel></rss>",
                    "<?xml-stylesheet href=\"%s\"?><rss><channel><title>T</title></channel></rss>",
                    "<rss xmlns:xi=\"http://www.w3.org/2001/XInclude\"><channel><title>T</title><xi:include href=\"%s\"/></channel></rss>",
                    "<feed xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"urn:x %1$s\" xmlns=\"%1$s\"><title>T</title></feed>",
                    "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>T</title><entry><id>1</id><content src=\"%s\"/></entry></feed>")) {
                assertThat(read(feed.formatted(address)).title()).isEqualTo("T");
            }
            assertThat(server.getRequestCount()).isZero();
        }
    }

    @Test
    void aQuadraticBombStaysSmall() {
        String big = "boom".repeat(25_000);
        String bomb = "<!DOCTYPE rss [<!ENTITY a \"" + big + "\">]><rss version=\"2.0\"><channel><title>"
                + "&a;".repeat(100_000) + "</title></channel></rss>";
        assertThat(String.valueOf(read(bomb).title())).hasSizeLessThan(2_000_000);
    }

    @Test
    void bombsInAttributesAndParameterEntitiesStaySmall() {
        String bomb = "<!DOCTYPE rss [<!ENTITY % a \"boom\"><!ENTITY % b \"%a;%a;\"><!ENTITY c \"" + "x".repeat(10_000)
                + "\">]><rss version=\"2.0\"><channel><title>T</title><item><title>I</title><enclosure url=\"http://bomb.example.org/"
                + "&c;".repeat(50_000) + "\"/></item></channel></rss>";
        assertThat(read(bomb).entries().getFirst().enclosures().getFirst().url())
                .hasSizeLessThan(2_000_000);
    }

    @Test
    void aFeedOfTwentyMegabytesIsRead() {
        String text = "<p>Ships &amp;amp; tides, fog in the evening.</p>"
                .replace("<", "&lt;")
                .replace(">", "&gt;");
        StringBuilder big = new StringBuilder("<rss version=\"2.0\"><channel><title>T</title>");
        for (int i = 0; big.length() < 20 << 20; i++) {
            big.append("<item><title>Item ").append(i).append("</title><guid>g").append(i);
            big.append("</guid><description>").append(text.repeat(40)).append("</description></item>");
        }
        assertThat(read(big.append("</channel></rss>").toString()).entries()).hasSizeGreaterThan(5_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<",
                "<a ",
                "<a b=",
                "<a b='",
                "&",
                "<!--",
                "<![CDATA[",
                "<!",
                "<?",
                "</",
                "<item>",
                "<title>",
                "<title><",
                "&#",
                "]]>",
                "<b a='<",
                "&lt;!--",
                "<enclosure url='http://n.example.org/'/>"
            })
    void aMegabyteOfOneScrapOfMarkupEnds(String scrap) {
        String text = "<rss version=\"2.0\"><channel><title>T</title><item><title>I</title><description>"
                + scrap.repeat((1 << 20) / scrap.length());
        assertThat(reader.read(SpecimensTest.bytes(text), null, null)).isInstanceOf(Reading.Read.class);
    }

    @Test
    void anEntityBombStaysSmall() {
        StringBuilder bomb = new StringBuilder("<!DOCTYPE rss [<!ENTITY a0 \"boom boom boom\">");
        for (int i = 1; i <= 12; i++) {
            bomb.append("<!ENTITY a")
                    .append(i)
                    .append(" \"")
                    .append(("&a" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        bomb.append("]><rss version=\"2.0\"><channel><title>")
                .append("&a1;".repeat(100_000))
                .append("</title></channel></rss>");
        Feed feed = read(bomb.toString());
        assertThat(String.valueOf(feed.title())).hasSizeLessThan(2_000_000);
    }

    @Test
    void anEntityThatContainsItselfEnds() {
        Feed feed = read(
                "<!DOCTYPE rss [<!ENTITY a \"&b;\"><!ENTITY b \"x&a;\">]><rss><channel><title>&a;</title></channel></rss>");
        assertThat(String.valueOf(feed.title())).hasSizeLessThan(100);
    }

    @ParameterizedTest
    @CsvSource({"description", "item", "title", "a", "content:encoded"})
    void tensOfThousandsOfNestedTagsAreRead(String tag) {
        String nested = ("<" + tag + ">").repeat(20_000) + "deep" + ("</" + tag + ">").repeat(20_000);
        Feed feed = read("<rss version=\"2.0\"><channel><title>T</title><item><title>I</title><description>" + nested
                + "</description></item></channel></rss>");
        assertThat(feed.title()).isEqualTo("T");
    }

    @Test
    void nestedXhtmlIsRead() {
        String nested = "<div>".repeat(20_000) + "deep" + "</div>".repeat(20_000);
        Feed feed = read("<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry><id>1</id><content type=\"xhtml\">"
                + nested + "</content></entry></feed>");
        assertThat(feed.entries().getFirst().content()).contains("deep");
    }

    @Test
    void fiftyThousandItemsAreRead() {
        StringBuilder many = new StringBuilder("<rss version=\"2.0\"><channel><title>T</title>");
        for (int i = 0; i < 50_000; i++) {
            many.append("<item><title>Item ")
                    .append(i)
                    .append("</title><guid>g")
                    .append(i)
                    .append("</guid></item>");
        }
        assertThat(read(many.append("</channel></rss>").toString()).entries()).hasSize(50_000);
    }

    @Test
    void aGzipBombIsCutOff() throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            byte[] blanks = new byte[1 << 20];
            for (int i = 0; i < 100; i++) {
                out.write(blanks);
            }
        }
        assertThat(reader.read(zipped.toByteArray(), null, null))
                .isInstanceOfSatisfying(
                        Reading.Unreadable.class, it -> assertThat(it.code()).isEqualTo("empty"));
    }

    @Test
    void noiseIsNoFeedAndNoException() {
        Random random = new Random(7);
        for (int i = 0; i < 500; i++) {
            byte[] noise = new byte[random.nextInt(400)];
            random.nextBytes(noise);
            assertThat(reader.read(noise, "application/xml; charset=" + i, null))
                    .isInstanceOf(Reading.Unreadable.class);
        }
    }

    @Test
    void shuffledMarkupIsReadWithoutBreakingTheReader() {
        String[] scraps = {
            "<rss version='2.0'>",
            "<channel>",
            "<item>",
            "</item>",
            "<title>",
            "</title>",
            "text & more",
            "<![CDATA[",
            "]]>",
            "<!--",
            "-->",
            "<a href=",
            "\"",
            "'",
            ">",
            "<",
            "&#x1F600;",
            "&#55357;",
            "&lt;",
            "</",
            "<?pi",
            "?>",
            "<link/>",
            "<pubDate>x</pubDate>",
            "<dc:date>2026</dc:date>",
            "\u0000",
            "\uD83D",
            "xmlns:dc='",
            "<description>",
            "<entry>",
            "<feed>",
            "<!DOCTYPE x [",
            "]>"
        };
        Random random = new Random(11);
        for (int i = 0; i < 3000; i++) {
            StringBuilder shuffled = new StringBuilder(i % 2 == 0 ? "<rss><channel>" : "<feed>");
            for (int k = random.nextInt(30); k > 0; k--) {
                shuffled.append(scraps[random.nextInt(scraps.length)]);
            }
            Reading reading = reader.read(SpecimensTest.bytes(shuffled.toString()), null, null);
            if (reading instanceof Reading.Unreadable(String code, String sentence)) {
                assertThat(sentence).as("%s: %s", code, shuffled).doesNotContain("breaks our reader");
            }
        }
    }

    private Feed read(String text) {
        return switch (reader.read(SpecimensTest.bytes(text), null, null)) {
            case Reading.Read(Feed feed) -> feed;
            case Reading.Unreadable(String code, String sentence) -> throw new AssertionError(code + ": " + sentence);
            case Reading.Elsewhere _, Reading.SitemapIndex _ -> throw new AssertionError("leads elsewhere");
        };
    }
}
