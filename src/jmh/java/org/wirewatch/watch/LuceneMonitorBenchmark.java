package org.wirewatch.watch;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.Term;
import org.apache.lucene.monitor.MatchingQueries;
import org.apache.lucene.monitor.Monitor;
import org.apache.lucene.monitor.MonitorConfiguration;
import org.apache.lucene.monitor.MonitorQuery;
import org.apache.lucene.monitor.QueryMatch;
import org.apache.lucene.monitor.RegexpQueryHandler;
import org.apache.lucene.monitor.TermFilteredPresearcher;
import org.apache.lucene.monitor.TermWeightor;
import org.apache.lucene.queries.spans.SpanNearQuery;
import org.apache.lucene.queries.spans.SpanTermQuery;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.wirewatch.text.TokenizedText;
import org.wirewatch.text.Tokenizer;

/**
 * The peer: lucene-monitor, with the same watches and articles as {@link WatchIndexBenchmark}, tuned as its documentation
 * and a week with it advise:
 *
 * <ul>
 *   <li>one field for title and text together, so that a word without a field is one term and not a pair; one for the title;
 *   <li>words folded before, and then the cheapest analyzer, which cuts at blanks;
 *   <li>document frequencies of the very articles as term weights, so that each query is filed under its rarest word
 *       (without them, two to three times slower);
 *   <li>the handler that files prefixes by n-grams, without which each prefix query is tried on each article;
 *   <li>the matcher that only says which queries match, no scores, no highlights;
 *   <li>queries kept in memory, all registered at once, purged once, before measuring.
 * </ul>
 */
@State(org.openjdk.jmh.annotations.Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 2)
public class LuceneMonitorBenchmark {
    private static final int ARTICLES = 256;
    private static final String ALL = "all";
    private static final String TITLE = "title";

    /** How many watches there are. */
    @Param({"1000", "10000", "100000"})
    private int watches;

    /** {@code weights}: as above; {@code default}: a monitor as one gets it. */
    @Param({"weights", "default"})
    private String tuning = "weights";

    private final List<String> texts = new ArrayList<>();
    private final Map<String, Integer> articlesWith = new HashMap<>();
    private Monitor monitor;
    private int next;

    /** Makes up watches and articles, and registers the watches. */
    @Setup
    public void register() throws IOException {
        MadeUpWatches madeUp = new MadeUpWatches();
        List<Watch> list = madeUp.watches(watches);
        for (String text : madeUp.texts(ARTICLES)) {
            TokenizedText words = Tokenizer.tokenize(text);
            Set<String> distinct = new HashSet<>(words.wordList());
            distinct.forEach(word -> articlesWith.merge(word, 1, Integer::sum));
            texts.add(String.join(" ", words.words()));
        }
        MonitorConfiguration configuration = new MonitorConfiguration().setQueryUpdateBufferSize(10_000);
        configuration.setPurgeFrequency(1, TimeUnit.DAYS);
        monitor = tuning.equals("weights")
                ? new Monitor(
                        new WhitespaceAnalyzer(),
                        new TermFilteredPresearcher(
                                TermWeightor.combine(TermWeightor.DEFAULT, this::rarity),
                                List.of(new RegexpQueryHandler(5)),
                                Set.of()),
                        configuration)
                : new Monitor(new WhitespaceAnalyzer(), configuration);
        List<MonitorQuery> queries = new ArrayList<>();
        for (Watch watch : list) {
            queries.add(new MonitorQuery(watch.name(), translate(watch.query().root())));
        }
        monitor.register(queries);
        monitor.purgeCache();
    }

    /** Ends the monitor's own thread. */
    @TearDown(Level.Trial)
    public void close() throws IOException {
        monitor.close();
    }

    /** Which watches match a text. */
    @Benchmark
    public MatchingQueries<QueryMatch> match() throws IOException {
        String text = texts.get(next++ % ARTICLES);
        Document document = new Document();
        document.add(new TextField(ALL, text, Field.Store.NO));
        document.add(new TextField(TITLE, "", Field.Store.NO));
        return monitor.match(document, QueryMatch.SIMPLE_MATCHER);
    }

    private double rarity(Term term) {
        return 1.0 / (1 + articlesWith.getOrDefault(term.text(), 0));
    }

    private static Query translate(Node node) {
        return switch (node) {
            case Node.And(List<Node> parts) -> join(parts, Occur.MUST);
            case Node.Or(List<Node> parts) -> join(parts, Occur.SHOULD);
            case Node.Not not -> throw new IllegalArgumentException("NOT stands within AND only: " + not);
            case Leaf leaf -> translate(leaf, leaf.scope() == Scope.TITLE ? TITLE : ALL);
        };
    }

    private static Query join(List<Node> parts, Occur occur) {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        for (Node part : parts) {
            if (part instanceof Node.Not(Node excluded, int _)) {
                query.add(translate(excluded), Occur.MUST_NOT);
            } else {
                query.add(translate(part), occur);
            }
        }
        return query.build();
    }

    private static Query translate(Leaf leaf, String field) {
        if (leaf.isPattern(0)) {
            return new PrefixQuery(new Term(field, leaf.word(0).replace("*", "")));
        }
        if (leaf.isWindow()) {
            SpanNearQuery.Builder near = SpanNearQuery.newUnorderedNearQuery(field).setSlop(leaf.gap());
            leaf.words().forEach(word -> near.addClause(new SpanTermQuery(new Term(field, word))));
            return near.build();
        }
        return leaf.size() == 1
                ? new TermQuery(new Term(field, leaf.word(0)))
                : new PhraseQuery(field, leaf.words().toArray(String[]::new));
    }
}
