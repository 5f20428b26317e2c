package org.wirewatch.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wirewatch.cli.NewsWorld.Item;
import org.wirewatch.mail.ScriptedSmtpServer;
import org.wirewatch.pipeline.StatusReport.FeedState;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code feeds find/add/remove} and {@code import/export opml}, as typed, beside a daemon that is at work. */
class SubscriptionCommandsTest {
    private static final Item OLD = new Item("old", "Storm of last week", "Last week a storm crossed the strait.");

    @TempDir
    private Path folder;

    private NewsWorld courier;
    private ScriptedSmtpServer smtp;
    private Newsdesk desk;
    private StringWriter out = new StringWriter();
    private StringWriter err = new StringWriter();

    @BeforeEach
    void open() throws IOException {
        courier = NewsWorld.open(23);
        courier.publish("/in-file", "In the file", OLD);
        smtp = ScriptedSmtpServer.plain();
        desk = Newsdesk.open(folder, smtp, """
                readers:
                  ana: { email: ana@example.org }
                feeds:
                  - "%s"
                watches:
                  storms: { query: 'storm', to: [ana], when: now }
                """.formatted(courier.url("/in-file")));
        // The commands run by the machine's clock.
        desk.pass(Duration.between(desk.now(), InstantSource.system().instant()));
        desk.round();
    }

    @AfterEach
    void close() throws Exception {
        desk.close();
        smtp.close();
        courier.close();
    }

