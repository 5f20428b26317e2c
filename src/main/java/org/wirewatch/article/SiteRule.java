package org.wirewatch.article;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the owner knows of one site's pages. Of several selectors for one thing the first that finds something counts.
 *
 * @param host whose pages it is for, lower case, without {@code www.}
 * @param subdomains what it is for besides the host and its {@code www.}
 * @param file where it was read, for people
 * @param title of the headline
 * @param byline of the authors' names
 * @param date of the publication date
 * @param body of the elements that hold the text
 * @param strip of what is taken out of the page before anything is read
 * @param nextPage of the link to the article's next page
 * @param singlePage of the link to all of the article on one page
 * @param replacements made in the page's HTML before it is parsed
 * @param tests addresses of articles to try the rule with
 */
public record SiteRule(
        String host,
        Subdomains subdomains,
        String file,
        List<Selector> title,
        List<Selector> byline,
        List<Selector> date,
        List<Selector> body,
        List<Selector> strip,
        List<Link> nextPage,
        List<Link> singlePage,
        List<Replacement> replacements,
        List<URI> tests) {

    /** For which hosts below its own a rule is. */
    public enum Subdomains {
        /** For none but {@code www}. */
        NONE,
        /** For all, unless they have a rule of their own. */
        TOO,
        /** For nothing but them: not for the host itself. */
        ONLY
    }

    /**
     * Where a link stands.
     *
     * @param onlyIf taken only if the page has this; null for always
     */
    public record Link(Selector link, @Nullable Selector onlyIf) {}

    /** A literal replacement. */
    public record Replacement(String find, String by) {}

    /** Copies the lists. */
    public SiteRule {
        title = List.copyOf(title);
        byline = List.copyOf(byline);
        date = List.copyOf(date);
        body = List.copyOf(body);
        strip = List.copyOf(strip);
        nextPage = List.copyOf(nextPage);
        singlePage = List.copyOf(singlePage);
        replacements = List.copyOf(replacements);
        tests = List.copyOf(tests);
    }

    /** The page with the replacements made. */
    Page rewritten(Page page) {
        if (replacements.isEmpty()) {
            return page;
        }
        String html = new String(page.body(), PageReader.charset(page.body(), page.contentType()));
        for (Replacement replacement : replacements) {
            html = html.replace(replacement.find(), replacement.by());
        }
        return new Page(page.url(), html.getBytes(StandardCharsets.UTF_8), "text/html; charset=utf-8");
    }
}
