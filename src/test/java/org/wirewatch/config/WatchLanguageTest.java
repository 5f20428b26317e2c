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
    void aLanguageWithoutWordFormsIsAWarningWhereItStands() throws Exception {
        List<Problem> problems = problems("""
                readers: { ana: { email: ana@example.org } }
                watches:
                  north: { to: ana, query: 'troops', languages: [en, pl, ko] }
                """);

        assertThat(problems)
                .extracting(Problem::warning, Problem::line, Problem::column)
                .containsExactly(tuple(true, 3, 54), tuple(true, 3, 58));
        assertThat(problems.getFirst().message()).contains("there are no word forms for \"pl\"");
    }

    @Test
    void piecesThatNameEachOtherInACircleAreShownWhereTheyDo() throws Exception {
        List<Problem> problems = problems("""
                readers: { ana: { email: ana@example.org } }
                pieces:
                  north: 'Pyongyang OR @corps'
                  corps: '"Storm Corps" OR
                    @north'
                  fine: '-football'
                """);

        assertThat(problems).extracting(Problem::line, Problem::column).containsExactly(tuple(3, 24), tuple(5, 5));
        assertThat(problems.getFirst().message())
                .isEqualTo("pieces.north: saved pieces name each other in a circle: @north → @corps → @north;"
                        + " take one of these out");
    }

    @Test
    void aPieceThatIsMisspeltIsShownInTheWatchWithTheNearest() throws Exception {
        List<Problem> problems = problems("""
                readers: { ana: { email: ana@example.org } }
                pieces: { storm-corps: '"Storm Corps"', "two words": x }
                watches:
                  north: { to: ana, query: 'troops @storm-crops' }
                """);

        assertThat(problems).extracting(Problem::line, Problem::column).containsExactly(tuple(2, 45), tuple(4, 36));
        assertThat(problems.getLast().message()).contains("did you mean @storm-corps?");
    }

    @Test
    void aBrokenPieceIsShownInsideThePieceAtItsColumn() throws Exception {
        List<Problem> problems = problems("""
                readers: { ana: { email: ana@example.org } }
                pieces: { north: 'Pyongyang AND' }
                """);

        assertThat(problems).extracting(Problem::line, Problem::column).containsExactly(tuple(2, 32));
        assertThat(problems.getFirst().message()).startsWith("pieces.north: a word");
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
