package org.wirewatch.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.wirewatch.alert.AlertComposer;
import org.wirewatch.alert.DigestComposer;
import org.wirewatch.alert.DigestPlan;
import org.wirewatch.alert.WishLinks;
import org.wirewatch.article.ArticleExtractor;
import org.wirewatch.article.SiteRules;
import org.wirewatch.config.Settings;
import org.wirewatch.feed.FeedAddress;
import org.wirewatch.feed.FeedReader;
import org.wirewatch.net.Fetcher;
import org.wirewatch.store.EntryRow;
import org.wirewatch.store.FeedRow;
import org.wirewatch.store.FeedSource;
import org.wirewatch.store.FeedTable;
import org.wirewatch.store.Lease;
import org.wirewatch.store.Store;
import org.wirewatch.store.WatchTable;
import org.wirewatch.store.WatchTable.InForce;
import org.wirewatch.story.StorySettings;
import org.wirewatch.watch.Watch;
import org.wirewatch.watch.WordShares;

/**
 * The whole journey, one method for each job that the schedule runs: {@link #pollDue}, {@link #readPending},
 * {@link #drainOutbox}, {@link #sendDigests}, {@link #tellTrouble}, {@link #sweep}. Each returns at once or soon; the work is done on virtual
 * threads. A job that breaks is told to {@link Events} once and stops nobody else. Thread-safe.
 */
public final class Newsroom implements AutoCloseable {
    /** Longer than any wait for a turn at a slow host; a node that starts anew gives up its own claims at once. */
    private static final Duration LEASE = Duration.ofHours(6);

    /** Together less than the ten seconds in which a stop is promised. */
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(7);

    private static final Duration CUT_OFF_PATIENCE = Duration.ofSeconds(1);

    /** Between the first polls of new feeds, so that a start with many is no burst. */
    public static final Duration SPREAD = Duration.ofMillis(20);

    private final Store store;
    private final Fetcher fetcher;
    private final Events events;
    private final InstantSource clock;
    private final String owner;
    private final String version;
    private final StorySettings storySettings = StorySettings.DEFAULTS;
    private final ClockWatch clockWatch;
    private final RecentPolls recentPolls;
    private final NetworkWeather weather;
    private final WishLinks links;
    private final AtomicReference<Rules> rules;
    /** What the file says, without the watches that are kept in the database. */
    private volatile Settings file;

    private volatile List<WatchTable.Kept> keptWatches;
    private volatile WatchBook watches;
    private volatile long watchRevision;
    private final AtomicReference<SiteRules> siteRules = new AtomicReference<>(SiteRules.NONE);
    private final FeedPoll feedPoll;
    private final ArticleReading articleReading;
    private final DigestRound digestRound;
    private final CapRound capRound;
    private final TroubleRound troubleRound;
    private final SiteTroubleRound siteTroubleRound;
    private final OutboxDrain outboxDrain;
    private final BounceRound bounceRound;
    private final Sweep sweep;
    private final UpdateDesk updateDesk;
    private final Gathering<Incoming> gathering;

    /** Everything that runs holds one; all of them free means that nothing runs. */
    private final Semaphore atWork = new Semaphore(Integer.MAX_VALUE);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<Long> pollsAtWork = ConcurrentHashMap.newKeySet();
    private final Set<Long> readsAtWork = ConcurrentHashMap.newKeySet();
    private volatile boolean configurationIsNew = true;
    private volatile boolean stopping;

