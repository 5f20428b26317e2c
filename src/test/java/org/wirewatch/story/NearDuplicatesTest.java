package org.wirewatch.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wirewatch.story.MadeUpNews.CONSENT;
import static org.wirewatch.story.MadeUpNews.FERRY;
import static org.wirewatch.story.MadeUpNews.FERRY_KOREAN;
import static org.wirewatch.story.MadeUpNews.FERRY_KOREAN_TITLE;
import static org.wirewatch.story.MadeUpNews.FERRY_RUSSIAN;
import static org.wirewatch.story.MadeUpNews.FERRY_RUSSIAN_TITLE;
import static org.wirewatch.story.MadeUpNews.FERRY_TITLE;
import static org.wirewatch.story.MadeUpNews.MILL;
import static org.wirewatch.story.MadeUpNews.MILL_TITLE;
import static org.wirewatch.story.MadeUpNews.MONDAY;
import static org.wirewatch.story.MadeUpNews.article;
import static org.wirewatch.story.MadeUpNews.firstSentences;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wirewatch.story.Placement.Copy;
import org.wirewatch.story.Placement.NewStory;
import org.wirewatch.story.Placement.NewVersion;

class NearDuplicatesTest {
    private final StoryWindow window = new StoryWindow(StorySettings.DEFAULTS);

    @BeforeEach
    void rememberTheWiresReports() {
        window.remember(1, 10, article("https://wire.example.org/ferry", MONDAY, FERRY_TITLE, FERRY));
        window.remember(2, 20, article("https://wire.example.org/mill", MONDAY, MILL_TITLE, MILL));
        window.remember(3, 30, article("https://provod.example.org/parom", MONDAY, FERRY_RUSSIAN_TITLE, FERRY_RUSSIAN));
        window.remember(4, 40, article("https://yonhap.example.org/1", MONDAY, FERRY_KOREAN_TITLE, FERRY_KOREAN));
    }

    /** What a publisher makes of a wire's report. */
    record Carried(String how, long story, String title, String text) {}

    static List<Carried> copies() {
        List<Carried> originals = List.of(
                new Carried(
                        "Residents of the harbour quarter heard the horn before five, several told this paper.",
                        10,
                        FERRY_TITLE,
                        FERRY),
                new Carried(
                        "Жители набережной рассказали нашей газете, что слышали гудок ещё до пяти утра.",
                        30,
                        FERRY_RUSSIAN_TITLE,
                        FERRY_RUSSIAN),
                new Carried("항구 주민들은 본지에 새벽 다섯 시 전에 경적 소리를 들었다고 전했다.", 40, FERRY_KOREAN_TITLE, FERRY_KOREAN));
        List<Carried> copies = new ArrayList<>();
        for (Carried original : originals) {
            long story = original.story;
            String title = original.title;
            String text = original.text;
            copies.add(new Carried("with consent text", story, title, CONSENT + text + CONSENT));
            copies.add(new Carried("under another headline", story, "Morning drama at sea", text + " Photo: File"));
            copies.add(new Carried("cut to the first sentences", story, title, firstSentences(text, 4)));
            copies.add(new Carried("with a local lead", story, title, original.how + "\n" + text));
        }
        return copies;
    }

    @ParameterizedTest
    @MethodSource("copies")
    void aCopyIsRecognised(Carried carried) {
        Placement placement = window.place(
                article("https://daily.example.net/news/1", MONDAY.plusSeconds(5400), carried.title, carried.text));

        assertThat(placement).isInstanceOfSatisfying(Copy.class, copy -> {
            assertThat(copy.storyId()).isEqualTo(carried.story);
            assertThat(copy.reason()).isEqualTo("shared-wording");
            assertThat(copy.shared()).isBetween(0.3, 1.0);
        });
    }

