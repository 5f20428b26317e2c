package org.wirewatch.config.sites;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wirewatch.article.SiteRule;
import org.wirewatch.article.SiteRule.Replacement;
import org.wirewatch.article.SiteRules;
import org.wirewatch.config.Problem;

class SiteFolderTest {
    @TempDir
    private Path folder;

    @Test
    void aFolderThatIsNotThereHoldsNoRules() {
        assertThat(SiteFolder.read(folder.resolve("nowhere"))).isEmpty();
    }

    @Test
    void eachKeyOfOurOwnFormatIsRead() throws IOException {
        write("www.Example.org.yaml", """
                title: h1.headline
                byline: [.author, 'meta[name=author]']
                date: time
                body: .story
                strip: [.promo, .ticker]
                next_page: a.next
                single_page: a.all
                tests: https://example.org/a
                """);
        SiteRule rule = only().rule();
        assertThat(rule).isNotNull();
        SiteRule good = Objects.requireNonNull(rule);
        assertThat(good.host()).isEqualTo("example.org");
        assertThat(good.byline()).hasSize(2);
        assertThat(good.strip()).hasSize(2);
        assertThat(good.nextPage()).hasSize(1);
        assertThat(good.singlePage()).hasSize(1);
        assertThat(good.tests()).containsExactly(URI.create("https://example.org/a"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "body: 'div['            | 1:11 | is not a CSS selector",
                "bdoy: .x                | 1:1  | did you mean \"body\"?",
                "body: [.a, 'p:::b']     | 1:15 | is not a CSS selector",
                "tests: [ftp://x.test/a] | 1:9  | http",
                "body: { a: b }          | 1:7  | must be one value",
                "body                    | 1:1  | must hold keys"
            })
    void aMistakeIsToldWithItsPlaceAndTheRuleLeftOut(String yaml, String place, String words) throws IOException {
        write("example.org.yaml", yaml);
        SiteFile file = only();
        assertThat(file.rule()).isNull();
        assertThat(file.problems().getFirst().toString())
                .contains("example.org.yaml:" + place + ": ")
                .contains(words);
        assertThat(file.problems().getFirst().warning()).isFalse();
    }

    @Test
    void aFileOfTheCollectionIsReadAsItComes() throws IOException {
        write("example.org.txt", """
                # made up for this test
                title: //h1[@class='head']
                author: //span[@class='by']
                date: //time/@datetime
                body: //div[@id='a']
                body: //div[@id='b']
                strip: //div[@class='x']
                strip_id_or_class: promo
                strip_image_src: /pixel.gif

                single_page_link: //a[@class='print']/@href
                if_page_contains: //div[@class='pages']
                next_page_link: //a[@rel='next']
                find_string: <section>
                replace_string: <div>
                replace_string(</section>): </div>
                tidy: no
                prune: no
                test_url: http://example.org/a
                test_contains: Something
                """);
        SiteFile file = only();
        assertThat(file.problems()).isEmpty();
        SiteRule rule = Objects.requireNonNull(file.rule());
        assertThat(rule.body()).hasSize(2);
        assertThat(rule.strip()).hasSize(3);
        assertThat(Objects.requireNonNull(rule.singlePage().getFirst().onlyIf()))
                .hasToString("//div[@class='pages']");
        assertThat(rule.nextPage().getFirst().onlyIf()).isNull();
        assertThat(rule.replacements())
                .containsExactly(new Replacement("<section>", "<div>"), new Replacement("</section>", "</div>"));
        assertThat(rule.tests()).hasSize(1);
    }

    @Test
    void whatIsUnknownOrDangerousInTheCollectionIsWarnedOfOnceAndPassedOver() throws IOException {
        String text = """
                body: //div
                http_header(user-agent): SomebodyElse/1.0
                http_header(cookie): paid=yes
                requires_login: yes
                make_coffee: yes
                title: //h1[
                """;
        write("example.com.txt", text);
        write("example.org.txt", text);
        List<SiteFile> files = SiteFolder.read(folder);

        assertThat(files).allSatisfy(file -> assertThat(file.rule()).isNotNull());
        assertThat(SiteFolder.problems(files)).allMatch(Problem::warning);
        assertThat(SiteFolder.problems(files).stream().map(Problem::toString))
                .filteredOn(line -> !line.contains("XPath"))
                .satisfiesExactly(
                        line -> assertThat(line)
                                .contains("example.com.txt:2:1: warning: \"http_header\" is not followed"),
                        line -> assertThat(line).contains("example.com.txt:4:1").contains("requires_login"),
                        line -> assertThat(line)
                                .contains("example.com.txt:5:1")
                                .contains("\"make_coffee\" is not known"));
    }

    @Test
    void aDotBeforeTheHostMeansOnlyTheHostsBelowIt() throws IOException {
        write(".example.org.txt", "body: //div");
        SiteRules rules = SiteFolder.rules(SiteFolder.read(folder));
        assertThat(rules.of("news.example.org")).isNotNull();
        assertThat(rules.of("example.org")).isNull();
        assertThat(rules.of("www.example.org")).isNull();
    }

    @Test
    void ourOwnFormatCountsBeforeTheCollections() throws IOException {
        write("example.org.txt", "body: //div");
        write("example.org.yaml", "body: .x");
        SiteRule rule = SiteFolder.rules(SiteFolder.read(folder)).of("example.org");
        assertThat(Objects.requireNonNull(rule).file()).isEqualTo("example.org.yaml");
    }

    @Test
    void aLicenceInTheFolderIsNoRule() throws IOException {
        write("LICENSE.txt", "Do what you like.");
        assertThat(SiteFolder.read(folder)).isEmpty();
    }

    @Test
    void aChangeIsTakenWhenItLooksTheSameTwiceAndABadOneKeepsTheOldRule() throws IOException {
        write("example.org.yaml", "body: .a");
        SitesWatch watch = new SitesWatch();
        watch.load(folder);
        assertThat(watch.changed()).isEmpty();

        write("example.org.yaml", "body: .longer");
        assertThat(watch.changed()).isEmpty();
        assertThat(body(watch.changed())).isEqualTo(".longer");
        assertThat(watch.changed()).isEmpty();

        write("example.org.yaml", "body: 'div['");
        assertThat(watch.changed()).isEmpty();
        Optional<List<SiteFile>> bad = watch.changed();
        assertThat(body(bad)).isEqualTo(".longer");
        assertThat(SiteFolder.problems(bad.orElseThrow())).hasSize(1);
    }

    private static String body(Optional<List<SiteFile>> files) {
        SiteRule rule = SiteFolder.rules(files.orElseThrow()).of("example.org");
        return Objects.requireNonNull(rule).body().getFirst().toString();
    }

    private SiteFile only() {
        List<SiteFile> files = SiteFolder.read(folder);
        assertThat(files).hasSize(1);
        return files.getFirst();
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
