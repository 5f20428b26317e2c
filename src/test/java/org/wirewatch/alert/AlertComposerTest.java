package org.wirewatch.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wirewatch.alert.StoryBlock.Copy;
import org.wirewatch.alert.StoryBlock.Reason;

class AlertComposerTest {
    private final AlertComposer composer = new AlertComposer();

    private Message alert(StoryBlock story) {
        return composer.alert(Stories.ANA, story, Stories.FRAME);
    }

    private static StoryBlock withHeadline(String headline) {
        return Stories.story(
                1,
                headline,
                "Port Example Times",
                null,
                null,
                List.of(Stories.reason("harbour", "harbour")),
                List.of(),
                null);
    }

    @Test
    void theSubjectIsWatchAndHeadline() {
        assertThat(alert(Stories.FERRY).subject())
                .isEqualTo("[harbour] Ferry line to the northern islands resumes after eleven weeks");
    }

    @Test
    void theSubjectIsCutAtAWordToNinetyColumns() {
        String subject = alert(withHeadline("Ferry ".repeat(100))).subject();
        assertThat(subject).endsWith("Ferry…");
        assertThat(TextColumns.width(subject)).isBetween(80, 90);
        String korean = alert(withHeadline("부산항 여객선 ".repeat(50))).subject();
        assertThat(TextColumns.width(korean)).isBetween(80, 90);
    }

    @Test
    void theTextPartSaysAllInOrder() {
        assertThat(alert(Stories.FERRY).text()).isEqualTo("""
                        Ferry line to the northern islands resumes after eleven weeks
                        https://port-example-times.test/2026/11/7
                        Port Example Times · Mon 23 Nov, 05:56 CET · By Mara Lindqvist

                          The first *ferry* left the *harbour* shortly before six on Monday,
                          with 212 passengers and mail for three islands on board.

                          The *harbour* authority said the quay had been surveyed twice before
                          it let the line reopen.

                        Also reported by Island Courier, North Sea Wire, Daily Example, +3
                          https://island-courier.test/ferry
                          https://north-sea-wire.test/a/991

                        Why: watch harbour
                          harbour AND (ferry OR "cargo ship") NOT football

                        ------------------------------------------------------------------------
                        You get this because the watch “harbour” is mailed to you at once.
                        All times are in Europe/Madrid (Central European Time).

                        Mute this story:
                        mailto:wirewatch@example.org?subject=Mute%20story%207%20%28ana%29
                        Mute this watch:
                        mailto:wirewatch@example.org?subject=Mute%20watch%20harbour%20%28ana%29
                        Change the schedule:
                        mailto:wirewatch@example.org?subject=Change%20schedule%20of%20watch%20harbour%20%28ana%29
                        Unsubscribe:
                        mailto:wirewatch@example.org?subject=Unsubscribe%20from%20watch%20harbour%20%28ana%29

                        Harbour Desk, 1 Quay Street, Port Example
                        Wirewatch 0.1.0
                        """);
    }

    @Test
    void theHtmlPartSaysTheSame() {
        Document html = Jsoup.parse(alert(Stories.FERRY).html());
        assertThat(html.select("h1 a").attr("href")).isEqualTo("https://port-example-times.test/2026/11/7");
        assertThat(html.select("b.k").eachText()).containsExactly("ferry", "harbour", "harbour");
        assertThat(html.body().text())
                .contains("Port Example Times · Mon 23 Nov, 05:56 CET · By Mara Lindqvist")
                .contains("Also reported by Island Courier, North Sea Wire, Daily Example, +3")
                .contains("Why: watch harbour harbour AND (ferry OR \"cargo ship\") NOT football")
                .contains("Harbour Desk, 1 Quay Street, Port Example");
        assertThat(html.select("a").eachAttr("href"))
                .contains(
                        "https://island-courier.test/ferry",
                        "mailto:wirewatch@example.org?subject=Unsubscribe%20from%20watch%20harbour%20%28ana%29");
    }

