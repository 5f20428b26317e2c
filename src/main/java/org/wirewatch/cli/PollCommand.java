package org.wirewatch.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.wirewatch.config.Settings;
import org.wirewatch.pipeline.Events;
import org.wirewatch.pipeline.Newsroom;
import org.wirewatch.pipeline.StatusReport;
import org.wirewatch.pipeline.StatusReport.FeedState;
import org.wirewatch.store.FeedRow;
import org.wirewatch.store.FeedSource;
import org.wirewatch.store.Store;
import org.wirewatch.store.StoreException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** One round by hand. */
@Command(
        name = "poll",
        description = "Polls the feeds that are due, once; reads what is new and mails it.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "A feed that is not due is left in peace, unless it is named with --force.",
            "Where a daemon is at work on the same data folder, only a feed that is named",
            "with --force can be polled: the daemon is asked to do it.",
            "",
            "Example: wirewatch poll https://www.example.com/world.atom --force"
        })
final class PollCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    @Parameters(arity = "0..1", paramLabel = "FEED", description = "Only this feed: its URL or name in the config.")
    private @Nullable String feed;

    @Option(names = "--once", description = "One round and out; what happens anyway, for scripts that say so.")
    void once(boolean said) {
        // One round is what it does anyway.
    }

    @Option(names = "--force", description = "Poll the named feed though it is not due.")
    private boolean force;

    @Option(names = "--json", description = "Write what became of each polled feed as JSON.")
    private boolean json;

    @Mixin
    private final ConfigOption config = new ConfigOption();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        Optional<Settings> read = config.settings(err);
        if (read.isEmpty()) {
            return ExitCodes.WRONG_USE;
        }
        Settings settings = read.get();
        String url = feed == null ? null : find(settings);
        if (feed != null && url == null) {
            err.println("There is no feed " + feed + " in " + config.file + "; `wirewatch status --feeds` lists them.");
            return ExitCodes.WRONG_USE;
        }
        try (Daemon daemon = Daemon.wire(
                settings.withoutPages(), json ? Events.NONE : new PollReport(spec), InstantSource.system())) {
            return round(daemon, url);
        } catch (StoreException taken) {
            if (url != null && force && Daemon.hasState(settings)) {
                return askTheDaemon(settings, url);
            }
            err.println(taken.getMessage());
            return ExitCodes.FAILED;
        }
    }

    private @Nullable String find(Settings settings) {
        return settings.feeds().stream()
                .filter(source -> source.url().toString().equals(feed)
                        || String.valueOf(source.name()).equals(feed))
                .map(source -> source.url().toString())
                .findFirst()
                .orElseGet(() -> findAdded(settings));
    }

    /** Among those that were added or imported. */
    private @Nullable String findAdded(Settings settings) {
        if (!Daemon.hasState(settings)) {
            return null;
        }
        try (Store store = Store.open(Daemon.storeSettings(settings))) {
            return store.read(session -> session.subscriptions().all()).stream()
                    .filter(source -> source.url().equals(feed)
                            || String.valueOf(source.name()).equals(feed))
                    .map(FeedSource::url)
                    .findFirst()
                    .orElse(null);
        }
    }

    private int round(Daemon daemon, @Nullable String url) {
        Instant begin = InstantSource.system().instant();
        if (url == null) {
            pollAllDue(daemon, begin);
        } else {
            FeedRow row =
                    daemon.store().read(session -> session.feeds().find(url)).orElseThrow();
            if (!isDue(daemon, row, begin) && !force) {
                String notDue = row.displayName() + " is not due before "
                        + row.nextPollAt()
                                .atZone(ZoneId.systemDefault())
                                .toLocalTime()
                                .withNano(0) + " ("
                        + row.nextPollReason() + "); --force polls it all the same.";
                TerminalText.wrapped(notDue, 0, 0).forEach(spec.commandLine().getOut()::println);
                return ExitCodes.DONE;
            }
            daemon.newsroom().pollOnly(url);
        }
        // What was to be tried again since the last time waits for no poll's news.
        daemon.newsroom().readPending();
        waitUntilIdle(daemon, begin);
        daemon.newsroom().drainOutbox();
        List<FeedState> polled = StatusReport.of(
                        daemon.store(), InstantSource.system().instant())
                .feeds()
                .stream()
                .filter(state ->
                        state.lastPoll() != null && !state.lastPoll().isBefore(begin.truncatedTo(ChronoUnit.MILLIS)))
                .toList();
        if (json) {
            spec.commandLine().getOut().println(ReportJson.of(polled));
        } else if (polled.isEmpty()) {
            spec.commandLine().getOut().println("No feed is due.");
        }
        boolean allGood = polled.stream().allMatch(state -> state.state().equals("ok"));
        return allGood ? ExitCodes.DONE : ExitCodes.FAILED;
    }

    /** A poll that was overdue at the start may have been moved a little, to be no part of a burst. */
    private static boolean isDue(Daemon daemon, FeedRow feed, Instant now) {
        if (!feed.nextPollAt().isAfter(now)) {
            return true;
        }
        Duration least = daemon.newsroom().rules().settings().poll().minInterval();
        boolean minimumIsOver =
                feed.polledAt() == null || !feed.polledAt().plus(least).isAfter(now);
        int feeds = daemon.newsroom().rules().settings().feeds().size();
        return minimumIsOver && !feed.nextPollAt().isAfter(now.plus(Newsroom.SPREAD.multipliedBy(feeds)));
    }

    /** First polls are spread over a time, so one look does not find them all. */
    private static void pollAllDue(Daemon daemon, Instant begin) {
        List<FeedRow> feeds = daemon.store().read(session -> session.feeds().configured());
        Instant soon = begin.plus(Newsroom.SPREAD.multipliedBy(feeds.size() + 1L));
        Set<String> due = feeds.stream()
                .filter(feed -> feed.retiredAt() == null && !feed.nextPollAt().isAfter(soon))
                .map(FeedRow::url)
                .collect(Collectors.toSet());
        while (!due.isEmpty() && InstantSource.system().instant().isBefore(begin.plus(PATIENCE))) {
            daemon.newsroom().pollDue();
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            daemon.store().read(session -> session.feeds().configured()).stream()
                    .filter(feed -> feed.nextPollAt().isAfter(soon))
                    .map(FeedRow::url)
                    .forEach(due::remove);
        }
    }

    private static void waitUntilIdle(Daemon daemon, Instant begin) {
        while (!daemon.newsroom().isIdle() && InstantSource.system().instant().isBefore(begin.plus(PATIENCE))) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private int askTheDaemon(Settings settings, String url) {
        try (Store store = Store.open(Daemon.storeSettings(settings))) {
            store.change(session ->
                    session.feeds().makeDue(url, InstantSource.system().instant()));
        }
        spec.commandLine().getOut().println("The daemon at work on this data folder polls it within a second.");
        return ExitCodes.DONE;
    }
}
