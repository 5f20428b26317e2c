package org.wirewatch.cli;

import java.io.PrintWriter;
import java.util.List;
import org.wirewatch.config.Problem;
import org.wirewatch.config.Settings;
import org.wirewatch.config.sites.SiteFile;
import org.wirewatch.config.sites.SiteFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What concerns the rules for single sites, and how well sites are read. */
@Command(
        name = "sites",
        description = "Rules for single sites: shows, tries and applies them; how well sites are read.",
        mixinStandardHelpOptions = true,
        subcommands = {
            SitesListCommand.class,
            SitesTestCommand.class,
            SitesApplyCommand.class,
            SitesHealthCommand.class,
            SitesPageCommand.class
        },
        footer = {"", "Example: wirewatch sites test example.org"})
final class SitesCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /** Reads all rules and tells what is wrong with them. */
    static List<SiteFile> files(Settings settings, PrintWriter err) {
        List<SiteFile> files = SiteFolder.read(settings.sites());
        List<Problem> problems = SiteFolder.problems(files);
        err.print(ConfigReport.problems(problems));
        err.flush();
        return files;
    }

    /** A host as a person may write it: with a scheme, a path or {@code www.} */
    static String host(String written) {
        return written.strip()
                .toLowerCase(java.util.Locale.ROOT)
                .replaceFirst("^https?://", "")
                .replaceFirst("[/?#:].*$", "")
                .replaceFirst("^www\\.", "")
                .replaceFirst("\\.(?:yaml|yml|txt)$", "");
    }
}
