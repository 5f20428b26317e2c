package org.wirewatch.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.wirewatch.alert.Reader;
import org.wirewatch.config.Settings;
import org.wirewatch.pipeline.ReaderPauses;
import org.wirewatch.pipeline.ReaderPauses.Resumed;
import org.wirewatch.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Another chance for a reader. */
@Command(
        name = "resume",
        description = "Sends readers mail again whose mails came back; what was lost and kept comes, too.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Mails that waited go as they were written. What was in the mails that came",
            "back is told anew, in the next digest or, without one, in one mail.",
            "",
            "Example: wirewatch readers resume ana"
        })
final class ReadersResumeCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", arity = "1..*", description = "As `readers` lists them.")
    private List<String> names;

    @Mixin
    private final ConfigOption config = new ConfigOption();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        return KeptState.open(config, spec, (store, settings) -> {
            boolean failed = false;
            for (String name : names) {
                failed |= !resume(store, settings, name);
            }
            return failed ? ExitCodes.FAILED : ExitCodes.DONE;
        });
    }

    private boolean resume(Store store, Settings settings, String name) {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        var resumed = store.write(session -> ReaderPauses.resume(session, settings, name));
        if (resumed.isPresent()) {
            Resumed done = resumed.get();
            String text = name + " gets mail again. " + TerminalText.count(done.waiting(), "mail", "mails")
                    + " waited and " + (done.waiting() == 1 ? "goes" : "go") + " now; "
                    + TerminalText.count(done.toldAnew(), "story", "stories") + " of mails that came back "
                    + (done.toldAnew() == 1 ? "is" : "are") + " told anew.";
            TerminalText.wrapped(text, 0, 0).forEach(out::println);
            return true;
        }
        boolean known = settings.readers().stream().map(Reader::name).anyMatch(name::equals);
        err.println(
                known ? name + " is not paused." : "There is no reader " + name + "; `wirewatch readers` lists them.");
        return false;
    }
}
