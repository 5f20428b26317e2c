package org.wirewatch.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
