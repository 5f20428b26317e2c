package org.wirewatch.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wirewatch.config.Loaded.Accepted;
import org.wirewatch.config.Loaded.Rejected;

class ConfigWatchTest {
    @TempDir
    Path folder;

    private Path file;
    private ConfigWatch watch;

    @BeforeEach
    void aFileIsLoaded() throws IOException {
        file = folder.resolve("wirewatch.yaml");
        write("feeds: [https://www.example.org/one.xml]\n");
        watch = new ConfigWatch(Specimens.reader(), file);
        assertThat(watch.load()).isInstanceOf(Accepted.class);
    }

    @Test
    void anUntouchedFileHasNotChanged() {
        assertThat(watch.changed()).isEmpty();
        assertThat(watch.changed()).isEmpty();
    }

    @Test
    void aSavedFileIsTakenWhenItLooksTheSameTwiceAndToldOnce() throws IOException {
        write("feeds: [https://www.example.org/one.xml, https://www.example.org/two.xml]\n");

        assertThat(watch.changed()).isEmpty();
        Optional<Loaded> changed = watch.changed();

        assertThat(changed)
                .get()
                .isInstanceOfSatisfying(
                        Accepted.class,
                        accepted -> assertThat(accepted.settings().feeds()).hasSize(2));
        assertThat(watch.changed()).isEmpty();
    }

    @Test
    void aHalfWrittenFileIsNeverTaken() throws IOException {
        write("");
        assertThat(watch.changed()).isEmpty();
        write("feeds:\n");
        assertThat(watch.changed()).isEmpty();
        write("feeds: [https://www.example.org/two.xml]\n");
        assertThat(watch.changed()).isEmpty();

        assertThat(watch.changed())
                .get()
                .isInstanceOfSatisfying(
                        Accepted.class,
                        accepted -> assertThat(accepted.settings().feeds()).hasSize(1));
    }

    @Test
    void aChangeThatIsUndoneAtOnceIsNone() throws IOException {
        FileTime before = Files.getLastModifiedTime(file);
        write("feeds: x\n");
        assertThat(watch.changed()).isEmpty();
        write("feeds: [https://www.example.org/one.xml]\n");
        Files.setLastModifiedTime(file, before);

        assertThat(watch.changed()).isEmpty();
        assertThat(watch.changed()).isEmpty();
    }

    @Test
    void aBadEditIsToldOnceWithItsPlaceAndMendingItIsToldToo() throws IOException {
        write("feds: []\n");
        watch.changed();
        assertThat(watch.changed())
                .get()
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.problems())
                                .extracting(Problem::toString)
                                .containsExactly(file + ":1:1: unknown key \"feds\"; did you mean \"feeds\"?"));
        assertThat(watch.changed()).isEmpty();

        write("feeds: []\n");
        watch.changed();
        assertThat(watch.changed()).get().isInstanceOf(Accepted.class);
    }

    @Test
    void aVanishedFileIsToldOnceAndItsReturnToo() throws IOException {
        Files.delete(file);
        watch.changed();
        assertThat(watch.changed()).get().isInstanceOf(Rejected.class);
        assertThat(watch.changed()).isEmpty();

        write("feeds: []\n");
        watch.changed();
        assertThat(watch.changed()).get().isInstanceOf(Accepted.class);
    }

    @Test
    void savingItUnchangedCountsSoThatANewPasswordIsTakenUp() throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));

        watch.changed();
        assertThat(watch.changed()).get().isInstanceOf(Accepted.class);
    }

    private void write(String text) throws IOException {
        Files.writeString(file, text);
    }
}
