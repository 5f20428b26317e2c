package org.wirewatch.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.wirewatch.article.SiteRules;
import org.wirewatch.config.Loaded;
import org.wirewatch.config.Problem;
import org.wirewatch.config.Settings;
import org.wirewatch.config.sites.SiteFile;
import org.wirewatch.config.sites.SiteFolder;

/** The rules for single sites, for a command that works without a configuration too. */
final class ExtractRules {
    private ExtractRules() {}

    /**
     * The rules of the folder that the configuration names, or of the one beside it where the configuration cannot be
     * read; none where there is no configuration.
     *
     * @param named whether a person named the file; then it has to be good
     * @param err told what is wrong
     * @return empty if the named file cannot be used
     */
    static Optional<SiteRules> read(Path config, boolean named, PrintWriter err) {
        if (!named && !Files.exists(config)) {
            return Optional.of(SiteRules.NONE);
        }
        Loaded loaded = ConfigOption.reader().read(config);
        if (named) {
            return ConfigOption.accept(config, loaded, err).map(settings -> rules(settings.sites(), err));
        }
        return Optional.of(
                switch (loaded) {
                    case Loaded.Accepted(Settings settings, List<Problem> _) -> rules(settings.sites(), err);
                    case Loaded.Rejected _ -> rules(config.resolveSibling("sites"), err);
                });
    }

    private static SiteRules rules(Path folder, PrintWriter err) {
        List<SiteFile> files = SiteFolder.read(folder);
        err.print(ConfigReport.problems(SiteFolder.problems(files)));
        err.flush();
        return SiteFolder.rules(files);
    }
}
