package org.wirewatch.config.sites;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wirewatch.article.Selector;
import org.wirewatch.article.SiteRule;
import org.wirewatch.config.Problem;
import org.wirewatch.config.notation.Notation;
import org.wirewatch.config.notation.WebAddresses;
import org.wirewatch.config.yaml.Finding;
import org.wirewatch.config.yaml.Findings;
import org.wirewatch.config.yaml.Located;
import org.wirewatch.config.yaml.Place;
import org.wirewatch.config.yaml.Section;
import org.wirewatch.config.yaml.YamlDocument;
import org.wirewatch.config.yaml.YamlText;
import org.wirewatch.config.yaml.YamlText.Decoded;

/** {@code HOST.yaml}: CSS selectors for title, byline, date, body, what to strip, further pages; and test pages. */
final class YamlRule {
    private final Path file;
    private final YamlText text;
    private final Findings findings = new Findings();

    private YamlRule(Path file, YamlText text) {
        this.file = file;
        this.text = text;
    }

    static SiteFile read(Path file, byte[] bytes, String host, SiteRule.Subdomains subdomains) {
        return switch (YamlText.decode(bytes)) {
            case Decoded.Sound(YamlText text) -> new YamlRule(file, text).read(host, subdomains);
            case Decoded.Broken(YamlText text, Place place, String message) -> {
                YamlRule rule = new YamlRule(file, text);
                rule.findings.error(place, message);
                yield rule.file(null);
            }
        };
    }

    private SiteFile read(String host, SiteRule.Subdomains subdomains) {
        Optional<SiteRule> rule = YamlDocument.parse(text, findings).map(root -> rule(root, host, subdomains));
        return file(rule.orElse(null));
    }

    private SiteRule rule(Section root, String host, SiteRule.Subdomains subdomains) {
        SiteRule rule = new SiteRule(
                host,
                subdomains,
                file.getFileName().toString(),
                selectors(root, "title"),
                selectors(root, "byline"),
                selectors(root, "date"),
                selectors(root, "body"),
                selectors(root, "strip"),
                links(root, "next_page"),
                links(root, "single_page"),
                List.of(),
                values(root.list("tests", tests())));
        root.done();
        boolean empty = rule.title().isEmpty()
                && rule.byline().isEmpty()
                && rule.date().isEmpty()
                && rule.body().isEmpty()
                && rule.strip().isEmpty()
                && rule.nextPage().isEmpty()
                && rule.singlePage().isEmpty();
        if (empty && findings.inOrder().isEmpty()) {
            findings.warning(Place.START, "this rule says nothing; write for example \"body: .article-text\"");
        }
        return rule;
    }

    private SiteFile file(@Nullable SiteRule rule) {
        List<Finding> found = findings.inOrder();
        List<Problem> problems = found.stream()
                .map(finding -> new Problem(
                        file.toString(),
                        finding.place().line(),
                        finding.place().column(),
                        finding.message(),
                        finding.warning(),
                        text.line(finding.place().line())))
                .toList();
        boolean good = found.stream().allMatch(Finding::warning);
        return new SiteFile(file.getFileName().toString(), good ? rule : null, problems);
    }

    private static List<Selector> selectors(Section root, String key) {
        return values(root.list(key, YamlRule::selector));
    }

    private static List<SiteRule.Link> links(Section root, String key) {
        return selectors(root, key).stream()
                .map(selector -> new SiteRule.Link(selector, null))
                .toList();
    }

    private static Notation.Result<Selector> selector(String written) {
        return switch (Selector.css(written)) {
            case Selector.Checked.Good(Selector selector) -> Notation.right(selector);
            case Selector.Checked.Bad(int offset, String message) -> Notation.wrongAt(offset, message);
        };
    }

    private static Notation<URI> tests() {
        return WebAddresses.webAddress();
    }

    private static <T> List<T> values(List<Located<T>> located) {
        return located.stream().map(Located::value).toList();
    }
}
