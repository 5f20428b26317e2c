package org.wirewatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class StoryCommandsTest {
    private static final String STORM =
            "A storm tore the roofs off forty houses in Harfleet on Sunday night and cut the power to"
                    + " six thousand homes, the fire service said. Nobody was hurt. Crews worked until morning to clear the coast road.";

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return Wirewatch.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    private Path file(String... lines) throws IOException {
        return Files.write(folder.resolve("in.jsonl"), List.of(lines));
    }

    private JsonNode answer() throws IOException {
        return JsonMapper.shared().readTree(Files.readString(folder.resolve("out.json")));
    }

    private int batch(String command, Path file) {
        return run(
                command,
                "--batch",
                file.toString(),
                "--json",
                folder.resolve("out.json").toString());
    }

    private static String article(String id, String host, String published, String text) {
        return "{\"id\": \"" + id + "\", \"url\": \"https://" + host + "/storm\", \"title\": \"Storm hits Harfleet\","
                + " \"text\": \"" + text + "\", \"published\": " + published + "}";
    }

    @Test
    void dedupGroupsCopiesWhateverTheOrderOfTheLines() throws IOException {
        String first = article("b", "wire.example.org", "\"2026-11-23T06:00:00Z\"", STORM);
        String copy = article("a", "daily.example.net", "\"2026-11-23T09:00:00+01:00\"", "Sign up! " + STORM);
        String later = article("c", "wire.example.org", "\"2027-01-04T06:00:00Z\"", STORM);
        String undated = article("d", "echo.test", "null", STORM);

        assertThat(batch("dedup", file(later, copy, "", undated, first))).isEqualTo(ExitCodes.DONE);

        JsonNode stories = answer();
        assertThat(stories.get("a")).isEqualTo(stories.get("b"));
        assertThat(stories.get("c")).isNotEqualTo(stories.get("b")).isNotEqualTo(stories.get("d"));
        assertThat(stories.size()).isEqualTo(4);
    }

    @Test
    void versionsTellNewFactsAndTheSentences() throws IOException {
        Path pairs = file("{\"id\": \"p\", \"old\": {\"title\": \"Storm\", \"text\": \"It rained. Two roofs flew.\"},"
                + " \"new\": {\"title\": \"Storm\", \"text\": \"It rained. Nine roofs flew.\"}}");

        assertThat(batch("versions", pairs)).isEqualTo(ExitCodes.DONE);

        assertThat(answer().get("p"))
                .hasToString("{\"newFacts\":true,\"added\":[\"Nine roofs flew.\"],\"removed\":[\"Two roofs flew.\"]}");
    }

    @Test
    void aBrokenLineIsNamed() throws IOException {
        Path file = file(article("a", "wire.example.org", "null", STORM), "{\"id\": \"b\"}");

        assertThat(batch("dedup", file)).isEqualTo(ExitCodes.WRONG_USE);
        assertThat(err.toString()).contains("in.jsonl, line 2: \"url\" is missing or no text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "2026-13-01T00:00:00Z"})
    void aTimeThatIsNoneIsNamed(String time) throws IOException {
        assertThat(batch("dedup", file(article("a", "wire.example.org", "\"" + time + "\"", STORM))))
                .isEqualTo(ExitCodes.WRONG_USE);
        assertThat(err.toString()).contains("line 1: \"published\" is \"" + time + "\"");
    }

    @Test
    void aMissingFileIsNamed() {
        assertThat(batch("versions", folder.resolve("nowhere.jsonl"))).isEqualTo(ExitCodes.WRONG_USE);
        assertThat(err.toString()).contains("nowhere.jsonl: there is no such file");
    }

    @Test
    void anAnswerThatCannotBeWrittenIsAFailure() throws IOException {
        Path in = file(article("a", "wire.example.org", "null", STORM));

        assertThat(run(
                        "dedup",
                        "--batch",
                        in.toString(),
                        "--json",
                        folder.resolve("no/such/folder").toString()))
                .isEqualTo(ExitCodes.FAILED);
        assertThat(err.toString()).contains("cannot be written");
    }

    @Test
    void urlKeyAnswersLineByLine() {
        InputStream console = System.in;
        try {
            System.setIn(new ByteArrayInputStream(
                    "HTTPS://News.Example.org/a?utm_source=x\n\nnonsense\n".getBytes(StandardCharsets.UTF_8)));
            assertThat(run("url-key")).isEqualTo(ExitCodes.DONE);
        } finally {
            System.setIn(console);
        }
        assertThat(out.toString().lines()).containsExactly("https://news.example.org/a", "", "nonsense");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dedup", "versions", "url-key"})
    void theHelpHasAnExample(String command) {
        assertThat(run(command, "--help")).isZero();
        assertThat(out.toString()).contains("Example:", "wirewatch " + command);
    }
}
