package org.wirewatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wirewatch.store.NewArticle;
import org.wirewatch.store.Store;
import org.wirewatch.store.StoreSettings;
import org.wirewatch.text.Tokenizer;
import org.wirewatch.watch.ArticleWords;

class CheckTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void theShippedConfigurationIsGoodAndItsSummaryFitsATerminal() {
        assertThat(run("check")).isZero();

        assertThat(out.toString())
                .startsWith("config/wirewatch.yaml is good: 4 feeds, 2 watches, 1 reader, 1 digest.\n")
                .contains("written to data/mail (no smtp is set)");
        assertThat(out.toString().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    @Test
    void aBrokenConfigurationShowsEachPlaceAndEndsWithTwo() throws Exception {
        Path file = Files.writeString(folder.resolve("w.yaml"), "dta: x\nfeeds: [example.org/rss]\n");

        assertThat(run("check", "--config", file.toString())).isEqualTo(2);

        assertThat(out).hasToString("""
                        FILE:1:1: unknown key "dta"; did you mean "data"?
                            dta: x
                            ^
                        FILE:2:9: feeds[1].url: "example.org/rss" has no scheme; did you mean https://example.org/rss?
                            feeds: [example.org/rss]
                                    ^

                        FILE cannot be used: 2 errors.
                        """.replace("FILE", file.toString()));
    }

    @Test
    void jsonNamesEachProblemWithItsPlace() throws Exception {
        Path file = Files.writeString(folder.resolve("w.yaml"), "dta: x\n");

        assertThat(run("check", "--json", "--config", file.toString())).isEqualTo(2);

        assertThat(out.toString().replaceAll("\\s+", " "))
                .contains("\"ok\" : false", "\"line\" : 1, \"column\" : 1, \"severity\" : \"error\"");
    }

    @Test
    void theSettingsInForceArePrintedWithDefaults() {
        assertThat(run("config", "dump")).isZero();

        assertThat(out.toString()).contains("total_timeout: 1m", "query: (\"North Korea*\" OR Pyongyang)");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void aConfigurationThatCannotBeUsedIsNotDumped() throws Exception {
        Path file = Files.writeString(folder.resolve("w.yaml"), "dta: x\n");

        assertThat(run("config", "dump", "--config", file.toString())).isEqualTo(2);

        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).contains(":1:1: unknown key \"dta\"");
    }

    @Test
    void aWordOfEveryThirdArticleIsPointedAtAndWithoutArticlesThatIsSaid() throws Exception {
        Path file = Files.writeString(folder.resolve("w.yaml"), """
                data: archive
                readers: { ana: { email: ana@example.org } }
                watches:
                  storms: { query: "storm calm", to: ana }
                """);
        assertThat(run("check", "--config", file.toString())).isZero();
        assertThat(out.toString()).contains("Words    too common ones are told once 100 articles are stored, now 0");

        fill(folder.resolve("archive"), 120);
        assertThat(run("check", "--config", file.toString())).isZero();
        assertThat(out.toString())
                .contains(
                        file + ":4:27: warning: watches.storms.query: “calm” was in 33 % of the last month's articles")
                .contains("Words    held against 120 articles of the last month");

        assertThat(run("check", "--json", "--config", file.toString())).isZero();
        assertThat(out.toString()).contains("\"words\" : \"held against 120 articles");
    }

    private static void fill(Path data, int articles) {
        try (Store store = Store.open(StoreSettings.sqlite(data))) {
            store.change(session -> {
                for (int i = 0; i < articles; i++) {
                    String url = "https://www.example.org/" + i;
                    String body = i % 3 == 0 ? "The sea is calm." : "The sea.";
                    var keys = session.articles()
                            .add(new NewArticle(
                                    i,
                                    1,
                                    0,
                                    url,
                                    url,
                                    "Sea",
                                    "Gazette",
                                    null,
                                    null,
                                    null,
                                    null,
                                    body,
                                    null,
                                    null,
                                    null,
                                    null,
                                    "new",
                                    null,
                                    null,
                                    null,
                                    null,
                                    Instant.now()));
                    session.search()
                            .index(keys.articleId(), ArticleWords.of(Tokenizer.tokenize("Sea", body), 1, List.of()));
                }
            });
        }
    }

    private int run(String... arguments) {
        return Wirewatch.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
