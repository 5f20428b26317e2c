package org.wirewatch.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.wirewatch.config.ConfigReader;
import org.wirewatch.config.Environment;
import org.wirewatch.config.Loaded;
import org.wirewatch.config.Settings;
import org.wirewatch.config.WatchLanguage;
import org.wirewatch.mail.ScriptedSmtpServer;
import org.wirewatch.net.Fetcher;
import org.wirewatch.store.ArticleTable;
import org.wirewatch.store.NewArticle;
import org.wirewatch.store.OutboxRow;
import org.wirewatch.store.Session;
import org.wirewatch.watch.Match;

/**
 * Measures a morning of digests, from due rows to what a mail server accepted: {@code DigestMeasure [DIGESTS] [ROUNDS]}.
 * The daemon is the real one, on a clock that is moved; the scripted mail server runs in a process of its own, so that
 * the CPU time of this one, compilers and collector included, is the daemon's.
 */
public final class DigestMeasure {
    private static final int STORIES = 400;
    private static final int STORIES_IN_A_DIGEST = 28;
    private static final int WATCHES = 4;
    private static final Instant EVENING = Instant.parse("2026-03-05T20:00:00Z");
    private static final Instant FIRST_MORNING = Instant.parse("2026-03-06T07:00:30Z");

    private final int readers;
    private final SplittableRandom random = new SplittableRandom(7);
    private final VirtualTime time = new VirtualTime(EVENING);

    private DigestMeasure(int readers) {
        this.readers = readers;
    }

    /** Runs it; figures on stdout. */
    public static void main(String... arguments) throws Exception {
        if (arguments.length == 1 && arguments[0].equals("server")) {
            serve();
            return;
        }
        int readers = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
        new DigestMeasure(readers).measure(rounds);
    }

    /** The mail server: its port on the first line; for each line it reads, how many mails it has and how many lines had. */
    private static void serve() throws IOException {
        try (ScriptedSmtpServer smtp = ScriptedSmtpServer.plain();
                BufferedReader asked = new BufferedReader(new InputStreamReader(System.in, UTF_8))) {
            System.out.println(smtp.port());
            while (asked.readLine() != null) {
                System.out.println(smtp.messages().size() + " " + smtp.connections());
            }
        }
    }

