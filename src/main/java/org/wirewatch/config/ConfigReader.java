package org.wirewatch.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.wirewatch.config.ConfigFile.Content;
import org.wirewatch.config.yaml.Finding;
import org.wirewatch.config.yaml.Findings;
import org.wirewatch.config.yaml.Place;
import org.wirewatch.config.yaml.YamlDocument;
import org.wirewatch.config.yaml.YamlText;
import org.wirewatch.config.yaml.YamlText.Decoded;

/** Reads a configuration file. Thread-safe; reads password files, changes nothing. */
public final class ConfigReader {
    private final Environment environment;
    private final QueryCheck queries;

    /** Wires the reader. */
    public ConfigReader(Environment environment, QueryCheck queries) {
        this.environment = environment;
        this.queries = queries;
    }

    /**
     * Reads and checks a file.
     *
     * @param file named in problems just as it is given here
     * @return settings with warnings, or all that is wrong; never throws for what a person did
     */
    public Loaded read(Path file) {
        return read(file, ConfigFile.read(file));
    }

    Loaded read(Path file, Content content) {
        return switch (content) {
            case Content.Nothing(String message) ->
                new Loaded.Rejected(List.of(new Problem(file.toString(), 1, 1, message, false, null)));
            case Content.Bytes(byte[] bytes) -> decode(file, bytes);
        };
    }

    private Loaded decode(Path file, byte[] bytes) {
        return switch (YamlText.decode(bytes)) {
            case Decoded.Sound(YamlText text) -> bind(file, text);
            case Decoded.Broken(YamlText text, Place place, String message) ->
                new Loaded.Rejected(List.of(problem(file, text, new Finding(place, message, false))));
        };
    }

    /** All keys that there are, as {@code mail.smtp.host}, found by asking for them in a file that names one of each. */
    SortedSet<String> keys(Path file, YamlText text) {
        Findings findings = new Findings();
        YamlDocument.parse(text, findings).ifPresent(root -> binder().read(root, Home.of(file)));
        return findings.askedKeys();
    }

    private Loaded bind(Path file, YamlText text) {
        Findings findings = new Findings();
        Optional<Settings> settings =
                YamlDocument.parse(text, findings).map(root -> binder().read(root, Home.of(file)));
        List<Finding> found = findings.inOrder();
        List<Problem> problems =
                found.stream().map(finding -> problem(file, text, finding)).toList();
        return settings.isPresent() && found.stream().allMatch(Finding::warning)
                ? new Loaded.Accepted(settings.get(), problems)
                : new Loaded.Rejected(problems);
    }

    private SettingsBinder binder() {
        return new SettingsBinder(environment, queries);
    }

    private static Problem problem(Path file, YamlText text, Finding finding) {
        Place place = finding.place();
        String source = SecretMask.mask(text.line(place.line()));
        return new Problem(file.toString(), place.line(), place.column(), finding.message(), finding.warning(), source);
    }
}
