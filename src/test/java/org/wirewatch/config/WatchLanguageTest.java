package org.wirewatch.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real watch language, over the real file. */
class WatchLanguageTest {
    @TempDir
    Path folder;

    @Test
    void aBracketThatIsNeverClosedIsShownWhereItOpensInTheFile() throws Exception {
        List<Problem> problems = problems("""
                readers: { ana: { email: ana@example.org } }
                watches:
                  north:
                    to: ana
                    query: >-
                      "😀 북한"
                      OR (troops AND
                      soldiers
                """);

        assertThat(problems).extracting(Problem::line, Problem::column).containsExactly(tuple(7, 10));
        assertThat(problems.getFirst().message()).startsWith("watches.north.query: ");
    }

    @Test
    void languagesThatAreNotLookedForYetAreAWarning() throws Exception {
        List<Problem> problems = problems("""
                readers: { ana: { email: ana@example.org } }
                watches:
                  north: { to: ana, query: 'troops', languages: [en] }
                """);

        assertThat(problems)
                .extracting(Problem::warning, Problem::line, Problem::column)
                .containsExactly(tuple(true, 3, 29));
    }

    @Test
    void anOperatorWithoutOperandAtTheEndIsShownAtTheClosingQuote() throws Exception {
        List<Problem> problems = problems("""
                readers: { ana: { email: ana@example.org } }
                watches:
                  north: { to: ana, query: 'troops AND' }
                """);

        assertThat(problems).extracting(Problem::line, Problem::column).containsExactly(tuple(3, 39));
    }

    private List<Problem> problems(String yaml) throws Exception {
        Path file = Files.writeString(folder.resolve("wirewatch.yaml"), yaml);
        return switch (new ConfigReader(Specimens.ENVIRONMENT, new WatchLanguage()).read(file)) {
            case Loaded.Accepted(Settings _, List<Problem> warnings) -> warnings;
            case Loaded.Rejected(List<Problem> problems) -> problems;
        };
    }
}