    private int run(String... arguments) {
        out = new StringWriter();
        err = new StringWriter();
        String[] all = java.util.Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--config";
        all[arguments.length + 1] = folder.resolve("wirewatch.yaml").toString();
        int code = Wirewatch.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all);
        assertThat((out + "\n" + err)
                        .lines()
                        .filter(line -> !line.contains("http://")
                                && !line.contains(folder.toString())
                                && !line.contains(" \"")))
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        return code;
    }

    private JsonNode json() {
        return JsonMapper.builder().build().readTree(out.toString());
    }

    private String words() {
        return out.toString().replaceAll("\\s+", " ");
    }

    private String opml(String outlines) throws IOException {
        return Files.writeString(
                        folder.resolve("list.opml"), "<opml version='2.0'><body>\n" + outlines + "</body></opml>")
                .toString();
    }

    @Test
    void anAddedFeedIsPolledByTheRunningDaemonAndARemovedOneNoMore() {
        courier.publish("/added", "Added", OLD);
        assertThat(run("feeds", "add", courier.url("/added"), "--name", "Mine", "--group", "World/Asia"))
                .isZero();
        desk.nextRound();

        assertThat(desk.status().feeds()).extracting(FeedState::name).containsExactly("In the file", "Mine");
        assertThat(desk.status().feeds().getLast().state()).isEqualTo("ok");
        assertThat(desk.mails()).isEmpty();

        assertThat(run("feeds", "remove", courier.url("/added"))).isZero();
        desk.nextRound();
        assertThat(desk.status().feeds()).hasSize(1);
        assertThat(courier.requests("/added")).isOne();
    }

    @Test
    void anAddedFeedOutlivesARestartAndAReloadOfTheConfig() {
        courier.publish("/added", "Added", OLD);
        run("feeds", "add", courier.url("/added"));
        desk.restart();
        desk.reload("storms: ", "gales: ");
        desk.nextRound();

        assertThat(desk.status().feeds()).extracting(FeedState::name).containsExactly("In the file", "Added");
    }

    @Test
    void aFeedOfTheConfigIsNeitherAddedTwiceNorRemoved() {
        assertThat(run("feeds", "add", courier.url("/in-file"))).isZero();
        assertThat(words()).contains("stands in").contains("nothing was changed");

        assertThat(run("feeds", "remove", courier.url("/in-file"))).isEqualTo(1);
        assertThat(err.toString().replaceAll("\\s+", " ")).contains("take it out there");
        assertThat(run("feeds", "remove", "https://unknown.test/")).isEqualTo(1);
        assertThat(run("feeds", "add", "ftp://files.test/")).isEqualTo(2);
    }

    @Test
    void anImportAddsMergesAndListsWhatItCannotUseByLineAndName() throws IOException {
        courier.publish("/one", "One", OLD);
        String file = opml("""
                <outline text="World"><outline text="Asia">
                <outline type="rss" text="One" xmlUrl="%1$s"/>
                </outline></outline>
                <outline type="rss" text="One again" xmlUrl="%1$s#top"/>
                <outline type="rss" text="In file" xmlUrl="%2$s"/>
                <outline type="rss" text="Script" xmlUrl="javascript:alert(1)"/>
                <outline type="rss" text="Nothing"/>
                <outline type="rss" text="Local" xmlUrl="file:///etc/passwd"/>
                <outline type="rss" text="Old scheme" xmlUrl="feed://old.test/rss"/>
                """.formatted(courier.url("/one"), courier.url("/in-file")));

        assertThat(run("import", "opml", file, "--dry-run")).isZero();
        assertThat(words()).contains("2 feeds would be added, 2 there already, 3 cannot be used.");
        assertThat(desk.status().feeds()).hasSize(1);

        assertThat(run("import", "opml", file)).isZero();
        assertThat(words())
                .contains("2 feeds added, 2 there already, 3 cannot be used.")
                .contains("line 7, “Script”: javascript:alert(1): \"javascript:\" cannot be fetched")
                .contains("line 8, “Nothing”: it has no address (xmlUrl)")
                .contains("line 5, “One again”");
        desk.nextRound();
        FeedState one = desk.status().feeds().get(1);
        assertThat(one.name()).isEqualTo("One");
        assertThat(one.group()).isEqualTo("World/Asia");
        assertThat(one.state()).isEqualTo("ok");
        assertThat(desk.status().feeds().get(2).url()).isEqualTo("http://old.test/rss");

        assertThat(run("import", "opml", file, "--json")).isZero();
        assertThat(json().path("added").size()).isZero();
        assertThat(json().path("merged").size()).isEqualTo(4);
        assertThat(json().path("bad").path(0).path("line").asInt()).isEqualTo(7);
    }

    @Test
    void theYamlLinesOfAnImportAreAGoodConfig() throws IOException {
        String file = opml("""
                <outline text="Öst &amp; &quot;West&quot;: #1">
                <outline type="rss" text="It's: {one}, [two] # \\ three" xmlUrl="https://a.test/a b?x=1&amp;y={2}"/>
                </outline>""");
        assertThat(run("import", "opml", file, "--yaml")).isZero();
        Path config = folder.resolve("wirewatch.yaml");
        Files.writeString(config, Files.readString(config).replace("feeds:\n", "feeds:\n" + out));

        assertThat(run("check")).isZero();
        assertThat(words()).contains("2 feeds");
        assertThat(desk.status().feeds()).hasSize(1);
    }

    @Test
    void anExportIsReadBackByAnotherInstallationWithGroupsAndNames() throws IOException {
        courier.publish("/one", "One", OLD);
        run("feeds", "add", courier.url("/one"), "--name", "Mine", "--group", "World/Asia");
        desk.nextRound();
        Path file = folder.resolve("export.opml");
        assertThat(run("export", "opml", file.toString())).isZero();
        assertThat(out.toString()).startsWith("2 feeds written");

        run("feeds", "remove", courier.url("/one"));
        assertThat(run("import", "opml", file.toString(), "--json")).isZero();
        assertThat(json().path("merged").size()).isOne();
        assertThat(json().path("added").path(0).path("name").asString()).isEqualTo("Mine");
        assertThat(json().path("added").path(0).path("group").asString()).isEqualTo("World/Asia");
        assertThat(Files.readString(file)).contains("htmlUrl=\"" + courier.url("/") + "\"");
    }

    @Test
    void aPageInTheConfigIsExportedAsTheFeedThatIsReadAndNotImportedBesideIt() throws IOException {
        courier.publish("/rss", "The Courier", OLD);
        courier.put("/", "text/html", "<html><link rel=alternate type=application/rss+xml href=/rss></html>");
        run("feeds", "add", courier.url("/"));
        desk.nextRound();
        assertThat(run("export", "opml")).isZero();
        assertThat(out.toString()).contains("xmlUrl=\"" + courier.url("/rss") + "\"");

        Path file = Files.writeString(folder.resolve("x.opml"), out.toString());
        run("import", "opml", file.toString(), "--json");
        assertThat(json().path("added").size()).isZero();
    }

    @Test
    void tenThousandRowsAreImportedAndTheirFirstPollsSpread() throws IOException {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 10_000; i++) {
            rows.append("<outline type='rss' text='Feed %1$d' xmlUrl='https://h%2$d.test/%1$d'/>\n"
                    .formatted(i, i % 1_000));
        }
        assertThat(run("import", "opml", opml(rows.toString()))).isZero();

        assertThat(words()).contains("10000 feeds added");
        assertThat(desk.status().feeds()).hasSize(10_001);
        assertThat(desk.status().feeds().stream().map(FeedState::nextPoll).distinct())
                .hasSizeGreaterThan(9_000);
    }

    @Test
    void aFileThatIsMissingOrNoOpmlIsRefusedWithASentence() throws IOException {
        assertThat(run("import", "opml", folder.resolve("none.opml").toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("There is no file");

        Path page = Files.writeString(folder.resolve("page.html"), "<html>no</html>");
        assertThat(run("import", "opml", page.toString())).isEqualTo(1);
        assertThat(err.toString().replaceAll("\\s+", " ")).contains("this is no OPML");
        assertThat(run("import", "opml")).isEqualTo(2);
    }

    @Test
    void findShowsWhatAPageNamesAndWhichOneToTake() {
        courier.publish("/rss", "The Courier", OLD);
        courier.fail("/dead", 404);
        courier.put("/", "text/html", """
                <html><link rel=alternate type=application/atom+xml title="Dead" href=/dead>
                <link rel=alternate type=application/rss+xml title="All" href=/rss></html>""");

        assertThat(run("feeds", "find", courier.url("/"))).isZero();
        assertThat(words())
                .contains(courier.url("/") + " names 2 feeds:")
                .contains(courier.url("/dead") + " “Dead”, http-404:")
                .contains("* " + courier.url("/rss") + " “The Courier”, rss-2.0, 1 entry")
                .endsWith("In the config, under feeds: - " + courier.url("/rss") + " ");

        assertThat(run("feeds", "find", courier.url("/"), "--json")).isZero();
        assertThat(json().path("chosen").asString()).isEqualTo(courier.url("/rss"));
        assertThat(json().path("feeds").path(1).path("kind").asString()).isEqualTo("rss-2.0");
        assertThat(courier.requests()).doesNotContain("/feed", "/rss.xml");
    }

    @Test
    void politeness43findGuessesOnlyWhereNothingIsNamedAndFiveTimesAtMost() {
        courier.put("/", "text/html", "<html>News</html>");
        assertThat(run("feeds", "find", courier.url("/"))).isEqualTo(1);
        assertThat(words()).contains("names no feed");
        assertThat(courier.requests())
                .containsExactly("/in-file", "/", "/feed", "/rss.xml", "/atom.xml", "/index.xml", "/feed.json");

        courier.publish("/rss.xml", "The Courier", OLD);
        assertThat(run("feeds", "find", courier.url("/"), "--json")).isZero();
        assertThat(json().path("guessed").asBoolean()).isTrue();
        assertThat(json().path("chosen").asString()).isEqualTo(courier.url("/rss.xml"));
        assertThat(courier.requests("/atom.xml")).isOne();
    }

    @Test
    void findSaysThatAnAddressIsAFeedItself() {
        assertThat(run("feeds", "find", courier.url("/in-file"))).isZero();
        assertThat(words())
                .contains(courier.url("/in-file") + " is a feed itself.")
                .contains("1 entry");
    }

    @Test
    void findTellsWhyAnAddressCannotBeReadAndKeepsAPauseThatTheDaemonWasAskedFor() {
        courier.fail("/broken", 500);
        assertThat(run("feeds", "find", courier.url("/broken"))).isEqualTo(1);
        assertThat(words()).contains("http-500");

        courier.put("/in-file", 429, "text/plain", "slow".getBytes(UTF_8), Map.of("Retry-After", "36000"));
        desk.nextRound();
        long before = courier.requests().size();
        assertThat(run("feeds", "find", courier.url("/"))).isEqualTo(1);
        assertThat(courier.requests()).hasSize((int) before);
    }
}
