package org.wirewatch.article;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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
            "^(.*?)(?:[/,;_.-]+(?:page|seite|pagina|strona|sayfa|sida|pg|p|s)[/=_-]?|(?:page|seite)[/=_-]?|[/_,-])(\\d{1,2})(\\.[a-z]{3,5})?/?$",
            Pattern.CASE_INSENSITIVE);

    private static final Set<String> CAME_FROM = Set.of("fbclid", "gclid", "cmpid", "ref", "source", "mc_cid", "wt_mc");

    private static final Pattern PLAIN = Pattern.compile("^(.*?)(\\.[a-z]{3,5})?/?$", Pattern.CASE_INSENSITIVE);

    private static final Pattern SAYS_NEXT = Pattern.compile(
            "(?:next|continue|older)?\\s*(?:page)?|(?:go to |continue to |read )?(?:the )?next (?:page|part)|(?:nächste|folgende) seite|weiter(?:lesen)?(?: auf seite \\d+)?|(?:zur )?seite \\d+"
                    + "|page suivante|suivante?|(?:página )?siguiente|(?:pagina )?(?:successiva|seguente)|(?:próxima|seguinte)(?: página)?|(?:volgende)(?: pagina)?"
                    + "|następna(?: strona)?|(?:следующая|дальше|далее)(?: страница)?|sonraki(?: sayfa)?|nästa(?: sida)?|下一[页頁]|次(?:の?ページ|へ)|다음(?: 페이지)?|page \\d+(?: of \\d+)?",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** Much longer than any of these, so that arrows have room too. */
    private static final int LONGEST_WORDS_CHARS = 80;

    private static final int LONGEST_NUMBER_DIGITS = 2;

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
        List<Part> here = parts(facts.url());
        Measures page = facts.measures();
        URI target = Stream.concat(
                        page.all("link").stream().filter(box -> box.index < page.body().index),
                        page.all("a").stream().filter(box -> !box.inOthers))
                .map(link -> target(facts, here, link))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        return target != null && isArticle(facts) ? target : null;
    }

    /** Where a link leads, if that is the next page. Most links fall at the first question, which costs little. */
    private static @Nullable URI target(PageFacts facts, List<Part> here, Box link) {
        String href = link.attribute("href");
        boolean candidate = false;
        for (Part part : here) {
            candidate |= holdsNumber(href, part.number() + 1) && saysNext(link, part.number() + 1);
        }
        URI target = candidate ? Urls.absolute(link.element, "href") : null;
        return target != null && isNextPage(facts.url(), target) ? withoutFragment(target) : null;
    }

    /** Whether the number stands there by itself, perhaps as {@code 02}. */
    private static boolean holdsNumber(String address, int number) {
        int value = 0;
        int digits = 0;
        for (int at = 0; at <= address.length(); at++) {
            int digit = at < address.length() ? address.charAt(at) - '0' : -1;
            if (digit >= 0 && digit <= 9) {
                value = digits < LONGEST_NUMBER_DIGITS ? value * 10 + digit : -1;
                digits++;
            } else if (digits > 0) {
                if (digits <= LONGEST_NUMBER_DIGITS && value == number) {
                    return true;
                }
                value = 0;
                digits = 0;
            }
        }
        return false;
    }

    /** The whole article on one page, where the page offers it. */
    static @Nullable URI single(PageFacts facts) {
        for (String tag : List.of("link", "a")) {
            for (Box link : facts.measures().all(tag)) {
                URI target = Urls.absolute(link.element, "href");
                if (target != null && isSingle(facts.url(), target)) {
                    return withoutFragment(target);
                }
            }
        }
        return null;
    }

    private static boolean isSingle(URI page, URI target) {
        return ALL_IN_ONE.matcher(tail(target)).find()
                && Urls.site(target).equals(Urls.site(page))
                && !tail(target).equals(tail(page))
                && base(target).equals(base(page));
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
                || facts.measures().marked().stream()
                        .anyMatch(box -> Texts.containsIgnoringCase(box.property, "articlebody"))
                || (type == null && facts.measures().all("article").size() == 1);
    }

    private static boolean saysNext(Box link, int number) {
        String rel = link.attribute("rel").toLowerCase(Locale.ROOT);
        if (rel.contains("next") && Arrays.asList(rel.split("\\s+")).contains("next")) {
            return true;
        }
        boolean shortEnough = link.letters > 0 && link.letters <= LONGEST_WORDS_CHARS;
        return (shortEnough && isNext(link.element.text(), number))
                || isNext(link.attribute("aria-label"), number)
                || isNext(link.attribute("title"), number);
    }

    private static boolean isNext(String words, int number) {
        if (words.isEmpty()) {
            return false;
        }
        String said = ARROWS.matcher(words).replaceAll(" ").strip();
        return said.equals(Integer.toString(number))
                || (!said.isEmpty() && SAYS_NEXT.matcher(said).matches());
    }

    /** Whether an address is the same with the next number. */
    static boolean isNextPage(URI page, URI target) {
        return Urls.site(page).equals(Urls.site(target))
                && parts(page).stream()
                        .anyMatch(here -> parts(target).contains(new Part(here.base(), here.number() + 1)));
    }

    /**
     * What an address may be.
     *
     * @param base the address without its page number: the same for all pages of one article
     * @param number of the page
     */
    private record Part(String base, int number) {}

    /** {@code /top-10} may be the tenth page of {@code /top}, or the first of an article that is called so. */
    private static List<Part> parts(URI url) {
        String path = ALL_IN_ONE.matcher(path(url)).replaceFirst("");
        String rest = restOfQuery(url);
        String plain = PLAIN.matcher(path).replaceFirst("$1") + rest;
        int inQuery = numberInQuery(url);
        if (inQuery > 0) {
            return List.of(new Part(plain, inQuery));
        }
        Matcher numbered = NUMBERED.matcher(path);
        if (!numbered.matches() || numbered.group(1).isEmpty()) {
            return List.of(new Part(plain, 1));
        }
        String base = PLAIN.matcher(numbered.group(1)).replaceFirst("$1") + rest;
        return List.of(new Part(base, Integer.parseInt(numbered.group(2))), new Part(plain, 1));
    }

    /** 0 if the query has no page number. */
    private static int numberInQuery(URI url) {
        String query = url.getRawQuery();
        for (String part : (query == null ? "" : query).split("&", -1)) {
            String[] pair = part.split("=", 2);
            if (pair.length == 2
                    && NUMBER_NAMES.contains(pair[0].toLowerCase(Locale.ROOT))
                    && pair[1].matches("\\d{1,2}")) {
                return Integer.parseInt(pair[1]);
            }
        }
        return 0;
    }

    /** What the query says besides page numbers and where a reader came from. */
    private static String restOfQuery(URI url) {
        Set<String> rest = new TreeSet<>();
        String query = url.getRawQuery();
        for (String part : (query == null ? "" : query).split("&", -1)) {
            String name = part.split("=", 2)[0].toLowerCase(Locale.ROOT);
            boolean paging = NUMBER_NAMES.contains(name)
                    || ALL_IN_ONE.matcher("?" + part).find();
            if (!part.isEmpty()
                    && !paging
                    && !name.startsWith("utm_")
                    && !name.startsWith("at_")
                    && !CAME_FROM.contains(name)) {
                rest.add(part);
            }
        }
        return rest.toString();
    }

    /** The address without its page number, where that is plain. */
    private static String base(URI url) {
        return parts(url).getLast().base();
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
