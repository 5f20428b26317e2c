package org.wirewatch.cli;

import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wirewatch.article.SiteRules;
import org.wirewatch.config.ConfigWatch;
import org.wirewatch.config.Loaded;
import org.wirewatch.config.Problem;
import org.wirewatch.config.Settings;
import org.wirewatch.config.sites.SiteFile;
import org.wirewatch.config.sites.SiteFolder;
import org.wirewatch.config.sites.SitesWatch;
import org.wirewatch.pipeline.LoggedEvents;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The daemon. */
@Command(
        name = "run",
        description = "Watches, until it is told to stop.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Prints one line on stdout when it is ready; the log goes to stderr. The config",
            "is read again when it is saved. SIGTERM or Ctrl-C lets what is in flight end.",
            "",
            "Example: wirewatch run --config /etc/wirewatch/wirewatch.yaml"
        })
final class RunCommand implements Callable<Integer> {

    @Mixin
    private final ConfigOption config = new ConfigOption();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        ConfigWatch saved = new ConfigWatch(ConfigOption.reader(), config.file);
        Optional<Settings> settings = ConfigOption.accept(
                config.file, saved.load(), spec.commandLine().getErr());
        if (settings.isEmpty()) {
            return ExitCodes.WRONG_USE;
        }
        OldGeneration.keepSmall();
        Daemon daemon = Daemon.wire(settings.get(), new LoggedEvents(), InstantSource.system());
        stopOnSignal(daemon);
        SitesWatch sites = new SitesWatch();
        useSites(daemon, sites.load(settings.get().sites()));
        daemon.start(() -> {
            saved.changed().ifPresent(loaded -> reload(daemon, sites, loaded));
            sites.changed().ifPresent(files -> useSites(daemon, files));
        });
        out.println(ReadyLine.of(settings.get(), daemon.webAddress()));
        new CountDownLatch(1).await();
        return ExitCodes.DONE;
    }

    /** A rule that cannot be used keeps no daemon from its work: the rule from before, or the general ones, serve. */
    private static void useSites(Daemon daemon, List<SiteFile> files) {
        for (Problem problem : SiteFolder.problems(files)) {
            (problem.warning() ? Log.LOG.atWarn() : Log.LOG.atError()).log("{}", problem);
        }
        SiteRules rules = SiteFolder.rules(files);
        daemon.newsroom().useSiteRules(rules);
        if (!files.isEmpty()) {
            Log.LOG.atInfo().addKeyValue("rules", rules.all().size()).log("rules for single sites are in force");
        }
    }

    private void reload(Daemon daemon, SitesWatch sites, Loaded loaded) {
        switch (loaded) {
            case Loaded.Accepted(Settings settings, List<Problem> warnings) -> {
                daemon.newsroom().reload(settings);
                useSites(daemon, sites.load(settings.sites()));
                warnings.forEach(warning -> Log.LOG.warn("{}", warning));
                Log.LOG
                        .atInfo()
                        .addKeyValue("feeds", settings.feeds().size())
                        .addKeyValue("watches", settings.watches().size())
                        .log("config was saved and is in force");
            }
            case Loaded.Rejected(List<Problem> problems) -> {
                problems.forEach(problem -> Log.LOG.error("{}", problem));
                Log.LOG.error("config was saved but cannot be used; the settings from before stay in force");
            }
        }
    }

    /** A signal ends the process from a hook; what is in flight gets its seconds, then the exit code is a clean 0. */
    private static void stopOnSignal(Daemon daemon) {
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(() -> {
            Log.LOG.info("stopping");
            daemon.close();
            Log.LOG.info("stopped");
            Runtime.getRuntime().halt(ExitCodes.DONE);
        }));
    }

    /** Only for the daemon itself: each start of any command reads this file's class, and logging takes a while to begin. */
    private static final class Log {
        private static final Logger LOG = LoggerFactory.getLogger("wirewatch");
    }
}
