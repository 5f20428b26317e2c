package org.wirewatch.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.wirewatch.config.yaml.YamlText;

/** docs/configuration.md is written by hand; here it is held against what the reader asks for. */
class ConfigurationPageTest {
    /** Sections: they have no value of their own. */
    private static final List<String> SECTIONS = List.of(
            "database",
            "net",
            "mail",
            "mail.smtp",
            "mail.dkim",
            "bounces",
            "bounces.imap",
            "web",
            "retention",
            "readers",
            "feeds",
            "pieces",
            "watches",
            "digests");

    private static String page = "";
    private static SortedSet<String> keys = new TreeSet<>();

    @BeforeAll
    static void readBoth() throws Exception {
        page = Files.readString(Path.of("docs/configuration.md"));
        keys = new TreeSet<>(keys("everything.yaml"));
        keys.addAll(keys("signed.yaml"));
        keys.removeAll(SECTIONS);
    }

    private static SortedSet<String> keys(String specimen) throws Exception {
        Path file = Specimens.GOOD.resolve(specimen);
        return Specimens.reader().keys(file, new YamlText(Files.readString(file)));
    }

    @Test
    void everyKeyThatTheReaderKnowsStandsOnThePageAndNoOther() {
        SortedSet<String> onPage = new TreeSet<>();
        Matcher row =
                Pattern.compile("^\\| `([a-z_.*]+)` \\|", Pattern.MULTILINE).matcher(page);
        while (row.find()) {
            onPage.add(row.group(1));
        }
        assertThat(onPage).isEqualTo(keys);
    }

    @Test
    void theDefaultsOnThePageAreTheDefaults() throws Exception {
        Path empty = Path.of("nowhere.yaml");
        Loaded loaded = Specimens.reader().read(empty, new ConfigFile.Content.Bytes(new byte[0]));
        String dump = ConfigDump.of(((Loaded.Accepted) loaded).settings());

        Matcher line = Pattern.compile("^  ([a-z_]+): (\\d.*|Wirewatch <.*)$", Pattern.MULTILINE)
                .matcher(dump);
        int checked = 0;
        while (line.find()) {
            assertThat(page)
                    .containsPattern("\\| `[a-z]+\\." + line.group(1) + "` \\| `" + Pattern.quote(line.group(2)) + "`");
            checked++;
        }
        assertThat(checked).isGreaterThan(10);
    }
}
