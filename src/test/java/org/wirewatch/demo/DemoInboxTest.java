package org.wirewatch.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoInboxTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    @TempDir
    private Path folder;

    private final BlockingQueue<ReceivedMail> arrivals = new LinkedBlockingQueue<>();
    private DemoInbox inbox;

    @BeforeEach
    void openInbox() throws IOException {
        inbox = DemoInbox.open(folder.resolve("mail"), () -> NOON, arrivals::add);
    }

    @AfterEach
    void closeInbox() {
        inbox.close();
    }

    @Test
    void aMailSentLineByLineIsKeptByteForByte() throws Exception {
        try (Line line = new Line()) {
            line.says("EHLO sender.test");
            line.says("MAIL FROM:<wirewatch@example.org> SIZE=200 BODY=8BITMIME");
            line.says("RCPT TO:<ana@example.org>");
            assertThat(line.says("DATA")).startsWith("354");
            assertThat(line.says("Subject: Tide", "", "..hidden", "..", "\u00e9nd", "."))
                    .startsWith("250");
            assertThat(line.says("QUIT")).startsWith("221");
        }

        ReceivedMail mail = arrivals.poll(5, TimeUnit.SECONDS);
        assertThat(mail).isNotNull();
        assertThat(mail.envelopeFrom()).isEqualTo("wirewatch@example.org");
        assertThat(mail.envelopeTo()).containsExactly("ana@example.org");
        assertThat(mail.subject()).isEqualTo("Tide");
        assertThat(Files.readString(mail.file(), UTF_8)).isEqualTo("Subject: Tide\r\n\r\n.hidden\r\n.\r\n\u00e9nd\r\n");
        assertThat(mail.file().getParent()).isEqualTo(folder.resolve("mail/new"));
        assertThat(files("tmp")).isEmpty();
        assertThat(inbox.received()).containsExactly(mail);
    }

    @Test
    void severalMailsFitInOneConversationAndRsetForgetsOne() throws Exception {
        try (Line line = new Line()) {
            line.says("EHLO sender.test");
            line.says("MAIL FROM:<a@example.org>");
            line.says("RCPT TO:<b@example.org>");
            assertThat(line.says("RSET")).startsWith("250");
            assertThat(line.says("DATA")).startsWith("503");
            for (String subject : List.of("One", "Two")) {
                line.says("MAIL FROM:<a@example.org>");
                line.says("RCPT TO:<b@example.org>");
                line.says("DATA");
                assertThat(line.says("Subject: " + subject, "", "text", ".")).startsWith("250");
            }
        }
        assertThat(inbox.received()).extracting(ReceivedMail::subject).containsExactly("One", "Two");
        assertThat(files("new")).hasSize(2);
    }

    @Test
    void theGreetingOffersSizeAndEightBits() throws Exception {
        try (Line line = new Line()) {
            assertThat(line.says("EHLO sender.test")).contains("SIZE 10485760", "8BITMIME");
        }
    }

    @Test
    void aMailThatAnnouncesTooManyBytesIsRefused() throws Exception {
        try (Line line = new Line()) {
            line.says("EHLO sender.test");
            assertThat(line.says("MAIL FROM:<a@example.org> SIZE=99999999999")).startsWith("552");
            assertThat(line.says("MAIL FROM:<a@example.org> SIZE=10485761")).startsWith("552");
            assertThat(line.says("MAIL FROM:<a@example.org> SIZE=10485760")).startsWith("250");
        }
    }

    @Test
    void commandsOutOfOrderOrUnknownAreRefusedAndTheLineStaysOpen() throws Exception {
        try (Line line = new Line()) {
            assertThat(line.says("RCPT TO:<b@example.org>")).startsWith("503");
            assertThat(line.says("MAIL FROM a@example.org")).startsWith("501");
            assertThat(line.says("STARTTLS")).startsWith("502");
            assertThat(line.says("NOOP")).startsWith("250");
        }
    }

    @Test
    void aSenderWhoHangsUpInTheMiddleLeavesNothing() throws Exception {
        try (Line line = new Line()) {
            line.says("EHLO sender.test");
            line.says("MAIL FROM:<a@example.org>");
            line.says("RCPT TO:<b@example.org>");
            line.says("DATA");
            line.sends("Subject: Half");
        }
        inbox.close();
        assertThat(inbox.received()).isEmpty();
        assertThat(files("new")).isEmpty();
        assertThat(files("tmp")).isEmpty();
    }

    private List<Path> files(String name) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("mail").resolve(name))) {
            return files.toList();
        }
    }

    /** The client's end of a raw connection. */
    private final class Line implements AutoCloseable {
        private final Socket socket = new Socket(inbox.host(), inbox.port());
        private final BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));

        Line() throws IOException {
            assertThat(answer()).startsWith("220");
        }

        void sends(String... lines) throws IOException {
            socket.getOutputStream().write((String.join("\r\n", lines) + "\r\n").getBytes(UTF_8));
        }

        String says(String... lines) throws IOException {
            sends(lines);
            return answer();
        }

        private String answer() throws IOException {
            StringBuilder answer = new StringBuilder();
            String line;
            do {
                line = in.readLine();
                assertThat(line).as("the server's answer").isNotNull();
                answer.append(line).append('\n');
            } while (line.startsWith("-", 3));
            return answer.toString();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
