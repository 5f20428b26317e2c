package org.wirewatch.demo;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A reader's inbox: a small but real SMTP server on loopback that keeps each mail as a file of a maildir and tells of
 * its arrival. Thread-safe; each connection has a virtual thread.
 */
public final class DemoInbox implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DemoInbox.class);
    private static final int LARGEST_MESSAGE_BYTES = 10 * 1024 * 1024;
    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(5);

    private final ServerSocket door;
    private final Maildir maildir;
    private final InstantSource clock;
    private final Consumer<ReceivedMail> onArrival;
    private final List<ReceivedMail> received = new CopyOnWriteArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ExecutorService conversations = Executors.newVirtualThreadPerTaskExecutor();

    private DemoInbox(ServerSocket door, Maildir maildir, InstantSource clock, Consumer<ReceivedMail> onArrival) {
        this.door = door;
        this.maildir = maildir;
        this.clock = clock;
        this.onArrival = onArrival;
    }

    /**
     * Opens an inbox on a free port of 127.0.0.1.
     *
     * @param maildir made if it is missing; mails go to its {@code new}
     * @param onArrival called once a mail is kept, before its sender is told so; it should be quick and
     *     not throw
     * @throws IOException if the folder cannot be written or no port is free
     */
    public static DemoInbox open(Path maildir, InstantSource clock, Consumer<ReceivedMail> onArrival)
            throws IOException {
        Maildir folder = new Maildir(maildir);
        ServerSocket door = new ServerSocket(0, 50, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
        DemoInbox inbox = new DemoInbox(door, folder, clock, onArrival);
        Thread.ofVirtual().name("demo-inbox").start(inbox::listen);
        return inbox;
    }

    /** The address to send to: {@code 127.0.0.1}. */
    public String host() {
        return door.getInetAddress().getHostAddress();
    }

    /** The port that it listens on. */
    public int port() {
        return door.getLocalPort();
    }

    /** What came in so far, in order of arrival. */
    public List<ReceivedMail> received() {
        return List.copyOf(received);
    }

    @Override
    public void close() {
        hangUp(door);
        open.forEach(DemoInbox::hangUp);
        conversations.close();
    }

    private void listen() {
        while (!door.isClosed()) {
            try {
                Socket line = door.accept();
                open.add(line);
                conversations.execute(() -> talk(line));
            } catch (IOException e) {
                if (!door.isClosed()) {
                    LOG.warn("The demo's inbox could not take a connection", e);
                }
            }
        }
    }

    private void talk(Socket line) {
        try (line) {
            line.setSoTimeout(Math.toIntExact(LONGEST_SILENCE.toMillis()));
            new InboxConversation(
                            new BufferedInputStream(line.getInputStream()),
                            new BufferedOutputStream(line.getOutputStream()),
                            LARGEST_MESSAGE_BYTES,
                            this::take)
                    .run();
        } catch (IOException e) {
            LOG.debug("A sender left the demo's inbox without saying goodbye", e);
        } finally {
            open.remove(line);
        }
    }

    private void take(String from, List<String> to, byte[] message) throws IOException {
        Instant now = clock.instant();
        Path file = maildir.keep(message, now);
        MailReading mail = MailReading.of(message);
        ReceivedMail arrived = new ReceivedMail(
                from,
                to,
                now,
                file,
                mail.header("From"),
                mail.header("Subject"),
                mail.header("Date"),
                mail.header("Message-ID"),
                mail.text().orElse(""));
        received.add(arrived);
        onArrival.accept(arrived);
    }

    private static void hangUp(Closeable line) {
        try {
            line.close();
        } catch (IOException e) {
            LOG.debug("Closing the demo's inbox", e);
        }
    }
}
