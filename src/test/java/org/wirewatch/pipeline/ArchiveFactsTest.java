package org.wirewatch.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wirewatch.store.ArticleRow;
import org.wirewatch.store.FeedSource;
import org.wirewatch.store.NewArticle;
import org.wirewatch.store.SearchTable.Ids;
import org.wirewatch.store.Session;
import org.wirewatch.store.Store;
import org.wirewatch.store.StoreSettings;
import org.wirewatch.watch.Parsed;
import org.wirewatch.watch.Prefilter;
import org.wirewatch.watch.Query;
import org.wirewatch.watch.QueryContext;
import org.wirewatch.watch.Watch;
import org.wirewatch.watch.WatchIndex;

/** What is known besides an article's words, and word forms, are found by the index, too. */
@TestInstance(Lifecycle.PER_CLASS)
class ArchiveFactsTest {
    private static final Instant NOON = Instant.parse("2026-03-05T12:00:00Z");
    private static final Ids ALL = new Ids(0, Long.MAX_VALUE);

    private Store filled;
    private Store store;

    @BeforeAll
    void open(@TempDir Path folder) {
        filled = fill(folder);
    }

    @BeforeEach
    void use() {
        store = filled;
    }

    @AfterAll
    void close() {
        filled.close();
    }

    private static Store fill(Path folder) {
        Store store = Store.open(StoreSettings.sqlite(folder));
        store.change(session -> {
            call(session, "Harbour Gazette", "Coast News");
            add(session, 1, "Ferries late", "Two boats collided.", "Jane Smith", "en-GB", "World Business");
            add(session, 2, "A ferry sails", "The harbour was calm.", "Ana Lima", "en", "Sport");
            add(session, 1, "Port closed", "Nobody colliding here.", null, null, null);
            add(session, 2, "Порты ждут", "Паромы стоят в порту.", "Анна Лима", "ru", "Мир");
        });
        return store;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            source:gazette                     | 3,1
            source:gaz*                        | 3,1
            source:"Coast News"                | 4,2
            source:"Gazette Coast"             |
            source:world                       | 4,3,2,1
            source:two.test                    | 4,2
            source:(gazette OR daily) -boats   | 4,3,2
            by:smith                           | 1
            by:"Ana Lima"                      | 2
            by:lim?                            | 2
            by:лима                            | 4
            lang:en                            | 2,1
            lang:en-gb                         | 1
            section:sport OR section:мир       | 4,2
            url:story/3                        | 3
            url:sto* by:smith                  | 1
            gazette                            |
            title:source                       |
            """)
    void aFactAloneNarrowsTheSearch(String source, @Nullable String expected) {
        Query query = query(source, QueryContext.PLAIN);

        assertThat(found(query)).isEqualTo(expected == null ? List.of() : List.of(expected.split(",", -1)));
        assertThat(found(query)).isEqualTo(engine(query));
        assertThat(Prefilter.of(query)).isNotInstanceOf(Prefilter.Anything.class);
    }

    @Test
    void onlyWhatMayMatchIsRead() {
        assertThat(candidates("by:smith", QueryContext.PLAIN)).containsExactly(1L);
        assertThat(candidates("title:ferries", english())).containsExactly(2L, 1L);
    }

    @Test
    void aFeedThatIsCalledSomethingElseNowIsFoundByItsNewNameAlone(@TempDir Path own) {
        store = fill(own);
        store.change(session -> call(session, "Evening Courier", "Coast News"));

        assertThat(found(query("source:courier", QueryContext.PLAIN))).containsExactly("3", "1");
        assertThat(found(query("source:gazette", QueryContext.PLAIN))).isEmpty();
        assertThat(found(query("source:gazette", QueryContext.PLAIN)))
                .isEqualTo(engine(query("source:gazette", QueryContext.PLAIN)));
        store.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ferry             | 2,1
            title:ferries     | 2,1
            text:ferry        |
            =ferry            | 2
            "ferry late"      | 1
            "boat collide"    | 1
            collides          | 3,1
            паромы            | 4
            title:портов      | 4
            порт              | 4
            ferry OR порт     | 4,2,1
            """)
    void formsOfAWordNarrowTheSearch(String source, @Nullable String expected) {
        Query query = query(source, new QueryContext(List.of("en", "ru"), Map.of()));

        assertThat(found(query)).isEqualTo(expected == null ? List.of() : List.of(expected.split(",", -1)));
        assertThat(found(query)).isEqualTo(engine(query));
        assertThat(Prefilter.of(query)).isNotInstanceOf(Prefilter.Anything.class);
    }

