package org.wirewatch.cli;

import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wirewatch.article.Article;
import org.wirewatch.article.ArticleExtractor;
import org.wirewatch.article.ArticleExtractor.Explained;
import org.wirewatch.article.CleanHtml;
import org.wirewatch.article.Extraction;
import org.wirewatch.article.FeedHints;
import org.wirewatch.article.Page;
import org.wirewatch.article.PageReading;
import org.wirewatch.article.PlainText;
import org.wirewatch.article.Reasons;
import org.wirewatch.article.SiteRule;
import org.wirewatch.article.SiteRules;
import org.wirewatch.pipeline.PageGathering;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code extract}: the article of one page, or of a folder of saved pages. */
@Command(
        name = "extract",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Prints the article of a page: the words of the article and nothing else of the page.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  wirewatch extract https://news.example.org/2024/10/21/a-story",
            "  wirewatch extract --format json --url https://news.example.org/a page.html",
            "  curl -s URL | wirewatch extract --url URL -",
            "  wirewatch extract --explain page.html",
            "  wirewatch extract --batch pages --json articles.json",
            "",
            "Rules for single sites (config/sites) are used, and further pages of a URL are",
            "joined, as the daemon does it.",
            "Exit codes: 0 an article; 1 none, with the reason on stderr; 2 wrong use."
        })
final class ExtractCommand implements Callable<Integer> {
    /** How an article is printed. */
    enum Format {
        TEXT,
        JSON,
        HTML
    }

    /** Made when it is needed: every start of any command reads this file's class. */
    private static final class Json {
        private static final JsonMapper MAPPER =
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    }

