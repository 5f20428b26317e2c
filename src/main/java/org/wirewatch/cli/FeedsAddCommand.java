package org.wirewatch.cli;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wirewatch.config.Settings;
import org.wirewatch.config.notation.Durations;
import org.wirewatch.config.notation.Notation;
import org.wirewatch.feed.FeedAddress;
import org.wirewatch.store.FeedSource;
import org.wirewatch.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Adds one feed to the database's. */
@Command(
        name = "add",
        description = "Adds a feed beside those of the config, which is not changed.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "A daemon that is at work polls it at once. A site's address will do: the daemon",
            "chooses one of the feeds that the page names.",
            "",
            "Example: wirewatch feeds add https://www.example.org/feed.xml --group world"
        })
final class FeedsAddCommand implements Callable<Integer> {
    @Parameters(paramLabel = "URL", description = "The feed.", converter = WebAddress.class)
    private URI url;

    @Option(names = "--name", paramLabel = "NAME", description = "What to call it (default: its own title).")
    private @Nullable String name;

    @Option(names = "--group", paramLabel = "GROUP", description = "A label; World/Asia is a group in a group.")
    private @Nullable String group;

    @Option(
            names = "--every",
            paramLabel = "TIME",
            description = "How often to ask it, such as 15m (default: by its own pace).",
            converter = Interval.class)
    private @Nullable Duration every;

    @Mixin
    private final ConfigOption config = new ConfigOption();

    @Spec
    private CommandSpec spec;

    /** An interval by the rules of the config. */
    static final class Interval implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String typed) {
            return switch (Durations.between(Duration.ofSeconds(1), Duration.ofDays(365))
                    .read(typed)) {
                case Notation.Result.Right<Duration>(Duration interval) -> interval;
                case Notation.Result.Wrong<Duration>(int _, String message) ->
                    throw new TypeConversionException(message);
            };
        }
    }

    @Override
    public Integer call() {
        Optional<Settings> settings = config.settings(spec.commandLine().getErr());
        if (settings.isEmpty()) {
            return ExitCodes.WRONG_USE;
        }
        String key = FeedAddress.key(url);
        boolean inFile = settings.get().feeds().stream()
                .anyMatch(feed -> FeedAddress.key(feed.url()).equals(key));
        if (inFile) {
            return thereAlready("stands in " + config.file + " already");
        }
        Instant now = InstantSource.system().instant();
        try (Store store = Store.open(Daemon.storeSettings(settings.get()))) {
            boolean added = store.write(session -> session.subscriptions().all().stream()
                            .noneMatch(feed -> FeedAddress.key(feed.url()).equals(key))
                    && session.subscriptions().add(new FeedSource(url.toString(), name, group, every), now, now));
            if (!added) {
                return thereAlready("was added before");
            }
        }
        spec.commandLine().getOut().println("Added. A daemon at work on this data polls it at once.");
        return ExitCodes.DONE;
    }

    private int thereAlready(String where) {
        TerminalText.wrapped(url + " " + where + "; nothing was changed.", 0, 0)
                .forEach(spec.commandLine().getOut()::println);
        return ExitCodes.DONE;
    }
}
