package org.wirewatch.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.wirewatch.config.Settings;
import org.wirewatch.demo.DemoInbox;
import org.wirewatch.demo.DemoSite;
import org.wirewatch.demo.Narration;
import org.wirewatch.demo.ReceivedMail;

/** The demo, scene by scene: a news site, the real daemon, and a reader's inbox. */
final class DemoShow {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration BETWEEN_SCENES = Duration.ofSeconds(3);

    private final Path folder;
    private final PrintWriter err;
    private final InstantSource clock = InstantSource.system();
    private final ZoneId zone = ZoneId.systemDefault();
    private final Narration narration;
    private final DemoEvents events;
    private final BlockingQueue<ReceivedMail> arrived = new LinkedBlockingQueue<>();

    DemoShow(Path folder, PrintWriter out, PrintWriter err) {
        this.folder = folder;
        this.err = err;
        this.narration = new Narration(out, Narration.wantsColour(System.getenv()), clock, zone);
        this.events = new DemoEvents(narration);
    }

    /** Plays it; false if something that should have happened did not. */
    boolean run(boolean once) throws IOException, InterruptedException {
        try (DemoSite site = DemoSite.open(clock);
                DemoInbox inbox = DemoInbox.open(folder.resolve("mail"), clock, arrived::add)) {
            Path config = folder.resolve("wirewatch.yaml");
            Files.writeString(config, DemoConfig.yaml(folder, site.feeds(), inbox.port(), zone), UTF_8);
            Optional<Settings> settings =
                    ConfigOption.accept(config, ConfigOption.reader().read(config), err);
            if (settings.isEmpty()) {
                return false;
            }
            Daemon daemon = Daemon.wire(settings.get(), events, clock);
            CountDownLatch ended = new CountDownLatch(1);
            Thread stop = Thread.ofPlatform().unstarted(() -> stop(daemon, ended));
            Runtime.getRuntime().addShutdownHook(stop);
            try {
                boolean complete = play(site, daemon);
                if (!once) {
                    goOn(site, daemon);
                }
                return complete;
            } finally {
                if (Runtime.getRuntime().removeShutdownHook(stop)) {
                    stop(daemon, ended);
                }
            }
        }
    }

    private static void stop(Daemon daemon, CountDownLatch ended) {
        daemon.close();
        ended.countDown();
    }

    private boolean play(DemoSite site, Daemon daemon) throws InterruptedException {
        narration.chapter("Seven made-up publishers, one reader");
        narration.say(
                "Ana has four watches: `corran-cable` is mailed at once, with updates; `port-strike`, `ferries` and `sea-and-carbon`"
                        + " come in the morning's digest. Wirewatch polls the feeds for the first time; what is there"
                        + " already is only noted. One feed is broken on purpose.");
        daemon.start(() -> {});
        if (!events.await(() -> events.feedsSeen() >= site.feeds().size(), PATIENCE)) {
            return failed("not every feed was polled");
        }
        narration.chapter("News: an undersea cable breaks, and two papers carry the wire's report");
        narration.say("`out`: a publisher puts an article on its site. What follows is Wirewatch at work.");
        publish(site, daemon);
        ReceivedMail alert = arrived.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        if (alert == null || !settled(daemon) || !mailed(1)) {
            return failed("no alert arrived");
        }
        narration.chapter("What Ana gets, seconds later");
        narration.show(alert);
        if (!pause()) {
            return false;
        }
        narration.chapter("Later: more news, and the wire's report has a new figure");
        publish(site, daemon);
        ReceivedMail reply = reply();
        if (reply == null || !settled(daemon) || !mailed(3)) {
            return failed("no second alert and no update arrived");
        }
        narration.chapter("The update: a reply in the first alert's thread");
        narration.show(reply);
        if (!pause()) {
            return false;
        }
        narration.chapter("Seven in the morning (the demo does not wait for it): the digest");
        daemon.newsroom().sendDigestNow("morning");
        ReceivedMail digest = arrived.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        if (digest == null || !mailed(4)) {
            return failed("no digest arrived");
        }
        narration.show(digest);
        farewell(site);
        return true;
    }

    /** All feeds are asked at once, as if their hour had come together. */
    private void publish(DemoSite site, Daemon daemon) {
        List<DemoSite.Published> news = site.publishNext();
        news.forEach(article -> narration.published(article.publisher(), article.headline()));
        site.feedUrls().forEach(feed -> daemon.newsroom().pollOnly(feed.toString()));
    }

    /** The update among the two mails of the second scene; null if they do not come. */
    private @Nullable ReceivedMail reply() throws InterruptedException {
        ReceivedMail one = arrived.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        ReceivedMail other = arrived.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        return one != null && one.subject().startsWith("Re: ") ? one : other;
    }

    /** Everything that was published has been read, and no work is left. */
    private boolean settled(Daemon daemon) throws InterruptedException {
        return events.await(
                () -> daemon.newsroom().isIdle()
                        && daemon.store().read(session -> session.entries().pendingCount() == 0),
                PATIENCE);
    }

    /** The daemon knows that so many mails were taken. */
    private boolean mailed(int mails) throws InterruptedException {
        return events.await(() -> events.mailed() >= mails, PATIENCE);
    }

    private boolean pause() throws InterruptedException {
        events.await(() -> false, BETWEEN_SCENES);
        return true;
    }

    private boolean failed(String sentence) {
        narration.failed("demo", sentence + " within " + PATIENCE.toSeconds() + " s");
        return false;
    }

    private void farewell(DemoSite site) {
        int requests =
                site.traffic().stream().mapToInt(DemoSite.Traffic::requests).sum();
        int notModified =
                site.traffic().stream().mapToInt(DemoSite.Traffic::notModified).sum();
        int mostAtOnce = site.traffic().stream()
                .mapToInt(DemoSite.Traffic::mostAtOnce)
                .max()
                .orElse(0);
        narration.chapter("That was it");
        narration.say(
                "%d requests to the publishers, %d of them answered “not modified”; at most %d at a time to one publisher."
                        .formatted(requests, notModified, mostAtOnce));
        narration.say("The mails are files in " + folder.resolve("mail") + " (a maildir), the config that was used is "
                + folder.resolve("wirewatch.yaml") + ".");
        narration.say("`./wirewatch status --config " + folder.resolve("wirewatch.yaml") + "` says how things stand.");
    }

    private void goOn(DemoSite site, Daemon daemon) throws InterruptedException {
        narration.say("The daemon goes on polling. Ctrl-C ends it.");
        String address = daemon.webAddress();
        if (address != null) {
            narration.say("Status page while this runs: " + address);
        }
        while (site.hasNext()) {
            events.await(() -> false, BETWEEN_SCENES);
            publish(site, daemon);
            @Nullable ReceivedMail next = arrived.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (next != null && settled(daemon)) {
                narration.show(next);
            }
        }
        new CountDownLatch(1).await();
    }
}
