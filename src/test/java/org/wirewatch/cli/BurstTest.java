package org.wirewatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wirewatch.mail.ScriptedSmtpServer;

/** More matches in a minute than anybody wants mails. {@code -Dwirewatch.burst=5000} makes it the real thing. */
class BurstTest {
    private static final int MATCHES = Integer.getInteger("wirewatch.burst", 300);
    private static final int CAP = 10;

    @TempDir
    private Path folder;

    private final Random random = new Random(7);

    @Test
    void aBurstGivesTheCapOfAlertsOneMailThatSaysHowManyMoreAndADigestThatCountsThemAll() throws Exception {
        try (NewsWorld courier = NewsWorld.open(15);
                ScriptedSmtpServer smtp = ScriptedSmtpServer.plain()) {
            courier.put("/feed", "application/rss+xml", feed(courier, 0));
            try (Newsdesk desk = Newsdesk.open(folder, smtp, """
                    readers:
                      ana: { email: ana@example.org, timezone: UTC }
                    feeds:
                      - { url: "%s", name: The Courier }
                    watches:
                      storms: { query: storm, to: [ana], when: now }
                    digests:
                      morning: { at: "07:00", days: daily, to: [ana] }
                    """.formatted(courier.url("/feed")))) {
                desk.round();
                courier.put("/feed", "application/rss+xml", feed(courier, MATCHES));
                desk.nextRound();
                while (desk.status().articlesWaiting() > 0) {
                    desk.pass(Duration.ofMillis(20));
                    // As the schedule does each second: so many do not fit into one look.
                    desk.daemon().newsroom().readPending();
                    desk.round();
                }
                assertThat(desk.mails()).hasSize(CAP);

                desk.pass(Duration.ofMinutes(3));
                desk.round();
                desk.pass(Duration.ofMinutes(3));
                desk.round();
                List<ReadMail> mails = desk.mails();
                assertThat(mails).hasSize(CAP + 1);
                assertThat(mails.getLast().subject()).isEqualTo("[Wirewatch] and " + (MATCHES - CAP) + " more");
                assertThat(mails.getLast().text())
                        .contains("storms", "in the digest “morning” on")
                        .contains("Nothing is lost");

                desk.pass(Duration.between(desk.now(), Instant.parse("2026-03-06T07:01:00Z")));
                desk.round();
                assertThat(desk.mails()).hasSize(CAP + 2);
                ReadMail digest = desk.mails().getLast();
                assertThat(digest.subject()).startsWith("[morning] " + (MATCHES - CAP) + " stories: ");
                long shown = digest.text()
                        .lines()
                        .filter(line -> line.matches(".*[Ss]torm\\*? \\w+ .*"))
                        .filter(line -> !line.startsWith(" "))
                        .count();
                assertThat(shown).isPositive();
                assertThat(digest.text()).containsPattern("\\+ \\d+ more stories matched");
                assertThat(digest.html().length()).isLessThan(80 * 1024);
            }
        }
    }

    private String feed(NewsWorld courier, int items) {
        String entries = IntStream.range(0, items)
                .mapToObj(i -> "<item><title>Storm " + words(6) + "</title><description>" + words(12)
                        + ".</description></item>")
                .collect(Collectors.joining());
        return "<rss version='2.0'><channel><title>C</title><link>" + courier.url("/") + "</link>" + entries
                + "</channel></rss>";
    }

    /** No two stories share more than a word or two. */
    private String words(int number) {
        return IntStream.range(0, number)
                .mapToObj(_ -> Integer.toString(random.nextInt(1 << 25), 36))
                .collect(Collectors.joining(" "));
    }
}
