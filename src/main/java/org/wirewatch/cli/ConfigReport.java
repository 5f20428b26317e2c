package org.wirewatch.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wirewatch.config.Problem;
import org.wirewatch.config.Settings;
import org.wirewatch.config.Settings.Listen;

/** The configuration in words for the terminal. */
final class ConfigReport {
    private ConfigReport() {}

    /** Each problem, and below it the line it stands in with a caret; ends with an empty line if there is any. */
    static String problems(List<Problem> problems) {
        return problems.stream()
                .map(problem -> problem + "\n" + (problem.excerpt().isEmpty() ? "" : problem.excerpt() + "\n"))
                .collect(Collectors.joining("", "", problems.isEmpty() ? "" : "\n"));
    }

    /** One sentence for a configuration that cannot be used. */
    static String verdict(Path file, List<Problem> problems) {
        long warnings = problems.stream().filter(Problem::warning).count();
        String errors = count(problems.size() - warnings, "error");
        return "%s cannot be used: %s%s."
                .formatted(file, errors, warnings == 0 ? "" : ", " + count(warnings, "warning"));
    }

    /** What a configuration amounts to, in a few lines of at most 80 columns as long as paths are short. */
    static String summary(Path file, Settings settings) {
        String parts = Stream.of(
                        count(settings.feeds().size(), "feed"),
                        count(settings.watches().size(), "watch"),
                        count(settings.readers().size(), "reader"),
                        count(settings.digests().size(), "digest"))
                .collect(Collectors.joining(", "));
        return String.join(
                "\n",
                "%s is good: %s.".formatted(file, parts),
                "  Mail     " + mail(settings),
                "  Pages    " + pages(settings.web().listen()),
                "  Trouble  "
                        + (settings.operator() == null
                                ? "told to nobody (no operator is set)"
                                : "told to " + settings.operator()),
                "  Agent    " + agent(settings.fetch().userAgent()));
    }

    private static String mail(Settings settings) {
        var smtp = settings.mail().smtp();
        return smtp == null
                ? "written to %s (no smtp is set)"
                        .formatted(nearby(settings.mail().maildir()))
                : "sent by %s:%d".formatted(smtp.host(), smtp.port());
    }

    /** A publisher who is troubled by us must find somebody to write to. */
    private static String agent(String userAgent) {
        boolean reachable = userAgent.contains("@") || userAgent.contains("://");
        return userAgent + (reachable ? "" : " (names nobody to ask; set net.contact)");
    }

    private static String pages(@Nullable Listen listen) {
        return listen == null ? "off" : "http://" + listen + "/";
    }

    /** A path as one would type it here. */
    private static Path nearby(Path path) {
        Path here = Path.of("").toAbsolutePath();
        return path.startsWith(here) && !path.equals(here) ? here.relativize(path) : path;
    }

    private static String count(long number, String noun) {
        String plural = noun.endsWith("ch") ? noun + "es" : noun + "s";
        return number + " " + (number == 1 ? noun : plural);
    }
}
