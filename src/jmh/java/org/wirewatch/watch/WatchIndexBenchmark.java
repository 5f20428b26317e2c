package org.wirewatch.watch;

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
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.wirewatch.text.TokenizedArticle;
import org.wirewatch.text.Tokenizer;

/**
 * One article of 400 words held against many watches. Words are made up of syllables and as uneven as real ones (Zipf's
 * law); watches ask mostly for words that few articles have, as people's do.
 */
@State(org.openjdk.jmh.annotations.Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 2)
public class WatchIndexBenchmark {
    private static final int VOCABULARY = 60_000;
    private static final int ARTICLES = 256;
    private static final String SYLLABLES = "bakelimonuraseditovuhagepiroku";

    /** How many watches there are. */
    @Param({"1000", "10000", "100000"})
    private int watches;

    private final Random random = new Random(42);
    private final List<Watch> list = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();
    private final List<TokenizedArticle> articles = new ArrayList<>();
    private WatchIndex index = WatchIndex.of(List.of());
    private int next;

    /** Makes up watches and articles. */
    @Setup
    public void makeUp() {
        for (int i = 0; i < watches; i++) {
            if (Query.parse(query()) instanceof Parsed.Valid valid) {
                list.add(new Watch("watch" + i, valid.query()));
            }
        }
        index = WatchIndex.of(list);
        for (int i = 0; i < ARTICLES; i++) {
            StringBuilder text = new StringBuilder();
            for (int word = 0; word < 400; word++) {
                text.append(word(zipf())).append(word % 20 == 19 ? ". " : " ");
            }
            texts.add(text.toString());
            articles.add(Tokenizer.tokenize("", text.toString()));
        }
    }

    /** Which watches match, of an article that is tokenised already. */
    @Benchmark
    public List<String> names() {
        return index.namesMatching(articles.get(next++ % ARTICLES));
    }

    /** The same with the sentences to show. */
    @Benchmark
    public List<Match> matches() {
        return index.match(articles.get(next++ % ARTICLES));
    }

    /** Tokenising alone. */
    @Benchmark
    public TokenizedArticle tokenise() {
        return Tokenizer.tokenize("", texts.get(next++ % ARTICLES));
    }

    /** Filing all watches anew. */
    @Benchmark
    public WatchIndex file() {
        return WatchIndex.of(list);
    }

    /** Changing one watch. */
    @Benchmark
    public WatchIndex replaceOne() {
        return index.with(list.get(next++ % list.size()));
    }

    private String query() {
        return switch (random.nextInt(10)) {
            case 0, 1, 2 -> rare();
            case 3, 4 -> "\"" + rare() + " " + rare() + "\"";
            case 5 -> "\"" + rare() + " " + rare() + "\"~5";
            case 6 -> rare() + " AND (" + rare() + " OR " + rare() + " OR " + rare() + ")";
            case 7 -> "(" + rare() + " OR " + rare() + ") -" + word(random.nextInt(200));
            case 8 -> "title:" + rare() + " AND " + rare();
            default -> rare() + "*";
        };
    }

    private String rare() {
        return word(500 + random.nextInt(VOCABULARY * 3));
    }

    private int zipf() {
        return (int) Math.pow(VOCABULARY, random.nextDouble()) - 1;
    }

    /** The word of a rank: the rarer, the longer. */
    private static String word(int rank) {
        StringBuilder word = new StringBuilder();
        for (int rest = rank + 15; rest > 0; rest /= 15) {
            word.append(SYLLABLES, rest % 15 * 2, rest % 15 * 2 + 2);
        }
        return word.toString();
    }
}