    @Test
    void aScriptWithoutSpacesIsComparedByItsCharacters() {
        String report = "周一黎明前,一艘载有二百一十二人的汽车渡轮在阿伦港外搁浅,九人受伤,海岸警卫队表示。"
                + "运营公司称该船四点四十分离开斯凯里港,约一小时后左侧发动机失去动力。三个救援站的救生艇把乘客送到码头,当地学校的体育馆为他们开放。"
                + "负责救援的哈洛伦说,所有人都已找到,没有人处于危险之中。两名骨折的伤者被直升机送往医院,其余的人在现场接受治疗。";
        window.remember(5, 50, article("https://xin.example.org/1", MONDAY, "载有二百一十二人的渡轮搁浅", report));

        assertThat(window.place(article(
                        "https://bao.example.net/1",
                        MONDAY.plusSeconds(900),
                        "渡轮黎明前搁浅",
                        "据本报记者了解,港口居民凌晨听到汽笛声。" + report.substring(0, 110))))
                .isInstanceOf(Copy.class);
    }

    @Test
    void theSamePublishersUpdateAtAnotherAddressIsANewVersion() {
        String update = FERRY.replace("nine people were hurt", "14 people were hurt")
                .replace("Two of the injured", "Five of the injured");

        assertThat(window.place(
                        article("https://wire.example.org/ferry-2", MONDAY.plusSeconds(3600), FERRY_TITLE, update)))
                .isInstanceOfSatisfying(NewVersion.class, version -> {
                    assertThat(version.storyId()).isEqualTo(10);
                    assertThat(version.articleId()).isEqualTo(1);
                    assertThat(version.reason()).isEqualTo("shared-wording");
                    assertThat(version.shared()).isGreaterThan(0.5);
                });
    }

    @Test
    void aFollowUpThatRepeatsTheBackgroundIsAStoryOfItsOwn() {
        String followUp = """
                Prosecutors in Kilbrannoch opened an inquiry on Tuesday into the maintenance of the ferry fleet and took records from the operator's offices.
                The inquiry will ask whether an overhaul this spring was signed off before the work had been finished, prosecutor Maeve Tully said.
                She said investigators had interviewed 16 engineers and would speak to the yard's management this week.
                A spokesman for the operator said it would help in every way. The yard did not answer calls.
                The Marigold Star, built in 1998, was out of service for six weeks this spring while its engines were overhauled.
                """;

        assertThat(window.place(article(
                        "https://daily.example.net/news/2",
                        MONDAY.plus(Duration.ofDays(1)),
                        "Prosecutors look into ferry maintenance",
                        followUp)))
                .isEqualTo(new NewStory());
    }

    @Test
    void aRoundUpJoinsNoneOfTheStoriesItQuotes() {
        String roundUp = "Good morning. Here is what you need to know.\n"
                + firstSentences(FERRY, 1) + "\n"
                + firstSentences(MILL, 1) + "\n"
                + "The national orchestra named Tomas Ekelund its chief conductor for five years from next autumn.\n"
                + "And in sport: Harfleet United drew 2-2 at home and stay third, four points behind the leaders.\n"
                + "That is all for now; the evening edition comes at six with the weather for the week.";

        assertThat(window.place(article(
                        "https://daily.example.net/briefing", MONDAY.plusSeconds(7200), "Morning briefing", roundUp)))
                .isEqualTo(new NewStory());
    }

    @Test
    void aMarketReportInYesterdaysWordsIsNew() {
        Map<Integer, Placement> placements = new HashMap<>();
        for (int day = 0; day < 6; day++) {
            Candidate report = article(
                    "https://wire.example.org/market/" + day,
                    MONDAY.plus(Duration.ofDays(day)),
                    "Harwick index closes " + (day % 2 == 0 ? "higher" : "lower"),
                    marketReport(day));
            placements.put(day, window.place(report));
            window.remember(100 + day, 100 + day, report);
        }

        assertThat(placements.values()).containsOnly(new NewStory());
    }

    private static String marketReport(int day) {
        int n = 17 * day + 3;
        return "The Harwick index closed at " + (2100 + n) + "." + (10 + n % 80) + " points, exchange data showed. "
                + "Turnover was " + (310 + n) + " million crowns compared with " + (270 + n)
                + " million a day earlier. "
                + "Advancing shares outnumbered decliners by " + (190 + n) + " to " + (140 + n) + ". "
                + "Dealers said investors were waiting for inflation figures due later in the week. "
                + "The crown was quoted at " + (7 + day) + "." + (11 + n % 70) + " to the dollar.";
    }

