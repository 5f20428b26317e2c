package org.wirewatch.cli;

import java.io.PrintWriter;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.wirewatch.config.Settings;
import org.wirewatch.pipeline.StoryEditing;
import org.wirewatch.pipeline.StoryReport;
import org.wirewatch.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Who reports a story, when, and in which words. */
@Command(
        name = "story",
        description = "Prints a story: who reports it, when, what each version changed, and who was told."
                + " With split or join, mends it.",
        mixinStandardHelpOptions = true,
        subcommands = {StoryCommand.Split.class, StoryCommand.Join.class},
        footer = {
            "",
            "Exits with 0 if the story is known, with 1 if it is not.",
            "",
            "Example: wirewatch story https://www.example.com/world/storm-nears-coast"
        })
final class StoryCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "URL-or-ID",
            arity = "0..1",
            description = "The address of one of its articles, or its number.")
    private @Nullable String urlOrId;

    @Option(names = "--json", description = "Write the result as JSON.")
    private boolean json;

    @Mixin
    private final ConfigOption config = new ConfigOption();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        String asked = urlOrId;
        if (asked == null) {
            err.println("Name a story by the address of one of its articles or by its number, as in:");
            err.println("  wirewatch story https://www.example.com/world/storm-nears-coast");
            return ExitCodes.WRONG_USE;
        }
        return inStore(spec, config, (store, _) -> {
            Optional<StoryReport> report = StoryReport.of(store, asked);
            if (report.isEmpty()) {
                err.println(unknown(asked));
                return ExitCodes.FAILED;
            }
            PrintWriter out = spec.commandLine().getOut();
            out.println(json ? json(report.get()) : StoryText.of(report.get(), ZoneId.systemDefault()));
            return ExitCodes.DONE;
        });
    }

    private static String json(Object report) {
        return ReportJson.of(report);
    }

    private static String unknown(String urlOrId) {
        return urlOrId.matches("\\d+")
                ? "There is no story " + urlOrId + "."
                : "No article is known by the address " + urlOrId
                        + "; `wirewatch explain` says whether a feed carried it.";
    }

    @FunctionalInterface
    private interface Work {
        int with(Store store, Settings settings);
    }

    private static int inStore(CommandSpec spec, ConfigOption config, Work work) {
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
            return work.with(store, settings.get());
        }
    }

    private static int edit(
            CommandSpec spec, ConfigOption config, boolean json, Function<StoryEditing, StoryEditing.Result> edit) {
        return inStore(spec, config, (store, settings) -> {
            StoryEditing editing = new StoryEditing(store, settings, InstantSource.system(), Version.number());
            StoryEditing.Result result = edit.apply(editing);
            PrintWriter out = spec.commandLine().getOut();
            switch (result) {
                case StoryEditing.Result.Moved moved ->
                    out.println(json ? json(moved) : String.join("\n", StoryText.moved(moved)));
                case StoryEditing.Result.Nothing(String sentence) -> out.println(json ? json(result) : sentence);
                case StoryEditing.Result.Unknown(String unknown) -> {
                    spec.commandLine().getErr().println(unknown(unknown));
                    return ExitCodes.FAILED;
                }
            }
            return ExitCodes.DONE;
        });
    }

    /** This is not the same. */
    @Command(
            name = "split",
            description =
                    "Gives an article a story of its own: it is not the same as the others. Readers who were not told"
                            + " of it, because it was taken for a copy, are told now.",
            mixinStandardHelpOptions = true,
            footer = {"", "Example: wirewatch story split https://www.example.com/world/another-storm"})
    static final class Split implements Callable<Integer> {
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
            return edit(spec, config, json, editing -> editing.split(url));
        }
    }

    /** These are the same. */
    @Command(
            name = "join",
            description = "Puts all reports of a second story into the first: they are the same.",
            mixinStandardHelpOptions = true,
            footer = {"", "Example: wirewatch story join 12 https://www.example.com/world/the-same-storm"})
    static final class Join implements Callable<Integer> {
        @Parameters(index = "0", paramLabel = "URL-or-ID", description = "The story that stays.")
        private String urlOrId;

        @Parameters(index = "1", paramLabel = "OTHER", description = "The story that goes into it.")
        private String other;

        @Option(names = "--json", description = "Write the result as JSON.")
        private boolean json;

        @Mixin
        private final ConfigOption config = new ConfigOption();

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            return edit(spec, config, json, editing -> editing.join(urlOrId, other));
        }
    }
}