    /**
     * Wires the stages and takes up where the last run ended: claims of a dead run of this node are given up, hosts'
     * pauses are kept, the story window is filled from the store.
     *
     * @param nanoTime as {@link System#nanoTime}: by it the minimum interval is kept, whatever the wall's clock says
     * @param owner name of this node, the same over restarts
     * @param version of Wirewatch
     */
    public Newsroom(
            Settings settings,
            Store store,
            Fetcher fetcher,
            Events events,
            InstantSource clock,
            LongSupplier nanoTime,
            String owner,
            String version) {
        this.store = store;
        this.fetcher = fetcher;
        this.events = events;
        this.clock = clock;
        this.owner = owner;
        this.version = version;
        this.clockWatch = new ClockWatch(clock, nanoTime);
        this.recentPolls = new RecentPolls(nanoTime);
        this.weather = new NetworkWeather(events);
        this.file = settings;
        this.watchRevision = store.read(session -> session.watches().revision());
        this.keptWatches = store.read(session -> session.watches().kept());
        this.watches = WatchBook.of(settings, keptWatches);
        this.links = new WishLinks(store.write(session -> session.optOuts().linkKey()), clock);
        this.rules = new AtomicReference<>(Rules.of(watches.settings(), version, links));
        StoryMemory memory = new StoryMemory(storySettings);
        AlertComposer alerts = new AlertComposer();
        Postroom postroom = new Postroom();
        this.updateDesk = new UpdateDesk(alerts, postroom);
        AlertDesk desk = new AlertDesk(alerts, postroom, updateDesk);
        Journey journey = new Journey(store, memory, rules::get, desk, events, clock);
        this.gathering = journey.gathering();
        this.feedPoll = new FeedPoll(fetcher, new FeedReader(), store, rules::get, weather, events, clock);
        this.articleReading = new ArticleReading(
                fetcher,
                new ArticleExtractor(),
                store,
                journey,
                rules::get,
                weather,
                events,
                clock,
                siteRules::get,
                () -> rules.get().settings().retention().pages().isPositive());
        this.digestRound = new DigestRound(store, alerts, new DigestComposer(), postroom, events, clock);
        this.capRound = new CapRound(store, postroom, events, clock);
        this.troubleRound = new TroubleRound(store, postroom, weather, events, clock);
        this.siteTroubleRound = new SiteTroubleRound(store, postroom, events, clock);
        this.outboxDrain = new OutboxDrain(store, owner, events, clock);
        this.bounceRound = new BounceRound(store, new BounceDesk(postroom, events), events, clock);
        this.sweep = new Sweep(store, memory, clock);
        takeUp(memory);
        tellOfWatches();
        completeArchive();
    }

    /** Brings into the index what it lacks for the watches as they are now. */
    private void completeArchive() {
        startAside("archive index", () -> {
            Set<String> languages = rules.get().languages();
            int _ = new ArchiveIndexing(store)
                    .complete(
                            languages,
                            () -> stopping || !languages.equals(rules.get().languages()));
        });
    }

    private void takeUp(StoryMemory memory) {
        Instant now = clock.instant();
        store.change(session -> {
            session.feeds().releaseAll(owner);
            session.entries().releaseAll(owner);
            session.outbox().releaseAll(owner);
        });
        takeConfiguration();
        straightenTimes();
        Map<String, Instant> paused = store.read(session -> session.feeds().pausedHosts(now));
        paused.forEach(fetcher::pauseHost);
        memory.fill(store, now);
    }

    /** After a start, a set clock or a sleep: nothing waits for a time that is long to come, and no burst begins. */
    private void straightenTimes() {
        Instant now = clock.instant();
        Duration within = rules.get().settings().poll().minInterval().dividedBy(2);
        store.change(session -> {
            session.feeds().forgetTheFuture(now);
            session.feeds().spreadOverdue(now, SPREAD, within);
            session.entries().forgetTheFuture(now);
            session.outbox().forgetTheFuture(now);
        });
    }

    private void noticeClockStep() {
        Duration step = clockWatch.step();
        if (!step.isZero()) {
            events.clockStepped(step);
            straightenTimes();
        }
    }

    /** Takes a changed configuration: feeds, watches, readers, digests and mail; the data folder stays. */
    public void reload(Settings settings) {
        file = settings;
        configurationIsNew = true;
        outboxDrain.wakeUp();
        takeWatches();
        takeConfiguration();
    }

    /** Takes the watches that are kept in the database, if one of them has changed. */
    public void takeKeptWatches() {
        guarded("kept watches", () -> {
            long revision = store.read(session -> session.watches().revision());
            if (revision != watchRevision) {
                keptWatches = store.read(session -> session.watches().kept());
                watchRevision = revision;
                takeWatches();
            }
        });
    }

    private synchronized void takeWatches() {
        Set<String> languages = rules.get().languages();
        watches = WatchBook.of(file, keptWatches);
        rules.set(Rules.of(watches.settings(), version, links));
        tellOfWatches();
        if (!rules.get().languages().equals(languages)) {
            completeArchive();
        }
    }

    /** Says what has changed since a daemon last took its watches, on a thread of its own: it reads a day's articles. */
    private void tellOfWatches() {
        WatchBook now = watches;
        now.unusable().forEach(events::watchUnusable);
        startAside("watch changes", () -> {
            Map<String, InForce> before = store.write(session -> {
                Map<String, InForce> known = session.watches().inForce();
                session.watches().setInForce(now.inForce());
                return known;
            });
            tellOfCommonWords(now, before);
            if (!before.isEmpty()) {
                WatchChanges.of(store, before, now.settings().watches(), clock.instant())
                        .forEach(events::watchChanged);
            }
        });
    }