    @Test
    void oneForeignSentenceMakesNoCopy() {
        assertThat(window.place(article(
                        "https://daily.example.net/news/4",
                        MONDAY.plusSeconds(60),
                        "Gallery buys lost harbour view",
                        MILL.replace("mill", "yard")
                                        .replace("Tarnholm", "Elsby")
                                        .lines()
                                        .skip(2)
                                        .findFirst()
                                        .orElse("")
                                + """

                                The town gallery has bought a view of the old harbour that was thought lost for eighty years.
                                The canvas, painted by Sofie Brandt in 1904, hung in a farmhouse kitchen until its owner had the chimney repaired.
                                Curators believe that it is the first of a set of four; two belong to a bank and the last has never been seen.
                                It will be cleaned this winter and shown in May beside letters in which the painter complains about the weather.
                                """)))
                .isEqualTo(new NewStory());
    }

    @Test
    void neitherIdsNorTheOrderOfTheSameMinuteMatter() {
        List<Candidate> articles = new ArrayList<>();
        for (Carried carried : copies()) {
            articles.add(article(
                    "https://p" + articles.size() + ".example.net/x",
                    MONDAY.plusSeconds(600 + 60L * articles.size()),
                    carried.title,
                    carried.text));
        }
        Map<String, String> reference = storiesByUrl(articles, 1);
        for (int seed = 1; seed <= 5; seed++) {
            assertThat(storiesByUrl(articles, 1000L * seed)).isEqualTo(reference);
        }
        assertThat(reference.values().stream().distinct()).hasSize(3);
    }

    /** The address of each story's first article, by article, with ids drawn at random. */
    private static Map<String, String> storiesByUrl(List<Candidate> articles, long seed) {
        List<Long> ids = new ArrayList<>();
        for (long id = 0; id < articles.size(); id++) {
            ids.add(id * 7 + seed);
        }
        Collections.shuffle(ids, new Random(seed));
        StoryWindow window = new StoryWindow(StorySettings.DEFAULTS);
        Map<Long, String> firstOfStory = new HashMap<>();
        Map<String, String> stories = new HashMap<>();
        for (int i = 0; i < articles.size(); i++) {
            Candidate article = articles.get(i);
            long id = ids.get(i);
            long story = switch (window.place(article)) {
                case NewStory() -> id;
                case Copy copy -> copy.storyId();
                case NewVersion version -> version.storyId();
            };
            window.remember(id, story, article);
            firstOfStory.putIfAbsent(story, article.url());
            stories.put(article.url(), firstOfStory.getOrDefault(story, ""));
        }
        return stories;
    }

    @Test
    void aConsentTextThatAllCarryBindsNoStoriesTogether() {
        StoryWindow busy = new StoryWindow(StorySettings.DEFAULTS);
        for (int i = 0; i < 40; i++) {
            Candidate article = article(
                    "https://daily.example.net/" + i, MONDAY.plusSeconds(i), "Report " + i, CONSENT + wordsOf(i));
            assertThat(busy.place(article)).as("article %d", i).isEqualTo(new NewStory());
            busy.remember(i, i, article);
        }
    }

    @Test
    void aWallOnAllPagesOfAPublisherBindsNoStoriesTogether() {
        List<String> headlines = List.of(
                "Ferry runs aground", "Paper mill closes", "Gallery buys painting", "Orchestra names conductor");
        for (int i = 0; i < headlines.size(); i++) {
            Candidate page =
                    article("https://daily.example.net/" + i, MONDAY.plusSeconds(i), headlines.get(i), CONSENT);
            assertThat(window.place(page)).as("page %d", i).isEqualTo(new NewStory());
            window.remember(100 + i, 100 + i, page);
        }
    }

    private static String wordsOf(int seed) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 90; i++) {
            text.append(i % 12 == 0 ? "Word" : "word")
                    .append(random.nextInt(5000))
                    .append(i % 12 == 11 ? ". " : " ");
        }
        return text.toString();
    }
}
