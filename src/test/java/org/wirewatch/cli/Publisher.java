package org.wirewatch.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.net.ServerSocketFactory;
import org.wirewatch.net.ScriptedServer;
import org.wirewatch.net.ScriptedServer.Asked;
import org.wirewatch.net.ScriptedServer.Reply;

/** A publisher that answers each target from a script and keeps a log of every request. Thread-safe. */
final class Publisher implements AutoCloseable {
    private static final List<String> SYLLABLES =
            List.of("ka", "lo", "mi", "ren", "tu", "sal", "ve", "dor", "pi", "nak", "ost", "ul", "fer", "gan", "he");

    private final VirtualTime time;
    private final String address;
    private final String scheme;
    private final ScriptedServer server;
    private final Map<String, Function<Asked, Reply>> scripts = new ConcurrentHashMap<>();
    private final List<Request> log = new CopyOnWriteArrayList<>();

    /** One request, and when it came. */
    record Request(Instant at, Asked asked) {
        String method() {
            return asked.line().split(" ", -1)[0];
        }

        String target() {
            return asked.target();
        }

        Optional<String> header(String name) {
            return asked.header(name);
        }

        /** What the request holds of last time's answer. */
        String validators() {
            return header("If-None-Match").orElse("-") + " "
                    + header("If-Modified-Since").orElse("-");
        }
    }

    /** Opens one on an address of this machine, which is its host. */
    static Publisher open(VirtualTime time, String address) {
        return new Publisher(time, address, "http", ServerSocketFactory.getDefault());
    }

    Publisher(VirtualTime time, String address, String scheme, ServerSocketFactory sockets) {
        this.time = time;
        this.address = address;
        this.scheme = scheme;
        server = new ScriptedServer(sockets, address, this::reply);
    }

    private Reply reply(Asked asked) {
        log.add(new Request(time.instant(), asked));
        return scripts.getOrDefault(asked.target(), _ -> ScriptedServer.status(404))
                .apply(asked);
    }

    /** From now on a target is answered so. */
    Publisher script(String target, Function<Asked, Reply> script) {
        scripts.put(target, script);
        return this;
    }

    /** From now on a target is answered with these, one after the other; the last serves for all later requests. */
    Publisher on(String target, Reply... replies) {
        Deque<Reply> left = new ArrayDeque<>(List.of(replies));
        return script(target, _ -> {
            synchronized (left) {
                return left.size() > 1 ? left.removeFirst() : left.getFirst();
            }
        });
    }

    String host() {
        return address;
    }

    int port() {
        return server.port();
    }

    String url(String target) {
        return url(address, target);
    }

    String url(String host, String target) {
        return scheme + "://" + host + ":" + server.port() + target;
    }

    List<Request> requests() {
        return List.copyOf(log);
    }

    List<Request> requests(String target) {
        return log.stream().filter(request -> request.target().equals(target)).toList();
    }

    Request last(String target) {
        return requests(target).getLast();
    }

    void forget() {
        log.clear();
    }

    int mostInFlight() {
        return server.mostInFlight();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    /** A feed of these items. */
    static String rss(String... items) {
        return rssWith("", items);
    }

    /** A feed that says something more of itself. */
    static String rssWith(String channel, String... items) {
        return "<?xml version='1.0'?><rss version='2.0' xmlns:sy='http://purl.org/rss/1.0/modules/syndication/'><channel>"
                + "<title>Made-up wire</title>" + channel + String.join("", items) + "</channel></rss>";
    }

    /** An entry; {@code more} is XML inside of it. */
    static String item(String guid, String title, String link, String more) {
        return "<item><guid isPermaLink='false'>" + guid + "</guid><title>" + title + "</title><link>" + link
                + "</link>" + more + "</item>";
    }

    /** An answer with a feed. */
    static Reply feed(String rss, String... headers) {
        String[] all = java.util.Arrays.copyOf(headers, headers.length + 1);
        all[headers.length] = "Content-Type: application/rss+xml";
        return ScriptedServer.full(200, rss.getBytes(StandardCharsets.UTF_8), all);
    }

    /** An article of its own about a storm: no two are one story. */
    static String stormText() {
        RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
        String words = IntStream.range(0, 60)
                .mapToObj(_ -> random.ints(3, 0, SYLLABLES.size())
                        .mapToObj(SYLLABLES::get)
                        .collect(Collectors.joining()))
                .collect(Collectors.joining(" "));
        return "A storm " + words + ".";
    }

    /** An answer with an article's page. */
    static Reply page(String headline, String text) {
        String html = "<!doctype html><html><head><title>" + headline + "</title></head><body><article><h1>" + headline
                + "</h1><p>" + text + "</p></article></body></html>";
        return ScriptedServer.full(200, html.getBytes(StandardCharsets.UTF_8), "Content-Type: text/html");
    }

    /** An answer with a page that is no feed. */
    static Reply login() {
        return ScriptedServer.full(
                200,
                "<!doctype html><html><body><h1>Please log in</h1></body></html>".getBytes(StandardCharsets.UTF_8),
                "Content-Type: text/html",
                "ETag: \"login\"");
    }
}
