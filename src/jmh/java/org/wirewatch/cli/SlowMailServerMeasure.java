package org.wirewatch.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.wirewatch.config.ConfigReader;
import org.wirewatch.config.Environment;
import org.wirewatch.config.Loaded;
import org.wirewatch.config.Settings;
import org.wirewatch.config.WatchLanguage;
import org.wirewatch.mail.Outgoing;
import org.wirewatch.mail.ScriptedSmtpServer;
import org.wirewatch.mail.ScriptedSmtpServer.Act;
import org.wirewatch.mail.ScriptedSmtpServer.Step;
import org.wirewatch.store.Session;

/**
 * Counts a daemon's polls while alerts wait for a quick mail server, and for one that answers each step 1.5 s late:
 * {@code SlowMailServerMeasure [SECONDS]}. The daemon runs by its own schedule and the machine's clock.
 */
public final class SlowMailServerMeasure {
    private static final Duration DELAY = Duration.ofMillis(1_500);
    private static final int FEEDS = 100;
    private static final int ALERTS = 200;

    private SlowMailServerMeasure() {}

    /** Runs it; figures on stdout. */
    public static void main(String... arguments) throws Exception {
        int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20;
        measure("quick", seconds, false);
        measure("slow", seconds, true);
    }

    private static void measure(String name, int seconds, boolean slow) throws Exception {
        Path folder = Files.createTempDirectory("slow-mail");
        try (NewsWorld courier = NewsWorld.open(61);
                ScriptedSmtpServer smtp = ScriptedSmtpServer.plain()) {
            IntStream.range(0, FEEDS).forEach(i -> courier.publish("/feed" + i, "Courier " + i));
            if (slow) {
                late(smtp);
            }
            try (Daemon daemon = Daemon.wire(
                    settings(folder, courier, smtp), new Newsdesk.Journal(), InstantSource.system())) {
                daemon.start(() -> {});
                // The first polls, and Java's start, are over.
                Thread.sleep(Duration.ofSeconds(6));
                daemon.store().change(SlowMailServerMeasure::alerts);
                int before = courier.requests().size();
                Thread.sleep(Duration.ofSeconds(seconds));
                int polls = courier.requests().size() - before;
                System.out.printf(
                        "%s mail server: %d polls in %d s, %d of %d alerts accepted%n",
                        name, polls, seconds, smtp.messages().size(), ALERTS);
            }
        }
    }

    private static void late(ScriptedSmtpServer smtp) {
        smtp.always(Step.GREETING, new Act.Later(DELAY, new Act.Say("220 scripted.test ESMTP")));
        smtp.always(Step.EHLO, new Act.Later(DELAY, new Act.Say("250 8BITMIME")));
        smtp.always(Step.MAIL, new Act.Later(DELAY, new Act.Say("250 2.1.0 sender ok")));
        smtp.always(Step.RCPT, new Act.Later(DELAY, new Act.Say("250 2.1.5 recipient ok")));
        smtp.always(Step.DATA, new Act.Later(DELAY, new Act.Say("354 go on")));
        smtp.always(Step.END, new Act.Later(DELAY, new Act.Say("250 2.0.0 taken")));
    }

    private static void alerts(Session session) {
        for (int i = 0; i < ALERTS; i++) {
            String id = "<alert." + i + "@example.org>";
            byte[] bytes = ("Message-ID: " + id + "\r\n\r\n" + "storm ".repeat(50) + "\r\n").getBytes(US_ASCII);
            session.outbox()
                    .add(
                            "ALERT",
                            "ana",
                            "storm " + i,
                            InstantSource.system().instant(),
                            _ -> new Outgoing(id, "wirewatch@example.org", "ana@example.org", bytes));
        }
    }

    private static Settings settings(Path folder, NewsWorld courier, ScriptedSmtpServer smtp) throws IOException {
        String feeds = IntStream.range(0, FEEDS)
                .mapToObj(i -> "  - { url: \"" + courier.url("/feed" + i) + "\", name: Courier " + i + " }\n")
                .collect(Collectors.joining());
        Path file = Files.writeString(folder.resolve("wirewatch.yaml"), """
                data: "%s"
                net:
                  min_interval: 1s
                  max_interval: 1s
                  host_pause: 1ms
                  allow_private: ["127.0.0.0/8"]
                mail:
                  from: "Wirewatch <wirewatch@example.org>"
                  smtp: { host: 127.0.0.1, port: %d, security: none }
                web: { listen: off }
                readers:
                  ana: { email: ana@example.org, timezone: UTC }
                watches:
                  storms: { query: storm, to: [ana], when: now }
                feeds:
                """.formatted(folder.resolve("data"), smtp.port()) + feeds);
        Environment environment = new Environment(Map.of(), ZoneOffset.UTC, "measure");
        return switch (new ConfigReader(environment, new WatchLanguage()).read(file)) {
            case Loaded.Accepted accepted -> accepted.settings();
            case Loaded.Rejected rejected -> throw new IllegalStateException(rejected.toString());
        };
    }
}
