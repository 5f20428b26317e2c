package org.wirewatch.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wirewatch.config.KeptWatchReader.Read;
import org.wirewatch.config.Problem;
import org.wirewatch.config.Settings;
import org.wirewatch.pipeline.WatchBook;
import org.wirewatch.store.Store;
import org.wirewatch.store.WatchTable.Kept;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Changes watches that are kept in the database, and what is noted about any watch. */
@Command(
        name = "watch",
        description = {
            "Adds, edits and removes watches that are kept in the database; lets any watch",
            "sleep, and mutes single stories. Watches of the config file are never edited."
        },
        mixinStandardHelpOptions = true,
        subcommands = {
            WatchCommand.Add.class,
            WatchCommand.Edit.class,
            WatchCommand.Remove.class,
            WatchCommand.Snooze.class,
            WatchCommand.Mute.class
        },
        footer = {
            "",
            "A running Wirewatch takes a change within a minute. `watches` lists them all.",
            "",
            "Example: wirewatch watch add storms 'storm AND islands' --to ana"
        })
final class WatchCommand implements Runnable {
    private static final String TAKEN = "A running Wirewatch takes it within a minute.";

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /** Checks a watch as the config file's are checked, and keeps it if it is good. */
    private static int keep(Store store, Settings file, String name, Map<String, Object> body, CommandSpec spec) {
        PrintWriter err = spec.commandLine().getErr();
        String json = JsonMapper.shared().writeValueAsString(body);
        return switch (WatchBook.check(name, json, file)) {
            case Read.Bad(List<Problem> problems) -> {
                tell(problems, err);
                err.println("The watch " + name + " was not kept.");
                yield ExitCodes.WRONG_USE;
            }
            case Read.Good good -> {
                tell(good.warnings(), err);
                Instant now = InstantSource.system().instant();
                store.change(session -> session.watches().keep(new Kept(name, json, now)));
                spec.commandLine().getOut().println("The watch " + name + " is kept. " + TAKEN);
                yield ExitCodes.DONE;
            }
        };
    }

    private static void tell(List<Problem> problems, PrintWriter err) {
        for (Problem problem : problems) {
            err.println((problem.warning() ? "Note: " : "") + problem.message());
            if (!problem.excerpt().isEmpty()) {
                err.println(problem.excerpt());
            }
        }
    }

    private static boolean isInFile(Settings file, String name) {
        return file.watches().stream().anyMatch(watch -> watch.name().equals(name));
    }

    /** Keeps a new watch. */
    @Command(
            name = "add",
            description = "Keeps a new watch in the database.",
            mixinStandardHelpOptions = true,
            footer = {"", "Example: wirewatch watch add storms 'storm AND islands' --to ana --when now"})
    static final class Add implements Callable<Integer> {
        @Parameters(index = "0", paramLabel = "NAME", description = "Its name, not one of the file's.")
        private String name;

        @Parameters(index = "1", paramLabel = "QUERY", description = "In the language of docs/query-language.md.")
        private String query;

        @Mixin
        private final WatchKeys keys = new WatchKeys();

