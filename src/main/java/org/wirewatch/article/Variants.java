package org.wirewatch.article;

import java.net.URI;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** The same article in another make, which often holds the text where a page is drawn by scripts. Pure. */
final class Variants {
    private static final Pattern PRINT_WORDS = Pattern.compile(
            "(?:print(?:er)?(?:[ -](?:this|view|version|friendly(?: version)?|page|article))?|drucken|druckansicht|druckversion|imprimer|version imprimable|imprimir|stampa|versione stampabile|afdrukken|drukuj|(?:версия для )?печат[иь])",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private Variants() {}

    /** {@code rel=amphtml}, then an alternate for print, then a link that says "Print"; null if the page names none. */
    static @Nullable URI find(PageFacts facts) {
        URI amp = named(facts, "link[rel~=(?i)\\bamphtml\\b][href]");
        if (amp != null) {
            return amp;
        }
        URI print = named(facts, "link[rel~=(?i)\\balternate\\b][media*=print][href]");
        if (print != null) {
            return print;
        }
        for (Element link : facts.document().select("a[href]")) {
            boolean says = PRINT_WORDS.matcher(link.text().strip()).matches()
                    || PRINT_WORDS.matcher(link.attr("title").strip()).matches();
            URI target = says ? usable(facts, link) : null;
            if (target != null) {
                return target;
            }
        }
        return null;
    }

    private static @Nullable URI named(PageFacts facts, String selector) {
        Element link = facts.document().selectFirst(selector);
        return link == null ? null : usable(facts, link);
    }

    /** Of the same site, and not the page itself. */
    private static @Nullable URI usable(PageFacts facts, Element link) {
        URI target = Urls.absolute(link, "href");
        return target != null
                        && Urls.site(target).equals(Urls.site(facts.url()))
                        && !withoutFragment(target).equals(withoutFragment(facts.url()))
                ? target
                : null;
    }

    private static String withoutFragment(URI url) {
        return url.toString().split("#", 2)[0];
    }
}
