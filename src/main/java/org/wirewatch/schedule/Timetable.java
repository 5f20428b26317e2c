package org.wirewatch.schedule;

import java.time.Duration;
import java.util.Objects;
import java.util.Properties;
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
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.spi.JobFactory;
import org.wirewatch.pipeline.Newsroom;

/**
 * When each job of the {@link Newsroom} runs. The jobs look for due work every second or few; what is due is decided by
 * the store's rows, so a tick that is missed, or runs on two nodes, changes nothing. Each job runs at most once at a time.
 */
public final class Timetable implements AutoCloseable {
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final Duration DIGEST_TICK = Duration.ofSeconds(5);
    private static final Duration TROUBLE_TICK = Duration.ofMinutes(1);
    private static final Duration CONFIG_TICK = Duration.ofSeconds(2);
    private static final Duration WATCHES_TICK = Duration.ofSeconds(10);
    /** At night, when least else happens; a missed one is made up for by the next. */
    private static final String SWEEP_TIME = "0 40 3 * * ?";

    private final Scheduler scheduler;

    private Timetable(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /**
     * Starts all jobs.
     *
     * @param reloadIfChanged looks whether the config was saved
     */
    public static Timetable start(Newsroom newsroom, Runnable reloadIfChanged) {
        try {
            StdSchedulerFactory factory = new StdSchedulerFactory(settings());
            Scheduler scheduler = factory.getScheduler();
            scheduler.setJobFactory(jobs());
            Timetable timetable = new Timetable(scheduler);
            timetable.add("poll", newsroom::pollDue, every(TICK));
            timetable.add("read", newsroom::readPending, every(TICK));
            timetable.add("outbox", newsroom::drainOutbox, every(TICK));
            timetable.add("digests", newsroom::sendDigests, every(DIGEST_TICK));
            timetable.add("trouble", newsroom::tellTrouble, every(TROUBLE_TICK));
            timetable.add("sweep", newsroom::sweep, CronScheduleBuilder.cronSchedule(SWEEP_TIME));
            timetable.add("config", reloadIfChanged, every(CONFIG_TICK));
            timetable.add("watches", newsroom::takeKeptWatches, every(WATCHES_TICK));
            scheduler.start();
            return timetable;
        } catch (SchedulerException failure) {
            throw new IllegalStateException("the scheduler does not start", failure);
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

    private void add(String name, Runnable action, ScheduleBuilder<?> schedule) throws SchedulerException {
        JobDetail job = JobBuilder.newJob(Action.class).withIdentity(name).build();
        job.getJobDataMap().put("action", action);
        Trigger trigger = TriggerBuilder.newTrigger()
                .withIdentity(name)
                .startNow()
                .withSchedule(schedule)
                .build();
        scheduler.scheduleJob(job, trigger);
    }

    private static SimpleScheduleBuilder every(Duration interval) {
        return SimpleScheduleBuilder.simpleSchedule()
                .withIntervalInMilliseconds(interval.toMillis())
                .repeatForever()
                .withMisfireHandlingInstructionNextWithRemainingCount();
    }

    /** Begins no other job; does not wait for those that run, which the newsroom does. */
    @Override
    public void close() {
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
