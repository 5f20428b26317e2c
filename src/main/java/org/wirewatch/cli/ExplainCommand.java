package org.wirewatch.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.wirewatch.article.Article;
import org.wirewatch.config.Settings;
import org.wirewatch.pipeline.ArticleTrace;
import org.wirewatch.pipeline.TextTrace;
import org.wirewatch.pipeline.WatchBook;
import org.wirewatch.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Was I told about this, when, and why? */
@Command(
        name = "explain",
        description = {
            "Says of an article why each watch matched it, or what was missing, and whether it",
            "is a copy of another. Of one at an address also whether it was seen, and who was",
            "told when; of a file, what would become of it if it came now."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "A file is an HTML page, or a text whose first line is the headline.",
            "Exits with 1 if no feed has carried the address.",
            "",
            "Example: wirewatch explain https://www.example.com/world/storm-nears-coast"
        })
final class ExplainCommand implements Callable<Integer> {
    @Parameters(paramLabel = "URL|FILE", description = "The article's address, a file, or - for standard input.")
    private String subject;

    @Option(names = "--json", description = "Write the result as JSON.")
    private boolean json;

    @Mixin
    private final ConfigOption config = new ConfigOption();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Optional<Settings> settings = config.settings(err());
        if (settings.isEmpty()) {
            return ExitCodes.WRONG_USE;
        }
        return subject.contains("://") ? address(settings.get()) : file(settings.get());
    }

    private int address(Settings settings) {
        if (!Daemon.hasState(settings)) {
            err().println("Nothing is known yet; start with `wirewatch run`.");
            return ExitCodes.FAILED;
        }
        try (Store store = Store.open(Daemon.storeSettings(settings))) {
            WatchBook book = WatchBook.read(settings, store);
            ArticleTrace trace =
                    ArticleTrace.of(store, book.settings(), subject).withNearest(store);
            out().println(json ? ReportJson.of(trace) : TraceText.of(trace, ZoneId.systemDefault()));
            return trace.article() == null && trace.sightings().isEmpty() ? ExitCodes.FAILED : ExitCodes.DONE;
        }
    }

    private int file(Settings settings) {
        if (!subject.equals("-") && !exists(subject)) {
            err().println("There is no file " + subject + ". An address begins with https:// or http://.");
            return ExitCodes.WRONG_USE;
        }
        return switch (TextFile.read(subject)) {
            case TextFile.Read.Bad(String sentence) -> {
                err().println(sentence);
                yield ExitCodes.FAILED;
            }
            case TextFile.Read.Good(Article article) -> {
                TextTrace trace = trace(settings, article);
                out().println(json ? ReportJson.of(trace) : TraceText.of(trace));
                yield ExitCodes.DONE;
            }
        };
    }

    private static boolean exists(String name) {
        try {
            return Files.exists(Path.of(name)) && !Files.isDirectory(Path.of(name));
        } catch (InvalidPathException noPath) {
            return false;
        }
    }

    private static TextTrace trace(Settings settings, Article article) {
        if (!Daemon.hasState(settings)) {
            return TextTrace.of(article, settings.watches());
        }
        try (Store store = Store.open(Daemon.storeSettings(settings))) {
            WatchBook book = WatchBook.read(settings, store);
            return TextTrace.of(store, article, book.settings().watches());
        }
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
