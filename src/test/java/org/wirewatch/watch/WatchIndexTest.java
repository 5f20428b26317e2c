package org.wirewatch.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.wirewatch.watch.Specimens.article;
import static org.wirewatch.watch.Specimens.watch;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.wirewatch.text.TokenizedArticle;
import org.wirewatch.watch.Match.Hit;
import org.wirewatch.watch.Match.Mark;

class WatchIndexTest {
    private static final TokenizedArticle FERRY = article(
            "Ferry strike halts Ålesund",
            "Crews walked out on Monday. The ferry Anna lay at the quay, said Mr. Holm. No talks are planned.\n\n"
                    + "Talks about wages broke down. The harbour is closed.");

    @Test
    void matchesComeInTheOrderOfTheirNames() {
        WatchIndex index = WatchIndex.of(
                List.of(watch("zeta", "ferry"), watch("alpha", "crews"), watch("mid", "plane"), watch("beta", "anna")));

        assertThat(index.match(FERRY)).extracting(Match::watch).containsExactly("alpha", "beta", "zeta");
        assertThat(index.namesMatching(FERRY)).containsExactly("alpha", "beta", "zeta");
        assertThat(index.size()).isEqualTo(4);
    }

    @Test
    void aHitShowsTheWordsTheirSentenceAndWhereInIt() {
        assertThat(hits("\"ferry anna\""))
                .containsExactly(new Hit(
                        "text",
                        "ferry Anna",
                        "The ferry Anna lay at the quay, said Mr. Holm.",
                        List.of(new Mark(4, 14))));
    }

    @Test
    void theTitleComesFirstThenTheTextInReadingOrder() {
        assertThat(hits("wages AND ferry AND crews"))
                .extracting(Hit::field, Hit::words)
                .containsExactly(
                        tuple("title", "Ferry"),
                        tuple("text", "Crews"),
                        tuple("text", "ferry"),
                        tuple("text", "wages"));
    }

    @Test
    void wordsInOneSentenceShareAHit() {
        assertThat(hits("text:quay \"anna ferry\"~3"))
                .containsExactly(new Hit(
                        "text",
                        "ferry … Anna … quay",
                        "The ferry Anna lay at the quay, said Mr. Holm.",
                        List.of(new Mark(4, 9), new Mark(10, 14), new Mark(26, 30))));
    }

    @Test
    void whatIsExcludedOrNotThereGivesNoHit() {
        assertThat(hits("quay OR plane OR (talks AND airport) NOT (train OR (monday AND train))"))
                .extracting(Hit::words)
                .containsExactly("quay");
    }

    @Test
    void thereAreAtMostFiveHits() {
        String text = "One ant. Two bees. Three cats. Four dogs. Five eels. Six foxes. Seven gnats.";
        WatchIndex index = WatchIndex.of(List.of(watch("zoo", "gnats ant bees cats dogs eels foxes")));

        assertThat(index.match(article("Seven gnats", text)).getFirst().hits())
                .extracting(Hit::words)
                .containsExactly("gnats", "ant", "bees", "cats", "dogs");
    }

    @Test
    void aMarkCoversAFoldedWordAsItIsWritten() {
        TokenizedArticle article = article("", "Es ist 2½ Uhr in GROẞENHAIN.");
        WatchIndex index = WatchIndex.of(List.of(watch("w", "\"21 2 uhr\" grossenhain")));

        assertThat(index.match(article).getFirst().hits())
                .extracting(Hit::words)
                .containsExactly("2½ Uhr … GROẞENHAIN");
    }

    @Test
    void aWatchCanBeAddedReplacedAndRemovedWithoutTouchingTheOldIndex() {
        WatchIndex first = WatchIndex.of(List.of(watch("a", "ferry"), watch("b", "plane")));
        WatchIndex second = first.with(watch("a", "plane"));
        WatchIndex third = second.with(watch("c", "quay")).without("b").without("nobody");

        assertThat(first.namesMatching(FERRY)).containsExactly("a");
        assertThat(second.namesMatching(FERRY)).isEmpty();
        assertThat(third.namesMatching(FERRY)).containsExactly("c");
        assertThat(third.size()).isEqualTo(2);
        assertThat(third.without("a").without("c").size()).isZero();
    }

