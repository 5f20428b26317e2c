package org.wirewatch.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wirewatch.mail.ScriptedSmtpServer;
import org.wirewatch.pipeline.StatusReport.FeedState;

/**
 * The real daemon on two virtual clocks, and publishers with hosts of their own. One start serves many tests: each says
 * which feeds are configured, and lets the time pass that it needs.
 */
final class PoliteDesk implements AutoCloseable {
    static final String NET = "min_interval: 10m, max_interval: 1d, host_pause: 1s, max_feed: 1MB,";

    private static final AtomicInteger HOUSES = new AtomicInteger();

    private final ScriptedSmtpServer smtp;
    private final Newsdesk desk;
    private final Path data;
    private final List<Publisher> publishers = new ArrayList<>();
    private String net;
    private int mailsSeen;

    private PoliteDesk(Path folder, String net) throws IOException {
        this.net = net;
        smtp = ScriptedSmtpServer.plain();
        data = folder.resolve("data");
        desk = new Newsdesk(folder, smtp, config(List.of()));
        desk.start();
    }

    static PoliteDesk open(Path folder) throws IOException {
        return new PoliteDesk(folder, NET);
    }

    static PoliteDesk open(Path folder, String net) throws IOException {
        return new PoliteDesk(folder, net);
    }

    private String config(List<String> feeds) {
        String items = feeds.isEmpty()
                ? "feeds: []\n"
                : feeds.stream().map(feed -> "  - " + feed + "\n").collect(Collectors.joining("", "feeds:\n", ""));
        return """
                data: "%s"
                net: { %s contact: "https://example.org/monitor", total_timeout: 2s, allow_private: ["127.0.0.0/8"] }
                mail:
                  from: "Wirewatch <wirewatch@example.org>"
                  smtp: { host: 127.0.0.1, port: %d, security: none, timeout: 5s }
                web: { listen: off }
                operator: ana
                readers:
                  ana: { email: ana@example.org, timezone: Europe/Madrid }
                %swatches:
                  storms: { query: storm*, to: [ana], when: now }
                """.formatted(data, net, smtp.port(), items);
    }

    /** A publisher with a host of its own, until the desk is closed. */
    Publisher publisher() {
        int house = HOUSES.incrementAndGet();
        Publisher publisher = Publisher.open(desk.time(), "127.1." + house / 250 + "." + (1 + house % 250));
        publishers.add(publisher);
        return publisher;
    }

    /** From now on these feeds are configured and no others: URLs, or flow mappings. */
    void feeds(String... items) {
        desk.configure(config(Stream.of(items)
                .map(item -> item.startsWith("{") ? item : "\"" + item + "\"")
                .toList()));
    }

    /** Other settings under {@code net}, from the next start on. */
    void net(String settings) {
        net = settings;
    }

    /** What is due is polled and read, once the spread of first polls is over. */
    void round() {
        desk.pass(Duration.ofSeconds(5));
        desk.round();
    }

    void roundAfter(Duration time) {
        desk.pass(time);
        desk.round();
    }

    /** Lets the time pass until a feed is due, and polls it. */
    void pollWhenDue(String url) {
        roundAfter(untilDue(url));
    }

    void pollWhenDue(String url, int times) {
        for (int i = 0; i < times; i++) {
            pollWhenDue(url);
        }
    }

    Duration untilDue(String url) {
        return Duration.between(desk.now(), state(url).nextPoll());
    }

    String reason(String url) {
        return state(url).nextPollReason();
    }

    FeedState state(String url) {
        return desk.status().feeds().stream()
                .filter(feed -> feed.url().equals(url))
                .findFirst()
                .orElseThrow(() -> new AssertionError("not configured: " + url));
    }

    Instant now() {
        return desk.now();
    }

    Newsdesk desk() {
        return desk;
    }

    VirtualTime time() {
        return desk.time();
    }

    void restart() {
        desk.restart();
    }

    /** Alerts that came since mails were last asked for. */
    List<ReadMail> newAlerts() {
        return newMails().stream()
                .filter(mail -> mail.subject().startsWith("[storms]"))
                .toList();
    }

    /** Notices to the operator that came since mails were last asked for. */
    List<ReadMail> newNotices() {
        return newMails().stream()
                .filter(mail -> mail.subject().startsWith("[Wirewatch]"))
                .toList();
    }

    private List<ReadMail> newMails() {
        List<ReadMail> all = desk.mails();
        List<ReadMail> fresh = all.subList(mailsSeen, all.size());
        mailsSeen = all.size();
        return fresh;
    }

    @Override
    public void close() throws IOException {
        desk.close();
        publishers.forEach(Publisher::close);
        smtp.close();
    }
}
