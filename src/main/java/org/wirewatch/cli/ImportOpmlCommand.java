package org.wirewatch.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wirewatch.config.Settings;
import org.wirewatch.feed.Opml;
import org.wirewatch.feed.OpmlReading;
import org.wirewatch.feed.OpmlRow;
import org.wirewatch.pipeline.ImportPlan;
import org.wirewatch.store.FeedSource;
import org.wirewatch.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Imports a subscription list into the database. */
@Command(
        name = "opml",
        description = "Adds the feeds of an OPML file beside those of the config.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Feeds that are there already are left as they are. A daemon that is at work",
            "polls the new ones within a minute, and mails nothing of what is in them now.",
            "",
            "Example: wirewatch import opml subscriptions.opml --dry-run"
        })
final class ImportOpmlCommand implements Callable<Integer> {
    private static final long MOST_BYTES = 20L << 20;
    private static final int AT_ONCE = 500;
    private static final int MOST_LISTED = 20;

    /** Between the first polls of two new feeds, so that an import is no burst. */
    private static final Duration SPREAD = Duration.ofMillis(20);

    @Parameters(paramLabel = "FILE", description = "What the other program exported.")
    private Path file;

    @Option(names = "--dry-run", description = "Only say what would be done.")
    private boolean dryRun;

    @Option(names = "--yaml", description = "Print the lines for the config instead; the database is not changed.")
    private boolean yaml;

    @Option(names = "--json", description = "Write what was added, merged and refused as JSON.")
    private boolean json;

    @Mixin
    private final ConfigOption config = new ConfigOption();

    @Spec
    private CommandSpec spec;

    /** What was, or would be, done. */
    record Report(
            String file,
            boolean dryRun,
            List<FeedSource> added,
            List<ImportPlan.Merged> merged,
            List<ImportPlan.Bad> bad) {}

    @Override
    public Integer call() throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        Optional<Settings> settings = config.settings(err);
        if (settings.isEmpty()) {
            return ExitCodes.WRONG_USE;
        }
        byte[] bytes = bytes(err);
        if (bytes == null) {
            return ExitCodes.FAILED;
        }
        return switch (Opml.read(bytes)) {
            case OpmlReading.NotOpml(String sentence) -> {
                TerminalText.wrapped(file + ": " + sentence + ".", 0, 0).forEach(err::println);
                yield ExitCodes.FAILED;
            }
            case OpmlReading.Rows(List<OpmlRow> rows) -> take(settings.get(), rows);
        };
    }

    private byte @Nullable [] bytes(PrintWriter err) throws IOException {
        try {
            long size = Files.size(file);
            if (size > MOST_BYTES) {
                err.println(file + " has " + (size >> 20) + " MB; a subscription list of more than "
                        + (MOST_BYTES >> 20) + " MB is not read.");
                return null;
            }
            return Files.readAllBytes(file);
        } catch (NoSuchFileException missing) {
            err.println("There is no file " + file + ".");
            return null;
        }
    }

    private int take(Settings settings, List<OpmlRow> rows) {
        boolean writes = !dryRun && !yaml;
        List<String> inFile =
                settings.feeds().stream().map(feed -> feed.url().toString()).toList();
        ImportPlan plan;
        if (writes || Daemon.hasState(settings)) {
            try (Store store = Store.open(Daemon.storeSettings(settings))) {
                List<String> known = new ArrayList<>(inFile);
                if (!yaml) {
                    store.read(session -> session.subscriptions().all()).forEach(feed -> known.add(feed.url()));
                }
                // What is read where a page is configured, or where a feed has moved to, is there already, too.
                store.read(session -> session.feeds().configured()).stream()
                        .filter(feed -> !yaml || inFile.contains(feed.url()))
                        .forEach(feed -> known.add(feed.fetchUrl()));
                plan = ImportPlan.of(rows, known);
                if (writes) {
                    write(store, plan.added());
                }
            }
        } else {
            plan = ImportPlan.of(rows, inFile);
        }
        report(plan);
        return rows.isEmpty() || plan.bad().size() == rows.size() ? ExitCodes.FAILED : ExitCodes.DONE;
    }

    private void write(Store store, List<FeedSource> added) {
        Instant now = InstantSource.system().instant();
        try (Progress progress =
                Progress.of("importing", added.size(), spec.commandLine().getErr())) {
            for (int from = 0; from < added.size(); from += AT_ONCE) {
                int begin = from;
                List<FeedSource> some = added.subList(begin, Math.min(added.size(), begin + AT_ONCE));
                store.change(session -> {
                    for (int i = 0; i < some.size(); i++) {
                        session.subscriptions().add(some.get(i), now, now.plus(SPREAD.multipliedBy(begin + i)));
                    }
                });
                progress.advance(some.size());
            }
        }
    }

    private void report(ImportPlan plan) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(ReportJson.of(
                    new Report(file.toString(), dryRun || yaml, plan.added(), plan.merged(), plan.bad())));
            return;
        }
        if (yaml) {
            plan.added().forEach(feed -> out.println(yaml(feed)));
        }
        PrintWriter words = yaml ? spec.commandLine().getErr() : out;
        words.println(summary(plan));
        if (!plan.bad().isEmpty()) {
            words.println("");
            words.println("Cannot be used:");
            plan.bad().forEach(bad -> bad(bad).forEach(words::println));
        }
        if (!plan.merged().isEmpty()) {
            words.println("");
            words.println("There already:");
            plan.merged().stream()
                    .limit(MOST_LISTED)
                    .forEach(merged -> merged(merged).forEach(words::println));
            if (plan.merged().size() > MOST_LISTED) {
                words.println("  and " + (plan.merged().size() - MOST_LISTED) + " more; --json lists all");
            }
        }
    }

    private String summary(ImportPlan plan) {
        String added = dryRun || yaml ? " would be added, " : " added, ";
        return "%s%s%,d there already, %,d cannot be used."
                .formatted(
                        TerminalText.count(plan.added().size(), "feed", "feeds"),
                        added,
                        plan.merged().size(),
                        plan.bad().size());
    }

    private static List<String> bad(ImportPlan.Bad bad) {
        String url =
                bad.url() == null ? "" : bad.url().length() > 200 ? bad.url().substring(0, 200) + "…" : bad.url();
        String reason = bad.reason().contains(url) ? bad.reason() : url + ": " + bad.reason();
        return TerminalText.wrapped(place(bad.line(), bad.name()) + ": " + reason, 2, 4);
    }

    private static List<String> merged(ImportPlan.Merged merged) {
        String same = merged.url().equals(merged.sameAs()) ? merged.url() : merged.url() + " is " + merged.sameAs();
        return TerminalText.wrapped(place(merged.line(), merged.name()) + ": " + same, 2, 4);
    }

    private static String place(int line, @Nullable String name) {
        String where = line == 0 ? "" : "line " + line;
        String called = name == null ? "" : "“" + name + "”";
        return where.isEmpty() || called.isEmpty() ? where + called : where + ", " + called;
    }

    /** A JSON string is a YAML one. */
    private static String yaml(FeedSource feed) {
        JsonMapper quoted = JsonMapper.builder().build();
        StringBuilder line = new StringBuilder("  - { url: " + quoted.writeValueAsString(feed.url()));
        if (feed.group() != null) {
            line.append(", group: ").append(quoted.writeValueAsString(feed.group()));
        }
        if (feed.name() != null) {
            line.append(", name: ").append(quoted.writeValueAsString(feed.name()));
        }
        return line.append(" }").toString();
    }
}
