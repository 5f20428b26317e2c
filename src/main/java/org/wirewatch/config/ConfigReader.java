package org.wirewatch.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.wirewatch.config.yaml.Finding;
import org.wirewatch.config.yaml.Findings;
import org.wirewatch.config.yaml.Place;
import org.wirewatch.config.yaml.YamlDocument;
import org.wirewatch.config.yaml.YamlText;
import org.wirewatch.config.yaml.YamlText.Decoded;

/** Reads a configuration file. Thread-safe; reads password files, changes nothing. */
public final class ConfigReader {
    /** More than anybody writes by hand, even with thousands of feeds. */
    private static final long BIGGEST = 3 * 1024 * 1024;

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
        byte[] bytes;
        try {
            if (Files.isDirectory(file)) {
                return unreadable(file, "this is a folder; name the file in it, as " + file.resolve("wirewatch.yaml"));
            }
            if (Files.exists(file) && Files.size(file) > BIGGEST) {
                return unreadable(file, "this file is over 3 MB, which no configuration is; name the right one");
            }
            bytes = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            return unreadable(file, "there is no such file; name one with --config FILE");
        } catch (IOException e) {
            return unreadable(file, "it cannot be read by the user " + System.getProperty("user.name") + ": " + e);
        }
        return read(file, bytes);
    }

    Loaded read(Path file, byte[] bytes) {
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

    private static Loaded unreadable(Path file, String message) {
        return new Loaded.Rejected(List.of(new Problem(file.toString(), 1, 1, message, false, null)));
    }
}