    private void measure(int rounds) throws Exception {
        Path folder = Files.createTempDirectory("digests");
        Process server = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx1500m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DigestMeasure.class.getName(),
                        "server")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader says = server.inputReader(UTF_8);
                Daemon daemon = Daemon.wire(
                        settings(folder, says.readLine()),
                        new Newsdesk.Journal(),
                        new Daemon.Machine(time, time::nanoTime, Fetcher::new))) {
            // Slots that passed before a digest was heard of do not count: let it be heard of.
            daemon.newsroom().sendDigests();
            for (int round = 0; round < rounds; round++) {
                List<ArticleTable.Keys> stories = daemon.store().write(this::stories);
                for (int reader = 0; reader < readers; reader++) {
                    int name = reader;
                    daemon.store().change(session -> choose(session, "reader" + name, stories));
                }
                time.pass(Duration.between(time.instant(), FIRST_MORNING.plus(Duration.ofDays(round))));
                morning(daemon, server, says);
            }
            describe(daemon);
        } finally {
            server.destroy();
        }
    }

    private Settings settings(Path folder, String port) throws IOException {
        List<String> names = IntStream.range(0, readers).mapToObj(i -> "reader" + i).toList();
        String head = """
                data: "%s"
                mail:
                  from: "Wirewatch <wirewatch@example.org>"
                  smtp: { host: 127.0.0.1, port: %s, security: none, timeout: 5s }
                web: { listen: off }
                feeds: ["https://news.example.org/feed"]
                digests:
                  morning: { at: "07:00", days: daily, to: [%s] }
                readers:
                """.formatted(folder.resolve("data"), port, String.join(", ", names));
        String people = names.stream()
                .map(name -> "  " + name + ": { email: " + name + "@example.org, timezone: UTC }\n")
                .collect(Collectors.joining());
        String watches = IntStream.range(0, WATCHES)
                .mapToObj(i -> "  harbour" + i + ": { query: harbour" + i + ", to: [reader0], when: now }\n")
                .collect(Collectors.joining("", "watches:\n", ""));
        Path file = Files.writeString(folder.resolve("wirewatch.yaml"), head + people + watches);
        Environment environment = new Environment(Map.of(), ZoneOffset.UTC, "measure");
        return switch (new ConfigReader(environment, new WatchLanguage()).read(file)) {
            case Loaded.Accepted accepted -> accepted.settings();
            case Loaded.Rejected rejected -> throw new IllegalStateException(rejected.toString());
        };
    }

    /** What a day brought: each story matched one watch at three places, and another paper has every third, too. */
    private List<ArticleTable.Keys> stories(Session session) {
        List<ArticleTable.Keys> stories = new ArrayList<>();
        for (int i = 0; i < STORIES; i++) {
            ArticleTable.Keys keys = session.articles().add(article(0, "Port Example Times"));
            String watch = "harbour" + i % WATCHES;
            List<Match.Hit> hits = List.of(hit("title"), hit("text"), hit("text"));
            session.articles().addMatch(keys.articleId(), keys.storyId(), new Match(watch, hits), watch, time.instant());
            if (i % 3 == 0) {
                session.articles().add(article(keys.storyId(), "Island Courier"));
            }
            stories.add(keys);
        }
        return stories;
    }

    private NewArticle article(long story, String paper) {
        String url = "https://paper.example.org/2026/" + random.nextInt(1 << 30);
        return new NewArticle(
                random.nextInt(1 << 30), 1, story, url, url, words(11), paper, "Mara Lindqvist", time.instant(), null,
                null, words(420), null, "en", null, null, "new", null, null, null, null, time.instant());
    }

    private Match.Hit hit(String field) {
        String sentence = "The ferry left the harbour " + words(12) + ".";
        return new Match.Hit(
                field, "ferry, harbour", sentence, List.of(new Match.Mark(4, 9), new Match.Mark(19, 26)));
    }

    private String words(int number) {
        return IntStream.range(0, number)
                .mapToObj(_ -> Integer.toString(random.nextInt(1 << 20, 1 << 28), 36))
                .collect(Collectors.joining(" "));
    }

    private void choose(Session session, String reader, List<ArticleTable.Keys> stories) {
        int from = random.nextInt(STORIES - STORIES_IN_A_DIGEST);
        for (int i = from; i < from + STORIES_IN_A_DIGEST; i++) {
            session.notifications()
                    .add(reader, "harbour" + i % WATCHES, stories.get(i), "digest:morning", time.instant(), time.instant());
        }
    }

    private void morning(Daemon daemon, Process server, BufferedReader says) throws IOException {
        long before = accepted(server, says);
        long wall = System.nanoTime();
        long cpu = processCpu();
        long thread = threadCpu();
        daemon.newsroom().sendDigests();
        long written = System.nanoTime();
        long writtenThread = threadCpu();
        daemon.newsroom().drainOutbox();
        long end = System.nanoTime();
        System.out.printf(
                "%d digests: %.1f s wall (%.1f written, %.1f handed over); CPU each: %.1f ms of the process,"
                        + " %.1f ms of the thread (%.1f written, %.1f handed over)%n",
                accepted(server, says) - before,
                (end - wall) / 1e9,
                (written - wall) / 1e9,
                (end - written) / 1e9,
                (processCpu() - cpu) / 1e6 / readers,
                (threadCpu() - thread) / 1e6 / readers,
                (writtenThread - thread) / 1e6 / readers,
                (threadCpu() - writtenThread) / 1e6 / readers);
    }

    private static long accepted(Process server, BufferedReader says) throws IOException {
        server.outputWriter(UTF_8).write("how many?\n");
        server.outputWriter(UTF_8).flush();
        String answer = says.readLine();
        System.out.println("  mails and connections so far: " + answer);
        return Long.parseLong(answer.split(" ", 2)[0]);
    }

    private static void describe(Daemon daemon) {
        OutboxRow last = daemon.store()
                .read(session -> session.outbox().newest(List.of("sent"), 1))
                .getFirst();
        ReadMail mail = ReadMail.of(last.bytes());
        System.out.printf(
                "the last: %s%n  %d bytes of HTML, %d of text, %d on the way%n",
                mail.subject(),
                mail.html().getBytes(UTF_8).length,
                mail.text().getBytes(UTF_8).length,
                last.bytes().length);
    }

    private static long processCpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static long threadCpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
