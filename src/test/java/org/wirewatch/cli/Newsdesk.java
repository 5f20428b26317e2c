package org.wirewatch.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.wirewatch.config.ConfigReader;
import org.wirewatch.config.Environment;
import org.wirewatch.config.Loaded;
import org.wirewatch.config.Settings;
import org.wirewatch.config.WatchLanguage;
import org.wirewatch.mail.ScriptedSmtpServer;
import org.wirewatch.net.FetcherSeams;
import org.wirewatch.pipeline.Events;
import org.wirewatch.pipeline.StatusReport;
import org.wirewatch.pipeline.WatchChange;

/**
 * The real daemon, wired as in production, between made-up publishers and a scripted mail server, on a clock that the
 * test moves. A round does what the schedule would do, once.
 */
final class Newsdesk implements AutoCloseable {
    private final Path folder;
    private final ScriptedSmtpServer smtp;
    private final VirtualTime time = new VirtualTime(Instant.parse("2026-03-05T09:00:00Z"));
    private final Map<String, InetAddress> names = new ConcurrentHashMap<>();
    private final Journal journal = new Journal();
    private String config;
    private FetcherSeams.@Nullable Trust trust;
    private @Nullable Daemon daemon;

    /** What the daemon told. */
    static final class Journal implements Events {
        final List<String> lines = new CopyOnWriteArrayList<>();
        /** Done once, in the midst of the next poll that brings something, by the thread that polls. */
        final AtomicReference<Runnable> duringPoll = new AtomicReference<>(() -> {});

        @Override
        public void baseline(String feed, int entries, int wouldMatch) {
            lines.add("baseline " + entries + " entries, " + wouldMatch + " would match");
        }

        @Override
        public void polled(String feed, int newEntries, int known) {
            duringPoll.getAndSet(() -> {}).run();
        }

        @Override
        public void mailServerDown(String code, String sentence, long waiting) {
            lines.add("mail server down: " + code + ": " + sentence);
        }

        @Override
        public void mailServerBack() {
            lines.add("mail server back");
        }

        @Override
        public void readerPaused(String reader, String address, String reason) {
            lines.add("paused " + reader + ": " + reason);
        }

        @Override
        public void readerResumed(String reader, String address) {
            lines.add("resumed " + reader + ": " + address);
        }

        @Override
        public void bounceMailboxDown(String code, String sentence) {
            lines.add("bounces unread: " + code);
        }

        @Override
        public void bounceMailboxBack() {
            lines.add("bounces read again");
        }

        @Override
        public void pollFailed(String feed, String code, String sentence, int failures) {
            lines.add("poll failed: " + code);
        }

        @Override
        public void watchChanged(WatchChange change) {
            lines.add(change.sentence());
        }

        @Override
        public void watchUnusable(String watch, String reason) {
            lines.add("unusable " + watch + ": " + reason);
        }

        @Override
        public void broken(String what, Throwable failure) {
            throw new AssertionError(what, failure);
        }
    }

    Newsdesk(Path folder, ScriptedSmtpServer smtp, String config) {
        this.folder = folder;
        this.smtp = smtp;
        this.config = config;
    }

    /** Opens a desk; {@code rest} is the part of the config from {@code readers:} on. */
    static Newsdesk open(Path folder, ScriptedSmtpServer smtp, String rest) {
        String head = """
                data: "%s"
                net:
                  contact: "https://example.org/monitor"
                  min_interval: 1s
                  max_interval: 1h
                  host_pause: 1ms
                  total_timeout: 2s
                  max_feed: 1MB
                  allow_private: ["127.0.0.0/8"]
                mail:
                  from: "Wirewatch <wirewatch@example.org>"
                  smtp: { host: 127.0.0.1, port: %d, security: none, timeout: 5s }
                web: { listen: off }
                """.formatted(folder.resolve("data"), smtp.port());
        Newsdesk desk = new Newsdesk(folder, smtp, head + rest);
        desk.start();
        return desk;
    }

    void start() {
        daemon = Daemon.wire(
                settings(),
                journal,
                new Daemon.Machine(
                        time,
                        time::nanoTime,
                        (fetch, clock) ->
                                FetcherSeams.fetcher(fetch, clock, time::nanoTime, time::sleepNanos, names, trust)));
    }

    /** Ends the daemon as SIGTERM would, and starts it again on the same folder. */
    void restart() {
        close();
        start();
    }

    /** Ends the daemon, edits its config, and starts it again. */
    void restart(String from, String to) {
        close();
        assertThat(config).contains(from);
        config = config.replace(from, to);
        start();
    }

    void reload(String from, String to) {
        assertThat(config).contains(from);
        config = config.replace(from, to);
        daemon().newsroom().reload(settings());
    }

    /** The config as a person has just saved it. */
    void configure(String wholeConfig) {
        config = wholeConfig;
        if (daemon != null) {
            daemon.newsroom().reload(settings());
        }
    }

    String config() {
        return config;
    }

    private Settings settings() {
        try {
            Path file = Files.writeString(folder.resolve("wirewatch.yaml"), config);
            Environment environment = new Environment(Map.of(), ZoneOffset.UTC, "test");
            Loaded loaded = new ConfigReader(environment, new WatchLanguage()).read(file);
            assertThat(loaded).isInstanceOf(Loaded.Accepted.class);
            return ((Loaded.Accepted) loaded).settings();
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    /** Lets time pass; nothing is done in it. */
    void pass(Duration time) {
        this.time.pass(time);
    }

    VirtualTime time() {
        return time;
    }

    /** The only names that lead anywhere, beside addresses. */
    Map<String, InetAddress> names() {
        return names;
    }

    /** Whom to trust beside the usual authorities, from the next start on. */
    void trust(FetcherSeams.Trust whom) {
        trust = whom;
    }

    /** Where the data folder and the config are. */
    Path folder() {
        return folder;
    }

    Instant now() {
        return time.instant();
    }

    /** Polls every feed that is due, reads what is new, sends what may go. */
    void round() {
        daemon().newsroom().pollDue();
        settle();
        daemon().newsroom().sendDigests();
        daemon().newsroom().tellTrouble();
        daemon().newsroom().drainOutbox();
    }

    /** A round after a time that is long enough for every healthy feed to be due again. */
    void nextRound() {
        pass(Duration.ofHours(2));
        round();
    }

    private void settle() {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> daemon().newsroom().isIdle());
    }

    List<ReadMail> mails() {
        return smtp.messages().stream().map(ReadMail::of).toList();
    }

    StatusReport status() {
        return StatusReport.of(daemon().store(), time.instant());
    }

    Journal journal() {
        return journal;
    }

    Daemon daemon() {
        if (daemon == null) {
            throw new IllegalStateException("the daemon is not running");
        }
        return daemon;
    }

    @Override
    public void close() {
        if (daemon != null) {
            daemon.close();
            daemon = null;
        }
    }
}
