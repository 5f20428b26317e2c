package org.wirewatch.story;

import static org.assertj.core.api.Assertions.assertThat;
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

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which articles make up a story depends neither on the order in which they come nor on restarts. */
class OrderTest {
    /** What publishers make of four reports, between them the consent text that all their pages have. */
    private static List<Candidate> news() {
        List<Candidate> news = new ArrayList<>();
        Map<String, String> reports = new LinkedHashMap<>();
        reports.put(FERRY_TITLE, FERRY);
        reports.put(MILL_TITLE, MILL);
        reports.put(FERRY_RUSSIAN_TITLE, FERRY_RUSSIAN);
        reports.put(FERRY_KOREAN_TITLE, FERRY_KOREAN);
        reports.forEach((title, text) -> {
            int first = news.size();
            List<String> carried = List.of(
                    text,
                    firstSentences(text, 4),
                    MadeUpNews.CONSENT + text,
                    text + MadeUpNews.CONSENT,
                    "A word of our own on " + first + " from the quay. " + text);
            for (String body : carried) {
                String site = "https://p" + news.size() + ".example.org/" + first;
                news.add(article(site, MONDAY.plusSeconds(97L * news.size()), title, body));
            }
        });
        return news;
    }

    private static void place(StoryWindow window, Candidate candidate, int number, Map<String, Long> stories) {
        long story = switch (window.place(candidate)) {
            case Placement.NewStory() -> number;
            case Placement.Copy copy -> copy.storyId();
            case Placement.NewVersion version -> version.storyId();
        };
        window.remember(number, story, candidate);
        stories.put(candidate.url(), story);
    }

    /** The addresses that are together, whatever their story's number. */
    private static Set<Set<String>> together(Map<String, Long> stories) {
        return new TreeMap<>(stories)
                .entrySet().stream()
                        .collect(Collectors.groupingBy(
                                Map.Entry::getValue,
                                Collectors.mapping(Map.Entry::getKey, Collectors.toCollection(TreeSet::new))))
                        .values()
                        .stream()
                        .collect(Collectors.toSet());
    }

    private static Set<Set<String>> stories(List<Candidate> inThisOrder) {
        StoryWindow window = new StoryWindow(StorySettings.DEFAULTS);
        Map<String, Long> stories = new LinkedHashMap<>();
        for (int i = 0; i < inThisOrder.size(); i++) {
            place(window, inThisOrder.get(i), i, stories);
        }
        return together(stories);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void copiesComeTogetherInWhateverOrderTheyArrive(long seed) {
        List<Candidate> shuffled = new ArrayList<>(news());
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(stories(shuffled)).isEqualTo(stories(news())).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 10, 19})
    void aWindowFilledFromItsPrintsAnswersAsTheOneThatRanOn(int restartAfter) {
        StoryWindow ranOn = new StoryWindow(StorySettings.DEFAULTS);
        Map<String, Long> one = new LinkedHashMap<>();
        List<Candidate> news = news();
        List<byte[]> prints = new ArrayList<>();
        for (int i = 0; i < restartAfter; i++) {
            place(ranOn, news.get(i), i, one);
            prints.add(ranOn.print(news.get(i)));
        }
        StoryWindow restarted = new StoryWindow(StorySettings.DEFAULTS);
        for (int i = 0; i < restartAfter; i++) {
            assertThat(restarted.remember(i, one.getOrDefault(news.get(i).url(), -1L), prints.get(i)))
                    .isTrue();
        }
        for (int i = restartAfter; i < news.size(); i++) {
            assertThat(restarted.place(news.get(i))).isEqualTo(ranOn.place(news.get(i)));
            ranOn.remember(i, i, news.get(i));
            restarted.remember(i, i, news.get(i));
        }
    }

    @Test
    void aPrintOfAnotherMakeIsRefusedAndNoDisaster() {
        StoryWindow window = new StoryWindow(StorySettings.DEFAULTS);
        byte[] print = window.print(news().getFirst());
        print[0]++;

        assertThat(window.remember(1, 1, print)).isFalse();
        assertThat(window.remember(1, 1, new byte[0])).isFalse();
        assertThat(window.remember(1, 1, new byte[] {1, 2, 3})).isFalse();
        assertThat(window.size()).isZero();
    }

    @Test
    void whatIsMovedOrForgottenIsFoundSo() {
        StoryWindow window = new StoryWindow(StorySettings.DEFAULTS);
        Candidate wire = news().getFirst();
        Candidate copy = news().get(1);
        window.remember(1, 10, wire);
        window.move(1, window.print(wire), 77);
        assertThat(window.place(copy))
                .isInstanceOfSatisfying(
                        Placement.Copy.class,
                        placed -> assertThat(placed.storyId()).isEqualTo(77));

        window.forget(1, window.print(wire));
        assertThat(window.place(copy)).isEqualTo(new Placement.NewStory());
        assertThat(window.size()).isZero();
    }
}
