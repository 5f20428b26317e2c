package org.wirewatch.cli;

import java.io.PrintWriter;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.wirewatch.config.Settings;
import org.wirewatch.pipeline.ArticleTrace;
import org.wirewatch.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Was I told about this, when, and why? */
@Command(
        name = "explain",
        description = "Says of an article's address whether it was seen, what matched, and who was told when.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exits with 0 if the article is known, with 1 if no feed has carried it.",
            "",
            "Example: wirewatch explain https://www.example.com/world/storm-nears-coast"
        })
final class ExplainCommand implements Callable<Integer> {
    @Parameters(paramLabel = "URL", description = "The article's address.")
    private String url;

    @Option(names = "--json", description = "Write the result as JSON.")
    private boolean json;

    @Mixin
    private final ConfigOption config = new ConfigOption();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        Optional<Settings> settings = config.settings(err);
        if (settings.isEmpty()) {
            return ExitCodes.WRONG_USE;
        }
        if (!Daemon.hasState(settings.get())) {
            err.println("Nothing is known yet; start with `wirewatch run`.");
            return ExitCodes.FAILED;
        }
        try (Store store = Store.open(Daemon.storeSettings(settings.get()))) {
            ArticleTrace trace = ArticleTrace.of(store, settings.get(), url);
            out.println(
                    json
                            ? JsonMapper.builder()
                                    .build()
                                    .writerWithDefaultPrettyPrinter()
                                    .writeValueAsString(trace)
                            : TraceText.of(trace, ZoneId.systemDefault()));
            return trace.article() == null && trace.sightings().isEmpty() ? ExitCodes.FAILED : ExitCodes.DONE;
        }
    }
}