        @Mixin
        private final ConfigOption config = new ConfigOption();

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            return Archive.open(config, spec, (store, _, file) -> {
                PrintWriter err = spec.commandLine().getErr();
                if (isInFile(file, name)) {
                    err.println("The watch " + name + " stands in " + config.file + "; choose another name.");
                    return ExitCodes.WRONG_USE;
                }
                if (store.read(session -> session.watches().kept(name)).isPresent()) {
                    err.println("There is a watch " + name + " already; change it with `wirewatch watch edit`.");
                    return ExitCodes.WRONG_USE;
                }
                Map<String, Object> body = new LinkedHashMap<>();
                body.put("query", query);
                keys.into(body);
                return keep(store, file, name, body, spec);
            });
        }
    }

    /** Changes a kept watch. */
    @Command(
            name = "edit",
            description = "Changes a watch that is kept in the database. What is not named stays as it is.",
            mixinStandardHelpOptions = true,
            footer = {
                "",
                "Try it before: wirewatch try --watch NAME --diff 'NEW QUERY'",
                "",
                "Example: wirewatch watch edit storms 'storm* AND islands' --cap 3"
            })
    static final class Edit implements Callable<Integer> {
        @Parameters(index = "0", paramLabel = "NAME", description = "Its name.")
        private String name;

        @Parameters(index = "1", arity = "0..1", paramLabel = "QUERY", description = "A new query.")
        private @Nullable String query;

        @Mixin
        private final WatchKeys keys = new WatchKeys();

        @Mixin
        private final ConfigOption config = new ConfigOption();

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            return Archive.open(config, spec, (store, book, file) -> {
                Optional<Kept> kept = store.read(session -> session.watches().kept(name));
                if (kept.isEmpty()) {
                    return notKept(file, book, name, config, spec);
                }
                Map<String, Object> body =
                        JsonMapper.shared().readValue(kept.get().body(), new TypeReference<>() {});
                Map<String, Object> before = Map.copyOf(body);
                if (query != null) {
                    body.put("query", query);
                }
                keys.into(body);
                if (body.equals(before)) {
                    spec.commandLine()
                            .getErr()
                            .println("Nothing is to be changed; name a new query, or --to, --when …");
                    return ExitCodes.WRONG_USE;
                }
                return keep(store, file, name, body, spec);
            });
        }
    }

    private static int notKept(Settings file, WatchBook book, String name, ConfigOption config, CommandSpec spec) {
        spec.commandLine()
                .getErr()
                .println(
                        isInFile(file, name)
                                ? "The watch " + name + " stands in " + config.file + ", which is yours: edit it there."
                                : WatchNames.unknown(book, name));
        return ExitCodes.WRONG_USE;
    }

    /** Forgets a kept watch. */
    @Command(
            name = "remove",
            description = "Forgets a watch that is kept in the database. What it found stays.",
            mixinStandardHelpOptions = true,
            footer = {"", "Example: wirewatch watch remove storms"})
    static final class Remove implements Callable<Integer> {
        @Parameters(paramLabel = "NAME", description = "Its name.")
        private String name;

        @Mixin
        private final ConfigOption config = new ConfigOption();

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            return Archive.open(config, spec, (store, book, file) -> {
                boolean removed = store.write(session -> session.watches().remove(name));
                if (!removed) {
                    return notKept(file, book, name, config, spec);
                }
                spec.commandLine().getOut().println("The watch " + name + " is gone. " + TAKEN);
                return ExitCodes.DONE;
            });
        }
    }

    /** Lets a watch sleep. */
    @Command(
            name = "snooze",
            description = {
                "Tells nobody of a watch for a while, in the file or not; matches are still kept.",
                "Counts at once, and ends by itself."
            },
            mixinStandardHelpOptions = true,
            footer = {"", "Example: wirewatch watch snooze storms --until 2026-12-01"})
    static final class Snooze implements Callable<Integer> {
        private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMMM yyyy HH:mm", Locale.ENGLISH);

        @Parameters(paramLabel = "NAME", description = "Its name.")
        private String name;

        @Option(names = "--until", paramLabel = "WHEN", description = "2026-12-01, or \"2026-12-01 08:00\".")
        private @Nullable String until;

        @Option(names = "--for", paramLabel = "TIME", description = "How long, as 3d or 12h.")
        private @Nullable String period;

        @Option(names = "--end", description = "Wake it now.")
        private boolean end;

        @Mixin
        private final ConfigOption config = new ConfigOption();

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            if ((until == null ? 0 : 1) + (period == null ? 0 : 1) + (end ? 1 : 0) != 1) {
                throw new ParameterException(spec.commandLine(), "Give one of --until, --for and --end.");
            }
            Instant now = InstantSource.system().instant();
            Instant wakes = end
                    ? now
                    : PeriodOption.moment(
                            spec,
                            until == null ? "--for" : "--until",
                            until == null ? java.util.Objects.requireNonNull(period) : until,
                            now,
                            true);
            if (!end && !wakes.isAfter(now)) {
                throw new ParameterException(spec.commandLine(), "--until " + until + " is over already.");
            }
            return Archive.open(config, spec, (store, book, _) -> {
                if (book.watch(name).isEmpty()) {
                    spec.commandLine().getErr().println(WatchNames.unknown(book, name));
                    return ExitCodes.WRONG_USE;
                }
                spec.commandLine().getOut().println(end ? wake(store, now) : sleep(store, wakes));
                return ExitCodes.DONE;
            });
        }

        private String wake(Store store, Instant now) {
            boolean slept = store.write(session -> session.watches().wake(name, now));
            return slept
                    ? "The watch " + name + " is awake."
                    : "The watch " + name + " was not put to sleep here; a snooze_until in the file ends there.";
        }

        private String sleep(Store store, Instant wakes) {
            store.change(session -> session.watches().snooze(name, wakes));
            return "The watch " + name + " sleeps until " + TIME.format(wakes.atZone(ZoneId.systemDefault())) + ".";
        }
    }

    /** Says no more of one story. */
    @Command(
            name = "mute",
            description = "Says no more of one story under a watch, in the file or not. Counts at once.",
            mixinStandardHelpOptions = true,
            footer = {"", "Example: wirewatch watch mute storms https://www.example.org/storm"})
    static final class Mute implements Callable<Integer> {
        @Parameters(index = "0", paramLabel = "WATCH", description = "Its name.")
        private String watch;

        @Parameters(index = "1", paramLabel = "URL", description = "The address of an article of the story.")
        private String url;

        @Option(names = "--undo", description = "Tell of it again.")
        private boolean undo;

        @Mixin
        private final ConfigOption config = new ConfigOption();

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            Instant now = InstantSource.system().instant();
            return Archive.open(
                    config,
                    spec,
                    (store, book, _) -> Archive.match(store, book, watch, url, spec, article -> {
                        String story = "the story “" + article.title() + "”";
                        if (undo) {
                            boolean muted =
                                    store.write(session -> session.watches().unmute(watch, article.storyId()));
                            return watch + (muted ? " tells of " + story + " again." : " has not muted " + story + ".");
                        }
                        store.change(session -> session.watches().mute(watch, article.storyId(), now));
                        return watch + " says no more of " + story + ".";
                    }));
        }
    }
}
