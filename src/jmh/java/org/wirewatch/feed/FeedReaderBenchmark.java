package org.wirewatch.feed;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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
import org.slf4j.LoggerFactory;

/**
 * {@link FeedReader} against plain ROME ({@code SyndFeedInput} on {@code XmlReader}) over the same feeds, both from bytes.
 * One operation reads all of them. By default the feeds are made up; {@code -Dwirewatch.bench.feeds=DIR} names a folder
 * of real ones. Feeds that ROME refuses are left out, so that both do the same work.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class FeedReaderBenchmark {
    private static final int MADE_UP_FEEDS = 20;

    private final FeedReader reader = new FeedReader();
    private final List<byte[]> feeds = new ArrayList<>();

    /** Loads or makes the feeds. */
    @Setup
    public void load() throws IOException {
        // ROME tells of each date it cannot read; writing that down would be counted against it.
        ((Logger) LoggerFactory.getLogger("com.rometools")).setLevel(Level.OFF);
        String folder = System.getProperty("wirewatch.bench.feeds");
        if (folder == null) {
            for (int i = 0; i < MADE_UP_FEEDS; i++) {
                feeds.add((i % 2 == 0 ? rss(i) : atom(i)).getBytes(StandardCharsets.UTF_8));
            }
            return;
        }
        try (Stream<Path> files = Files.list(Path.of(folder))) {
            for (Path file : files.sorted().toList()) {
                byte[] body = Files.readAllBytes(file);
                if (isReadByRome(body)) {
                    feeds.add(body);
                }
            }
        }
    }

    /** Ours. */
    @Benchmark
    public void wirewatch(Blackhole hole) {
        for (byte[] body : feeds) {
            hole.consume(reader.read(body, null, null));
        }
    }

    /** The yardstick. */
    @Benchmark
    public void romeAlone(Blackhole hole) throws IOException, FeedException {
        for (byte[] body : feeds) {
            hole.consume(new SyndFeedInput().build(new XmlReader(new ByteArrayInputStream(body))));
        }
    }

    private static boolean isReadByRome(byte[] body) {
        try {
            return new SyndFeedInput().build(new XmlReader(new ByteArrayInputStream(body))) != null;
        } catch (IOException | FeedException | IllegalArgumentException refused) {
            return false;
        }
    }

    private static String rss(int feed) {
        StringBuilder text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?><rss version=\"2.0\""
                + " xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
                + " xmlns:media=\"http://search.yahoo.com/mrss/\"><channel><title>Wire ").append(feed);
        text.append("</title><link>https://wire.example.org/</link><description>Made up</description><ttl>30</ttl>");
        for (int i = 0; i < 25; i++) {
            text.append("<item><title>Ferry ").append(i).append(" &amp; the tide</title><link>https://wire.example.org/")
                    .append(i).append("</link><guid isPermaLink=\"false\">w-").append(i)
                    .append("</guid><dc:creator>Ann Quill</dc:creator><pubDate>Tue, 03 Feb 2026 09:")
                    .append(10 + i).append(":00 +0100</pubDate><category>Sea</category><media:thumbnail url=\"https://wire.example.org/t.png\"/>")
                    .append("<description>&lt;p&gt;A teaser of some words.&lt;/p&gt;</description><content:encoded><![CDATA[")
                    .append("<p>A paragraph with a <a href=\"https://wire.example.org/a\">link</a> and some words.</p>".repeat(10))
                    .append("]]></content:encoded></item>");
        }
        return text.append("</channel></rss>").toString();
    }

    private static String atom(int feed) {
        StringBuilder text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
                + "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"en\"><title>Wire ").append(feed);
        text.append("</title><link href=\"https://wire.example.org/\"/><id>tag:wire.example.org,2026:feed</id>");
        for (int i = 0; i < 25; i++) {
            text.append("<entry><title>Ferry ").append(i).append("</title><link href=\"https://wire.example.org/").append(i)
                    .append("\"/><id>tag:wire.example.org,2026:").append(i).append("</id><published>2026-02-03T09:")
                    .append(10 + i).append(":00+01:00</published><updated>2026-02-03T10:00:00Z</updated>")
                    .append("<author><name>Ann Quill</name></author><summary>A teaser</summary><content type=\"html\">")
                    .append("&lt;p&gt;A paragraph with some &lt;b&gt;words&lt;/b&gt;.&lt;/p&gt;".repeat(15))
                    .append("</content></entry>");
        }
        return text.append("</feed>").toString();
    }
}
