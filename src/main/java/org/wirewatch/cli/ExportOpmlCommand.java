package org.wirewatch.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wirewatch.config.Settings;
import org.wirewatch.feed.FeedAddress;
import org.wirewatch.feed.Opml;
import org.wirewatch.feed.OpmlRow;
import org.wirewatch.store.FeedRow;
import org.wirewatch.store.FeedSource;
import org.wirewatch.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Exports all feeds, the config's and the database's. */
@Command(
        name = "opml",
        description = "Writes all feeds as OPML 2.0, which other readers load.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example: wirewatch export opml subscriptions.opml"})
final class ExportOpmlCommand implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "FILE", description = "Where to (default: stdout).")
    private @Nullable Path file;

    @Mixin
    private final ConfigOption config = new ConfigOption();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Optional<Settings> settings = config.settings(spec.commandLine().getErr());
        if (settings.isEmpty()) {
            return ExitCodes.WRONG_USE;
        }
        List<OpmlRow> rows = rows(settings.get());
        String opml = Opml.write("Wirewatch", rows, InstantSource.system().instant());
        if (file == null) {
            spec.commandLine().getOut().print(opml);
            spec.commandLine().getOut().flush();
        } else {
            Files.write(file, opml.getBytes(UTF_8));
            spec.commandLine()
                    .getOut()
                    .println(TerminalText.count(rows.size(), "feed", "feeds") + " written to " + file + ".");
        }
        return ExitCodes.DONE;
    }

    private static List<OpmlRow> rows(Settings settings) {
        List<FeedSource> sources = new ArrayList<>();
        settings.feeds()
                .forEach(feed ->
                        sources.add(new FeedSource(feed.url().toString(), feed.name(), feed.group(), feed.every())));
        Map<String, FeedRow> known = new HashMap<>();
        if (Daemon.hasState(settings)) {
            try (Store store = Store.open(Daemon.storeSettings(settings))) {
                sources.addAll(store.read(session -> session.subscriptions().all()));
                store.read(session -> session.feeds().configured()).forEach(row -> known.put(row.url(), row));
            }
        }
        Set<String> written = new HashSet<>();
        return sources.stream()
                .filter(source -> written.add(FeedAddress.key(source.url())))
                .map(source -> row(source, known.get(source.url())))
                .toList();
    }

    /** Other readers get the feed itself where a page is configured, or where it has moved to. */
    private static OpmlRow row(FeedSource source, @Nullable FeedRow known) {
        String group = source.group();
        String name = source.name() != null ? source.name() : known == null ? null : known.title();
        return new OpmlRow(
                0,
                group == null ? List.of() : List.of(group.split("/+", -1)),
                name,
                known == null ? source.url() : known.fetchUrl(),
                known == null ? null : known.siteUrl());
    }
}
