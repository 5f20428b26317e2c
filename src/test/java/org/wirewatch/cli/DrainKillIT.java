package org.wirewatch.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.wirewatch.mail.Outgoing;
import org.wirewatch.mail.ScriptedSmtpServer;
import org.wirewatch.mail.ScriptedSmtpServer.Act;
import org.wirewatch.mail.ScriptedSmtpServer.Received;
import org.wirewatch.mail.ScriptedSmtpServer.Step;
import org.wirewatch.store.Store;
import org.wirewatch.store.StoreSettings;

/**
 * A full outbox, and a packaged daemon that is killed again and again while it drains: nothing is lost, a mail comes
 * twice only where a kill left it in doubt, with the same bytes. {@code -Dwirewatch.kills=50} kills oftener.
 */
class DrainKillIT {
    private static final int KILLS = Integer.getInteger("wirewatch.kills", 5);
    private static final int MAILS = 500;

    @TempDir
    private Path folder;

    private final Random random = new Random(20_261_123);

    /** How many connections the mail server had had when each daemon was started. */
    private final List<Integer> connectionsAtStarts = new ArrayList<>();

    @Test
    void killsWhileTheOutboxDrainsLoseNothingAndRepeatOnlyWhatTheyLeftInDoubt(TestReporter reporter) throws Exception {
        Path data = Files.createDirectories(folder.resolve("data"));
        fill(data);
        try (ScriptedSmtpServer smtp = ScriptedSmtpServer.plain();
                NewsWorld publisher = NewsWorld.open(40)) {
            publisher.publish("/feed", "Publisher");
            smtp.always(Step.END, new Act.Later(Duration.ofMillis(2), new Act.Say("250 2.0.0 taken")));
            Path config = Files.writeString(
                    folder.resolve("wirewatch.yaml"), """
                    data: "%s"
                    net: { allow_private: ["127.0.0.0/8"] }
                    mail:
                      from: "Wirewatch <wirewatch@example.org>"
                      smtp: { host: 127.0.0.1, port: %d, security: none }
                    web: { listen: off }
                    readers:
                      ana: { email: ana@example.org, timezone: UTC }
                    feeds:
                      - "%s"
                    watches:
                      storms: { query: storm, to: [ana], when: now }
                    """.formatted(data, smtp.port(), publisher.url("/feed")));
            for (int kill = 0; kill < KILLS; kill++) {
                killAtARandomMoment(config, smtp);
            }
            Process daemon = start(config, smtp);
            await().atMost(Duration.ofSeconds(90)).until(() -> serials(smtp).size() == MAILS);
            daemon.destroy();
            assertThat(daemon.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertNothingLostAndLittleRepeated(smtp.messages());
            assertEachRepeatIsOfTheMailThatTheLastKillLeftInDoubt(smtp.messages());
            reporter.publishEntry(
                    KILLS + " kills; mails by how often they came",
                    bySerial(smtp.messages()).values().stream()
                            .collect(Collectors.groupingBy(List::size, TreeMap::new, Collectors.counting()))
                            .toString());
        }
    }

    private static void fill(Path data) {
        try (Store store = Store.open(StoreSettings.sqlite(data))) {
            store.change(session -> IntStream.range(0, MAILS)
                    .forEach(serial -> session.outbox()
                            .add(
                                    "ALERT",
                                    "ana",
                                    "serial " + serial,
                                    InstantSource.system().instant(),
                                    row -> mail(serial))));
        }
    }

    private static Outgoing mail(int serial) {
        String id = "<alert." + serial + "@example.org>";
        String text = "Message-ID: " + id + "\r\nX-Serial: " + serial + ";\r\n\r\n" + "storm ".repeat(200) + "\r\n";
        return new Outgoing(id, "wirewatch@example.org", "ana@example.org", text.getBytes(US_ASCII));
    }

    /** A moment is a number of mails accepted since the start. */
    private void killAtARandomMoment(Path config, ScriptedSmtpServer smtp) throws Exception {
        int moment = smtp.messages().size() + 1 + random.nextInt(MAILS / (KILLS + 5));
        Process daemon = start(config, smtp);
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(1))
                .until(() -> smtp.messages().size() >= moment || serials(smtp).size() == MAILS);
        daemon.destroyForcibly();
        assertThat(daemon.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }

    private static Map<String, List<Received>> serials(ScriptedSmtpServer smtp) {
        return bySerial(smtp.messages());
    }

    private static Map<String, List<Received>> bySerial(List<Received> messages) {
        return messages.stream().collect(Collectors.groupingBy(message -> serial(message)));
    }

    private static String serial(Received message) {
        return message.text().replaceFirst("(?s).*X-Serial: ", "").replaceFirst("(?s);.*", "");
    }

    private static void assertNothingLostAndLittleRepeated(List<Received> messages) {
        Map<String, List<Received>> bySerial = bySerial(messages);
        assertThat(bySerial)
                .containsOnlyKeys(
                        IntStream.range(0, MAILS).mapToObj(Integer::toString).toList());
        assertThat(messages.size() - MAILS).as("repeats").isLessThanOrEqualTo(KILLS);
        bySerial.values()
                .forEach(copies -> assertThat(copies)
                        .allSatisfy(copy -> assertThat(copy.bytes())
                                .isEqualTo(copies.getFirst().bytes())));
    }

    /**
     * One kill, one repeat: it is the mail that was accepted last before the kill, it comes first after the next start,
     * and no other comes again. So a mail comes no oftener than once, and once more for each kill that hit just it.
     */
    private void assertEachRepeatIsOfTheMailThatTheLastKillLeftInDoubt(List<Received> messages) {
        Set<String> seen = new HashSet<>();
        Received before = messages.getFirst();
        for (Received message : messages) {
            if (!seen.add(serial(message))) {
                assertThat(serial(message)).as("the mail in doubt").isEqualTo(serial(before));
                assertThat(run(message)).as("a repeat needs a kill").isGreaterThan(run(before));
            }
            before = message;
        }
    }

    /** In which run of the daemon a message came; each has connections of its own. */
    private long run(Received message) {
        return connectionsAtStarts.stream()
                .filter(connections -> message.connection() > connections)
                .count();
    }

    private Process start(Path config, ScriptedSmtpServer smtp) throws IOException {
        connectionsAtStarts.add(smtp.connections());
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx256m",
                        "-jar",
                        Path.of("target", "wirewatch.jar").toAbsolutePath().toString(),
                        "run",
                        "--config",
                        config.toString())
                .redirectError(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("daemon.log").toFile()))
                .start();
        assertThat(process.inputReader(UTF_8).readLine())
                .as("the first line of the daemon")
                .startsWith("Wirewatch is ready");
        return process;
    }
}