    @Test
    void anIndexThatGrewAndShrankAnswersAsOneMadeAtOnce() {
        Random random = new Random(7);
        WatchIndex index = WatchIndex.of(List.of());
        Map<String, Watch> kept = new HashMap<>();
        for (int i = 0; i < 700; i++) {
            String name = "w" + random.nextInt(150);
            if (random.nextInt(4) == 0) {
                index = index.without(name);
                kept.remove(name);
            } else {
                Watch watch = watch(name, RandomQueries.query(random));
                index = index.with(watch);
                kept.put(name, watch);
            }
        }
        assertThat(index.size()).isEqualTo(kept.size());
        for (int i = 0; i < 40; i++) {
            TokenizedArticle article = RandomQueries.article(random);
            assertThat(index.namesMatching(article))
                    .isEqualTo(WatchIndex.of(kept.values()).namesMatching(article));
        }
    }

    @Test
    void theIndexFindsWhatLookingAtEveryWatchFinds() {
        Random random = new Random(1);
        List<Watch> watches = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            List<String> languages = i % 4 == 0 ? List.of("en", "ru") : List.of();
            QueryContext context = new QueryContext(languages, Map.of());
            watches.add(new Watch("w" + i, Specimens.query(RandomQueries.query(random), context)));
        }
        Collections.shuffle(watches, random);
        WatchIndex index = WatchIndex.of(watches);
        int matches = 0;
        for (int i = 0; i < 40; i++) {
            TokenizedArticle article = RandomQueries.article(random);
            TokenizedArticle parted = PlainEvaluation.part(article);
            TreeSet<String> expected = new TreeSet<>();
            for (Watch watch : watches) {
                if (PlainEvaluation.fulfils(watch.query(), parted)) {
                    expected.add(watch.name());
                }
            }
            matches += expected.size();
            assertThat(index.namesMatching(article)).containsExactlyElementsOf(expected);
            assertThat(index.match(article)).allSatisfy(WatchIndexTest::isSound);
        }
        assertThat(matches).isBetween(300, 12_000);
    }

    @Test
    void manyThreadsMatchWhileWatchesComeAndGo() throws Exception {
        Random random = new Random(5);
        List<Watch> steady = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            QueryContext context = new QueryContext(i % 2 == 0 ? List.of("en", "ru") : List.of(), Map.of());
            steady.add(new Watch("s" + i, Specimens.query(RandomQueries.query(random), context)));
        }
        List<TokenizedArticle> articles = new ArrayList<>();
        List<List<String>> expected = new ArrayList<>();
        AtomicReference<WatchIndex> index = new AtomicReference<>(WatchIndex.of(steady));
        for (int i = 0; i < 50; i++) {
            articles.add(RandomQueries.article(random));
            expected.add(index.get().namesMatching(articles.get(i)));
        }
        List<Callable<Boolean>> matchers = new ArrayList<>();
        for (int thread = 0; thread < 8; thread++) {
            matchers.add(() -> {
                boolean right = true;
                for (int i = 0; i < 400; i++) {
                    List<String> names = index.get().namesMatching(articles.get(i % 50)).stream()
                            .filter(name -> name.startsWith("s"))
                            .toList();
                    right &= names.equals(expected.get(i % 50));
                }
                return right;
            });
        }
        matchers.add(() -> {
            for (int i = 0; i < 300; i++) {
                Watch coming = watch("x" + i % 40, RandomQueries.query(random));
                index.set(
                        i % 3 == 0
                                ? index.get().without("x" + i % 20)
                                : index.get().with(coming));
            }
            return true;
        });

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(threads.invokeAll(matchers))
                    .allSatisfy(answer -> assertThat(answer.get()).isTrue());
        }
    }

    private static void isSound(Match match) {
        assertThat(match.hits()).hasSizeBetween(1, 5);
        for (Hit hit : match.hits()) {
            int after = 0;
            for (Mark mark : hit.marks()) {
                assertThat(mark.start()).isGreaterThanOrEqualTo(after);
                assertThat(mark.end())
                        .isGreaterThan(mark.start())
                        .isLessThanOrEqualTo(hit.sentence().length());
                after = mark.end();
            }
        }
    }

    private static List<Hit> hits(String query) {
        return WatchIndex.of(List.of(watch("w", query))).match(FERRY).getFirst().hits();
    }
}
