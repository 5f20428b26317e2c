package org.wirewatch.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** Publishers on loopback for tests: feeds and pages that a test writes, with real ETags and 304s. Thread-safe. */
final class NewsWorld implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Map<String, CountDownLatch> heldBack = new ConcurrentHashMap<>();
    private final Map<String, Runnable> onceAnswered = new ConcurrentHashMap<>();

    private record Answer(int status, String contentType, byte[] body, Map<String, String> headers) {}

    /** An entry of a feed whose page has the given text. */
    record Item(String slug, String title, String text) {}

    private NewsWorld(HttpServer server) {
        this.server = server;
    }

    /** Opens a publisher on 127.0.0.{@code house}. */
    static NewsWorld open(int house) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0." + house, 0), 100);
        NewsWorld world = new NewsWorld(server);
        server.createContext("/", world::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        return world;
    }

    String url(String path) {
        return "http://" + server.getAddress().getHostString() + ":"
                + server.getAddress().getPort() + path;
    }

    void put(String path, String contentType, String body) {
        put(path, 200, contentType, body.getBytes(UTF_8), Map.of());
    }

    void put(String path, int status, String contentType, byte[] body, Map<String, String> headers) {
        answers.put(path, new Answer(status, contentType, body, headers));
    }

    void fail(String path, int status) {
        put(path, status, "text/plain", "no".getBytes(UTF_8), Map.of());
    }

    void redirect(String path, String target) {
        put(path, 302, "text/plain", new byte[0], Map.of("Location", target));
    }

    /** A page that is not answered before something has happened. */
    void holdBack(String path, CountDownLatch until) {
        heldBack.put(path, until);
    }

    /** Something that happens when a page has been answered. */
    void onceAnswered(String path, Runnable then) {
        onceAnswered.put(path, then);
    }

    /** A feed of these items, and a page for each. */
    void publish(String feedPath, String title, Item... items) {
        for (Item item : items) {
            put("/" + item.slug(), "text/html; charset=utf-8", page(item));
        }
        put(feedPath, "application/rss+xml", rss(title, items));
    }

    /** The same, with a date that the feed gives all its items. */
    void publishDated(String feedPath, String title, String pubDate, Item... items) {
        publish(feedPath, title, items);
        put(
                feedPath,
                "application/rss+xml",
                rss(title, items).replace("</guid>", "</guid><pubDate>" + pubDate + "</pubDate>"));
    }

    private String rss(String title, Item... items) {
        String entries = List.of(items).stream()
                .map(item -> "<item><guid>%s</guid><title>%s</title><link>%s</link><description>%s</description></item>"
                        .formatted(
                                url("/" + item.slug()),
                                item.title(),
                                url("/" + item.slug()),
                                item.text().split("\\. ", 2)[0]))
                .collect(Collectors.joining("\n"));
        return "<?xml version='1.0'?><rss version='2.0'><channel><title>" + title + "</title><link>" + url("/")
                + "</link><description>Made up</description>\n" + entries + "</channel></rss>";
    }

    private String page(Item item) {
        String paragraphs = List.of(item.text().split("\n")).stream()
                .map(paragraph -> "<p>" + paragraph + "</p>")
                .collect(Collectors.joining("\n"));
        return """
                <!doctype html><html lang="en"><head><title>%1$s</title>
                <meta property="og:title" content="%1$s"></head>
                <body><nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
                <article><h1>%1$s</h1>%2$s</article>
                <footer><p>All rights reserved.</p></footer></body></html>
                """.formatted(item.title(), paragraphs);
    }

    /** Paths that were asked for, in order. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    long requests(String path) {
        return requests.stream().filter(path::equals).count();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            requests.add(path);
            heldBack.getOrDefault(path, new CountDownLatch(0)).await();
            Answer nothing = new Answer(404, "text/plain", "nothing here".getBytes(UTF_8), Map.of());
            Answer ofPath = answers.getOrDefault(path, nothing);
            Answer answer =
                    answers.getOrDefault(path + "?" + exchange.getRequestURI().getQuery(), ofPath);
            String etag = "\"" + Integer.toHexString(java.util.Arrays.hashCode(answer.body())) + "\"";
            answer.headers().forEach(exchange.getResponseHeaders()::add);
            exchange.getResponseHeaders().add("Content-Type", answer.contentType());
            if (answer.status() == 200) {
                exchange.getResponseHeaders().add("ETag", etag);
                if (etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
                    exchange.sendResponseHeaders(304, -1);
                    return;
                }
            }
            exchange.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
            onceAnswered.getOrDefault(path, () -> {}).run();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
