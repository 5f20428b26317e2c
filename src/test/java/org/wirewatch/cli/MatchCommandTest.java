package org.wirewatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class MatchCommandTest {
    private static final String EXPECTED =
            "{\"matches\":{\"1\":[\"ferry\"],\"3\":[\"boats\"]},\"rejected\":{\"broken\":{\"pos\":9,"
                    + "\"msg\":\"a word, \\\"phrase\\\" or (group) is missing: here the query ends\"},"
                    + "\"harbour\":{\"pos\":6,\"msg\":\"a wildcard needs two letters or digits before it, as in ko*: write more of the"
                    + " word\"}},\"warnings\":{}}";

    @TempDir
    private Path folder;

    private final StringWriter errors = new StringWriter();

    @Test
    void matchesAndRefusalsAreWrittenAsJson() throws IOException {
        int exit = match("""
                # name and query
                ferry\tferry* -plane
                boats\tferries -plane
                harbour\ttitle:"port d*"
                broken\tferry AND
                """, """
                {"id": "1", "title": "Le Port d’Été", "text": "Un ferry.", "tags": ["a", {"b": 1}], "score": 3}

                {"text": "Ferries and a plane", "id": "2", "title": null}
                {"id": 3, "title": "New ferries"}
                """);

        assertThat(exit).isZero();
        assertThat(Files.readString(folder.resolve("out.json"))).isEqualTo(EXPECTED);
        assertThat(errors.toString()).isEmpty();
    }

    @Test
    void aLineThatIsNoArticleIsNamed() throws IOException {
        assertThat(match("a\tb\n", "{\"id\": \"1\"}\n{\"id\": \n")).isEqualTo(2);
        assertThat(errors.toString()).contains("articles.jsonl:2: not JSON");
    }

    @Test
    void anArticleWithoutIdIsNamed() throws IOException {
        assertThat(match("a\tb\n", "{\"title\": \"1\"}\n")).isEqualTo(2);
        assertThat(errors.toString()).contains("articles.jsonl:1: the article has no \"id\"");
    }

    @Test
    void aNameUsedTwiceIsNamed() throws IOException {
        assertThat(match("a\tb\nc\td\na\te\n", "")).isEqualTo(2);
        assertThat(errors.toString()).contains("watches.txt:3: the name a is that of line 1 already");
    }

    @Test
    void aMissingFileIsNamed() {
        assertThat(execute()).isEqualTo(2);
        assertThat(errors.toString()).contains("there is no file").contains("watches.txt");
    }

    private int match(String watches, String articles) throws IOException {
        Files.writeString(folder.resolve("watches.txt"), watches);
        Files.writeString(folder.resolve("articles.jsonl"), articles);
        return execute();
    }

    private int execute() {
        CommandLine commandLine = Wirewatch.commandLine().setErr(new PrintWriter(errors, true));
        return commandLine.execute(
                "match",
                "--watches",
                folder.resolve("watches.txt").toString(),
                "--articles",
                folder.resolve("articles.jsonl").toString(),
                "--json",
                folder.resolve("out.json").toString());
    }
}
