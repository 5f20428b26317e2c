package org.wirewatch.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.wirewatch.config.notation.Durations;
import org.wirewatch.config.notation.Notation.Result;
import org.wirewatch.config.notation.Times;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code --since} and {@code --until} of commands that look at stored articles. */
final class PeriodOption {
    private static final Duration LONGEST = Duration.ofDays(36_500);

    @Option(
            names = "--since",
            paramLabel = "WHEN",
            description = "How far back: 30d, 12h, 2026-11-01 or \"2026-11-01 08:00\".")
    @Nullable
    String since;

    @Option(names = "--until", paramLabel = "WHEN", description = "Up to when, written likewise (default: now).")
    @Nullable
    String until;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    private final Instant now = InstantSource.system().instant();

    /** The beginning; {@code fallback} if none is given. */
    Instant since(Instant fallback) {
        return since == null ? fallback : moment("--since", since);
    }

    /** The end, exclusive; later than all articles if none is given. */
    Instant until(Instant fallback) {
        Instant end = until == null ? fallback : moment("--until", until);
        if (since != null && !moment("--since", since).isBefore(end)) {
            throw new ParameterException(
                    spec.commandLine(), "--since " + since + " is not before --until " + until + ".");
        }
        return end;
    }

    /** When the command was started. */
    Instant now() {
        return now;
    }

    private Instant moment(String option, String written) {
        return moment(spec, option, written, now, false);
    }

    /**
     * A moment as it is written on a command line.
     *
     * @param ahead whether a duration counts from now into the future
     * @throws ParameterException with a sentence for the person
     */
    static Instant moment(CommandSpec spec, String option, String written, Instant now, boolean ahead) {
        if (Times.moment().read(written) instanceof Result.Right<LocalDateTime>(LocalDateTime moment)) {
            return moment.atZone(ZoneId.systemDefault()).toInstant();
        }
        if (Durations.between(Duration.ofSeconds(1), LONGEST).read(written)
                instanceof Result.Right<Duration>(Duration duration)) {
            return ahead ? now.plus(duration) : now.minus(duration);
        }
        throw new ParameterException(
                spec.commandLine(),
                option + ": \"" + written + "\" is neither a duration, as 30d or 12h, nor a day, as 2026-11-01.");
    }
}
