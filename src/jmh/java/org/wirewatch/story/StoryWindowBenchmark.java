package org.wirewatch.story;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.wirewatch.text.Tokenizer;

/**
 * What an article costs beyond tokenising: to find its place, to be remembered, and to push the oldest out.
 *
 * <p>Articles have 150 to 650 made-up words, as rare and as common as a language's; two in five are whole or cut copies,
 * one in three stands behind a consent text.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx3g")
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class StoryWindowBenchmark {
    private static final int POOL = 9_000;
    private static final Duration BETWEEN = Duration.ofSeconds(12);

    /** How many articles the window holds; more than the pool stand for the same articles at other times. */
    @Param({"6000"})
    int remembered;

    private final List<Candidate> pool = new ArrayList<>();
    private StoryWindow window = new StoryWindow(StorySettings.DEFAULTS);
    private long number;

    /** Fills the window. */
    @Setup
    public void fill() {
        new MadeUpArticles(7).addTo(pool, POOL);
        window = new StoryWindow(new StorySettings(Duration.ofDays(3), StorySettings.DEFAULTS.anchorsPerArticle(), remembered));
        for (int i = 0; i < remembered; i++) {
            placeAndRemember();
        }
    }

    /** One article's whole way. */
    @Benchmark
    public Placement placeAndRemember() {
        Candidate article = next();
        Placement placement = window.place(article);
        long story =
                switch (placement) {
                    case Placement.NewStory() -> number;
                    case Placement.Copy copy -> copy.storyId();
                    case Placement.NewVersion version -> version.storyId();
                };
        window.remember(number, story, article);
        return placement;
    }

    /** The look-up alone. */
    @Benchmark
    public Placement place() {
        return window.place(next());
    }

    private Candidate next() {
        Candidate article = pool.get((int) (number % POOL));
        Instant published = Instant.EPOCH.plus(BETWEEN.multipliedBy(number++));
        return new Candidate(article.url(), article.publisher(), published, article.content());
    }

    /** Articles that say nothing. */
    private static final class MadeUpArticles {
        private static final int WORDS = 60_000;

        private final Random random;
        private final String[] words = new String[WORDS];
        private final String consent;

        MadeUpArticles(long seed) {
            random = new Random(seed);
            for (int i = 0; i < WORDS; i++) {
                words[i] = Integer.toString(i + 50_000, 36).replaceAll("\\d", "a") + (char) ('a' + i % 26);
            }
            consent = words(80);
        }

        void addTo(List<Candidate> pool, int count) {
            List<String> bodies = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                boolean isCopy = i > 0 && random.nextInt(5) < 2;
                String body = isCopy ? bodies.get(Math.max(0, i - 1 - random.nextInt(300))) : words(150 + random.nextInt(500));
                bodies.add(isCopy && random.nextBoolean() ? body.substring(0, body.length() * 2 / 3) : body);
                pool.add(new Candidate(
                        "https://p" + random.nextInt(500) + ".example.org/news/" + i,
                        "p" + random.nextInt(500),
                        Instant.EPOCH,
                        Tokenizer.tokenize(words(8), (random.nextInt(3) == 0 ? consent : "") + bodies.get(i))));
            }
        }

        private String words(int count) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < count; i++) {
                String word = words[(int) (Math.pow(random.nextDouble(), 4) * WORDS)];
                text.append(random.nextInt(8) == 0 ? Character.toUpperCase(word.charAt(0)) + word.substring(1) : word);
                text.append(random.nextInt(25) == 0 ? " " + random.nextInt(3000) : "").append(i % 17 == 16 ? ". " : " ");
            }
            return text.toString();
        }
    }
}
