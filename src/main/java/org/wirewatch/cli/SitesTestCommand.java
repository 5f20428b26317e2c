package org.wirewatch.cli;

import java.io.PrintWriter;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wirewatch.article.Article;
import org.wirewatch.article.ArticleExtractor;
import org.wirewatch.article.Extraction;
import org.wirewatch.article.FeedHints;
import org.wirewatch.article.Page;
import org.wirewatch.article.PageReading;
import org.wirewatch.article.PageReading.RuleUse;
import org.wirewatch.article.SiteRule;
import org.wirewatch.config.Settings;
import org.wirewatch.config.sites.SiteFolder;
import org.wirewatch.net.FetchRequest;
import org.wirewatch.net.Fetcher;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A rule, tried on its test pages. */
@Command(
        name = "test",
        description = "Fetches a rule's test pages and shows what the rule changes against the general ones.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "\"=\" where the rule changes nothing, else before → after. Exits with 1 if a page",
            "cannot be had or the rule finds nothing in it.",
            "",
            "Example: wirewatch sites test example.org"
        })
final class SitesTestCommand implements Callable<Integer> {
    private final ArticleExtractor extractor = new ArticleExtractor();

    @Parameters(index = "0", paramLabel = "HOST", description = "The site, as in the name of its rule's file.")
    private String host;

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "URL",
            description = "Pages to try it on, in place of its own tests.")
    private List<URI> urls = List.of();

    @Option(names = "--json", description = "Write the result as JSON.")
    private boolean json;

    @Mixin
    private final ConfigOption config = new ConfigOption();

    @Spec
    private CommandSpec spec;

    /** What one field is before and after. */
    record Change(@Nullable String general, @Nullable String ruled) {
        boolean same() {
            return Objects.equals(general, ruled);
        }
    }

    /**
     * One test page.
     *
     * @param problem why it is no good; null if it is
     * @param fields by name: title, byline, date, words, first and last paragraph, next page
     */
    record Trial(String url, @Nullable String problem, Map<String, Change> fields) {}

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        Optional<Settings> settings = config.settings(err);
        if (settings.isEmpty()) {
            return ExitCodes.WRONG_USE;
        }
        SiteRule rule =
                SiteFolder.rules(SitesCommand.files(settings.get(), err)).of(SitesCommand.host(host));
        if (rule == null) {
            err.println("There is no rule for " + host + " in " + settings.get().sites() + "; write "
                    + SitesCommand.host(host) + ".yaml there. What there is: wirewatch sites list");
            return ExitCodes.WRONG_USE;
        }
        List<URI> tests = urls.isEmpty() ? rule.tests() : urls;
        if (tests.isEmpty()) {
            err.println(
                    rule.file() + " names no test pages; add \"tests: [URL]\" to it, or name some behind the host.");
            return ExitCodes.WRONG_USE;
        }
        List<Trial> trials = trials(settings.get(), rule, tests);
        spec.commandLine().getOut().println(json ? asJson(rule, trials) : asText(trials));
        return trials.stream().allMatch(trial -> trial.problem() == null) ? ExitCodes.DONE : ExitCodes.FAILED;
    }

    private List<Trial> trials(Settings settings, SiteRule rule, List<URI> tests) {
        List<Trial> trials = new ArrayList<>();
        try (Fetcher fetcher = new Fetcher(settings.fetch(), InstantSource.system());
                Progress progress =
                        Progress.of("Fetching", tests.size(), spec.commandLine().getErr())) {
            for (URI test : tests) {
                trials.add(
                        switch (FetchedPages.answer(fetcher.fetch(FetchRequest.article(test)))) {
                            case PageSource.Answer.Refused(String sentence) ->
                                new Trial(test.toString(), sentence, Map.of());
                            case PageSource.Answer.Read(Page page) -> trial(test, page, rule);
                        });
                progress.advance(1);
            }
        }
        return trials;
    }

    private Trial trial(URI test, Page page, SiteRule rule) {
        PageReading general = extractor.read(page, FeedHints.NONE, null);
        PageReading ruled = extractor.read(page, FeedHints.NONE, rule);
        Map<String, Change> fields = new LinkedHashMap<>();
        Map<String, @Nullable String> before = fields(general);
        fields(ruled).forEach((name, value) -> fields.put(name, new Change(before.get(name), value)));
        String problem = null;
        if (ruled.rule() == RuleUse.MISSES) {
            problem = "The rule finds nothing in this page, so the general ones were used.";
        } else if (ruled.extraction() instanceof Extraction.NoArticle(String code, String sentence)) {
            problem = "No article (" + code + "): " + sentence;
        }
        return new Trial(test.toString(), problem, fields);
    }

    private static Map<String, @Nullable String> fields(PageReading reading) {
        Map<String, @Nullable String> fields = new LinkedHashMap<>();
        if (reading.extraction() instanceof Extraction.Extracted(Article article)) {
            List<String> paragraphs = List.of(article.text().split("\n\n", -1));
            fields.put("title", article.title());
            fields.put("byline", article.byline());
            Article.PageTime published = article.published();
            fields.put(
                    "date",
                    published == null
                            ? null
                            : published.exact() == null
                                    ? published.day().toString()
                                    : published.exact().toString());
            fields.put("words", Integer.toString(article.text().split("\\s+", -1).length));
            fields.put("first", paragraphs.getFirst());
            fields.put("last", paragraphs.getLast());
            fields.put("next page", reading.nextPage() == null ? null : String.valueOf(reading.nextPage()));
        }
        return fields;
    }

    static String asText(List<Trial> trials) {
        List<String> lines = new ArrayList<>();
        for (Trial trial : trials) {
            lines.add(trial.url());
            if (trial.problem() != null) {
                lines.addAll(TerminalText.wrapped(trial.problem(), 2, 2));
            }
            trial.fields().forEach((name, change) -> {
                if (change.same()) {
                    lines.addAll(field(name, "= " + shown(change.ruled())));
                } else {
                    lines.addAll(field(name, shown(change.general())));
                    lines.addAll(field("", "→ " + shown(change.ruled())));
                }
            });
            lines.add("");
        }
        lines.removeLast();
        return String.join("\n", lines);
    }

    private static List<String> field(String name, String value) {
        List<String> lines = new ArrayList<>(TerminalText.wrapped(value, 13, 15));
        lines.set(0, "  %-10s %s".formatted(name, lines.getFirst().strip()));
        return lines;
    }

    private static String shown(@Nullable String value) {
        if (value == null || value.isEmpty()) {
            return "none";
        }
        return value.length() <= 200 ? value : value.substring(0, 199) + "…";
    }

    private static String asJson(SiteRule rule, List<Trial> trials) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("rule", rule.file());
        report.put("tests", trials);
        return ReportJson.of(report);
    }
}
