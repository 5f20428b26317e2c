package org.wirewatch.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DigestComposerTest {
    private final DigestComposer composer = new DigestComposer();

    private Message digest(DigestFacts facts) {
        return composer.digest(facts, Stories.FRAME);
    }

    private static DigestFacts of(DigestFacts.Section... sections) {
        DigestFacts sample = Stories.digest();
        return new DigestFacts(
                sample.reader(), "morning", sample.from(), sample.until(), List.of(sections), 0, List.of());
    }

    private static DigestFacts.Section section(String watch, StoryBlock... stories) {
        return new DigestFacts.Section(watch, List.of(stories));
    }

    @Test
    void theDigestHasASectionForEachWatchAndABlockForEachStory() {
        Document html = Jsoup.parse(digest(Stories.digest()).html());
        assertThat(html.select("h1").text()).isEqualTo("Morning digest");
        assertThat(html.select("h2").eachText()).hasSize(3).first().asString().contains("harbour");
        assertThat(html.select("h3").eachText())
                .containsExactly(
                        "Ferry line to the northern islands resumes after eleven weeks",
                        "Second gantry crane arrives, a year late",
                        "Tenders open for the Skerry Bank wind farm",
                        "해상풍력 입찰에 국내 조선소 세 곳 참여",
                        "ميناء المثال يعيد فتح الرصيف الشمالي");
        assertThat(html.text())
                .contains("5 stories in 3 watches: harbour 2 · offshore-wind 2 · quay 1")
                .contains("Sun 22 Nov, 07:00 – Mon 23 Nov, 07:00 CET")
                .contains("2 of 223 feeds have not answered since Sunday");
        HtmlRules.check(digest(Stories.digest()).html());
    }

    @Test
    void theTextPartHasTheSameInSections() {
        String text = digest(Stories.digest()).text();
        assertThat(text)
                .startsWith(
                        "Morning digest\n5 stories in 3 watches: harbour 2 · offshore-wind 2 · quay 1\nSun 22 Nov, 07:00 – Mon 23 Nov, 07:00 CET\n\n== harbour (2) ==\n\nQuery: harbour AND (ferry OR \"cargo ship\") NOT football\n\n")
                .contains("\n== offshore-wind (2) ==\n\n")
                .contains("\nAlso matches harbour\n")
                .contains("\n== What could not be seen ==\n\n2 of 223 feeds have not answered");
        assertThat(text.lines()).allSatisfy(line -> {
            if (!line.strip().startsWith("http") && !line.startsWith("mailto:")) {
                assertThat(TextColumns.width(line)).isLessThanOrEqualTo(72);
            }
            assertThat(line).isEqualTo(line.stripTrailing());
        });
    }

    @Test
    void theSubjectCountsTheStoriesAndTellsTheFirst() {
        assertThat(digest(Stories.digest()).subject())
                .isEqualTo("[morning] 5 stories: Ferry line to the northern islands resumes after eleven weeks");
    }

    @Test
    void aDigestOfOneStoryTakesItsHeadlineAsSubject() {
        Message message = digest(of(section("harbour", Stories.CRANE)));
        assertThat(message.subject()).isEqualTo("[morning] Second gantry crane arrives, a year late");
        assertThat(Jsoup.parse(message.html()).select("h1").text()).isEqualTo("Morning digest");
    }

    @Test
    void aStoryUnderTwoWatchesIsShownOnceUnderTheFirst() {
        Message message =
                digest(of(section("harbour", Stories.FERRY, Stories.WIND), section("offshore-wind", Stories.WIND)));
        Document html = Jsoup.parse(message.html());
        assertThat(html.select("h3").eachText()).hasSize(2);
        assertThat(html.text())
                .contains("Also matches offshore-wind")
                .contains("1 story of this watch is shown above.");
        assertThat(message.storyIds()).containsExactly(7L, 11L);
        assertThat(message.text()).contains("== offshore-wind (0) ==\n\n1 story of this watch is shown above.\n");
        assertThat(message.subject()).startsWith("[morning] 2 stories:");
    }

    @Test
    void aStoryThatKnowsOnlyOneWatchPerSectionStillNamesBoth() {
        StoryBlock underWind = Stories.story(
                7,
                "Ferry",
                "Times",
                null,
                null,
                List.of(Stories.reason("wind", "wind", "The *wind* fell.")),
                List.of(),
                null);
        Message message = digest(of(section("harbour", Stories.FERRY), section("wind", underWind)));
        assertThat(message.text()).contains("Also matches wind");
    }

    @ParameterizedTest
    @CsvSource({"41, 1", "200, 3", "5000, 7"})
    void aFloodIsCappedAndSaysHowManyItLeavesOut(int stories, int watches) {
        Message message = digest(Stories.flood(stories, watches));
        int shown = Jsoup.parse(message.html()).select("h3").size();
        assertThat(shown).isBetween(20, 40).isEqualTo(message.storyIds().size());
        assertThat(message.text()).contains("+ " + (stories - shown) + " more stories matched");
        int html = message.html().getBytes(StandardCharsets.UTF_8).length;
        assertThat(html).isLessThanOrEqualTo(80_000);
        assertThat(html + message.text().getBytes(StandardCharsets.UTF_8).length)
                .isLessThanOrEqualTo(105_000);
    }

    @Test
    void whereNotAllFitEachWatchGetsItsShare() {
        DigestLayout layout = DigestLayout.of(
                new DigestFacts(
                        Stories.ANA,
                        "morning",
                        Stories.SEEN,
                        Stories.SEEN,
                        List.of(
                                new DigestFacts.Section(
                                        "loud",
                                        Stories.flood(30, 1)
                                                .sections()
                                                .getFirst()
                                                .stories()),
                                section("quiet", Stories.FERRY),
                                section("other", Stories.CRANE, Stories.WIND)),
                        5,
                        List.of()),
                6);
        assertThat(layout.sections())
                .extracting(s -> s.watch() + " " + s.stories().size() + " -" + s.leftOut())
                .containsExactly("loud 3 -27", "quiet 1 -0", "other 2 -0");
        assertThat(layout.leftOut()).isEqualTo(32);
    }

    @Test
    void aWatchThatIsNotShownInFullSaysHowMuchOfItIs() {
        Message message = digest(Stories.flood(60, 1));
        int shown = message.storyIds().size();
        String heading = "(" + shown + " of 60)";
        assertThat(message.text()).contains(heading);
        assertThat(Jsoup.parse(message.html()).select("h2").text()).contains(heading);
    }

    @Test
    void aDigestStandsOnItsOwn() {
        Message message = digest(Stories.digest());
        assertThat(message.kind()).isEqualTo(Message.Kind.DIGEST);
        assertThat(message.threadKey()).isNull();
        assertThat(message.listName()).isEqualTo("morning");
        assertThat(message.watches()).containsExactly("harbour", "offshore-wind", "quay");
        assertThat(message).isEqualTo(digest(Stories.digest()));
    }

    @Test
    void anEmptyDigestSaysThatItIsStillWatching() {
        Message message = digest(of());
        assertThat(message.subject()).isEqualTo("[morning] still watching, nothing new");
        HtmlRules.check(message.html());
    }
}