    private final ArticleExtractor extractor = new ArticleExtractor();
    private final PageSource pages;
    private final boolean onTerminal = isTerminal(System.console());

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "text, json or html. Default: text.")
    private Format format;

    @Option(names = "--url", paramLabel = "URL", description = "The address that the saved page came from.")
    private @Nullable String url;

    @Option(
            names = "--batch",
            paramLabel = "DIR",
            description = "Reads DIR/*.html, and their addresses in DIR/urls.json: {id: url}.")
    private @Nullable Path batch;

    @Option(
            names = "--json",
            paramLabel = "OUT",
            description = "Where --batch writes: {id: {title, byline, published, text, ...}}.")
    private @Nullable Path json;

    @Option(
            names = "--explain",
            description = "Says where each field and the text come from, and why other places lost;"
                    + " with --format json as \"reasons\".")
    private boolean explain;

    @Mixin
    private final ConfigOption config = new ConfigOption();

    private SiteRules rules = SiteRules.NONE;

    @Parameters(arity = "0..1", paramLabel = "PAGE", description = "A file, a URL, or - for standard input.")
    private @Nullable String page;

    ExtractCommand() {
        this(new FetchedPages());
    }

    /**
     * With another way to fetch pages.
     *
     * @param pages asked for a page that is named by its URL
     */
    ExtractCommand(PageSource pages) {
        this.pages = pages;
    }

    @Override
    public Integer call() {
        if (explain && format == Format.HTML) {
            return wrongUse("--explain goes with --format text or json.");
        }
        boolean named = spec.commandLine().getParseResult().hasMatchedOption("--config");
        Optional<SiteRules> read =
                ExtractRules.read(config.file, named, spec.commandLine().getErr());
        if (read.isEmpty()) {
            return ExitCodes.WRONG_USE;
        }
        rules = read.get();
        if (batch != null && json != null && page == null) {
            return batch(batch, json);
        }
        if (batch == null && json == null && page != null) {
            return one(page);
        }
        return wrongUse("Give one page, or a folder of pages with --batch DIR and --json OUT.");
    }

    private int one(String name) {
        URI address = url == null ? null : address(url);
        if (url != null && address == null) {
            return wrongUse("--url " + url + " is not an http or https address.");
        }
        try (pages) {
            return switch (read(name, address)) {
                case PageSource.Answer.Refused(String sentence) -> failed(sentence);
                case PageSource.Answer.Read(Page read) -> {
                    if (explain) {
                        explain(read);
                    }
                    yield switch (whole(name, read)) {
                        case Extraction.Extracted(Article article) -> explain ? ExitCodes.DONE : print(article);
                        case Extraction.NoArticle(String code, String sentence) ->
                            failed(name + ": no article (" + code + "). " + sentence);
                    };
                }
            };
        }
    }

    /** With its further pages as the daemon would read it, where the page itself came from the web. */
    private Extraction whole(String name, Page read) {
        URI asked = address(name);
        if (asked == null || explain) {
            return readOne(read).extraction();
        }
        PageGathering.Gathered gathered = PageGathering.gather(asked, read, this::readOne, this::further);
        if (gathered.note() != null) {
            PrintWriter err = spec.commandLine().getErr();
            err.println(gathered.note());
            err.flush();
        }
        return gathered.extraction();
    }

    private PageReading readOne(Page read) {
        return extractor.read(read, FeedHints.NONE, rules.of(read.url()));
    }

    private PageGathering.Answer further(URI url) {
        return switch (pages.read(url)) {
            case PageSource.Answer.Read(Page read) -> new PageGathering.Answer.Got(read);
            case PageSource.Answer.Refused(String sentence) -> new PageGathering.Answer.Not("refused", sentence, null);
        };
    }

    private void explain(Page read) {
        SiteRule rule = rules.of(read.url());
        Explained explained = extractor.explain(read, FeedHints.NONE, rule);
        PrintWriter out = spec.commandLine().getOut();
        out.println(
                format == Format.JSON
                        ? Json.MAPPER.writeValueAsString(entry(explained.reading(), explained.reasons(), rule))
                        : ReasonsText.of(explained.reading(), explained.reasons(), rule));
        out.flush();
    }

    private PageSource.Answer read(String name, @Nullable URI address) {
        URI named = address(name);
        if (named != null) {
            return pages.read(named);
        }
        try {
            byte[] body = name.equals("-") ? System.in.readAllBytes() : Files.readAllBytes(Path.of(name));
            return new PageSource.Answer.Read(new Page(address == null ? Page.NOWHERE : address, body, null));
        } catch (NoSuchFileException _) {
            return new PageSource.Answer.Refused(
                    name + ": there is no such file. Give a file, an http(s) URL, or - for standard input.");
        } catch (IOException | RuntimeException failure) {
            return new PageSource.Answer.Refused(name + " cannot be read: " + failure);
        }
    }

    private int print(Article article) {
        PrintWriter out = spec.commandLine().getOut();
        switch (format) {
            case TEXT -> out.print(PlainText.render(article));
            case JSON -> out.println(Json.MAPPER.writeValueAsString(ArticleJson.of(article)));
            case HTML -> out.print(CleanHtml.render(article));
        }
        out.flush();
        return ExitCodes.DONE;
    }

    private int batch(Path folder, Path output) {
        Map<String, Object> articles = new ConcurrentSkipListMap<>();
        try {
            Map<String, String> urls = urls(folder);
            List<Path> files = pages(folder);
            AtomicInteger done = new AtomicInteger();
            files.parallelStream().forEach(file -> {
                String id = file.getFileName().toString().replaceFirst("\\.html$", "");
                articles.put(id, entry(file, urls.get(id)));
                progress(done.incrementAndGet(), files.size());
            });
            Files.writeString(output, Json.MAPPER.writeValueAsString(new TreeMap<>(articles)));
            return ExitCodes.DONE;
        } catch (NoSuchFileException missing) {
            return failed(missing.getFile() + ": there is no such file or folder.");
        } catch (IOException | JacksonException failure) {
            return failed("--batch " + folder + ": " + failure);
        }
    }

    private Map<String, ? extends @Nullable Object> entry(Path file, @Nullable String address) {
        try {
            URI known = address == null ? null : address(address);
            Page read = new Page(known == null ? Page.NOWHERE : known, Files.readAllBytes(file), null);
            SiteRule rule = rules.of(read.url());
            if (explain) {
                Explained explained = extractor.explain(read, FeedHints.NONE, rule);
                return entry(explained.reading(), explained.reasons(), rule);
            }
            return entry(extractor.read(read, FeedHints.NONE, rule), null, null);
        } catch (IOException failure) {
            return Map.of("noArticle", "unreadable", "reason", file + ": " + failure);
        }
    }

    private static Map<String, @Nullable Object> entry(
            PageReading reading, @Nullable Reasons reasons, @Nullable SiteRule rule) {
        Map<String, @Nullable Object> entry = new LinkedHashMap<>();
        switch (reading.extraction()) {
            case Extraction.Extracted(Article article) -> entry.putAll(ArticleJson.of(article));
            case Extraction.NoArticle(String code, String sentence) -> {
                entry.put("noArticle", code);
                entry.put("reason", sentence);
            }
        }
        if (reasons != null) {
            entry.put("reasons", ReasonsJson.of(reasons, rule));
        }
        return entry;
    }

    private static Map<String, String> urls(Path folder) throws IOException {
        Path file = folder.resolve("urls.json");
        if (!Files.exists(file)) {
            return Map.of();
        }
        return Json.MAPPER.readValue(Files.readAllBytes(file), new TypeReference<LinkedHashMap<String, String>>() {});
    }

    private static List<Path> pages(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".html"))
                    .sorted()
                    .toList();
        }
    }

    /** Null if the text is no http or https address. Browsers let unescaped characters pass; so does this. */
    private static @Nullable URI address(String text) {
        if (!text.startsWith("http://") && !text.startsWith("https://")) {
            return null;
        }
        StringBuilder escaped = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); at++) {
            char here = text.charAt(at);
            escaped.append(" |\"<>\\^`{}".indexOf(here) < 0 ? String.valueOf(here) : "%%%02X".formatted((int) here));
        }
        try {
            URI uri = new URI(escaped.toString());
            return uri.getHost() == null ? null : uri;
        } catch (URISyntaxException _) {
            return null;
        }
    }

    private static boolean isTerminal(@Nullable Console console) {
        return console != null && console.isTerminal();
    }

    private void progress(int done, int all) {
        if (!onTerminal) {
            return;
        }
        int width = 30;
        int filled = width * done / all;
        PrintWriter err = spec.commandLine().getErr();
        err.print("\r[" + "#".repeat(filled) + " ".repeat(width - filled) + "] " + done + "/" + all
                + (done == all ? "\n" : ""));
        err.flush();
    }

    private int failed(String sentence) {
        spec.commandLine().getErr().println(sentence);
        return ExitCodes.FAILED;
    }

    private int wrongUse(String sentence) {
        spec.commandLine().getErr().println(sentence + " See: wirewatch extract --help");
        return ExitCodes.WRONG_USE;
    }
}