    @Test
    void theMessageNamesItsWatchesStoryAndThread() {
        Message message = alert(Stories.WIND);
        assertThat(message.kind()).isEqualTo(Message.Kind.ALERT);
        assertThat(message.to()).isEqualTo("ana@example.org");
        assertThat(message.listName()).isEqualTo("offshore-wind");
        assertThat(message.watches()).containsExactly("offshore-wind", "harbour");
        assertThat(message.storyIds()).containsExactly(11L);
        assertThat(message.threadKey()).isEqualTo("story-11-ana");
    }

    @Test
    void theSameFactsGiveTheSameMessage() {
        assertThat(alert(Stories.WIND)).isEqualTo(new AlertComposer().alert(Stories.ANA, Stories.WIND, Stories.FRAME));
    }

    @Test
    void aMatchInTheHeadlineIsMarkedThere() {
        StoryBlock story = Stories.story(
                1,
                "Ferry resumes",
                "Times",
                null,
                null,
                List.of(new Reason("w", "ferry", List.of(Stories.quote("title", "*Ferry* resumes")))),
                List.of(),
                null);
        assertThat(alert(story).text()).startsWith("*Ferry* resumes\n").doesNotContain("  *Ferry*");
        assertThat(alert(story).subject()).isEqualTo("[w] Ferry resumes");
    }

    @Test
    void quotesAreAtMostThreeSentencesAndFourHundredCharacters() {
        String sentence = "The *harbour* was closed " + "and closed again ".repeat(9) + "for %d days.";
        StoryBlock story = Stories.story(
                1,
                "Closed",
                "Times",
                null,
                null,
                List.of(Stories.reason(
                        "w",
                        "harbour",
                        java.util.stream.IntStream.range(0, 9)
                                .mapToObj(sentence::formatted)
                                .toArray(String[]::new))),
                List.of(),
                null);
        List<String> quotes = Jsoup.parse(alert(story).html()).select("p.q").eachText();
        assertThat(quotes).hasSizeLessThanOrEqualTo(3);
        assertThat(String.join("", quotes).length()).isBetween(300, 400);
    }

    @Test
    void aLongSentenceIsShownAroundItsKeyword() {
        StoryBlock story = Stories.story(
                1,
                "Closed",
                "Times",
                null,
                null,
                List.of(Stories.reason("w", "harbour", "before ".repeat(200) + "*harbour*" + " after".repeat(200))),
                List.of(),
                null);
        String quote = Jsoup.parse(alert(story).html()).select("p.q").text();
        assertThat(quote)
                .startsWith("…before")
                .endsWith("after…")
                .contains("harbour")
                .hasSizeLessThanOrEqualTo(400);
        assertThat(alert(story).text()).contains("*harbour*");
    }

    @Test
    void aStoryWithoutAnythingOptionalIsStillWhole() {
        StoryBlock bare =
                new StoryBlock(1, "", "not a url", "", null, Stories.SEEN, null, null, List.of(), List.of(), null);
        Message message = alert(bare);
        assertThat(message.text()).startsWith("(no headline)\nfirst seen Mon 23 Nov, 06:12 CET\n");
        assertThat(Jsoup.parse(message.html()).select("h1 a")).isEmpty();
    }

    @Test
    void aDateOfPublicationInTheFutureIsNotBelieved() {
        StoryBlock story = new StoryBlock(
                1,
                "Ferry",
                "https://a.test/",
                "Times",
                Instant.parse("2038-01-19T03:14:07Z"),
                Stories.SEEN,
                null,
                null,
                List.of(),
                List.of(),
                null);
        assertThat(alert(story).text())
                .contains("first seen Mon 23 Nov, 06:12 CET")
                .doesNotContain("2038");
    }

    @Test
    void aTeaserIsOwnedUpTo() {
        Message message = alert(Stories.KOREAN);
        assertThat(message.text().replace("\n", " ")).contains("matched on the feed's teaser");
        assertThat(Jsoup.parse(message.html()).text()).contains("matched on the feed's teaser");
    }

