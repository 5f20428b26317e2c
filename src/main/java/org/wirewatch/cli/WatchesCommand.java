package org.wirewatch.cli;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import org.wirewatch.pipeline.WatchBook;
import org.wirewatch.pipeline.WatchReport;
import org.wirewatch.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** How the watches do. */
@Command(
        name = "watches",
        description = "Lists the watches: how often each matches, when it last did, and its false alarms.",
        mixinStandardHelpOptions = true,
        subcommands = WatchesCommand.Mark.class,
        footer = {"", "Example: wirewatch watches --json"})
final class WatchesCommand implements Callable<Integer> {
    @Option(names = "--json", description = "Write the result as JSON.")
    private boolean json;

    @Mixin
    private final ConfigOption config = new ConfigOption();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        return Archive.open(config, spec, (store, book, _) -> {
            WatchReport report =
                    WatchReport.of(store, book, InstantSource.system().instant());
            spec.commandLine()
                    .getOut()
                    .println(json ? ReportJson.of(report) : WatchReportText.of(report, ZoneId.systemDefault()));
            return ExitCodes.DONE;
        });
    }

    /** Says that a match was none. */
    @Command(
            name = "mark",
            description = "Marks a match as a false alarm; `watches` counts them.",
            mixinStandardHelpOptions = true,
            footer = {"", "Example: wirewatch watches mark storms https://www.example.org/1 --false-alarm"})
    static final class Mark implements Callable<Integer> {
        @Parameters(index = "0", paramLabel = "WATCH", description = "Its name.")
        private String watch;

        @Parameters(index = "1", paramLabel = "URL", description = "The article's address.")
        private String url;

        @Option(names = "--false-alarm", description = "This is no match that was meant.")
        private boolean falseAlarm;

        @Option(names = "--undo", description = "Take the mark back.")
        private boolean undo;

        @Mixin
        private final ConfigOption config = new ConfigOption();

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            if (!falseAlarm) {
                throw new ParameterException(spec.commandLine(), "Say what it is: --false-alarm.");
            }
            return Archive.open(config, spec, (store, book, _) -> mark(store, book));
        }

        private int mark(Store store, WatchBook book) {
            Instant now = InstantSource.system().instant();
            return Archive.match(store, book, watch, url, spec, article -> {
                String what = "“" + article.title() + "”";
                if (undo) {
                    boolean was = store.write(session -> session.watches().unmarkFalseAlarm(watch, article.id()));
                    return what
                            + (was ? " counts as a match of " : " was not marked for ")
                            + watch
                            + (was ? " again." : ".");
                }
                boolean isNew = store.write(session -> session.watches().markFalseAlarm(watch, article.id(), now));
                return what + (isNew ? " is marked" : " was marked before") + " as a false alarm of " + watch + ".";
            });
        }
    }
}
