package org.wirewatch.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * One publisher's web server on loopback. It answers conditional requests (RFC 9110 §13) byte-exactly, compresses on
 * demand, and keeps count of how it is visited. Thread-safe.
 */
final class PublisherServer implements AutoCloseable {
    private static final String ROBOTS = """
            User-agent: *
            Disallow: /account/
            Disallow: /search
            """;

    private final ExecutorService visits = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger notModified = new AtomicInteger();
    private final AtomicInteger atOnce = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private volatile Edition edition;

    /**
     * Opens it on a free port.
     *
     * @param house the last number of the wished address 127.0.0.x; each publisher has one of its own, as publishers
     *     are hosts of their own
     */
    PublisherServer(Publisher publisher, int house) throws IOException {
        server = open(house);
        edition = new Edition(
                publisher,
                "http://%s:%d"
                        .formatted(
                                server.getAddress().getAddress().getHostAddress(),
                                server.getAddress().getPort()),
                List.of());
        server.setExecutor(visits);
        server.createContext("/", this::visit);
        server.start();
    }

    /** macOS has only 127.0.0.1 on loopback; there the ports alone tell publishers apart. */
    private static HttpServer open(int house) throws IOException {
        try {
            return HttpServer.create(new InetSocketAddress(loopback(house), 0), 0);
        } catch (BindException e) {
            return HttpServer.create(new InetSocketAddress(loopback(1), 0), 0);
        }
    }

    private static InetAddress loopback(int house) throws IOException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) house});
    }

    Edition edition() {
        return edition;
    }

    /** From now on this is what visitors see. */
    void publish(Edition next) {
        edition = next;
    }

    DemoSite.Traffic traffic() {
        return new DemoSite.Traffic(edition.publisher().title, requests.get(), notModified.get(), mostAtOnce.get());
    }

    @Override
    public void close() {
        server.stop(0);
        visits.close();
    }

    private void visit(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
        try (exchange) {
            answer(exchange, edition);
        } finally {
            atOnce.decrementAndGet();
        }
    }

    private void answer(HttpExchange exchange, Edition seen) throws IOException {
        String path = exchange.getRequestURI().getPath();
        Publisher publisher = seen.publisher();
        String html = "text/html; charset=" + publisher.charset.name();
        if (path.equals(publisher.feedPath)) {
            conditional(exchange, publisher.format.contentType, FeedWriting.write(seen), seen.changed());
        } else if (path.equals("/")) {
            conditional(exchange, html, PageWriting.front(seen), seen.changed());
        } else if (path.equals("/robots.txt")) {
            send(exchange, 200, "text/plain", ROBOTS.getBytes(UTF_8));
        } else if (path.equals("/style.css")) {
            send(exchange, 200, "text/css", Resources.text("pages/style.css").getBytes(UTF_8));
        } else if (path.endsWith(".svg")) {
            send(
                    exchange,
                    200,
                    "image/svg+xml",
                    Resources.text("pages/picture.svg").getBytes(UTF_8));
        } else {
            Edition.@Nullable Article article = articleAt(seen, path);
            if (article == null) {
                send(exchange, 404, html, "<!doctype html><title>Not here</title><p>Not here.".getBytes(UTF_8));
            } else {
                conditional(exchange, html, PageWriting.article(seen, article), article.updated());
            }
        }
    }

    private static Edition.@Nullable Article articleAt(Edition seen, String path) {
        return seen.articles().stream()
                .filter(article -> Edition.path(article.story()).equals(path))
                .findFirst()
                .orElse(null);
    }

    /** Answers 304 where the visitor has these bytes; If-None-Match goes before If-Modified-Since (RFC 9110 §13.2.2). */
    private void conditional(HttpExchange exchange, String contentType, byte[] body, Instant changed)
            throws IOException {
        String tag = '"' + digest(body) + '"';
        String lastModified = FeedWriting.httpDate(changed);
        Headers answer = exchange.getResponseHeaders();
        answer.set("ETag", tag);
        answer.set("Last-Modified", lastModified);
        answer.set("Cache-Control", "no-cache");
        Headers question = exchange.getRequestHeaders();
        String knownTag = question.getFirst("If-None-Match");
        boolean known = knownTag == null
                ? lastModified.equals(question.getFirst("If-Modified-Since"))
                : List.of(knownTag.split("\\s*,\\s*", -1)).contains(tag);
        if (known) {
            notModified.incrementAndGet();
            exchange.sendResponseHeaders(304, -1);
        } else {
            send(exchange, 200, contentType, body);
        }
    }

    private static void send(HttpExchange exchange, int status, String contentType, byte[] body) throws IOException {
        byte[] sent = body;
        exchange.getResponseHeaders().set("Content-Type", contentType);
        String accepted = exchange.getRequestHeaders().getFirst("Accept-Encoding");
        if (accepted != null && accepted.contains("gzip")) {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            sent = gzip(body);
        }
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, head ? -1 : sent.length);
        if (!head) {
            exchange.getResponseBody().write(sent);
        }
    }

    private static byte[] gzip(byte[] body) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(body);
        }
        return packed.toByteArray();
    }

    private static String digest(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
