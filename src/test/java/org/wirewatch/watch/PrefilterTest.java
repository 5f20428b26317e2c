package org.wirewatch.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.wirewatch.text.TokenizedArticle;
import org.wirewatch.text.Tokenizer;
import org.wirewatch.watch.Prefilter.AllOf;
import org.wirewatch.watch.Prefilter.AnyOf;
import org.wirewatch.watch.Prefilter.Anything;
import org.wirewatch.watch.Prefilter.Beginning;
import org.wirewatch.watch.Prefilter.Word;

class PrefilterTest {
    private static Prefilter filter(String query) {
        return Prefilter.of(((Parsed.Valid) Query.parse(query)).query());
    }

    private static Set<String> words(TokenizedArticle article) {
        return ArticleWords.of(article, 1, List.of()).words();
    }

    @Test
    void whateverARandomQueryMatchesIsLetThrough() {
        Random random = new Random(5);
        int matches = 0;
        int kept = 0;
        for (int i = 0; i < 20_000; i++) {
            String query = RandomQueries.query(random);
            TokenizedArticle article = RandomQueries.article(random);
            Query parsed = ((Parsed.Valid) Query.parse(query)).query();
            boolean let = filter(query).lets(words(article));
            if (!WatchIndex.of(List.of(new Watch("w", parsed)))
                    .namesMatching(article)
                    .isEmpty()) {
                matches++;
                assertThat(let).as("%s on %s", query, article.text().raw()).isTrue();
            }
            kept += let ? 1 : 0;
        }
        assertThat(matches).isGreaterThan(2_000);
        assertThat(kept).as("a filter that keeps nearly all is none").isLessThan(15_000);
    }

    @Test
    void whateverAQueryForFormsMatchesIsLetThrough() {
        List<String> words = List.of(
                "ferry",
                "ferries",
                "boat",
                "boats",
                "collided",
                "collide",
                "порт",
                "порту",
                "портов",
                "élections",
                "élection",
                "annonce",
                "annoncer",
                "Häuser",
                "Haus",
                "news",
                "new",
                "政策",
                "항구에",
                "항구");
        List<String> languages = List.of("en", "ru", "fr", "de");
        Random random = new Random(8);
        int matches = 0;
        for (int i = 0; i < 1_500; i++) {
            QueryContext context =
                    new QueryContext(languages.subList(0, 1 + random.nextInt(languages.size())), Map.of());
            String query = (random.nextInt(3) == 0 ? "title:" : "") + pick(words, random) + " "
                    + (random.nextBoolean() ? "OR \"" + pick(words, random) + " " + pick(words, random) + "\"" : "");
            TokenizedArticle article =
                    Tokenizer.tokenize(pick(words, random), pick(words, random) + " " + pick(words, random));
            Query parsed = ((Parsed.Valid) Query.parse(query, context)).query();
            if (!WatchIndex.of(List.of(new Watch("w", parsed)))
                    .namesMatching(article)
                    .isEmpty()) {
                matches++;
                Set<String> indexed = ArticleWords.of(article, 1, languages).words();
                assertThat(Prefilter.of(parsed).lets(indexed))
                        .as("%s on %s", query, article)
                        .isTrue();
            }
        }
        assertThat(matches).isGreaterThan(200);
        assertThat(Prefilter.of(((Parsed.Valid) Query.parse("ferry", new QueryContext(languages, Map.of()))).query())
                        .lets(Set.of("boat")))
                .isFalse();
    }

    @Test
    void aLanguagesPlaceInDatabasesStaysWhatItIs() {
        assertThat(ArticleWords.stems(List.of("ar"))).isEqualTo(1);
        assertThat(ArticleWords.stems(List.of("en", "ru", "ja"))).isEqualTo(1 << 7 | 1 << 18);
        assertThat(ArticleWords.stems(List.of("sv"))).isEqualTo(1 << 19);
    }

    @Test
    void manyFeedsAreNotNamedOneByOne() {
        Map<Long, List<String>> names = new HashMap<>();
        for (long feed = 1; feed <= 1_500; feed++) {
            names.put(feed, List.of("The Gazette", "news " + feed));
        }
        Query one = ((Parsed.Valid) Query.parse("source:gazette")).query();
        Query both = ((Parsed.Valid) Query.parse("source:gazette OR source:the")).query();

        assertThat(Prefilter.of(one, new FeedNames(names)))
                .isInstanceOfSatisfying(
                        AnyOf.class, any -> assertThat(any.parts()).hasSize(1_501));
        assertThat(Prefilter.of(both, new FeedNames(names))).isEqualTo(new Anything());
        assertThat(Prefilter.of(((Parsed.Valid) Query.parse("source:old? source:17")).query(), new FeedNames(names))
                        .lets(Set.of("§§17")))
                .isFalse();
        assertThat(Prefilter.of(((Parsed.Valid) Query.parse("source:\"news 17\"")).query(), new FeedNames(names))
                        .lets(Set.of("§§17")))
                .isTrue();
    }

    private static String pick(List<String> words, Random random) {
        return words.get(random.nextInt(words.size()));
    }

    @Test
    void aPhraseIsItsWordsAndAnExclusionSaysNothing() {
        assertThat(filter("\"Élysée palace\" -football"))
                .isEqualTo(new AllOf(List.of(new Word("elysee"), new Word("palace"))));
        assertThat(filter("kore* OR title:Seoul"))
                .isEqualTo(new AnyOf(List.of(new Beginning("kore"), new Word("¶seoul"))));
    }

    @Test
    void anArticleWithMoreWordsThanAnIndexTakesPassesEveryFilter() {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < 100_000; i++) {
            words.append(" w").append(i);
        }
        Set<String> indexed = words(Tokenizer.tokenize("", words.toString()));
        assertThat(indexed).containsExactly(ArticleWords.TOO_MANY);
        assertThat(filter("w7 AND nothing").lets(indexed)).isTrue();
    }

    @Test
    void wordsOfAnyLengthAreCutAlikeInTheQuestionAndTheAnswer() {
        String endless = "𝔘".repeat(3) + "x".repeat(5_000);
        Set<String> indexed = words(Tokenizer.tokenize("", endless));
        assertThat(filter(endless).lets(indexed)).isTrue();
        assertThat(filter("u" + endless.substring(2, 4_000) + "*").lets(indexed))
                .isTrue();
    }

    @Test
    void deepBracketsBecomeAFlatQuestion() {
        String query = "w49";
        for (int i = 48; i > 0; i--) {
            query = "(w" + i + (i % 2 == 0 ? " AND " : " OR ") + query + ")";
        }
        assertThat(depth(filter(query))).isLessThan(16);
    }

    private static int depth(Prefilter filter) {
        return 1
                + switch (filter) {
                    case AllOf(List<Prefilter> parts) ->
                        parts.stream().mapToInt(PrefilterTest::depth).max().orElse(0);
                    case AnyOf(List<Prefilter> parts) ->
                        parts.stream().mapToInt(PrefilterTest::depth).max().orElse(0);
                    case Word _, Beginning _, Anything _ -> 0;
                };
    }
}
