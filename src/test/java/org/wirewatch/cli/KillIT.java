package org.wirewatch.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wirewatch.cli.NewsWorld.Item;
import org.wirewatch.mail.ScriptedSmtpServer;
import org.wirewatch.mail.ScriptedSmtpServer.Received;

/**
 * The first promise, attacked: the packaged daemon is killed again and again while it works through entries with
 * matches. Nothing may be lost; a mail may come twice only where its 250 could not be noted, with the same bytes.
 */
class KillIT {
    private static final int KILLS = 20;
    private static final int FEEDS = 10;
    private static final int ENTRIES_OF_A_FEED = 30;
    /** Each reader watches for one word, so that no reader's hourly cap is reached. */
    private static final int READERS = 50;

    private static final Pattern SERIAL = Pattern.compile("serial-(\\d+)-end");

    @TempDir
    private Path folder;

    private final List<NewsWorld> publishers = new ArrayList<>();
    private final Random random = new Random(20_260_305);

    @AfterEach
    void close() {
        publishers.forEach(NewsWorld::close);
    }

    @Test
    void nothingIsLostAndNothingRepeatedButWhatAKillLeftInDoubt() throws Exception {
        for (int i = 0; i < FEEDS; i++) {
            NewsWorld publisher = NewsWorld.open(20 + i);
            publishers.add(publisher);
            publisher.publish("/feed", "Publisher " + i);
        }
        try (ScriptedSmtpServer smtp = ScriptedSmtpServer.plain()) {
            Path config = Files.writeString(folder.resolve("wirewatch.yaml"), config(smtp.port()));
            makeBaseline(config);
            publishAll();
            for (int kill = 0; kill < KILLS; kill++) {
                killAtARandomMoment(config, smtp, kill % 2 == 0);
            }
            finish(config, smtp);
            assertNothingLostAndLittleRepeated(smtp.messages());
        }
    }

    private void makeBaseline(Path config) throws Exception {
        Process daemon = start(config);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> publishers.stream().allMatch(publisher -> publisher.requests("/feed") > 1));
        stop(daemon);
    }

    private void publishAll() {
        for (int feed = 0; feed < FEEDS; feed++) {
            Item[] items = new Item[ENTRIES_OF_A_FEED];
            for (int entry = 0; entry < ENTRIES_OF_A_FEED; entry++) {
                items[entry] = item(feed * ENTRIES_OF_A_FEED + entry);
            }
            publishers.get(feed).publish("/feed", "Publisher " + feed, items);
        }
    }

    /** No two share more than a word or two: each is a story of its own. */
    private Item item(int serial) {
        String text = IntStream.range(0, 60)
                .mapToObj(word -> Integer.toString(random.nextInt(1 << 20), 36))
                .collect(Collectors.joining(" "));
        return new Item(
                "entry-" + serial,
                "Report serial-" + serial + "-end",
                "Here is the word topic" + serial % READERS + " in report serial-" + serial + "-end.\n" + text + ".");
    }

    /** A moment is a number of things that happened since the start: pages fetched and mails accepted. */
    private void killAtARandomMoment(Path config, ScriptedSmtpServer smtp, boolean whileReading) throws Exception {
        int before = happenings(smtp);
        // Pages that arrive together are settled together: only later moments are among the mails.
        int moment = before + random.nextInt(whileReading ? 45 : FEEDS * ENTRIES_OF_A_FEED + 45);
        Process daemon = start(config);
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(2))
                .until(() -> happenings(smtp) > moment || smtp.messages().size() >= FEEDS * ENTRIES_OF_A_FEED);
        daemon.destroyForcibly();
        assertThat(daemon.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }

    private int happenings(ScriptedSmtpServer smtp) {
        return smtp.messages().size()
                + publishers.stream()
                        .mapToInt(publisher -> (int) publisher.requests().stream()
                                .filter(path -> path.startsWith("/entry-"))
                                .count())
                        .sum();
    }

    private void finish(Path config, ScriptedSmtpServer smtp) throws Exception {
        Process daemon = start(config);
        await().atMost(Duration.ofSeconds(90))
                .until(() -> bySerial(smtp.messages()).size() >= FEEDS * ENTRIES_OF_A_FEED);
        stop(daemon);
    }

    private void stop(Process daemon) throws InterruptedException {
        daemon.destroy();
        assertThat(daemon.waitFor(10, TimeUnit.SECONDS))
                .as("SIGTERM ends it within 10 s")
                .isTrue();
        assertThat(daemon.exitValue()).isZero();
    }

    private static void assertNothingLostAndLittleRepeated(List<Received> messages) {
        Map<Integer, List<Received>> bySerial = bySerial(messages);
        assertThat(bySerial.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, FEEDS * ENTRIES_OF_A_FEED).boxed().toList());
        int repeats = 0;
        for (List<Received> copies : bySerial.values()) {
            repeats += copies.size() - 1;
            assertThat(copies)
                    .allSatisfy(copy -> assertThat(Arrays.equals(
                                    copy.bytes(), copies.getFirst().bytes()))
                            .as("a repeat has the same bytes, and so the same Message-ID")
                            .isTrue());
        }
        assertThat(repeats).isLessThanOrEqualTo(KILLS);
    }

    private static Map<Integer, List<Received>> bySerial(List<Received> messages) {
        return messages.stream().collect(Collectors.groupingBy(message -> {
            Matcher serial = SERIAL.matcher(message.text());
            assertThat(serial.find()).isTrue();
            return Integer.parseInt(serial.group(1));
        }));
    }

    /** Starts the packaged program and waits for the line that says it is ready. */
    private Process start(Path config) throws IOException {
        Path jar = Path.of("target", "wirewatch.jar").toAbsolutePath();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx256m",
                        "-jar",
                        jar.toString(),
                        "run",
                        "--config",
                        config.toString())
                .redirectError(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("daemon.log").toFile()))
                .start();
        BufferedReader out = process.inputReader(UTF_8);
        String ready = out.readLine();
        assertThat(ready)
                .as(() -> "the first line of the daemon; its log: " + log())
                .startsWith("Wirewatch is ready");
        return process;
    }

    private String log() {
        try {
            return Files.readString(folder.resolve("daemon.log"));
        } catch (IOException none) {
            return "none";
        }
    }

    private String config(int smtpPort) {
        String readers = IntStream.range(0, READERS)
                .mapToObj(i -> "  reader%1$d: { email: reader%1$d@example.org, timezone: UTC }".formatted(i))
                .collect(Collectors.joining("\n"));
        String watches = IntStream.range(0, READERS)
                .mapToObj(i -> "  watch%1$d: { query: topic%1$d, to: [reader%1$d], when: now }".formatted(i))
                .collect(Collectors.joining("\n"));
        String feeds = publishers.stream()
                .map(publisher -> "  - \"" + publisher.url("/feed") + "\"")
                .collect(Collectors.joining("\n"));
        return """
                data: "%s"
                net: { min_interval: 1s, max_interval: 1s, host_pause: 5ms, allow_private: ["127.0.0.0/8"] }
                mail:
                  from: "Wirewatch <wirewatch@example.org>"
                  smtp: { host: 127.0.0.1, port: %d, security: none }
                web: { listen: off }
                readers:
                %s
                feeds:
                %s
                watches:
                %s
                """.formatted(folder.resolve("data"), smtpPort, readers, feeds, watches);
    }
}