    @Test
    void whatWasIndexedBeforeALanguageWasAskedForIsFoundAndThenIndexedAnew(@TempDir Path own) {
        store = fill(own);
        Query german = query("boot OR colliding", new QueryContext(List.of("de"), Map.of()));
        store.change(session -> add(session, 1, "Zwei Boote", "Boote sinken.", null, "de", null));

        assertThat(found(german)).containsExactly("5", "3");
        assertThat(candidates("boot", new QueryContext(List.of("de"), Map.of())))
                .isEmpty();
        assertThat(new ArchiveIndexing(store).complete(List.of("de"), () -> false))
                .isEqualTo(5);
        assertThat(candidates("boot", new QueryContext(List.of("de"), Map.of())))
                .containsExactly(5L);
        assertThat(found(german)).containsExactly("5", "3");
        assertThat(new ArchiveIndexing(store).complete(List.of("de"), () -> false))
                .isZero();
        assertThat(new ArchiveIndexing(store).complete(List.of(), () -> false)).isZero();
        store.close();
    }

    private static QueryContext english() {
        return new QueryContext(List.of("en"), Map.of());
    }

    private static Query query(String source, QueryContext context) {
        return ((Parsed.Valid) Query.parse(source, context)).query();
    }

    private List<Long> candidates(String source, QueryContext context) {
        return store.read(session -> session.search().candidates(Prefilter.of(query(source, context)), ALL, 99));
    }

    /** Numbers of the articles that a search finds, the newest first. */
    private List<String> found(Query query) {
        return ArchiveSearch.articles(
                        store, query, new ArchiveSearch.Wanted(Instant.EPOCH, ArchiveScan.END, 99), _ -> {})
                .articles()
                .stream()
                .map(found -> found.url().substring(found.url().lastIndexOf('/') + 1))
                .toList();
    }

    /** The same by the engine, which is shown every article. */
    private List<String> engine(Query query) {
        WatchIndex index = WatchIndex.of(List.of(new Watch("w", query)));
        List<ArticleRow> rows = store.read(session -> session.articles().byIds(List.of(1L, 2L, 3L, 4L, 5L)));
        return rows.stream()
                .filter(row -> !index.namesMatching(
                                Tokens.of(row).with(store.read(session -> new KnownFacts(session).of(row))))
                        .isEmpty())
                .map(row -> String.valueOf(row.id()))
                .toList();
    }

    private static void call(Session session, String one, String two) {
        session.feeds()
                .configure(
                        List.of(
                                new FeedSource("https://one.test/feed", one, "World", null),
                                new FeedSource("https://two.test/feed", two, "World", null)),
                        NOON,
                        Duration.ZERO);
    }

    private static void add(
            Session session,
            long feed,
            String title,
            String body,
            @Nullable String byline,
            @Nullable String language,
            @Nullable String section) {
        long number = session.articles().count() + 1;
        String host = feed == 1 ? "www.one.test" : "two.test";
        String url = "https://" + host + "/story/" + number;
        var keys = session.articles()
                .add(new NewArticle(
                        number,
                        feed,
                        0,
                        url,
                        url,
                        title,
                        "Daily " + feed,
                        byline,
                        null,
                        null,
                        null,
                        body,
                        section,
                        language,
                        null,
                        null,
                        "new",
                        null,
                        null,
                        null,
                        null,
                        NOON.plusSeconds(number)));
        session.articles()
                .byId(keys.articleId())
                .ifPresent(article -> ArchiveIndexing.index(session, List.of(article), List.of("en", "ru")));
    }
}