    /** Of watches that are new or changed; the others were told of when they were. */
    private void tellOfCommonWords(WatchBook now, Map<String, InForce> before) {
        WordShares shares = CommonWords.of(store, clock.instant()).shares();
        for (Watch watch : now.settings().watches()) {
            InForce known = before.get(watch.name());
            if (known == null || known.differsFrom(watch.query())) {
                watch.query().warnings(shares).forEach(warning -> events.watchDoubted(watch.name(), warning.message()));
            }
        }
    }

    /** Tried again at the next tick if the database is away just now. */
    private void takeConfiguration() {
        if (configurationIsNew) {
            configureFeeds(rules.get().settings());
            rehomeNotifications();
            bounceRound.takeConfiguration(rules.get());
            configurationIsNew = false;
        }
    }

    /** What waits for a digest that has left the config goes into the reader's other digest, or into one mail now. */
    private void rehomeNotifications() {
        Rules current = rules.get();
        Set<String> channels = current.settings().digests().stream()
                .map(plan -> Channel.digest(plan.name()))
                .collect(Collectors.toSet());
        store.change(session -> session.notifications().waitingForDigests().stream()
                .filter(waiting -> !channels.contains(waiting.channel()))
                .forEach(waiting -> {
                    String digest = current.digestOf(waiting.reader());
                    String home = digest == null ? Channel.QUIET : Channel.digest(digest);
                    session.notifications().move(waiting.reader(), waiting.channel(), home);
                }));
    }

    private void configureFeeds(Settings settings) {
        List<FeedSource> sources = settings.feeds().stream()
                .map(feed -> new FeedSource(feed.url().toString(), feed.name(), feed.group(), feed.every()))
                .toList();
        weather.hosts((int) settings.feeds().stream()
                .map(feed -> feed.url().getHost())
                .distinct()
                .count());
        Set<String> configured =
                sources.stream().map(source -> FeedAddress.key(source.url())).collect(Collectors.toSet());
        store.change(session -> {
            List<FeedSource> all = new ArrayList<>(sources);
            session.subscriptions().all().stream()
                    .filter(source -> !configured.contains(FeedAddress.key(source.url())))
                    .forEach(all::add);
            session.feeds().configure(all, clock.instant(), SPREAD);
        });
    }

    /** Polls the feeds that are due. */
    public void pollDue() {
        guarded("configuration", this::takeConfiguration);
        guarded("clock", this::noticeClockStep);
        int free = capacity() - pollsAtWork.size();
        if (stopping || free <= 0) {
            return;
        }
        Gathering<Incoming>.Trip sending = gathering.setOut();
        try {
            sendOut(free);
        } finally {
            sending.end();
        }
    }

    /** Nobody whom it sends may think to be the only one on the way before all have set out. */
    private void sendOut(int free) {
        Duration least = rules.get().settings().poll().minInterval();
        List<FeedRow> due = store.write(session -> session.feeds().claimDue(lease(), free));
        for (FeedRow feed : due) {
            Duration early = recentPolls.tooEarlyBy(feed.id(), least);
            if (early.isPositive() && !feed.nextPollReason().equals(FeedTable.ASKED_FOR)) {
                store.change(session -> session.feeds()
                        .putOff(
                                feed.id(),
                                clock.instant().plus(early),
                                "the least that is allowed, by a clock that is not set"));
            } else if (pollsAtWork.add(feed.id())) {
                startTrip("poll of " + feed.url(), _ -> poll(feed));
            } else {
                // Its last poll is settled but not off the list yet: a claim that nobody works on would lie for long.
                store.change(session -> session.feeds().release(feed.id()));
            }
        }
    }

    /** Polls one feed now, due or not, unless it is being polled already. */
    public void pollOnly(String url) {
        FeedRow feed = store.read(session -> session.feeds().find(url)).orElseThrow();
        if (pollsAtWork.add(feed.id())) {
            startTrip("poll of " + url, _ -> poll(feed));
        }
    }

    private void poll(FeedRow feed) {
        try {
            if (feedPoll.poll(feed)) {
                readPending();
            }
        } catch (RuntimeException | StackOverflowError broken) {
            events.broken("poll of " + feed.url(), broken);
            feedPoll.broke(feed);
        } finally {
            recentPolls.asked(feed.id());
            pollsAtWork.remove(feed.id());
        }
    }

    /** Reads the articles of entries that wait for it. */
    public void readPending() {
        int free = capacity() - readsAtWork.size();
        if (stopping || free <= 0) {
            return;
        }
        Gathering<Incoming>.Trip sending = gathering.setOut();
        try {
            for (EntryRow entry : store.write(session -> session.entries().claimPending(lease(), free))) {
                if (readsAtWork.add(entry.id())) {
                    startTrip("article " + entry.url(), trip -> read(entry, trip));
                } else {
                    store.change(session -> session.entries().release(entry.id()));
                }
            }
        } finally {
            sending.end();
        }
    }

