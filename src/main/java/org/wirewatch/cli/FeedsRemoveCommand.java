package org.wirewatch.cli;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.wirewatch.config.Settings;
import org.wirewatch.feed.FeedAddress;
import org.wirewatch.store.FeedSource;
import org.wirewatch.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Removes one of the database's feeds. */
@Command(
        name = "remove",
        description = "Removes a feed that was added or imported.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "What was found in it stays, so that nothing is told twice if it comes back.",
            "Feeds of the config are removed there, by hand.",
            "",
            "Example: wirewatch feeds remove https://www.example.org/feed.xml"
        })
final class FeedsRemoveCommand implements Callable<Integer> {
    @Parameters(paramLabel = "URL", description = "The feed, as it was added.", converter = WebAddress.class)
    private URI url;

    @Mixin
    private final ConfigOption config = new ConfigOption();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Optional<Settings> settings = config.settings(spec.commandLine().getErr());
        if (settings.isEmpty()) {
            return ExitCodes.WRONG_USE;
        }
        String key = FeedAddress.key(url);
        if (Daemon.hasState(settings.get())) {
            try (Store store = Store.open(Daemon.storeSettings(settings.get()))) {
                List<String> removed = store.write(session -> session.subscriptions().all().stream()
                        .map(FeedSource::url)
                        .filter(added -> FeedAddress.key(added).equals(key))
                        .filter(session.subscriptions()::remove)
                        .toList());
                if (!removed.isEmpty()) {
                    spec.commandLine().getOut().println("Removed. It is not polled any more.");
                    return ExitCodes.DONE;
                }
            }
        }
        boolean inFile = settings.get().feeds().stream()
                .anyMatch(feed -> FeedAddress.key(feed.url()).equals(key));
        String why = inFile
                ? url + " stands in " + config.file + "; take it out there."
                : "No feed " + url + " was added or imported; `wirewatch status --feeds` lists all.";
        TerminalText.wrapped(why, 0, 0).forEach(spec.commandLine().getErr()::println);
        return ExitCodes.FAILED;
    }
}
