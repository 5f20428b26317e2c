package org.wirewatch.cli;

import java.io.PrintWriter;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wirewatch.config.Settings;
import org.wirewatch.feed.FeedCandidate;
import org.wirewatch.net.Fetcher;
import org.wirewatch.pipeline.FeedFinding;
import org.wirewatch.pipeline.FeedFinding.Found;
import org.wirewatch.pipeline.FeedFinding.Look;
import org.wirewatch.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Discovers a site's feeds. */
@Command(
        name = "find",
        description = "Finds the feeds of a site, and says which to take.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Looks at what the page and its answer name; only if that is nothing, at five",
            "usual addresses. Asks as politely as the daemon does.",
            "",
            "Example: wirewatch feeds find https://www.example.org/"
        })
final class FeedsFindCommand implements Callable<Integer> {
    private static final int MOST_ASKED = 10;

    @Parameters(paramLabel = "URL", description = "The site, or one of its sections.", converter = WebAddress.class)
    private URI url;

    @Option(names = "--json", description = "Write the result as JSON.")
    private boolean json;

    @Mixin
    private final ConfigOption config = new ConfigOption();

    @Spec
    private CommandSpec spec;

    /**
     * All that was found.
     *
     * @param isFeed whether the address itself is a feed
     * @param guessed whether the page names none, and usual addresses were tried
     * @param chosen the feed to take; null if none can be read
     * @param config the line to write under {@code feeds}; null if there is nothing to write
     * @param code why nothing was found; null if something was
     */
    record Report(
            String url,
            boolean isFeed,
            boolean guessed,
            List<Found> feeds,
            @Nullable String chosen,
            @Nullable String config,
            @Nullable String code,
            @Nullable String sentence) {}

    @Override
    public Integer call() {
        Optional<Settings> settings = config.settings(spec.commandLine().getErr());
        if (settings.isEmpty()) {
            return ExitCodes.WRONG_USE;
        }
        Report report;
        try (Fetcher fetcher = new Fetcher(settings.get().fetch(), InstantSource.system())) {
            pauses(settings.get(), fetcher);
            report = find(new FeedFinding(fetcher));
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(ReportJson.of(report));
        } else {
            text(report, ZoneId.systemDefault()).forEach(out::println);
        }
        return report.chosen() == null ? ExitCodes.FAILED : ExitCodes.DONE;
    }

    /** Hosts that asked the daemon for a pause get it from us, too. */
    private static void pauses(Settings settings, Fetcher fetcher) {
        if (Daemon.hasState(settings)) {
            try (Store store = Store.open(Daemon.storeSettings(settings))) {
                Instant now = InstantSource.system().instant();
                store.read(session -> session.feeds().pausedHosts(now)).forEach(fetcher::pauseHost);
            }
        }
    }

    private Report find(FeedFinding finding) {
        return switch (finding.look(url)) {
            case Look.IsFeed(Found feed) ->
                new Report(url.toString(), true, false, List.of(feed), feed.url(), "- " + feed.url(), null, null);
            case Look.Unreachable(String code, String sentence) ->
                new Report(url.toString(), false, false, List.of(), null, null, code, sentence);
            case Look.Page(List<FeedCandidate> candidates, boolean guessed) -> {
                List<Found> found = check(finding, candidates, guessed);
                Found choice = FeedFinding.choice(found, candidates, url);
                yield new Report(
                        url.toString(),
                        false,
                        guessed,
                        guessed ? found.stream().filter(Found::ok).toList() : found,
                        choice == null ? null : choice.url(),
                        choice == null ? null : "- " + choice.url(),
                        choice == null ? "no-feed" : null,
                        choice == null ? nothing(found, guessed) : null);
            }
        };
    }

    private List<Found> check(FeedFinding finding, List<FeedCandidate> candidates, boolean guessed) {
        List<Found> found = new ArrayList<>();
        int asked = Math.min(MOST_ASKED, candidates.size());
        try (Progress progress = Progress.of("asking", asked, spec.commandLine().getErr())) {
            for (FeedCandidate candidate : candidates.subList(0, asked)) {
                Found feed = finding.check(candidate);
                found.add(feed);
                progress.advance(1);
                boolean askedToStop = "http-429".equals(feed.code()) || "http-503".equals(feed.code());
                if (askedToStop || (guessed && feed.ok())) {
                    return found;
                }
            }
        }
        candidates
                .subList(asked, candidates.size())
                .forEach(candidate -> found.add(new Found(
                        candidate.url().toString(),
                        candidate.source().name().toLowerCase(Locale.ROOT),
                        candidate.title(),
                        null,
                        0,
                        null,
                        false,
                        "not-asked",
                        "not asked: the first " + MOST_ASKED + " are enough for one visit")));
        return found;
    }

    private static String nothing(List<Found> found, boolean guessed) {
        return guessed
                ? "The page names no feed, and there is none at the " + found.size()
                        + " addresses that were tried. Look for one on the site, or for a news sitemap in its"
                        + " robots.txt."
                : "None of the feeds that the page names can be read now.";
    }

    static List<String> text(Report report, ZoneId zone) {
        List<String> lines = new ArrayList<>();
        if (report.isFeed()) {
            lines.addAll(wrapped(report.url() + " is a feed itself.", 0));
        } else if (!report.feeds().isEmpty()) {
            String how = report.guessed()
                    ? " names no feed, but at a usual address there is one:"
                    : " names " + TerminalText.count(report.feeds().size(), "feed", "feeds") + ":";
            lines.addAll(wrapped(report.url() + how, 0));
        }
        for (Found feed : report.feeds()) {
            lines.add("");
            lines.add((feed.url().equals(report.chosen()) ? "* " : "  ") + feed.url());
            lines.addAll(wrapped(about(feed, zone), 4));
        }
        if (report.sentence() != null) {
            lines.addAll(wrapped((lines.isEmpty() ? "No feed (" + report.code() + "): " : "") + report.sentence(), 0));
        }
        if (report.config() != null) {
            lines.add("");
            lines.add("In the config, under feeds:");
            lines.add("  " + report.config());
        }
        return lines;
    }

    private static String about(Found feed, ZoneId zone) {
        String title = feed.title() == null ? "" : "“" + feed.title() + "”, ";
        if (!feed.ok()) {
            return title + feed.code() + ": " + feed.sentence();
        }
        if ("sitemap-index".equals(feed.kind())) {
            return "an index of sitemaps; the newest of its news sitemaps are read";
        }
        String newest = feed.newest() == null
                ? ""
                : ", the newest of "
                        + DateTimeFormatter.ofPattern("d MMM yyyy HH:mm", Locale.ENGLISH)
                                .format(feed.newest().atZone(zone));
        return title + feed.kind() + ", " + TerminalText.count(feed.entries(), "entry", "entries") + newest;
    }

    private static List<String> wrapped(String text, int indent) {
        return TerminalText.wrapped(text, indent, indent);
    }
}
