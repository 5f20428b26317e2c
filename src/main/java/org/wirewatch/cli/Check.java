package org.wirewatch.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.wirewatch.config.Loaded;
import org.wirewatch.config.Problem;
import org.wirewatch.config.Settings;
import org.wirewatch.config.sites.SiteFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says what is wrong with the configuration, or what it amounts to. */
@Command(
        name = "check",
        description = "Reads the configuration and names every mistake in it.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exits with 0 if the configuration can be used, with 2 if not.",
            "",
            "Example: wirewatch check --config /etc/wirewatch/wirewatch.yaml"
        })
final class Check implements Callable<Integer> {
    @Mixin
    private final ConfigOption config = new ConfigOption();

    @Option(names = "--json", description = "Write the result as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        WordCheck words = WordCheck.of(config.file, ConfigOption.reader().read(config.file));
        Loaded loaded = words.loaded();
        List<Problem> sites = loaded instanceof Loaded.Accepted(Settings settings, List<Problem> _)
                ? SiteFolder.problems(SiteFolder.read(settings.sites()))
                : List.of();
        out.println(json ? asJson(words, sites) : ConfigReport.problems(sites) + asText(words));
        boolean ruleBroken = sites.stream().anyMatch(problem -> !problem.warning());
        return switch (loaded) {
            case Loaded.Accepted _ -> ruleBroken ? ExitCodes.WRONG_USE : ExitCodes.DONE;
            case Loaded.Rejected _ -> ExitCodes.WRONG_USE;
        };
    }

    private String asText(WordCheck words) {
        return switch (words.loaded()) {
            case Loaded.Accepted(Settings settings, List<Problem> warnings) ->
                ConfigReport.problems(warnings)
                        + ConfigReport.summary(config.file, settings)
                        + (words.sentence() == null ? "" : "\n  Words    " + words.sentence());
            case Loaded.Rejected(List<Problem> problems) ->
                ConfigReport.problems(problems) + ConfigReport.verdict(config.file, problems);
        };
    }

    private String asJson(WordCheck words, List<Problem> sites) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("file", config.file.toString());
        List<Problem> problems = switch (words.loaded()) {
            case Loaded.Accepted(Settings settings, List<Problem> warnings) -> {
                report.put("ok", true);
                report.put("feeds", settings.feeds().size());
                report.put("watches", settings.watches().size());
                report.put("readers", settings.readers().size());
                report.put("digests", settings.digests().size());
                if (words.sentence() != null) {
                    report.put("words", words.sentence());
                }
                yield warnings;
            }
            case Loaded.Rejected(List<Problem> all) -> {
                report.put("ok", false);
                yield all;
            }
        };
        report.put("problems", problems.stream().map(Check::fields).toList());
        if (!sites.isEmpty()) {
            report.put(
                    "sites",
                    sites.stream()
                            .map(problem -> {
                                Map<String, Object> fields = new LinkedHashMap<>();
                                fields.put("file", problem.file());
                                fields.putAll(fields(problem));
                                return fields;
                            })
                            .toList());
        }
        return ReportJson.of(report);
    }

    private static Map<String, Object> fields(Problem problem) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("line", problem.line());
        fields.put("column", problem.column());
        fields.put("severity", problem.warning() ? "warning" : "error");
        fields.put("message", problem.message());
        return fields;
    }
}
