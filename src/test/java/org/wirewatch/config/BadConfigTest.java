package org.wirewatch.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each bad file has its problems beside it, in {@code NAME.expected}. */
class BadConfigTest {
    @ParameterizedTest
    @MethodSource("files")
    void everyProblemIsNamedWithItsPlaceInFileOrder(Path file) throws IOException {
        Loaded loaded = Specimens.reader().read(file);

        assertThat(loaded).isInstanceOf(Loaded.Rejected.class);
        assertThat(told(((Loaded.Rejected) loaded).problems(), file)).isEqualTo(expected(file));
    }

    @Test
    void nestingWithoutEndIsRefusedAndDoesNotEndTheDaemon(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("deep.yaml"), "feeds: " + "[".repeat(200_000));

        Loaded loaded = Specimens.reader().read(file);

        assertThat(told(((Loaded.Rejected) loaded).problems(), file)).contains("nested thousands of levels deep");
    }

    static List<Path> files() {
        return Specimens.files(Specimens.BAD);
    }

    private static String told(List<Problem> problems, Path file) {
        String folder = Specimens.BAD.toAbsolutePath().toString();
        return problems.stream()
                .map(problem -> problem.toString()
                        .replace(file.toString(), file.getFileName().toString())
                        .replace(folder, "HOME"))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String expected(Path file) throws IOException {
        Path beside = file.resolveSibling(file.getFileName().toString().replace(".yaml", ".expected"));
        return Files.readString(beside);
    }
}
