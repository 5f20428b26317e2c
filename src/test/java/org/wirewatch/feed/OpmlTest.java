package org.wirewatch.feed;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.wirewatch.feed.OpmlReading.NotOpml;
import org.wirewatch.feed.OpmlReading.Rows;
import org.xml.sax.InputSource;

class OpmlTest {
    private static final Instant NOON = Instant.parse("2026-03-05T12:00:00Z");

    private static final String NESTED = """
            <?xml version="1.0" encoding="UTF-8"?>
            <opml version="2.0">
              <head><title>Ana's feeds</title></head>
              <body>
                <outline text="World">
                  <outline text="Asia">
                    <outline type="rss" text="Courier" title="The Courier" xmlUrl="https://courier.test/rss"
                        htmlUrl="https://courier.test/"/>
                  </outline>
                  <outline type="rss" text="Gazette" xmlUrl="https://gazette.test/feed?a=1&amp;b=2"/>
                </outline>
                <outline type="rss" text="Herald" xmlUrl="https://herald.test/atom"/>
              </body>
            </opml>
            """;

    @Test
    void nestedGroupsNamesAddressesAndLinesAreRead() {
        assertThat(rows(NESTED))
                .containsExactly(
                        new OpmlRow(
                                7,
                                List.of("World", "Asia"),
                                "The Courier",
                                "https://courier.test/rss",
                                "https://courier.test/"),
                        new OpmlRow(10, List.of("World"), "Gazette", "https://gazette.test/feed?a=1&b=2", null),
                        new OpmlRow(12, List.of(), "Herald", "https://herald.test/atom", null));
    }

    @Test
    void whatIsWrittenIsReadBackTheSame() {
        List<OpmlRow> rows = rows(NESTED).stream()
                .map(row -> new OpmlRow(0, row.groups(), row.title(), row.xmlUrl(), row.htmlUrl()))
                .toList();

        assertThat(rows(Opml.write("Feeds", rows, NOON)))
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("line")
                .containsExactlyInAnyOrderElementsOf(rows);
    }

