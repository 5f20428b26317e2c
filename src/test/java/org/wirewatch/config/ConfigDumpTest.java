package org.wirewatch.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigDumpTest {
    @TempDir
    Path folder;

    @Test
    void aDumpReadAgainGivesTheSameSettings() throws Exception {
        Settings settings = settings(Specimens.GOOD.resolve("everything.yaml"));

        String dump = ConfigDump.of(settings).replaceAll("password: .*", "password_env: SMTP_PASSWORD");

        assertThat(settings(Files.writeString(folder.resolve("dump.yaml"), dump)))
                .isEqualTo(settings);
    }

    @Test
    void defaultsAreWrittenOutAndReadAgain() throws Exception {
        Settings settings = settings(Files.writeString(folder.resolve("empty.yaml"), ""));

        String dump = ConfigDump.of(settings);

        assertThat(dump).contains("min_interval: 10m", "listen: 127.0.0.1:8026", "max_feed: 10MB");
        assertThat(settings(Files.writeString(folder.resolve("dump.yaml"), dump)))
                .isEqualTo(settings);
    }

    @Test
    void secretsAreMasked() throws Exception {
        String yaml = Files.readString(Specimens.GOOD.resolve("everything.yaml"))
                .replace("https://www.example.org/feed.xml", "https://www.example.org/feed.xml?api_key=hunter2&x=y");

        String dump = ConfigDump.of(settings(Files.writeString(folder.resolve("secret.yaml"), yaml)));

        assertThat(dump).doesNotContain("hunter2").contains("api_key=****&x=y", "password: '****'");
    }

    private static Settings settings(Path file) {
        Loaded loaded = Specimens.reader().read(file);
        assertThat(loaded).isInstanceOf(Loaded.Accepted.class);
        return ((Loaded.Accepted) loaded).settings();
    }
}
