package org.wirewatch.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wirewatch.watch.Specimens.article;
import static org.wirewatch.watch.Specimens.matches;
import static org.wirewatch.watch.Specimens.query;
import static org.wirewatch.watch.Specimens.refusal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wirewatch.text.ArticleFacts;

/** Does what docs/query-language.md says: each row of its tables is an example. */
class QueryLanguagePageTest {
    private static final Path PAGE = Path.of("docs/query-language.md");
    private static final QueryContext CONTEXT = new QueryContext(
            List.of(),
            Map.of(
                    "storm-corps", "\"Storm Corps\" OR \"11th Corps\"",
                    "no-sport", "-football -tennis",
                    "north", "@storm-corps OR Pyongyang"));
    private static final String REFUSED = "refused: ";
    private static final Pattern FACT = Pattern.compile("([a-z]+): ([^;]+)");
    private static final Pattern COMMA = Pattern.compile(", ");
    private static final Pattern CELL_BORDER = Pattern.compile("(?<!\\\\)\\|");

    @ParameterizedTest
    @MethodSource("matchRows")
    void theExampleMatchesAsThePageSays(List<String> row) {
        boolean matches = matches(query(row.get(0), CONTEXT), article(row.get(1), row.get(2)));

        assertThat(matches ? "yes" : "no").isEqualTo(row.get(3));
    }

    static Stream<List<String>> matchRows() {
        return rows("| query | headline | text | matches |");
    }

    @ParameterizedTest
    @MethodSource("factRows")
    void theExampleMatchesByWhatIsKnownAsThePageSays(List<String> row) {
        ArticleFacts facts = facts(row.get(1));

        boolean matches =
                matches(query(row.get(0)), article("Headline", "Text.").with(facts));

        assertThat(matches ? "yes" : "no").isEqualTo(row.get(2));
    }

    static Stream<List<String>> factRows() {
        return rows("| query | of the article is known | matches |");
    }

    private static ArticleFacts facts(String known) {
        Map<String, String> facts = new HashMap<>();
        FACT.matcher(known).results().forEach(fact -> facts.put(fact.group(1), fact.group(2)));
        return new ArticleFacts(
                list(facts.getOrDefault("source", "")),
                facts.getOrDefault("by", ""),
                facts.getOrDefault("lang", ""),
                facts.getOrDefault("section", ""),
                facts.getOrDefault("url", ""));
    }

    private static List<String> list(String cell) {
        return COMMA.splitAsStream(cell).toList();
    }

    @ParameterizedTest
    @MethodSource("formRows")
    void theExampleMatchesByWordFormsAsThePageSays(List<String> row) {
        QueryContext context = new QueryContext(list(row.get(1)), Map.of());

        boolean matches = matches(query(row.get(0), context), article("", row.get(2)));

        assertThat(matches ? "yes" : "no").isEqualTo(row.get(3));
    }

    static Stream<List<String>> formRows() {
        return rows("| query | languages | text | matches |");
    }

    @Test
    void theLanguagesOnThePageAreThoseThatThereAre() {
        assertThat(String.join(" ", lines()))
                .contains("There are word forms for "
                        + String.join(", ", QueryContext.languagesWithForms()).replace(", sv", " and sv") + ".");
    }

    @ParameterizedTest
    @MethodSource("refusedRows")
    void theExampleIsRefusedAsThePageSays(List<String> row) {
        Parsed.Invalid invalid = refusal(row.get(0), CONTEXT);

        assertThat(invalid.position()).hasToString(row.get(1));
        assertThat(invalid.message()).contains(row.get(2));
    }

    static Stream<List<String>> refusedRows() {
        return rows("| query | place | because |");
    }

    @ParameterizedTest
    @MethodSource("warnedRows")
    void theExampleIsWarnedAboutAsThePageSays(List<String> row) {
        assertThat(query(row.get(0)).warnings()).anySatisfy(warning -> {
            assertThat(warning.position()).hasToString(row.get(1));
            assertThat(warning.message()).contains(row.get(2));
        });
    }

    static Stream<List<String>> warnedRows() {
        return rows("| query | place | what is said |");
    }

    @ParameterizedTest
    @MethodSource("typedRows")
    void whatPeopleTypeDoesWhatIsMeantOrSaysWhatToWrite(List<String> row) {
        String said = row.get(3);
        if (said.startsWith(REFUSED)) {
            assertThat(refusal(row.get(0), CONTEXT).message()).contains(said.substring(REFUSED.length()));
            return;
        }
        Query query = query(row.get(0), CONTEXT);
        assertThat(matches(query, article("", row.get(1)))).as(row.get(1)).isTrue();
        assertThat(matches(query, article("", row.get(2)))).as(row.get(2)).isFalse();
        if (said.isEmpty()) {
            assertThat(query.warnings()).isEmpty();
        } else {
            assertThat(query.warnings())
                    .extracting(Warning::message)
                    .anySatisfy(message -> assertThat(message).contains(said));
        }
    }

    static Stream<List<String>> typedRows() {
        return rows("| people type | it finds | not | and says |");
    }

    @Test
    void theSummaryIsTenLinesOfWhichEachQueryIsSound() throws IOException {
        List<String> summary = Files.readAllLines(PAGE).stream()
                .filter(line -> line.matches("\\d+\\. .*"))
                .toList();

        assertThat(summary).hasSize(10);
        Pattern code = Pattern.compile("`([^`]+)`");
        for (String line : summary) {
            code.matcher(line)
                    .results()
                    .forEach(found -> assertThat(query(found.group(1)).warnings())
                            .as(found.group(1))
                            .isEmpty());
        }
    }

    /** The rows of all tables with this head, their cells without the marks of code. */
    private static Stream<List<String>> rows(String head) {
        List<List<String>> rows = new ArrayList<>();
        boolean inside = false;
        for (String line : lines()) {
            if (inside && line.startsWith("| `")) {
                rows.add(cells(line));
            } else {
                inside = line.equals(head) || (inside && line.startsWith("| ---"));
            }
        }
        assertThat(rows).as(head).isNotEmpty();
        return rows.stream();
    }

    private static List<String> lines() {
        try {
            return Files.readAllLines(PAGE);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static List<String> cells(String row) {
        return Arrays.stream(CELL_BORDER.split(row, -1))
                .skip(1)
                .map(cell -> cell.strip().replace("\\|", "|"))
                .map(cell -> cell.startsWith("`") && cell.endsWith("`") ? cell.substring(1, cell.length() - 1) : cell)
                .toList();
    }
}
