package org.wirewatch.article;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Who wrote it: people and agencies. In this order:
 *
 * <ol>
 *   <li>JSON-LD {@code author}: made for machines, one name an entry;
 *   <li>{@code meta} (author, parsely, Dublin Core …): one name, sometimes the site's own;
 *   <li>microdata and {@code rel=author};
 *   <li>an element that calls itself byline or author;
 *   <li>a short line "By …" in the text;
 *   <li>the feed entry's author.
 * </ol>
 *
 * <p>A name that is the site's own, a company's legal name, or a content system's default ("admin") is none. A name in
 * {@code meta} that readers never see is mostly the agency that built the site. Agencies (AFP, Reuters, AP) stay.
 */
final class BylineFinder {
    private static final int MOST_AUTHORS = 12;
    private static final int LONGEST_ELEMENT_CHARS = 150;
    private static final int LONGEST_LINE_CHARS = 80;

    private static final List<String> META_NAMES = List.of(
            "author",
            "byl",
            "parsely-author",
            "sailthru.author",
            "citation_author",
            "dc.creator",
            "dcterms.creator",
            "dc.creator.name",
            "article:author",
            "og:article:author",
            "article:author_name",
            "cxenseparse:author",
            "creator");
    private static final Pattern WRITTEN_BY =
            Pattern.compile("written by|verfasst von|author|escrito por|écrit par|scritto da|autor");
    private static final Pattern AUTHOR_NAMES = Pattern.compile(
            " (?:byline|bylines|author|authors|authorname|author name|vcard|autor|autoren|auteur|autore|redacteur|signature|by line|post author|submitted|reporter|contributor|contributors|writer) ");
    private static final Pattern BY_LINE = Pattern.compile(
            "^(?:by|von|par|por|di|text|autor(?:in)?|author|words|автор)\\s*:?\\s+((?:\\p{Lu}[\\p{L}.'’-]+|(?:van|von|de|del|della|da|der|den|el|la|zu|bin|al|und|and|et|y|e)\\b)(?:,?\\s+(?:\\p{Lu}[\\p{L}.'’-]*|(?:van|von|de|del|della|da|der|den|el|la|zu|bin|al|und|and|et|y|e)\\b)){1,9})$",
            Pattern.UNICODE_CASE);

    private static final Pattern TOP_LEVEL = Pattern.compile("(?<=\\p{L})\\.\\p{L}{2,5}$");

    private BylineFinder() {}

    static List<String> find(PageFacts facts) {
        List<String> found = seen(names(facts.jsonLd().authors(), facts, true), facts);
        found = found.isEmpty() ? seen(names(meta(facts.meta()), facts, false), facts) : found;
        found = found.isEmpty() ? names(marked(facts), facts, true) : found;
        found = found.isEmpty() ? named(facts) : found;
        found = found.isEmpty() ? names(written(facts), facts, false) : found;
        String fed = facts.feed().author();
        return found.isEmpty() && fed != null ? names(List.of(fed), facts, true) : found;
    }

    private static List<String> meta(MetaTags meta) {
        for (String name : META_NAMES) {
            List<String> names = meta.all(name).stream()
                    .filter(value -> !value.contains("://") && !value.contains("www."))
                    .toList();
            if (!names.isEmpty()) {
                return names;
            }
        }
        String label = meta.first("twitter:label1");
        boolean written = label != null
                && WRITTEN_BY.matcher(label.toLowerCase(Locale.ROOT)).find();
        return written ? meta.all("twitter:data1") : List.of();
    }

    /** Those that the page shows to its readers too. */
    private static List<String> seen(List<String> names, PageFacts facts) {
        if (names.isEmpty()) {
            return names;
        }
        String text = Texts.fold(facts.document().body().text());
        return names.stream().filter(name -> text.contains(Texts.fold(name))).toList();
    }

    private static List<String> marked(PageFacts facts) {
        List<String> names = new ArrayList<>();
        for (Element author : facts.document().select("[itemprop~=(?i)^(author|creator)$], [rel~=author]")) {
            Element name = author.selectFirst("[itemprop=name]");
            Element best = name == null ? author : name;
            String text = best.hasAttr("content") ? best.attr("content") : best.text();
            if (!text.isBlank() && text.length() <= LONGEST_LINE_CHARS && !Clutter.isInsideOthers(author)) {
                names.add(text);
            }
            if (names.size() > 4) {
                break;
            }
        }
        return names;
    }

    /** Elements that call themselves byline or author; the first with a name in it counts. */
    private static List<String> named(PageFacts facts) {
        for (Element candidate : facts.document().body().getAllElements()) {
            if (!isNamedAuthor(candidate)) {
                continue;
            }
            String text = candidate.text();
            if (text.isBlank() || text.length() > LONGEST_ELEMENT_CHARS || Clutter.isInsideOthers(candidate)) {
                continue;
            }
            List<String> links = candidate.select("a[href]").eachText();
            List<String> found = names(links, facts, true);
            found = found.isEmpty() ? names(List.of(text), facts, links.isEmpty()) : found;
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    private static boolean isNamedAuthor(Element element) {
        if (element.normalName().equals("byline")) {
            return true;
        }
        return (element.hasAttr("class") || element.hasAttr("id"))
                && ClassWords.of(element).stream()
                        .anyMatch(name -> AUTHOR_NAMES.matcher(name).find());
    }

    private static List<String> written(PageFacts facts) {
        for (Element element : facts.document().body().getAllElements()) {
            String own = element.ownText();
            if (own.length() < 3 || own.length() > LONGEST_LINE_CHARS) {
                continue;
            }
            String name = byLine(Texts.collapse(element.text()));
            if (name != null && !Clutter.isInsideOthers(element)) {
                return List.of(name);
            }
        }
        return List.of();
    }

    private static @Nullable String byLine(String line) {
        if (line.length() > LONGEST_LINE_CHARS || line.length() < 6) {
            return null;
        }
        String start = Character.toLowerCase(line.charAt(0)) + line.substring(1);
        Matcher matcher = BY_LINE.matcher(start);
        return matcher.find() ? matcher.group(1) : null;
    }

    private static List<String> names(List<String> raw, PageFacts facts, boolean trusted) {
        Map<String, String> names = new LinkedHashMap<>();
        for (String one : raw) {
            for (String name : AuthorNames.split(Texts.collapse(one))) {
                String folded = Texts.fold(name);
                if (AuthorNames.isName(name, trusted) && !isSite(folded, facts)) {
                    names.putIfAbsent(folded, name);
                }
            }
        }
        return names.values().stream().limit(MOST_AUTHORS).toList();
    }

    /** {@code Valley-Post.test} and {@code Valley Post} are one name. */
    private static String withoutTopLevel(String name) {
        return TOP_LEVEL.matcher(name).replaceFirst("").replaceAll("[^\\p{L}\\p{N}]", "");
    }

    private static boolean isSite(String folded, PageFacts facts) {
        String site = facts.siteName() == null ? "" : Texts.fold(facts.siteName());
        String host = Urls.site(facts.url()).replaceAll("[^a-z0-9]", "");
        String squeezed = folded.replace(" ", "");
        boolean isHost = squeezed.length() > 3
                && (host.equals(squeezed) || (host.startsWith(squeezed) && host.length() - squeezed.length() <= 5));
        return withoutTopLevel(folded).equals(withoutTopLevel(site)) || isHost;
    }
}