    @Test
    void aStrictXmlParserReadsWhatIsWrittenAndFindsWhatOtherReadersLookFor() throws Exception {
        List<OpmlRow> rows = List.of(new OpmlRow(
                0, List.of("A <b> & \"c\"", "in\u0007ner"), "Nöws & <more>\u0000", "https://a.test/?x=1&y=<2>", null));

        Document document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(Opml.write("Feeds", rows, NOON))));

        Element opml = document.getDocumentElement();
        assertThat(opml.getAttribute("version")).isEqualTo("2.0");
        Element feed = (Element) opml.getElementsByTagName("outline").item(2);
        assertThat(feed.getAttribute("type")).isEqualTo("rss");
        assertThat(feed.getAttribute("text")).isEqualTo("Nöws & <more>");
        assertThat(feed.getAttribute("title")).isEqualTo("Nöws & <more>");
        assertThat(feed.getAttribute("xmlUrl")).isEqualTo("https://a.test/?x=1&y=<2>");
        assertThat(((Element) feed.getParentNode()).getAttribute("text")).isEqualTo("inner");
    }

    @Test
    void anEmptyListIsWrittenAndReadBack() {
        assertThat(rows(Opml.write("Feeds", List.of(), NOON))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<OPML VERSION='1.0'><BODY><OUTLINE TYPE='rss' TEXT='A' XMLURL='https://a.test/'/></BODY></OPML>",
                "junk before<opml><outline text=A xmlUrl=https://a.test/ ></opml>",
                "<opml><head><title>x</title><body><outline text='A' xmlUrl='https://a.test/'",
                "<opml version='1.1'><body><outline text='A' type='rss' url='https://a.test/'></body>",
                "<!DOCTYPE opml SYSTEM 'http://127.0.0.1:1/x.dtd'><opml><body><outline title='A' xmlUrl='https://a.test/'/>"
                        + "</body></opml>",
            })
    void oldBrokenAndOddListsAreReadAllTheSame(String opml) {
        assertThat(rows(opml)).singleElement().satisfies(row -> {
            assertThat(row.title()).isEqualTo("A");
            assertThat(row.xmlUrl()).isEqualTo("https://a.test/");
        });
    }

    @Test
    void bareAmpersandsAndLessThanSignsAreTakenAsWritten() {
        assertThat(rows("<opml><body><outline text='Q & A < 3' xmlUrl='https://a.test/?a=1&b=2'/></body></opml>"))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.title()).isEqualTo("Q & A < 3");
                    assertThat(row.xmlUrl()).isEqualTo("https://a.test/?a=1&b=2");
                });
    }

    @Test
    void outlinesWithoutEndTagsStayInTheirGroup() {
        StringBuilder opml = new StringBuilder("<opml><body><outline text='World'>");
        for (int i = 0; i < 2_000; i++) {
            opml.append("<outline type='rss' text='F")
                    .append(i)
                    .append("' xmlUrl='https://a.test/")
                    .append(i)
                    .append("'>\n");
        }
        List<OpmlRow> rows = rows(opml.toString());

        assertThat(rows).hasSize(2_000);
        assertThat(rows).allSatisfy(row -> assertThat(row.groups()).containsExactly("World"));
        assertThat(rows.getLast().line()).isEqualTo(2_000);
    }

    @Test
    void entitiesFromOutsideAreNeverLoadedAndBombsStaySmall() {
        List<OpmlRow> rows = rows("""
                <!DOCTYPE opml [
                  <!ENTITY file SYSTEM "file:///etc/passwd">
                  <!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
                  <!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">
                  <!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;"><!ENTITY f "&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;">
                ]>
                <opml><body><outline text="x&file;y" xmlUrl="https://a.test/"/><outline text="&f;" xmlUrl="https://b.test/"/>
                </body></opml>""");

        assertThat(rows).hasSize(2);
        assertThat(rows.getFirst().title()).isEqualTo("xy");
        assertThat(String.valueOf(rows.getLast().title())).hasSizeLessThan(1 << 20);
    }

    @Test
    void theEncodingIsFoundWhateverTheLabelSays() {
        String opml =
                "<?xml version='1.0' encoding='%s'?><opml><body><outline text='Новости' xmlUrl='https://a.test/'/>"
                        + "</body></opml>";

        assertThat(List.of(
                        opml.formatted("windows-1251").getBytes(Charset.forName("windows-1251")),
                        opml.formatted("iso-8859-1").getBytes(UTF_8),
                        ("\uFEFF" + opml.formatted("utf-8")).getBytes(UTF_16LE)))
                .allSatisfy(bytes -> assertThat(Opml.read(bytes))
                        .isInstanceOfSatisfying(
                                Rows.class,
                                read -> assertThat(read.rows().getFirst().title())
                                        .isEqualTo("Новости")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "<rss><channel/></rss>", "<html><body>opml</body></html>", "<opmlx/>", "{}"})
    void whatIsNoOpmlIsRefusedWithAdvice(String text) {
        assertThat(Opml.read(text.getBytes(UTF_8)))
                .isInstanceOfSatisfying(
                        NotOpml.class, refused -> assertThat(refused.sentence()).contains("Export the subscriptions"));
    }

    @Test
    void tenThousandNestedOutlinesEndInAList() {
        String deep = "<outline text='g'>".repeat(10_000);

        assertThat(rows("<opml><body>" + deep + "<outline xmlUrl='https://a.test/'/>"))
                .hasSize(1);
    }

    @Test
    void aListThatIsSmallOnlyWhileZippedIsRefused() throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(zipped)) {
            zip.write("<opml><body>".getBytes(UTF_8));
            zip.write(new byte[30 << 20]);
        }

        assertThat(Opml.read(zipped.toByteArray()))
                .isInstanceOfSatisfying(
                        NotOpml.class,
                        refused -> assertThat(refused.sentence()).contains("longer than 21 million letters"));
    }

    @Test
    void cutAnywhereAListStillEndsInRowsOrASentence() {
        for (int length = 0; length < NESTED.length(); length += 7) {
            byte[] cut = NESTED.substring(0, length).getBytes(UTF_8);
            assertThatNoException().isThrownBy(() -> Opml.read(cut));
            if (Opml.read(cut) instanceof NotOpml(String sentence)) {
                assertThat(sentence).doesNotContain("breaks our reader");
            }
        }
    }

    private static List<OpmlRow> rows(String opml) {
        return switch (Opml.read(opml.getBytes(UTF_8))) {
            case Rows(List<OpmlRow> rows) -> rows;
            case NotOpml(String sentence) -> throw new AssertionError(sentence);
        };
    }
}
