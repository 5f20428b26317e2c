package org.wirewatch.article;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wirewatch.article.PageReading.RuleUse;
import org.wirewatch.article.SiteRule.Link;
import org.wirewatch.article.SiteRule.Replacement;
import org.wirewatch.article.SiteRule.Subdomains;

class SiteRuleTest {
    private static final String PAGE =
            """
            <html><head><title>Harbour Times</title><meta name="who" content="By Jo Marsh"></head><body>
            <div class="head-line">The ferry that stayed</div><time class="t" datetime="2026-03-05T08:00:00+01:00">today</time>
            <div id="story-box"><p>The ferry did not sail on Friday.</p><p class="promo-x">Buy our boat calendar now.</p>
            <p>Its engine was taken out.</p></div><div><p>%s</p></div><a class="more" href="/part-two">onwards</a></body></html>
            """.formatted("Something else that is far longer than the story itself is. ".repeat(10));

    @ParameterizedTest
    @CsvSource({
        "https://example.org/a, example.org",
        "https://www.example.org/a, example.org",
        "https://news.example.org/a, example.org",
        "https://sport.example.org/a, sport.example.org",
        "https://live.sport.example.org/a, sport.example.org",
        "https://blogs.example.com/a, example.com",
        "https://example.com/a,",
        "https://www.example.com/a,",
        "https://example.net/a,"
    })
    void theMostSpecificHostsRuleCounts(String url, @Nullable String host) {
        SiteRules rules = new SiteRules(List.of(
                rule("example.org", Subdomains.TOO),
                rule("sport.example.org", Subdomains.TOO),
                rule("example.com", Subdomains.ONLY)));
        SiteRule rule = rules.of(URI.create(url));
        assertThat(rule == null ? null : rule.host()).isEqualTo(host);
    }

    @Test
    void cssFindsEachField() {
        PageReading reading = read(new SiteRule(
                "example.org",
                Subdomains.TOO,
                "example.org.yaml",
                List.of(css(".head-line")),
                List.of(css("meta[name=who]")),
                List.of(css("time.t")),
                List.of(css("#story-box")),
                List.of(css(".promo-x")),
                List.of(new Link(css("a.more"), null)),
                List.of(),
                List.of(),
                List.of()));
        assertRead(reading);
        assertThat(reading.nextPage()).isEqualTo(URI.create("https://example.org/part-two"));
    }

    @Test
    void xpathFindsEachFieldAlsoAsAttributesAndStrings() {
        PageReading reading = read(new SiteRule(
                "example.org",
                Subdomains.TOO,
                "example.org.txt",
                List.of(xpath("substring-before(concat(//div[@class='head-line'], ' | x'), ' |')")),
                List.of(xpath("//meta[@name='who']/@content")),
                List.of(xpath("//time/@datetime")),
                List.of(xpath("//div[@id='nowhere']"), xpath("//div[contains(@id, 'story')]")),
                List.of(xpath("//p[contains(@class, 'promo')]")),
                List.of(),
                List.of(new Link(xpath("//a[@class='more']/@href"), xpath("//div[@id='nowhere']"))),
                List.of(),
                List.of()));
        assertRead(reading);
        assertThat(reading.singlePage()).isNull();
    }

    @Test
    void aRuleThatFitsNothingLeavesThePageToTheGeneralRules() {
        SiteRule rule = rule("example.org", Subdomains.TOO);
        PageReading reading = read(rule);
        assertThat(reading.rule()).isEqualTo(RuleUse.MISSES);
        assertThat(reading.extraction())
                .isEqualTo(new ArticleExtractor()
                        .read(page(), FeedHints.NONE, null)
                        .extraction());
    }

    @Test
    void aReplacementIsMadeBeforeThePageIsParsed() {
        SiteRule rule = new SiteRule(
                "example.org",
                Subdomains.TOO,
                "example.org.txt",
                List.of(),
                List.of(),
                List.of(),
                List.of(css("article.real")),
                List.of(),
                List.of(),
                List.of(),
                List.of(new Replacement("<div id=\"story-box\">", "<article class=\"real\">")),
                List.of());
        assertThat(article(read(rule)).text()).startsWith("The ferry did not sail");
    }

    @ParameterizedTest
    @CsvSource({"'div[', 3", "'p:::b', 2", "'a:nonsense(x)', 10", "'h1 >', 3", "'', 0"})
    void aSelectorThatIsNoneIsToldWithItsPlace(String text, int offset) {
        assertThat(Selector.css(text))
                .isInstanceOfSatisfying(
                        Selector.Checked.Bad.class,
                        bad -> assertThat(bad.offset()).isEqualTo(offset));
    }

    @Test
    void anXpathThatIsNoneIsTold() {
        assertThat(Selector.xpath("//div[@class='x'")).isInstanceOf(Selector.Checked.Bad.class);
    }

    private static void assertRead(PageReading reading) {
        Article article = article(reading);
        assertThat(reading.rule()).isEqualTo(RuleUse.FITS);
        assertThat(article.title()).isEqualTo("The ferry that stayed");
        assertThat(article.authors()).containsExactly("Jo Marsh");
        assertThat(String.valueOf(article.published())).contains("2026-03-05T08:00+01:00");
        assertThat(article.text()).isEqualTo("The ferry did not sail on Friday.\n\nIts engine was taken out.");
    }

    private static Article article(PageReading reading) {
        return ((Extraction.Extracted) reading.extraction()).article();
    }

    private static PageReading read(SiteRule rule) {
        return new ArticleExtractor().read(page(), FeedHints.NONE, rule);
    }

    private static Page page() {
        return new Page(URI.create("https://example.org/ferry"), PAGE.getBytes(UTF_8), "text/html");
    }

    private static SiteRule rule(String host, Subdomains subdomains) {
        return new SiteRule(
                host,
                subdomains,
                host + ".yaml",
                List.of(),
                List.of(),
                List.of(),
                List.of(css(".not-there")),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private static Selector css(String text) {
        return ((Selector.Checked.Good) Selector.css(text)).selector();
    }

    private static Selector xpath(String text) {
        return ((Selector.Checked.Good) Selector.xpath(text)).selector();
    }
}
