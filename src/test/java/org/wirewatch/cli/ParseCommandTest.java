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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ParseCommandTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String FEED = """
            <rss version="2.0"><channel><title>Made up</title><item><title>Ferry</title><link>a/1</link>
            <pubDate>Tue, 03 Feb 2026 09:15:00 GMT</pubDate><enclosure url="e.mp3" type="audio/mpeg" length="5"/></item></channel></rss>""";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    void oneFileIsPrintedAsJson() throws IOException {
        Path feed = Files.writeString(folder.resolve("feed.xml"), FEED);
        assertThat(run("parse", "--base", "https://wire.example.org/feeds/", feed.toString()))
                .isEqualTo(ExitCodes.DONE);
        JsonNode read = JSON.readTree(out.toString());
        assertThat(read.path("ok").asBoolean()).isTrue();
        JsonNode entry = read.path("entries").path(0);
        assertThat(entry.path("url").asString()).isEqualTo("https://wire.example.org/feeds/a/1");
        assertThat(entry.path("published").asString()).isEqualTo("2026-02-03T09:15:00Z");
        assertThat(entry.path("enclosures").path(0).path("length").asInt()).isEqualTo(5);
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void aPageIsReportedAndEndsWithOne() throws IOException {
        Path page = Files.writeString(folder.resolve("page.html"), "<html><body>no feed</body></html>");
        assertThat(run("parse", page.toString())).isEqualTo(ExitCodes.FAILED);
        assertThat(JSON.readTree(out.toString()).path("error").asString()).startsWith("html: this is an HTML page");
    }

    @Test
    void aFolderIsReadWithItsHeaders() throws IOException {
        Files.writeString(folder.resolve("one.xml"), FEED);
        Files.writeString(folder.resolve("two.xml"), "");
        Files.writeString(
                folder.resolve("headers.json"),
                "{\"one.xml\": {\"content_type\": \"text/xml\", \"base\": \"https://wire.example.org/x/\"}, \"two.xml\": {\"base\": null}}");
        Path target = folder.resolve("out.json");
        assertThat(run("parse", "--batch", folder.toString(), "--json", target.toString()))
                .isEqualTo(ExitCodes.DONE);
        JsonNode all = JSON.readTree(Files.readString(target));
        assertThat(all.propertyNames()).containsExactly("one.xml", "two.xml");
        assertThat(all.path("one.xml").path("entries").path(0).path("url").asString())
                .isEqualTo("https://wire.example.org/x/a/1");
        assertThat(all.path("two.xml").path("ok").asBoolean()).isFalse();
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void wrongUseIsNamed() {
        assertThat(run("parse")).isEqualTo(ExitCodes.WRONG_USE);
        assertThat(err.toString()).contains("give either FILE, or --batch DIR with --json OUT");
    }

    @Test
    void aMissingFileIsNamed() {
        assertThat(run("parse", "nowhere.xml")).isEqualTo(ExitCodes.WRONG_USE);
        assertThat(err.toString()).contains("there is no file nowhere.xml");
    }

    @Test
    void theHelpHasAnExample() {
        assertThat(run("parse", "--help")).isEqualTo(ExitCodes.DONE);
        assertThat(out.toString()).contains("wirewatch parse --base https://example.org/feed.xml feed.xml");
    }

    private int run(String... arguments) {
        CommandLine commandLine = Wirewatch.commandLine();
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        return commandLine.execute(arguments);
    }
}
