package org.wirewatch.mail;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.wirewatch.alert.DigestComposer;
import org.wirewatch.alert.DigestFacts;
import org.wirewatch.alert.Frame;
import org.wirewatch.alert.Message;
import org.wirewatch.alert.Reader;
import org.wirewatch.alert.StoryBlock;

/** What a full digest costs: words, bytes, and the way over loopback on a kept line. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class DigestBenchmark {
    private static final Instant NOW = Instant.parse("2026-11-23T06:00:00Z");
    private static final Frame FRAME = new Frame("Desk", null, null, "wirewatch@example.org", "0.1.0");
    private static final MailSettings SETTINGS = new MailSettings(
            "Wirewatch <wirewatch@example.org>", null, null, null, java.nio.file.Path.of("unused"));

    private final DigestComposer composer = new DigestComposer();
    private DigestFacts facts;
    private Message message;
    private Outgoing outgoing;
    private ScriptedSmtpServer server;
    private SmtpTransport transport;

    @Setup
    public void setUp() throws IOException {
        facts = facts();
        message = composer.digest(facts, FRAME);
        outgoing = MessageBytes.write(message, SETTINGS, "<digest.1@example.org>", NOW);
        server = ScriptedSmtpServer.plain();
        transport = new SmtpTransport(new MailSettings.Smtp(
                "localhost", server.port(), MailSettings.Security.NONE, null, null, Duration.ofSeconds(10)));
    }

    @TearDown
    public void tearDown() throws IOException {
        transport.close();
        server.close();
    }

    private static DigestFacts facts() {
        List<StoryBlock> stories = IntStream.range(0, 40)
                .mapToObj(i -> new StoryBlock(
                        i,
                        "Ferry number " + i + " to the northern islands resumes after eleven weeks of fog",
                        "https://port-example-times.test/2026/11/" + i,
                        "Port Example Times",
                        NOW,
                        NOW,
                        "Mara Lindqvist",
                        "en",
                        List.of(new StoryBlock.Reason(
                                "harbour", "harbour AND ferry", List.of(quote(i), quote(i + 100), quote(i + 200)))),
                        List.of(new StoryBlock.Copy("Island Courier", "https://island-courier.test/" + i)),
                        null))
                .toList();
        Reader reader = new Reader("ana", "ana@example.org", ZoneId.of("Europe/Madrid"), null);
        return new DigestFacts(
                reader, "morning", NOW.minusSeconds(86_400), NOW, List.of(new DigestFacts.Section("harbour", stories)), 0, List.of());
    }

    private static StoryBlock.Quote quote(int number) {
        String sentence = "The ferry left the harbour shortly before six on Monday with " + number + " passengers on board.";
        return new StoryBlock.Quote("text", sentence, List.of(new StoryBlock.Mark(4, 9), new StoryBlock.Mark(19, 26)));
    }

    @Benchmark
    public Message compose() {
        return composer.digest(facts, FRAME);
    }

    @Benchmark
    public Outgoing bytes() {
        return MessageBytes.write(message, SETTINGS, "<digest.1@example.org>", NOW);
    }

    @Benchmark
    public Delivery deliver() {
        return transport.deliver(outgoing);
    }
}
