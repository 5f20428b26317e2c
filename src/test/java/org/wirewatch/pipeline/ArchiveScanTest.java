package org.wirewatch.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wirewatch.store.NewArticle;
import org.wirewatch.store.Session;
import org.wirewatch.store.Store;
import org.wirewatch.store.StoreSettings;
import org.wirewatch.text.TokenizedArticle;
import org.wirewatch.watch.Parsed;
import org.wirewatch.watch.Query;
import org.wirewatch.watch.RandomQueries;
import org.wirewatch.watch.Watch;
import org.wirewatch.watch.WatchIndex;
import org.wirewatch.watch.WordShares;

class ArchiveScanTest {
    private static final Instant NOON = Instant.parse("2026-03-05T12:00:00Z");

    @TempDir
    private Path folder;

    private Store store;

    @BeforeEach
    void open() {
        store = Store.open(StoreSettings.sqlite(folder));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aSearchFindsWhatTheEngineFindsWhenItReadsEverything() {
        Random random = new Random(23);
        List<TokenizedArticle> articles = new ArrayList<>();
        store.change(session -> {
            for (int i = 0; i < 200; i++) {
                TokenizedArticle article = RandomQueries.article(random)
                        .with(KnownFacts.of(null, "The Sea Boat", null, null, null, url(i)));
                articles.add(article);
                // Every fifth came before there was an index.
                add(session, i, article.title().raw(), article.text().raw(), i % 5 != 0);
            }
        });
        for (int i = 0; i < 60; i++) {
            Query query = query(RandomQueries.query(random));
            WatchIndex index = WatchIndex.of(List.of(new Watch("w", query)));
            List<String> expected = new ArrayList<>();
            for (int article = articles.size() - 1; article >= 0; article--) {
                if (!index.namesMatching(articles.get(article)).isEmpty()) {
                    expected.add(url(article));
                }
            }
            assertThat(found(query, Instant.EPOCH, ArchiveScan.END))
                    .as(query.source())
                    .isEqualTo(expected);
        }
    }

    @Test
    void aPeriodBeginsWithItsFirstMomentAndEndsBeforeItsLast() {
        for (int i = 0; i < 5; i++) {
            add(i, "Storm", "", true);
        }
        assertThat(found(query("storm"), seen(1), seen(3))).containsExactly(url(2), url(1));
        assertThat(found(query("storm"), seen(9), ArchiveScan.END)).isEmpty();
    }

    @Test
    void moreArticlesThanOneLookTakesComeInOrderAndOnce() {
        List<String> expected = new ArrayList<>();
        store.change(session -> {
            for (int i = 0; i < 700; i++) {
                add(session, i, "Storm", "", i % 100 != 7);
                expected.addFirst(url(i));
            }
        });
        assertThat(found(query("storm"), Instant.EPOCH, ArchiveScan.END)).isEqualTo(expected);
    }

    @Test
    void whatCameBeforeThereWasAnIndexIsBroughtIntoIt() {
        add(1, "Storm", "over the strait", false);
        add(2, "Storm", "over the strait", true);

        assertThat(new ArchiveIndexing(store).complete(List.of(), () -> false)).isEqualTo(1);
        assertThat(new ArchiveIndexing(store).complete(List.of(), () -> false)).isZero();
        assertThat(found(query("strait"), Instant.EPOCH, ArchiveScan.END)).hasSize(2);
    }

    @Test
    void storiesAreFoundByTheirNewestArticleWithAllThatMatchCounted() {
        add(1, "Storm", "in the north", true);
        add(2, "Calm", "in the south", true);
        add(3, "Storm again", "in the north", true);
        ArchiveSearch byStory = ArchiveSearch.stories(
                store, query("storm"), new ArchiveSearch.Wanted(Instant.EPOCH, ArchiveScan.END, 1), _ -> {});
        assertThat(byStory.more()).isTrue();
        assertThat(byStory.stories()).singleElement().satisfies(story -> {
            assertThat(story.newest().title()).isEqualTo("Storm again");
            assertThat(story.reports()).isEqualTo(1);
        });
    }

    private List<String> found(Query query, Instant since, Instant until) {
        return ArchiveSearch.articles(store, query, new ArchiveSearch.Wanted(since, until, Integer.MAX_VALUE), _ -> {})
                .articles()
                .stream()
                .map(Found::url)
                .toList();
    }

    @Test
    void aWordOfEveryThirdArticleIsCalledCommonAndARareOneIsNot() {
        store.change(session -> {
            for (int i = 0; i < 120; i++) {
                add(session, i, "Ferry " + i, i % 3 == 0 ? "The harbour was calm." : "Nothing else is new.", true);
            }
        });
        add(120, "Horn", "A horn was heard.", true);
        WordShares shares = CommonWords.of(store, NOON.plus(Duration.ofDays(1))).shares();

        assertThat(query("harbour horn \"calm harbour\"").warnings(shares))
                .singleElement()
                .satisfies(warning -> assertThat(warning.message()).contains("“harbour” was in 33 %"));
        assertThat(query("harbour")
                        .warnings(CommonWords.of(store, NOON.plus(Duration.ofDays(90)))
                                .shares()))
                .isEmpty();
    }

    @Test
    void ofAFewArticlesNoShareIsTaken() {
        store.change(session -> {
            for (int i = 0; i < 50; i++) {
                add(session, i, "Ferry " + i, "The harbour was calm.", true);
            }
        });

        assertThat(query("harbour")
                        .warnings(CommonWords.of(store, NOON.plus(Duration.ofDays(1)))
                                .shares()))
                .isEmpty();
    }

    private static Query query(String source) {
        return ((Parsed.Valid) Query.parse(source)).query();
    }

    private static Instant seen(int number) {
        return NOON.plusSeconds(number);
    }

    private static String url(int number) {
        return "https://a.test/" + number;
    }

    private void add(int number, String title, String body, boolean indexed) {
        store.change(session -> add(session, number, title, body, indexed));
    }

    private static void add(Session session, int number, String title, String body, boolean indexed) {
        var keys = session.articles()
                .add(new NewArticle(
                        number,
                        1,
                        0,
                        url(number),
                        url(number),
                        title,
                        "The Sea Boat",
                        null,
                        null,
                        null,
                        null,
                        body,
                        null,
                        null,
                        null,
                        null,
                        "new",
                        null,
                        null,
                        null,
                        null,
                        seen(number)));
        if (indexed) {
            session.articles()
                    .byId(keys.articleId())
                    .ifPresent(article -> ArchiveIndexing.index(session, List.of(article), List.of()));
        }
    }
}
