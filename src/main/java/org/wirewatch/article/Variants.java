package org.wirewatch.article;

import java.net.URI;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The same article in another make, which often holds the text where a page is drawn by scripts. Pure. */
final class Variants {
    private static final Pattern PRINT_WORDS = Pattern.compile(
            "(?:print(?:er)?(?:[ -](?:this|view|version|friendly(?: version)?|page|article))?|drucken|druckansicht|druckversion|imprimer|version imprimable|imprimir|stampa|versione stampabile|afdrukken|drukuj|(?:версия для )?печат[иь])",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern AMP = Pattern.compile("\\bamphtml\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern ALTERNATE = Pattern.compile("\\balternate\\b", Pattern.CASE_INSENSITIVE);

    private Variants() {}

    /** {@code rel=amphtml}, then an alternate for print, then a link that says "Print"; null if the page names none. */
    static @Nullable URI find(PageFacts facts) {
        URI amp = named(facts, link -> AMP.matcher(link.attribute("rel")).find());
        if (amp != null) {
            return amp;
        }
        URI print = named(
                facts,
                link -> ALTERNATE.matcher(link.attribute("rel")).find()
                        && Texts.containsIgnoringCase(link.attribute("media"), "print"));
        if (print != null) {
            return print;
        }
        for (Box link : facts.measures().all("a")) {
            boolean says = PRINT_WORDS.matcher(link.element.text().strip()).matches()
                    || PRINT_WORDS.matcher(link.attribute("title").strip()).matches();
            URI target = says ? usable(facts, link) : null;
            if (target != null) {
                return target;
            }
        }
        return null;
    }

    private static @Nullable URI named(PageFacts facts, Predicate<Box> isIt) {
        for (Box link : facts.measures().all("link")) {
            if (link.element.hasAttr("href") && isIt.test(link)) {
                return usable(facts, link);
            }
        }
        return null;
    }

    /** Of the same site, and not the page itself. */
    private static @Nullable URI usable(PageFacts facts, Box link) {
        URI target = Urls.absolute(link.element, "href");
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
