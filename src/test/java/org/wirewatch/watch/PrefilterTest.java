package org.wirewatch.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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

    @Test
    void whateverARandomQueryMatchesIsLetThrough() {
        Random random = new Random(5);
        int matches = 0;
        int kept = 0;
        for (int i = 0; i < 20_000; i++) {
            String query = RandomQueries.query(random);
            TokenizedArticle article = RandomQueries.article(random);
            Query parsed = ((Parsed.Valid) Query.parse(query)).query();
            boolean let = filter(query).lets(ArticleWords.of(article));
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
        Set<String> indexed = ArticleWords.of(Tokenizer.tokenize("", words.toString()));
        assertThat(indexed).containsExactly(ArticleWords.TOO_MANY);
        assertThat(filter("w7 AND nothing").lets(indexed)).isTrue();
    }

    @Test
    void wordsOfAnyLengthAreCutAlikeInTheQuestionAndTheAnswer() {
        String endless = "𝔘".repeat(3) + "x".repeat(5_000);
        Set<String> indexed = ArticleWords.of(Tokenizer.tokenize("", endless));
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