    private void read(EntryRow entry, Gathering<Incoming>.Trip trip) {
        try {
            articleReading.read(entry);
            trip.end();
            drainOutbox();
        } catch (RuntimeException | StackOverflowError broken) {
            events.broken("article " + entry.url(), broken);
            Instant again = clock.instant().plus(PagePatience.afterBreakage(entry.attempts()));
            store.change(session -> session.entries().retry(entry.id(), again, true));
        } finally {
            readsAtWork.remove(entry.id());
        }
    }

    /** Hands over the mails that wait. Returns when none may go now. */
    public void drainOutbox() {
        guarded("outbox", () -> outboxDrain.drain(rules.get()));
    }

    /** Looks, on a thread of its own, whether mails came back, if that is configured and it is time. */
    public void readBounces() {
        if (rules.get().settings().bounces() != null && !stopping) {
            startAside("bounces", () -> bounceRound.readIfDue(rules.get()));
        }
    }

    /** Writes the digests, held-back mails and updates whose hour has come. */
    public void sendDigests() {
        guarded("updates", () -> updateDesk.tellDue(store, rules.get(), events, clock));
        guarded("digests", () -> digestRound.sendDue(rules.get()));
        guarded("alerts beyond the cap", () -> capRound.tell(rules.get()));
    }

    /** Takes other rules for single sites; the next page is read by them. */
    public void useSiteRules(SiteRules other) {
        siteRules.set(other);
    }

    /** Tells the operator of feeds that have failed for long, or answer again, and of sites that are read worse. */
    public void tellTrouble() {
        guarded("trouble", () -> troubleRound.tell(rules.get()));
        guarded("site trouble", () -> siteTroubleRound.tell(rules.get()));
    }

    /** Writes one digest now, whatever the hour. */
    public void sendDigestNow(String name) {
        plan(name).ifPresent(plan -> digestRound.sendNow(rules.get(), plan));
    }

    private Optional<DigestPlan> plan(String name) {
        return rules.get().settings().digests().stream()
                .filter(plan -> plan.name().equals(name))
                .findFirst();
    }

    /** Forgets what is old. */
    public void sweep() {
        guarded("sweep", () -> sweep.sweep(rules.get().settings().retention(), storySettings.window()));
    }

    /** Whether nothing is being polled or read at the moment. */
    public boolean isIdle() {
        return pollsAtWork.isEmpty() && readsAtWork.isEmpty();
    }

    /** The configuration in force. */
    public Rules rules() {
        return rules.get();
    }

    /** Many may wait for their turn at a busy host; these bounds keep memory in check, not the pace. */
    private int capacity() {
        return 4 * rules.get().settings().fetch().inFlight();
    }

    private Lease lease() {
        Instant now = clock.instant();
        return new Lease(owner, now, now.plus(LEASE));
    }

    /** Starts work that brings no article, and that nobody waits for. */
    private void startAside(String what, Runnable work) {
        threads.execute(() -> guarded(what, work));
    }

    /** Starts work that may bring an article, for which others wait a little. */
    private void startTrip(String what, Consumer<Gathering<Incoming>.Trip> work) {
        Gathering<Incoming>.Trip trip = gathering.setOut();
        try {
            threads.execute(() -> {
                try {
                    guarded(what, () -> work.accept(trip));
                } finally {
                    trip.end();
                }
            });
        } catch (RuntimeException notStarted) {
            trip.end();
            throw notStarted;
        }
    }

    /** The job boundary: whatever breaks inside is told once, here, and stops nobody else. */
    private void guarded(String what, Runnable work) {
        if (stopping) {
            return;
        }
        atWork.acquireUninterruptibly();
        try {
            work.run();
        } catch (RuntimeException | Error failure) {
            if (!stopping) {
                events.broken(what, failure);
            }
        } finally {
            atWork.release();
        }
    }

    /** Stops taking work, lets what is in flight finish for some seconds, then cuts it off; nothing is lost by that. */
    @Override
    public void close() {
        stopping = true;
        outboxDrain.stop();
        bounceRound.stop();
        threads.shutdown();
        if (!finishedWithin(STOP_PATIENCE)) {
            fetcher.cancelAll();
            threads.shutdownNow();
            boolean _ = finishedWithin(CUT_OFF_PATIENCE);
        }
        outboxDrain.close();
    }

    private boolean finishedWithin(Duration patience) {
        try {
            boolean finished = atWork.tryAcquire(Integer.MAX_VALUE, patience.toMillis(), TimeUnit.MILLISECONDS);
            if (finished) {
                atWork.release(Integer.MAX_VALUE);
            }
            return finished;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
