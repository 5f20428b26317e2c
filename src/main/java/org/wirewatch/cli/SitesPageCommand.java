package org.wirewatch.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.wirewatch.config.Settings;
import org.wirewatch.pipeline.KeptPages;
import org.wirewatch.store.KeptPage;
import org.wirewatch.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A kept page, as its site sent it. */
@Command(
        name = "page",
        description = "Prints the kept copy of an article's page, byte for byte.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Pages are kept for `retention.pages` (two weeks, unless the config says else).",
            "",
            "Example: wirewatch sites page https://www.example.org/storm > page.html"
        })
final class SitesPageCommand implements Callable<Integer> {
    @Parameters(paramLabel = "URL", description = "The article's address.")
    private String url;

    @Option(
            names = "--number",
            paramLabel = "N",
            defaultValue = "1",
            description = "Which of the pages that were fetched for it. Default: 1.")
    private int number;

    @Mixin
    private final ConfigOption config = new ConfigOption();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
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
            List<KeptPage> pages = KeptPages.of(store, url);
            if (number < 1 || number > pages.size()) {
                err.println(
                        pages.isEmpty()
                                ? "No page is kept of " + url + ": no feed carried it, or its copy is too old."
                                : "Of this article " + TerminalText.count(pages.size(), "page is", "pages are")
                                        + " kept; --number goes from 1 to " + pages.size() + ".");
                return pages.isEmpty() ? ExitCodes.FAILED : ExitCodes.WRONG_USE;
            }
            byte[] body = pages.get(number - 1).body();
            System.out.write(body, 0, body.length);
            System.out.flush();
            return ExitCodes.DONE;
        }
    }
}
