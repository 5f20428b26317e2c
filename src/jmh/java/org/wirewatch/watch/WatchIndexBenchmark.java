package org.wirewatch.watch;

import java.util.ArrayList;
import java.util.List;
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
 * One article of 400 words held against many {@linkplain MadeUpWatches watches}.
 */
@State(org.openjdk.jmh.annotations.Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 2)
public class WatchIndexBenchmark {
    private static final int ARTICLES = 256;

    /** How many watches there are. */
    @Param({"1000", "10000", "100000"})
    private int watches;

    private final List<Watch> list = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();
    private final List<TokenizedArticle> articles = new ArrayList<>();
    private WatchIndex index = WatchIndex.of(List.of());
    private int next;

    /** Makes up watches and articles. */
    @Setup
    public void makeUp() {
        MadeUpWatches madeUp = new MadeUpWatches();
        list.addAll(madeUp.watches(watches));
        index = WatchIndex.of(list);
        texts.addAll(madeUp.texts(ARTICLES));
        texts.forEach(text -> articles.add(Tokenizer.tokenize("", text)));
    }

    /** Which watches match, of an article that is tokenised already. */
    @Benchmark
    public List<String> names() {
        return index.namesMatching(articles.get(next++ % ARTICLES));
    }

    /** The same, of a text: what lucene-monitor does in LuceneMonitorBenchmark. */
    @Benchmark
    public List<String> namesOfText() {
        return index.namesMatching(Tokenizer.tokenize("", texts.get(next++ % ARTICLES)));
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
}
