package org.wirewatch.net;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import javax.net.ServerSocketFactory;

/**
 * A server on loopback that answers from a script, byte by byte as the script wants, and remembers every request head
 * as it came over the wire (as ISO 8859-1, so that no byte is lost).
 */
public final class ScriptedServer implements AutoCloseable {
    private final ServerSocket listener;
    private final Function<Asked, Reply> script;
    private final List<Asked> asked = new ArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private int inFlight;
    private int mostInFlight;

    /** One request: its first line, its header lines, and the how-manieth connection it came over. */
    public record Asked(String line, List<String> headers, int connection) {
        /** Path and query. */
        public String target() {
            return line.split(" ", -1)[1];
        }

        /** The first header line of that name. */
        public Optional<String> header(String name) {
            return headers.stream()
                    .filter(line -> line.regionMatches(true, 0, name + ": ", 0, name.length() + 2))
                    .map(line -> line.substring(name.length() + 2))
                    .findFirst();
        }
    }

    /** Writes an answer, or does something worse to the connection. */
    @FunctionalInterface
    public interface Reply {
        /** Called once for each request. */
        void to(Socket connection) throws IOException, InterruptedException;
    }

    /** Answers the requests with these, one after the other; then no more are expected. */
    static ScriptedServer answering(Reply... replies) {
        Deque<Reply> left = new ArrayDeque<>(List.of(replies));
        return new ScriptedServer(ServerSocketFactory.getDefault(), _ -> {
            synchronized (left) {
                return left.isEmpty() ? status(599) : left.removeFirst();
            }
        });
    }

    static ScriptedServer by(Function<Asked, Reply> script) {
        return new ScriptedServer(ServerSocketFactory.getDefault(), script);
    }

    ScriptedServer(ServerSocketFactory sockets, Function<Asked, Reply> script) {
        this(sockets, "127.0.0.1", script);
    }

    /** Listens on one address of this machine's own. */
    public ScriptedServer(ServerSocketFactory sockets, String address, Function<Asked, Reply> script) {
        this.script = script;
        try {
            listener = sockets.createServerSocket(0, 50, InetAddress.ofLiteral(address));
        } catch (IOException cause) {
            throw new IllegalStateException(cause);
        }
        Thread.ofVirtual().start(this::accept);
    }

    static Reply raw(byte[] bytes) {
        return connection -> {
            connection.getOutputStream().write(bytes);
            connection.getOutputStream().flush();
        };
    }

    /** An answer. */
    public static Reply raw(String text) {
        return raw(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** An answer. */
    public static Reply ok(String body, String... headers) {
        return full(200, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    /** An answer. */
    public static Reply status(int status, String... headers) {
        return full(status, new byte[0], headers);
    }

    /** An answer. */
    public static Reply redirect(int status, String location) {
        return status(status, "Location: " + location);
    }

    /** An answer. */
    public static Reply full(int status, byte[] body, String... headers) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(head("HTTP/1.1 " + status + " Scripted", headers, body.length));
        whole.writeBytes(body);
        return raw(whole.toByteArray());
    }

    private static byte[] head(String line, String[] headers, int length) {
        StringBuilder head = new StringBuilder(line).append("\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        return head.append("Content-Length: " + length + "\r\n\r\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Ends the connection so that the client sees a reset and not an end. */
    public static Reply reset() {
        return connection -> {
            connection.setSoLinger(true, 0);
            connection.close();
        };
    }

    /** Writes this and closes. */
    public static Reply thenClose(String text) {
        return connection -> {
            raw(text).to(connection);
            connection.close();
        };
    }

    URI url(String target) {
        return url("127.0.0.1", target);
    }

    URI url(String host, String target) {
        return URI.create("http://" + host + ":" + listener.getLocalPort() + target);
    }

    /** Where it listens. */
    public int port() {
        return listener.getLocalPort();
    }

    synchronized List<Asked> asked() {
        return List.copyOf(asked);
    }

    /** How many requests were open at once, at most. */
    public synchronized int mostInFlight() {
        return mostInFlight;
    }

    /** Waits until so many requests have come. */
    synchronized void awaitRequests(int count) throws InterruptedException {
        while (asked.size() < count) {
            wait(10_000);
        }
    }

    private void accept() {
        int connection = 0;
        while (true) {
            try {
                Socket socket = listener.accept();
                open.add(socket);
                int number = connection++;
                Thread.ofVirtual().start(() -> serve(socket, number));
            } catch (IOException _) {
                return;
            }
        }
    }

    private void serve(Socket socket, int number) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            while (true) {
                List<String> head = readHead(in);
                if (head.isEmpty()) {
                    return;
                }
                Asked request = new Asked(head.getFirst(), head.subList(1, head.size()), number);
                begin(request);
                try {
                    script.apply(request).to(socket);
                } finally {
                    end();
                }
            }
        } catch (IOException | InterruptedException _) {
            // the client, or the script, ended it
        } finally {
            open.remove(socket);
        }
    }

    private synchronized void begin(Asked request) {
        asked.add(request);
        mostInFlight = Math.max(mostInFlight, ++inFlight);
        notifyAll();
    }

    private synchronized void end() {
        inFlight--;
    }

    private static List<String> readHead(InputStream in) throws IOException {
        List<String> lines = new ArrayList<>();
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int octet = in.read(); octet >= 0; octet = in.read()) {
            if (octet != '\n') {
                line.write(octet);
                continue;
            }
            String text = line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
            if (text.isEmpty()) {
                return lines;
            }
            lines.add(text);
            line.reset();
        }
        return List.of();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : open) {
            socket.close();
        }
    }

    /** A reply that writes to the stream as it likes. */
    public static Reply writing(Writing writing) {
        return connection -> writing.to(connection.getOutputStream());
    }

    /** Writes an answer. */
    @FunctionalInterface
    public interface Writing {
        /** Called once. */
        void to(OutputStream out) throws IOException, InterruptedException;
    }
}
