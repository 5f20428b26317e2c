package org.wirewatch.watch;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.analysis.ngram.EdgeNGramTokenFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.Term;
import org.apache.lucene.monitor.MatchingQueries;
import org.apache.lucene.monitor.Monitor;
import org.apache.lucene.monitor.MonitorConfiguration;
import org.apache.lucene.monitor.MonitorQuery;
import org.apache.lucene.monitor.QueryMatch;
import org.apache.lucene.monitor.TermFilteredPresearcher;
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
 * The peer: lucene-monitor, with the same watches and articles as {@link WatchIndexBenchmark}, tuned as far as its
 * documentation goes:
 *
 * <ul>
 *   <li>one field for title and text together, so that a word without a field is one term and not a pair; one for the title;
 *   <li>the cheapest analyzer that reads a text about as ours does: the standard tokenizer, lower case, accents dropped;
 *   <li>document frequencies of the very articles as term weights, so that each query is filed under its rarest
 *       word;
 *   <li>a field with the beginnings of all words, so that a prefix query is one term: with prefix queries as they are, each
 *       is tried on each article, and the monitor's own handler for them was no faster here;
 *   <li>the matcher that only says which queries match, no scores, no highlights;
 *   <li>Java's vector module, which Lucene asks for;
 *   <li>queries kept in memory, all registered at once, purged once, before measuring.
 * </ul>
 *
 * <p>Before measuring, the peer's answers are compared with ours, name by name.
 */
@State(org.openjdk.jmh.annotations.Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 2)
public class LuceneMonitorBenchmark {
    private static final int ARTICLES = 256;
    /** Of these the answers are compared before measuring. */
    private static final int COMPARED = 64;
    private static final String ALL = "all";
    private static final String TITLE = "title";
    private static final String PREFIXES = "prefixes";
    private static final int SHORTEST_PREFIX = 2;
    private static final int LONGEST_PREFIX = 20;

    /** How many watches there are. */
    @Param({"1000", "10000", "100000"})
    private int watches;

    /**
     * {@code tuned}: as above. {@code weights}: the same without the field of beginnings, which costs each article more
     * than few prefix queries do. {@code default}: a monitor as one gets it.
     */
    @Param({"tuned", "weights", "default"})
    private String tuning = "tuned";

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
            distinct.forEach(word -> articlesWith.merge(ALL + word, 1, Integer::sum));
            Set<String> beginnings = new HashSet<>();
            for (String word : distinct) {
                for (int length = SHORTEST_PREFIX; length <= word.length(); length++) {
                    beginnings.add(word.substring(0, length));
                }
            }
            beginnings.forEach(prefix -> articlesWith.merge(PREFIXES + prefix, 1, Integer::sum));
            texts.add(text);
        }
        MonitorConfiguration configuration = new MonitorConfiguration().setQueryUpdateBufferSize(10_000);
        configuration.setPurgeFrequency(1, TimeUnit.DAYS);
        monitor = tuning.equals("default")
                ? new Monitor(new Words(), configuration)
                : new Monitor(
                        new PerFieldAnalyzerWrapper(new Words(), Map.of(PREFIXES, new Beginnings())),
                        new TermFilteredPresearcher(this::rarity, List.of(), Set.of()),
                        configuration);
        List<MonitorQuery> queries = new ArrayList<>();
        for (Watch watch : list) {
            Query query = translate(watch.query().root(), tuning.equals("tuned"));
            queries.add(new MonitorQuery(watch.name(), query));
        }
        monitor.register(queries);
        monitor.purgeCache();
        requireAgreement(WatchIndex.of(list));
    }

    /** Both must have answered the same question. */
    private void requireAgreement(WatchIndex index) throws IOException {
        for (int article = 0; article < COMPARED; article++) {
            List<String> theirs = match(texts.get(article)).getMatches().stream()
                    .map(QueryMatch::getQueryId)
                    .sorted()
                    .toList();
            List<String> ours = index.namesMatching(Tokenizer.tokenize("", texts.get(article)));
            if (!theirs.equals(ours)) {
                throw new IllegalStateException("article " + article + " matches " + theirs + " there and " + ours + " here");
            }
        }
    }

    /** Ends the monitor's own thread. */
    @TearDown(Level.Trial)
    public void close() throws IOException {
        monitor.close();
    }

    /** Which watches match a text. */
    @Benchmark
    public MatchingQueries<QueryMatch> match() throws IOException {
        return match(texts.get(next++ % ARTICLES));
    }

    private MatchingQueries<QueryMatch> match(String text) throws IOException {
        Document document = new Document();
        document.add(new TextField(ALL, text, Field.Store.NO));
        document.add(new TextField(TITLE, "", Field.Store.NO));
        if (tuning.equals("tuned")) {
            document.add(new TextField(PREFIXES, text, Field.Store.NO));
        }
        return monitor.match(document, QueryMatch.SIMPLE_MATCHER);
    }

    private double rarity(Term term) {
        return 1.0 / (1 + articlesWith.getOrDefault(term.field() + term.text(), 0));
    }

    private static Query translate(Node node, boolean tuned) {
        return switch (node) {
            case Node.And(List<Node> parts) -> join(parts, Occur.MUST, tuned);
            case Node.Or(List<Node> parts) -> join(parts, Occur.SHOULD, tuned);
            case Node.Not not -> throw new IllegalArgumentException("NOT stands within AND only: " + not);
            case Leaf leaf -> translate(leaf, leaf.scope() == Scope.TITLE ? TITLE : ALL, tuned);
        };
    }

    private static Query join(List<Node> parts, Occur occur, boolean tuned) {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        for (Node part : parts) {
            if (part instanceof Node.Not(Node excluded, int _)) {
                query.add(translate(excluded, tuned), Occur.MUST_NOT);
            } else {
                query.add(translate(part, tuned), occur);
            }
        }
        return query.build();
    }

    private static Query translate(Leaf leaf, String field, boolean tuned) {
        if (leaf.isPattern(0)) {
            String prefix = leaf.word(0).replace("*", "");
            return tuned ? new TermQuery(new Term(PREFIXES, prefix)) : new PrefixQuery(new Term(field, prefix));
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

    /** Words as a reader takes them. */
    private static final class Words extends Analyzer {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            StandardTokenizer words = new StandardTokenizer();
            return new TokenStreamComponents(words, new ASCIIFoldingFilter(new LowerCaseFilter(words)));
        }
    }

    /** Each word's beginnings. */
    private static final class Beginnings extends Analyzer {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            StandardTokenizer words = new StandardTokenizer();
            return new TokenStreamComponents(
                    words,
                    new EdgeNGramTokenFilter(
                            new ASCIIFoldingFilter(new LowerCaseFilter(words)),
                            SHORTEST_PREFIX,
                            LONGEST_PREFIX,
                            false));
        }
    }
}
