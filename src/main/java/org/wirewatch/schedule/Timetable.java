package org.wirewatch.schedule;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.quartz.CronScheduleBuilder;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobExecutionContext;
import org.quartz.ScheduleBuilder;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.spi.JobFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wirewatch.pipeline.ClockWatch;
import org.wirewatch.pipeline.Newsroom;

/**
 * When each job of the {@link Newsroom} runs. The jobs look for due work every second or few; what is due is decided by
 * the store's rows, so a tick that is missed, or runs on two nodes, changes nothing. Each job runs at most once at a time.
 *
 * <p>Quartz counts by the wall's clock: put back by hours, it would stand still for hours. So a pulse that runs by a clock
 * nobody can set compares the two, and plans all jobs anew when they disagree.
 */
public final class Timetable implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("wirewatch");
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final Duration DIGEST_TICK = Duration.ofSeconds(5);
    private static final Duration BOUNCES_TICK = Duration.ofSeconds(10);
    private static final Duration TROUBLE_TICK = Duration.ofMinutes(1);
    private static final Duration CONFIG_TICK = Duration.ofSeconds(2);
    private static final Duration WATCHES_TICK = Duration.ofSeconds(10);
    /** At night, when least else happens; a missed one is made up for by the next. */
    private static final String SWEEP_TIME = "0 40 3 * * ?";

    /** How often the clocks are compared. */
    private static final Duration PULSE = Duration.ofSeconds(1);

    private final Scheduler scheduler;
    private final InstantSource clock;
    private final List<Entry> entries;
    private final ScheduledExecutorService pulse = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("pulse").factory());

    private Timetable(Scheduler scheduler, InstantSource clock, List<Entry> entries) {
        this.scheduler = scheduler;
        this.clock = clock;
        this.entries = entries;
    }

    /** What runs, and when. */
    record Entry(String name, Runnable action, ScheduleBuilder<?> schedule) {
        static Entry every(Duration interval, String name, Runnable action) {
            return new Entry(
                    name,
                    action,
                    SimpleScheduleBuilder.simpleSchedule()
                            .withIntervalInMilliseconds(interval.toMillis())
                            .repeatForever()
                            .withMisfireHandlingInstructionNextWithRemainingCount());
        }
    }

    /**
     * Starts all jobs.
     *
     * @param reloadIfChanged looks whether the config was saved
     * @param clock the wall's, which may be set
     * @param nanoTime as {@link System#nanoTime}
     */
    public static Timetable start(
            Newsroom newsroom, Runnable reloadIfChanged, InstantSource clock, LongSupplier nanoTime) {
        return start(
                List.of(
                        Entry.every(TICK, "poll", newsroom::pollDue),
                        Entry.every(TICK, "read", newsroom::readPending),
                        Entry.every(TICK, "outbox", newsroom::drainOutbox),
                        Entry.every(DIGEST_TICK, "digests", newsroom::sendDigests),
                        Entry.every(BOUNCES_TICK, "bounces", newsroom::readBounces),
                        Entry.every(TROUBLE_TICK, "trouble", newsroom::tellTrouble),
                        new Entry("sweep", newsroom::sweep, CronScheduleBuilder.cronSchedule(SWEEP_TIME)),
                        Entry.every(CONFIG_TICK, "config", reloadIfChanged),
                        Entry.every(WATCHES_TICK, "watches", newsroom::takeKeptWatches)),
                clock,
                nanoTime,
                PULSE);
    }

    static Timetable start(List<Entry> entries, InstantSource clock, LongSupplier nanoTime, Duration pulse) {
        try {
            StdSchedulerFactory factory = new StdSchedulerFactory(settings());
            Scheduler scheduler = factory.getScheduler();
            scheduler.setJobFactory(jobs());
            Timetable timetable = new Timetable(scheduler, clock, entries);
            for (Entry entry : entries) {
                timetable.add(entry);
            }
            scheduler.start();
            timetable.watch(new ClockWatch(clock, nanoTime), pulse);
            return timetable;
        } catch (SchedulerException failure) {
            throw new IllegalStateException("the scheduler does not start", failure);
        }
    }

    private void watch(ClockWatch clocks, Duration every) {
        Future<?> _ = pulse.scheduleAtFixedRate(
                () -> {
                    if (!clocks.step().isZero()) {
                        planAnew();
                    }
                },
                every.toMillis(),
                every.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    private void planAnew() {
        try {
            for (Entry entry : entries) {
                scheduler.rescheduleJob(TriggerKey.triggerKey(entry.name()), trigger(entry));
            }
        } catch (SchedulerException | RuntimeException failure) {
            LOG.error("the jobs cannot be planned anew after the clock was set; restart Wirewatch", failure);
        }
    }

    private static Properties settings() {
        Properties settings = new Properties();
        settings.setProperty("org.quartz.scheduler.instanceName", "wirewatch");
        settings.setProperty("org.quartz.threadPool.threadCount", "6");
        settings.setProperty("org.quartz.threadPool.threadNamePrefix", "job");
        settings.setProperty("org.quartz.threadPool.makeThreadsDaemons", "true");
        settings.setProperty("org.quartz.scheduler.makeSchedulerThreadDaemon", "true");
        settings.setProperty("org.quartz.scheduler.skipUpdateCheck", "true");
        settings.setProperty("org.quartz.jobStore.class", "org.quartz.simpl.RAMJobStore");
        return settings;
    }

    /** A job is its action: it needs nothing from Quartz but the moment. */
    private static JobFactory jobs() {
        return (fired, _) -> {
            Object action = fired.getJobDetail().getJobDataMap().get("action");
            return new Action((Runnable) Objects.requireNonNull(action, "every job is given its action"));
        };
    }

    private void add(Entry entry) throws SchedulerException {
        JobDetail job =
                JobBuilder.newJob(Action.class).withIdentity(entry.name()).build();
        job.getJobDataMap().put("action", entry.action());
        scheduler.scheduleJob(job, trigger(entry));
    }

    private Trigger trigger(Entry entry) {
        return TriggerBuilder.newTrigger()
                .withIdentity(entry.name())
                .startAt(Date.from(clock.instant()))
                .withSchedule(entry.schedule())
                .build();
    }

    /** Begins no other job; does not wait for those that run, which the newsroom does. */
    @Override
    public void close() {
        pulse.shutdownNow();
        try {
            scheduler.shutdown(false);
        } catch (SchedulerException failure) {
            throw new IllegalStateException("the scheduler does not stop", failure);
        }
    }

    /** One job. */
    @DisallowConcurrentExecution
    static final class Action implements Job {
        private final Runnable action;

        Action(Runnable action) {
            this.action = action;
        }

        @Override
        public void execute(JobExecutionContext context) {
            action.run();
        }
    }
}
