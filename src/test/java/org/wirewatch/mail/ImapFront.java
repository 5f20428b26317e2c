package org.wirewatch.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * Stands in front of a mailbox without encryption, on loopback: adds TLS or STARTTLS, writes down what the client says,
 * and can fall silent or drop the line. Thread-safe.
 */
public final class ImapFront implements AutoCloseable {
    /** What the front adds. */
    enum Manner {
        PLAIN,
        STARTTLS,
        TLS,
        /** Takes the connection and says nothing. */
        SILENT,
        /** Says something that is not IMAP. */
        GARBAGE
    }

    private final ServerSocket listener;
    private final int mailbox;
    private final Manner manner;
    private final @Nullable SSLContext tls;
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private final Set<Closeable> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connections = new AtomicInteger();
    private volatile int dropAfterFetches = Integer.MAX_VALUE;

    ImapFront(int mailbox, Manner manner, @Nullable SSLContext tls) throws IOException {
        this.mailbox = mailbox;
        this.manner = manner;
        this.tls = tls;
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().name("imap-front").start(this::accept);
    }

    /** One that only writes down what is said. */
    public static ImapFront to(int mailbox) throws IOException {
        return new ImapFront(mailbox, Manner.PLAIN, null);
    }

    /** The port on loopback. */
    public int port() {
        return listener.getLocalPort();
    }

    /** What clients said, without their tags, in order. */
    public List<String> commands() {
        return List.copyOf(commands);
    }

    /** How many connections there were. */
    public int connections() {
        return connections.get();
    }

    /** Drops the line at the fetch of a mail's body after so many. */
    void dropAfterFetches(int bodies) {
        dropAfterFetches = bodies;
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Closeable socket : open) {
            socket.close();
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                open.add(client);
                connections.incrementAndGet();
                Thread.ofVirtual().name("imap-front-line").start(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket accepted) {
        try (Socket client = accepted) {
            switch (manner) {
                case SILENT -> client.getInputStream().transferTo(OutputStream.nullOutputStream());
                case GARBAGE -> say(client, "SSH-2.0-something");
                case PLAIN -> relay(client, true);
                case TLS -> relay(encrypted(client), true);
                case STARTTLS -> {
                    say(client, "* OK [CAPABILITY IMAP4rev1 STARTTLS LOGINDISABLED] front");
                    String line = readLine(client.getInputStream());
                    while (line != null && !line.toUpperCase(Locale.ROOT).endsWith("STARTTLS")) {
                        String tag = line.split(" ", 2)[0];
                        say(client, "* CAPABILITY IMAP4rev1 STARTTLS LOGINDISABLED\r\n" + tag + " OK done");
                        line = readLine(client.getInputStream());
                    }
                    if (line != null) {
                        say(client, line.split(" ", 2)[0] + " OK begin");
                        relay(encrypted(client), false);
                    }
                }
            }
        } catch (IOException gone) {
            // The client went, or did not trust us: a test sees it on the other side.
            return;
        } finally {
            open.remove(accepted);
        }
    }

    private static void say(Socket client, String line) throws IOException {
        client.getOutputStream().write((line + "\r\n").getBytes(ISO_8859_1));
    }

    private SSLSocket encrypted(Socket client) throws IOException {
        SSLContext context = tls;
        if (context == null) {
            throw new IOException("no certificate");
        }
        SSLSocket secure =
                (SSLSocket) context.getSocketFactory().createSocket(client, "localhost", client.getPort(), true);
        secure.setUseClientMode(false);
        secure.startHandshake();
        return secure;
    }

    private void relay(Socket client, boolean withGreeting) throws IOException {
        try (Socket server = new Socket(InetAddress.getLoopbackAddress(), mailbox)) {
            open.add(server);
            if (!withGreeting) {
                String _ = readLine(server.getInputStream());
            }
            Thread.ofVirtual().start(() -> {
                try {
                    server.getInputStream().transferTo(client.getOutputStream());
                } catch (IOException gone) {
                    return;
                }
            });
            int bodies = 0;
            String line = readLine(client.getInputStream());
            while (line != null) {
                String command = line.substring(line.indexOf(' ') + 1);
                commands.add(command);
                if (command.contains("BODY.PEEK[]") && ++bodies > dropAfterFetches) {
                    return;
                }
                server.getOutputStream().write((line + "\r\n").getBytes(ISO_8859_1));
                line = readLine(client.getInputStream());
            }
        } finally {
            client.close();
        }
    }

    private static @Nullable String readLine(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (b == '\n') {
                return line.toString(ISO_8859_1).stripTrailing();
            }
            line.write(b);
        }
        return null;
    }
}
