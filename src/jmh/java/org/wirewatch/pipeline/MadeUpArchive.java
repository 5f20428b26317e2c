package org.wirewatch.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.wirewatch.store.NewArticle;
import org.wirewatch.store.Session;
import org.wirewatch.store.Store;
import org.wirewatch.watch.ArticleWords;

/**
 * Articles of made-up words, as often as words are in news (Zipf's law), every fourth a copy of the one before, spread
 * evenly over a year.
 */
final class MadeUpArchive {
    private static final String[] SYLLABLES = {
        "ba", "ke", "lo", "mi", "nu", "ra", "se", "to", "vi", "du", "gar", "hel", "jon", "pas", "zor", "fin"
    };
    private static final int WORDS = 80_000;
    private static final int TEXT_WORDS = 420;
    private static final Instant END = Instant.parse("2026-11-01T00:00:00Z");

    private final SplittableRandom random = new SplittableRandom(7);
    private final double[] cumulated = new double[WORDS];

    MadeUpArchive() {
        double sum = 0;
        for (int rank = 0; rank < WORDS; rank++) {
            sum += 1 / (rank + 2.7);
            cumulated[rank] = sum;
        }
    }

    /** The word of a rank, the most frequent being 0. */
    static String word(int rank) {
        StringBuilder word = new StringBuilder();
        int left = rank + 1;
        while (left > 0) {
            word.append(SYLLABLES[left % SYLLABLES.length]);
            left /= SYLLABLES.length;
        }
        return word.toString();
    }

    private String anyWord() {
        double at = random.nextDouble() * cumulated[WORDS - 1];
        int found = java.util.Arrays.binarySearch(cumulated, at);
        return word(found < 0 ? -found - 1 : found);
    }

    private String words(int number, boolean sentences) {
        StringBuilder text = new StringBuilder(number * 7);
        for (int i = 0; i < number; i++) {
            String word = anyWord();
            text.append(i % 17 == 0 ? Character.toUpperCase(word.charAt(0)) + word.substring(1) : word)
                    .append(sentences && i % 17 == 16 ? ". " : sentences && i % 90 == 89 ? "\n\n" : " ");
        }
        return text.toString().strip();
    }

    /** Fills an empty store; the full-text index is kept in step, with the stems of some languages, unless that is null. */
    void fill(Store store, int articles, @Nullable List<String> languages) {
        long story = 0;
        String title = "";
        String text = "";
        int atOnce = 500;
        for (int from = 0; from < articles; from += atOnce) {
            List<NewArticle> some = new ArrayList<>();
            for (int i = from; i < Math.min(articles, from + atOnce); i++) {
                if (i % 4 != 3) {
                    title = words(9, false);
                    text = words(TEXT_WORDS, true);
                }
                some.add(article(i, 0, title, text, END.minus(Duration.ofDays(365))
                        .plusMillis(Duration.ofDays(365).toMillis() / articles * i)));
            }
            long before = story;
            story = store.write(session -> add(session, some, before, languages));
        }
    }

    private static long add(Session session, List<NewArticle> articles, long storyBefore, @Nullable List<String> languages) {
        long story = storyBefore;
        for (NewArticle article : articles) {
            boolean copy = article.entryId() % 4 == 3;
            var keys = session.articles().add(article(article, copy ? story : 0));
            story = keys.storyId();
            if (languages != null) {
                var facts = KnownFacts.of(null, article.source(), null, article.language(), null, article.url());
                session.search()
                        .index(
                                keys.articleId(),
                                ArticleWords.of(
                                        Tokens.of(article.title(), article.body()).with(facts),
                                        article.feedId(),
                                        languages));
            }
        }
        return story;
    }

    private static NewArticle article(NewArticle article, long story) {
        return article(Math.toIntExact(article.entryId()), story, article.title(), article.body(), article.seenAt());
    }

    private static NewArticle article(int number, long story, String title, String text, Instant seen) {
        String url = "https://news" + number % 97 + ".example.org/" + number;
        return new NewArticle(
                number, number % 97, story, url, url, title, "Paper " + number % 97, null, seen, null, null, text, null,
                "en", null, null, "new", null, null, null, null, seen);
    }
}
