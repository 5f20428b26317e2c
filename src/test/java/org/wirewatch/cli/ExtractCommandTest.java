package org.wirewatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wirewatch.article.Page;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ExtractCommandTest {
    private static final String PAGE = """
            <html lang="en"><head><title>Tram line 7 approved</title></head><body><article><h1>Tram line 7 approved</h1>
            <p>The city council voted 41 to 12 on Monday for a seventh tram line, which is to open in 2027.</p></article></body></html>""";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    void aFileIsPrintedAsPlainText() throws IOException {
        Path file = Files.writeString(folder.resolve("page.html"), PAGE);

        int code = run("--url", "https://news.test/tram-line-7", file.toString());

        assertThat(code).isZero();
        assertThat(out).hasToString("""
                Tram line 7 approved

                The city council voted 41 to 12 on Monday for a seventh tram line, which is to open in 2027.

                Original url: https://news.test/tram-line-7
                """);
    }

    @Test
    void aUrlIsAskedOfThePageSource() {
        URI[] asked = new URI[1];
        PageSource source = url -> {
            asked[0] = url;
            return new PageSource.Answer.Read(new Page(url, PAGE.getBytes(StandardCharsets.UTF_8), "text/html"));
        };

        int code = run(new ExtractCommand(source), "--format", "json", "https://news.test/tram-line-7");

        assertThat(code).isZero();
        assertThat(asked[0]).isEqualTo(URI.create("https://news.test/tram-line-7"));
        assertThat(JsonMapper.shared().readTree(out.toString()).get("title").asString())
                .isEqualTo("Tram line 7 approved");
    }

    @Test
    void anArticleOfTwoPagesIsReadWholeFromTheWeb() {
        String second = PAGE.replace(
                "The city council voted 41 to 12 on Monday for a seventh tram line, which is to open in 2027.", """
                Work on the first of its eleven stops begins in March, the tram company said after the vote.""");
        PageSource source = url -> new PageSource.Answer.Read(new Page(
                url,
                (url.getPath().endsWith("/2")
                                ? second
                                : PAGE.replace("</head>", "<link rel=next href=/tram-line-7/2></head>"))
                        .getBytes(StandardCharsets.UTF_8),
                "text/html"));

        int code = run(new ExtractCommand(source), "https://news.test/tram-line-7");

        assertThat(code).isZero();
        assertThat(out.toString())
                .contains("voted 41 to 12", "eleven stops")
                .endsWith("Original url: https://news.test/tram-line-7\n");
        assertThat(err).hasToString("Joined from 2 pages.\n");
    }

    @Test
    void aBatchWritesOneEntryForEveryPageEvenForThoseWithoutAnArticle() throws IOException {
        Files.writeString(folder.resolve("good.html"), PAGE);
        Files.writeString(folder.resolve("bad.html"), "<html><body></body></html>");
        Files.writeString(folder.resolve("urls.json"), "{\"good\": \"https://news.test/2024/10/21/tram line|7\"}");
        Path json = folder.resolve("out.json");

        int code = run("--batch", folder.toString(), "--json", json.toString());

        assertThat(code).isZero();
        JsonNode written = JsonMapper.shared().readTree(Files.readString(json));
        assertThat(written.propertyNames()).containsExactly("bad", "good");
        assertThat(written.get("good").propertyNames())
                .contains(
                        "title",
                        "byline",
                        "published",
                        "leadImageCredit",
                        "text",
                        "relatedLinks",
                        "canonicalUrl",
                        "siteName",
                        "language");
        assertThat(written.get("good").get("published").asString()).isEqualTo("2024-10-21");
        assertThat(written.get("bad").get("noArticle").asString()).isEqualTo("empty");
    }

    @Test
    void aMissingFileIsNamed() {
        assertThat(run("nowhere.html")).isEqualTo(ExitCodes.FAILED);
        assertThat(err.toString()).contains("nowhere.html", "no such file");
    }

    @Test
    void aPageWithoutAnArticleSaysWhy() throws IOException {
        Path file = Files.writeString(
                folder.resolve("page.html"), "<html><title>404 Not Found</title><body><h1>404</h1></body></html>");

        assertThat(run(file.toString())).isEqualTo(ExitCodes.FAILED);
        assertThat(err.toString()).contains("not-found");
    }

    @Test
    void aPageAndAFolderAtOnceAreWrongUse() {
        assertThat(run("--batch", folder.toString(), "page.html")).isEqualTo(ExitCodes.WRONG_USE);
    }

    @Test
    void theReasonsFitATerminalOf80ColumnsAndNameThePlaces() throws IOException {
        Path file = Files.writeString(folder.resolve("page.html"), PAGE);

        assertThat(run("--explain", "--url", "https://news.test/tram-line-7", file.toString()))
                .isZero();

        assertThat(out.toString().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        assertThat(out.toString())
                .contains(
                        "There is no rule for this site",
                        "title: Tram line 7 approved\n  taken    from h1, like <title>",
                        "language: en\n  taken    from html lang",
                        "byline: none",
                        "text: 20 words in 1 block");
    }

    @Test
    void theReasonsOfAPageWithoutAnArticleAreToldTooButTheWorkHasFailed() throws IOException {
        Path file = Files.writeString(
                folder.resolve("page.html"), "<html><title>404 Not Found</title><body><h1>404</h1></body></html>");

        assertThat(run("--explain", file.toString())).isEqualTo(ExitCodes.FAILED);

        assertThat(out.toString()).contains("No article (not-found)", "title: 404\n");
    }

    @Test
    void theReasonsAreInTheJsonToo() throws IOException {
        Path file = Files.writeString(folder.resolve("page.html"), PAGE);

        assertThat(run("--explain", "--format", "json", file.toString())).isZero();

        JsonNode title = JsonMapper.shared().readTree(out.toString()).at("/reasons/fields/title/candidates/0");
        assertThat(title.get("source").asString()).isEqualTo("h1, like <title>");
        assertThat(title.get("fate").asString()).isEqualTo("taken");
    }

    @Test
    void aRelatedLinkTellsItsPlaceInTheText() throws IOException {
        Path file = Files.writeString(folder.resolve("page.html"), PAGE.replace("</article>", """
                        <aside class="related"><a href="/tram-6">Why tram line 6 was closed</a></aside>
                        <p>Work is to begin in the spring, as soon as the river lets the barges through.</p></article>"""));

        assertThat(run("--format", "json", "--url", "https://news.test/tram-line-7", file.toString()))
                .isZero();

        JsonNode link = JsonMapper.shared().readTree(out.toString()).at("/relatedLinks/0");
        assertThat(link.get("title").asString()).isEqualTo("Why tram line 6 was closed");
        assertThat(link.get("url").asString()).isEqualTo("https://news.test/tram-6");
        assertThat(link.get("afterBlock").asInt()).isEqualTo(1);
    }

    @Test
    void aPageOfUnknownAddressHasNone() throws IOException {
        Path file = Files.writeString(folder.resolve("page.html"), PAGE);

        assertThat(run("--format", "html", file.toString())).isZero();
        assertThat(run("--format", "json", file.toString())).isZero();

        assertThat(out.toString()).doesNotContain("nowhere", "Original url");
    }

    @Test
    void reasonsInHtmlAreWrongUse() {
        assertThat(run("--explain", "--format", "html", "page.html")).isEqualTo(ExitCodes.WRONG_USE);
        assertThat(err.toString()).contains("text or json");
    }

    @Test
    void theRuleForTheSiteIsUsedAndNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("page.html"), PAGE);
        Path config = Files.writeString(folder.resolve("wirewatch.yaml"), "feeds: [https://news.test/rss]\n");
        Files.createDirectory(folder.resolve("sites"));
        Files.writeString(folder.resolve("sites/news.test.yaml"), "title: html > head > title\nbody: article > p\n");

        assertThat(run("--explain", "--config", config.toString(), "--url", "https://www.news.test/a", file.toString()))
                .isZero();

        assertThat(out.toString()).contains("The rule news.test.yaml found what it is for", "taken    from site rule");
    }

    @Test
    void aConfigurationThatSomebodyNamedHasToBeGood() throws IOException {
        Path file = Files.writeString(folder.resolve("page.html"), PAGE);
        Path config = Files.writeString(folder.resolve("wirewatch.yaml"), "feeds: 7\n");

        assertThat(run("--config", config.toString(), file.toString())).isEqualTo(ExitCodes.WRONG_USE);
        assertThat(err.toString()).contains("wirewatch.yaml:1:");
    }

    private int run(String... arguments) {
        return run(new ExtractCommand(), arguments);
    }

    private int run(ExtractCommand command, String... arguments) {
        return new CommandLine(command)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err, true))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(arguments);
    }
}
