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
    private static final Duration WINDOW = Duration.ofDays(3);

    /** How many articles the window holds, all of them different but for the copies; a million need 3 GB of heap. */
    @Param({"6000"})
    int remembered;

    private final List<Candidate> pool = new ArrayList<>();
    private StoryWindow window = new StoryWindow(StorySettings.DEFAULTS);
    private Duration between = Duration.ZERO;
    private long number;

    /** Fills the window with articles of its own; those that are measured come after them. */
    @Setup
    public void fill() {
        MadeUpArticles articles = new MadeUpArticles(7);
        window = new StoryWindow(new StorySettings(WINDOW, StorySettings.DEFAULTS.anchorsPerArticle(), remembered));
        between = WINDOW.dividedBy(remembered + (long) POOL);
        for (int i = 0; i < remembered; i++) {
            placeAndRemember(articles.next());
        }
        for (int i = 0; i < POOL; i++) {
            pool.add(articles.next());
        }
    }

    /** One article's whole way. */
    @Benchmark
    public Placement placeAndRemember() {
        return placeAndRemember(pool.get((int) (number % POOL)));
    }

    private Placement placeAndRemember(Candidate given) {
        Candidate article = now(given);
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
        return window.place(now(pool.get((int) (number % POOL))));
    }

    private Candidate now(Candidate article) {
        Instant published = Instant.EPOCH.plus(between.multipliedBy(number++));
        return new Candidate(article.url(), article.publisher(), published, article.content());
    }

    /** Articles that say nothing. */
    private static final class MadeUpArticles {
        private static final int WORDS = 60_000;
        private static final int MOST_RECENT = 300;

        private final Random random;
        private final String[] words = new String[WORDS];
        private final String consent;
        private final List<String> recent = new ArrayList<>();
        private int made;

        MadeUpArticles(long seed) {
            random = new Random(seed);
            for (int i = 0; i < WORDS; i++) {
                words[i] = Integer.toString(i + 50_000, 36).replaceAll("\\d", "a") + (char) ('a' + i % 26);
            }
            consent = words(80);
        }

        /** A copy is one of the last few hundred. */
        Candidate next() {
            boolean isCopy = !recent.isEmpty() && random.nextInt(5) < 2;
            String body = isCopy ? recent.get(random.nextInt(recent.size())) : words(150 + random.nextInt(500));
            recent.addLast(isCopy && random.nextBoolean() ? body.substring(0, body.length() * 2 / 3) : body);
            if (recent.size() > MOST_RECENT) {
                recent.removeFirst();
            }
            return new Candidate(
                    "https://p" + random.nextInt(500) + ".example.org/news/" + made++,
                    "p" + random.nextInt(500),
                    Instant.EPOCH,
                    Tokenizer.tokenize(words(8), (random.nextInt(3) == 0 ? consent : "") + recent.getLast()));
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
