package org.wirewatch.article;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import net.dankito.readability4j.Readability4J;
import org.jsoup.Jsoup;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * {@link ArticleExtractor} against jsoup's parse alone and against Readability4J, over the same pages. One operation
 * reads all of them, each from its bytes; the yardsticks are told the charset that we have to find. By default the pages
 * are the specimens of the tests; {@code -Dwirewatch.bench.pages=DIR} names a folder of real ones ({@code *.html}).
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 3)
@Measurement(iterations = 5, time = 3)
public class ExtractionBenchmark {
    private static final String SPECIMENS = "src/test/resources/org/wirewatch/article";

    private final ArticleExtractor extractor = new ArticleExtractor();
    private final List<Page> pages = new ArrayList<>();

    /** Loads the pages. */
    @Setup
    public void load() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("wirewatch.bench.pages", SPECIMENS)))) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".html")).sorted().toList()) {
                URI address = URI.create("https://www.example.org/" + pages.size() + ".html");
                pages.add(new Page(address, Files.readAllBytes(file), null));
            }
        }
    }

    /** Ours, the parse included. */
    @Benchmark
    public void wirewatch(Blackhole hole) {
        for (Page page : pages) {
            hole.consume(extractor.extract(page, FeedHints.NONE));
        }
    }

    /** The floor: what any extractor that stands on jsoup needs. */
    @Benchmark
    public void parseAlone(Blackhole hole) {
        for (Page page : pages) {
            hole.consume(Jsoup.parse(html(page), page.url().toString()));
        }
    }

    /** The yardstick: Mozilla's Readability on jsoup. */
    @Benchmark
    public void readability4j(Blackhole hole) {
        for (Page page : pages) {
            hole.consume(new Readability4J(page.url().toString(), html(page)).parse());
        }
    }

    private static String html(Page page) {
        return new String(page.body(), StandardCharsets.UTF_8);
    }
}
