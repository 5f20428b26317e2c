package org.wirewatch.article;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Where the rest of an article is that is cut into several pages. What a link says ({@code rel=next}, "2", "Next page")
 * makes it a candidate; its address decides: the same address with the next number. So a "next article", the next page
 * of a list or of comments is never followed. Pure.
 */
final class MorePages {
    /** What a page number is called in a query. */
    private static final Set<String> NUMBER_NAMES = Set.of(
            "page",
            "p",
            "pg",
            "pageno",
            "page_no",
            "pagenum",
            "pagenumber",
            "page_num",
            "paged",
            "currentpage",
            "seite",
            "s",
            "pagina",
            "página",
            "strona",
            "sayfa",
            "sida",
            "side");

    /** {@code /story/2}, {@code /story/page/2/}, {@code /story,page-2.html}, {@code /story-seite2.html}, {@code /story_2.html} */
    private static final Pattern NUMBERED = Pattern.compile(
            "^(.*?)(?:[/,;_.-]*(?:page|seite|pagina|strona|sayfa|sida|pg|p|s)[/=_-]?|[/_,-])(\\d{1,2})(\\.[a-z]{3,5})?/?$",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern PLAIN = Pattern.compile("^(.*?)(\\.[a-z]{3,5})?/?$", Pattern.CASE_INSENSITIVE);

    private static final Pattern SAYS_NEXT = Pattern.compile(
            "(?:next|continue|older)?\\s*(?:page)?|(?:go to |continue to |read )?(?:the )?next (?:page|part)|(?:nächste|folgende) seite|weiter(?:lesen)?(?: auf seite \\d+)?|(?:zur )?seite \\d+"
                    + "|page suivante|suivante?|(?:página )?siguiente|(?:pagina )?(?:successiva|seguente)|(?:próxima|seguinte)(?: página)?|(?:volgende)(?: pagina)?"
                    + "|następna(?: strona)?|(?:следующая|дальше|далее)(?: страница)?|sonraki(?: sayfa)?|nästa(?: sida)?|下一[页頁]|次(?:の?ページ|へ)|다음(?: 페이지)?|page \\d+(?: of \\d+)?",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern ARROWS = Pattern.compile("[\\s»›→>…\\p{Cf}]+");

    /** {@code page=all}, {@code /komplettansicht}, {@code singlepage=1} … */
    private static final Pattern ALL_IN_ONE = Pattern.compile(
            "[?&](?:page|p|seite|pagina|pagewanted|view|pages)=(?:all|alles|alle|full|fulltext|single)\\b|[?&](?:singlepage|single_page|onepage|fullpage|viewall|view_all)=(?:1|true|yes|all)\\b"
                    + "|/(?:komplettansicht|singlepage|single-page|onepage|all|full)(?:\\.html?)?/?$",
            Pattern.CASE_INSENSITIVE);

    private MorePages() {}

    /**
     * The next page.
     *
     * @param facts of a page that has an article
     * @return null if the article ends here, or the page is a list
     */
    static @Nullable URI next(PageFacts facts) {
        if (!isArticle(facts)) {
            return null;
        }
        int number = number(facts.url()) + 1;
        String digits = Integer.toString(number);
        for (Element link : facts.document().select("link[href], a[href]")) {
            // Most links of a page fall at the first question, which costs nothing.
            if (!link.attr("href").contains(digits) || !saysNext(link, number)) {
                continue;
            }
            URI target = Urls.absolute(link, "href");
            if (target != null && isNextPage(facts.url(), target) && !Clutter.isInsideOthers(link)) {
                return withoutFragment(target);
            }
        }
        return null;
    }

    /** The whole article on one page, where the page offers it. */
    static @Nullable URI single(PageFacts facts) {
        for (Element link : facts.document().select("link[href], a[href]")) {
            URI target = Urls.absolute(link, "href");
            if (target != null
                    && ALL_IN_ONE.matcher(tail(target)).find()
                    && Urls.site(target).equals(Urls.site(facts.url()))
                    && !tail(target).equals(tail(facts.url()))
                    && base(target).equals(base(facts.url()))) {
                return withoutFragment(target);
            }
        }
        return null;
    }

    /** Lists have pages too, without end. */
    private static boolean isArticle(PageFacts facts) {
        String path = facts.url().getPath();
        if (path == null || path.length() < 3) {
            return false;
        }
        String type = facts.meta().first("og:type");
        boolean told = facts.jsonLd().type() != null
                || (type != null && type.toLowerCase(Locale.ROOT).contains("article"));
        return told
                || facts.meta().first("article:published_time", "datepublished") != null
                || facts.document().selectFirst("[itemprop*=articleBody]") != null
                || (type == null && facts.document().select("article").size() == 1);
    }

    private static boolean saysNext(Element link, int number) {
        if (Arrays.asList(link.attr("rel").toLowerCase(Locale.ROOT).split("\\s+"))
                .contains("next")) {
            return true;
        }
        for (String words : new String[] {link.text(), link.attr("aria-label"), link.attr("title")}) {
            String said = ARROWS.matcher(words).replaceAll(" ").strip();
            if (said.equals(Integer.toString(number))
                    || (!said.isEmpty() && SAYS_NEXT.matcher(said).matches())) {
                return true;
            }
        }
        return false;
    }

    /** Whether an address is the same with the next number. */
    static boolean isNextPage(URI page, URI target) {
        return Urls.site(page).equals(Urls.site(target))
                && number(target) == number(page) + 1
                && base(target).equals(base(page));
    }

    /** Which page of the article an address is: 1 if it has no number. */
    static int number(URI url) {
        String query = url.getRawQuery();
        for (String part : (query == null ? "" : query).split("&", -1)) {
            String[] pair = part.split("=", 2);
            if (pair.length == 2
                    && NUMBER_NAMES.contains(pair[0].toLowerCase(Locale.ROOT))
                    && pair[1].matches("\\d{1,2}")) {
                return Integer.parseInt(pair[1]);
            }
        }
        Matcher numbered = NUMBERED.matcher(path(url));
        return numbered.matches() && !numbered.group(1).isEmpty() ? Integer.parseInt(numbered.group(2)) : 1;
    }

    /** The address without its page number: the same for all pages of one article. */
    private static String base(URI url) {
        String path = ALL_IN_ONE.matcher(path(url)).replaceFirst("");
        Matcher numbered = NUMBERED.matcher(path);
        Matcher plain = PLAIN.matcher(path);
        String bare = numbered.matches() && !numbered.group(1).isEmpty()
                ? PLAIN.matcher(numbered.group(1)).replaceFirst("$1")
                : plain.replaceFirst("$1");
        Set<String> rest = new TreeSet<>();
        String query = url.getRawQuery();
        for (String part : (query == null ? "" : query).split("&", -1)) {
            String name = part.split("=", 2)[0].toLowerCase(Locale.ROOT);
            boolean paging = NUMBER_NAMES.contains(name)
                    || ALL_IN_ONE.matcher("?" + part).find();
            if (!part.isEmpty() && !paging && !name.startsWith("utm_")) {
                rest.add(part);
            }
        }
        return bare + rest;
    }

    private static String tail(URI url) {
        return path(url) + (url.getRawQuery() == null ? "" : "?" + url.getRawQuery());
    }

    private static String path(URI url) {
        return url.getRawPath() == null ? "" : url.getRawPath();
    }

    private static URI withoutFragment(URI url) {
        String text = url.toString();
        int hash = text.indexOf('#');
        return hash < 0 ? url : URI.create(text.substring(0, hash));
    }
}
