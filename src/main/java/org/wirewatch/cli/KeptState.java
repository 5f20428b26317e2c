package org.wirewatch.cli;

import java.io.PrintWriter;
import java.util.Optional;
import java.util.function.ToIntBiFunction;
import org.wirewatch.config.Settings;
import org.wirewatch.store.Store;
import picocli.CommandLine.Model.CommandSpec;

/** What a daemon has left behind, for commands that look into it. */
final class KeptState {
    private KeptState() {}

    /** Opens the store, does the work and gives its exit code; says so where there is nothing yet. */
    static int open(ConfigOption config, CommandSpec spec, ToIntBiFunction<Store, Settings> work) {
        PrintWriter err = spec.commandLine().getErr();
        Optional<Settings> settings = config.settings(err);
        if (settings.isEmpty()) {
            return ExitCodes.WRONG_USE;
        }
        if (!Daemon.hasState(settings.get())) {
            err.println("Nothing is known yet: Wirewatch has not run with the data folder "
                    + settings.get().data() + ". Start it with `wirewatch run`.");
            return ExitCodes.FAILED;
        }
        try (Store store = Store.open(Daemon.storeSettings(settings.get()))) {
            return work.applyAsInt(store, settings.get());
        }
    }
}
