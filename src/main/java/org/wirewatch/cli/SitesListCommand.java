package org.wirewatch.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.wirewatch.article.SiteRule;
import org.wirewatch.article.SiteRules;
import org.wirewatch.config.Settings;
import org.wirewatch.config.sites.SiteFile;
import org.wirewatch.config.sites.SiteFolder;
import org.wirewatch.pipeline.SiteReport;
import org.wirewatch.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Which rules there are, and of what use they were. */
@Command(
        name = "list",
        description = "Lists the rules for single sites, and how often each was of use.",
        mixinStandardHelpOptions = true,
        footer = {"", "Exits with 2 if a rule has an error.", "", "Example: wirewatch sites list"})
final class SitesListCommand implements Callable<Integer> {
    @Option(names = "--json", description = "Write the result as JSON.")
    private boolean json;

    @Mixin
    private final ConfigOption config = new ConfigOption();

    @Spec
    private CommandSpec spec;

    /** One rule as it is shown. */
    private record Line(String host, String file, int tests, long fits, long misses) {}

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        Optional<Settings> settings = config.settings(err);
        if (settings.isEmpty()) {
            return ExitCodes.WRONG_USE;
        }
        List<SiteFile> files = SitesCommand.files(settings.get(), err);
        List<Line> lines = lines(SiteFolder.rules(files), sites(settings.get()));
        spec.commandLine().getOut().println(json ? asJson(settings.get(), lines) : asText(settings.get(), lines));
        boolean broken = SiteFolder.problems(files).stream().anyMatch(problem -> !problem.warning());
        return broken ? ExitCodes.WRONG_USE : ExitCodes.DONE;
    }

    private static List<SiteReport> sites(Settings settings) {
        if (!Daemon.hasState(settings)) {
            return List.of();
        }
        try (Store store = Store.open(Daemon.storeSettings(settings))) {
            return SiteReport.of(store);
        }
    }

    private static List<Line> lines(SiteRules rules, List<SiteReport> sites) {
        return rules.all().stream()
                .map(rule -> {
                    List<SiteReport> read = sites.stream()
                            .filter(site -> rule.equals(rules.of(site.site())))
                            .toList();
                    return new Line(
                            (rule.subdomains() == SiteRule.Subdomains.ONLY ? "*." : "") + rule.host(),
                            rule.file(),
                            rule.tests().size(),
                            read.stream().mapToLong(SiteReport::ruleFits).sum(),
                            read.stream().mapToLong(SiteReport::ruleMisses).sum());
                })
                .toList();
    }

    private static String asText(Settings settings, List<Line> lines) {
        if (lines.isEmpty()) {
            return String.join(
                    "\n",
                    TerminalText.wrapped(
                            "There are no rules in " + settings.sites() + "; all sites are read by the general ones.",
                            0,
                            0));
        }
        StringBuilder text = new StringBuilder("%-34s %-26s %s%n".formatted("host", "file", "of use / not"));
        for (Line line : lines) {
            text.append("%-34s %-26s %d / %d%s%n"
                    .formatted(
                            line.host(),
                            line.file(),
                            line.fits(),
                            line.misses(),
                            line.tests() == 0 ? ", no tests" : ""));
        }
        return text.toString().stripTrailing();
    }

    private static String asJson(Settings settings, List<Line> lines) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("folder", settings.sites().toString());
        report.put("rules", lines);
        return ReportJson.of(report);
    }
}
