package org.wirewatch.net;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The steady state of a monitor: a feed that has nothing new, asked for over a kept connection. The server answers from
 * the same process and is part of the time.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(1)
@State(Scope.Benchmark)
public class ConditionalGetBenchmark {
    private static final byte[] NOT_MODIFIED =
            "HTTP/1.1 304 Not Modified\r\nETag: \"42\"\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final Validators VALIDATORS = new Validators("\"42\"", "Mon, 23 Nov 2026 10:00:00 GMT");

    /** Hosts asked in turn, each over a kept connection of its own. */
    @Param({"1", "100"})
    public int hosts;

    private ServerSocket server;
    private Fetcher fetcher;
    private FetchRequest[] requests;
    private int next;

    @Setup
    public void start() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
        Thread.ofPlatform().daemon().start(this::accept);
        fetcher = new Fetcher(
                new FetchSettings(
                        "Wirewatch/0.1 (+https://example.org/about-our-monitor)",
                        1,
                        Duration.ZERO,
                        256,
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(30),
                        10_000_000,
                        5_000_000,
                        List.of("127.0.0.0/8")),
                InstantSource.system(),
                host -> List.of(InetAddress.ofLiteral("127.0.0.1")),
                Ticker.SYSTEM,
                null);
        requests = new FetchRequest[hosts];
        for (int i = 0; i < hosts; i++) {
            URI url = URI.create("http://host" + i + ".test:" + server.getLocalPort() + "/feed.xml");
            requests[i] = FetchRequest.feed(url, VALIDATORS);
        }
    }

    @TearDown
    public void stop() throws IOException {
        fetcher.close();
        server.close();
    }

    @Benchmark
    public Fetch notModified() {
        next = (next + 1) % hosts;
        Fetch fetch = fetcher.fetch(requests[next]);
        if (!(fetch instanceof Fetch.NotModified)) {
            throw new IllegalStateException(fetch.toString());
        }
        return fetch;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket connection = server.accept();
                Thread.ofVirtual().start(() -> serve(connection));
            } catch (IOException _) {
                return;
            }
        }
    }

    private static void serve(Socket connection) {
        try (connection) {
            BufferedReader in = new BufferedReader(
                    new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1));
            OutputStream out = connection.getOutputStream();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.isEmpty()) {
                    out.write(NOT_MODIFIED);
                }
            }
        } catch (IOException _) {
            // the client hung up
        }
    }
}