    @Test
    void theTextPartFitsSeventyTwoColumns() {
        for (StoryBlock story :
                List.of(Stories.FERRY, Stories.CRANE, Stories.WIND, Stories.KOREAN, Stories.ARABIC, Stories.HOSTILE)) {
            assertThat(alert(story).text().lines()).allSatisfy(line -> {
                if (!line.strip().startsWith("http") && !line.startsWith("mailto:")) {
                    assertThat(TextColumns.width(line)).isLessThanOrEqualTo(72);
                }
                assertThat(line).isEqualTo(line.stripTrailing());
            });
        }
    }

    @Test
    void foreignStoriesSayTheirLanguageAndDirection() {
        Document korean = Jsoup.parse(alert(Stories.KOREAN).html());
        assertThat(korean.select("html").attr("lang")).isEqualTo("en");
        assertThat(korean.select("h1").attr("lang")).isEqualTo("ko");
        Document arabic = Jsoup.parse(alert(Stories.ARABIC).html());
        assertThat(arabic.select("h1, p.q").eachAttr("dir")).containsOnly("auto");
        assertThat(Jsoup.parse(alert(Stories.FERRY).html()).select("h1").hasAttr("lang"))
                .isFalse();
        assertThat(alert(Stories.ARABIC).subject()).startsWith("[quay] \u2068").endsWith("\u2069");
    }

    @Test
    void hostileTextIsHarmlessAndReadable() {
        Message message = alert(Stories.HOSTILE);
        assertThat(message.subject())
                .startsWith("[harbour] Ferry Bcc: evil@example.org egassem")
                .doesNotContain("<", "\r", "\n");
        for (String part : List.of(message.subject(), message.text(), message.html())) {
            assertThat(part.codePoints()
                            .filter(c -> (c < 0x20 && c != '\n')
                                    || c == 0x7F
                                    || (c >= 0x202A && c <= 0x202E)
                                    || c == 0x2066))
                    .isEmpty();
        }
        Document html = Jsoup.parse(message.html());
        assertThat(html.select("script, img, i, iframe, object, link, form")).isEmpty();
        assertThat(html.select("a").eachAttr("href"))
                .allMatch(href -> href.startsWith("https://a.test/") || href.startsWith("mailto:wirewatch@"));
        assertThat(html.text()).contains("Ferry Bcc: evil@example.org").contains("<b>bold</b> & 'quoted'");
        assertThat(message.html().getBytes(StandardCharsets.UTF_8).length).isLessThan(20_000);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5, 50})
    void anAlertStaysUnderTwentyKilobytes(int copies) {
        List<Copy> many = java.util.stream.IntStream.range(0, copies)
                .mapToObj(i -> new Copy("Newspaper number " + i, "https://n" + i + ".test/" + "a".repeat(300)))
                .toList();
        StoryBlock story = Stories.story(
                1,
                "x".repeat(5_000),
                "Times",
                null,
                null,
                List.of(Stories.reason("w", "q".repeat(5_000), "*y* ".repeat(900))),
                many,
                null);
        Message message = alert(story);
        assertThat(message.html().length() + message.text().length()).isLessThan(20_000);
    }

    @Test
    void theHtmlPartAsksNothingOfTheNetworkAndKeepsTheRulesOfTheDesign() {
        for (StoryBlock story : List.of(Stories.FERRY, Stories.ARABIC, Stories.HOSTILE)) {
            HtmlRules.check(alert(story).html());
        }
    }

    @Test
    void darkColoursCanBeReadToo() {
        HtmlRules.checkDark(alert(Stories.FERRY).html());
    }

    @Test
    void thePreheaderIsHiddenAndShort() {
        Element preheader = Jsoup.parse(alert(Stories.FERRY).html()).body().child(0);
        assertThat(preheader.attr("style")).contains("display:none");
        assertThat(preheader.text())
                .startsWith("The first ferry left the harbour")
                .hasSizeLessThanOrEqualTo(140);
    }
}
