package org.wirewatch.article;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;
import org.wirewatch.article.Candidates.Offer;

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
    private static final Pattern BY_LINE = Pattern.compile(
            "^(?:by|von|par|por|di|text|autor(?:in)?|author|words|автор)\\s*:?\\s+((?:\\p{Lu}[\\p{L}.'’-]+|(?:van|von|de|del|della|da|der|den|el|la|zu|bin|al|und|and|et|y|e)\\b)(?:,?\\s+(?:\\p{Lu}[\\p{L}.'’-]*|(?:van|von|de|del|della|da|der|den|el|la|zu|bin|al|und|and|et|y|e)\\b)){1,9})$",
            Pattern.UNICODE_CASE);

    /** With these {@link #BY_LINE} begins. */
    private static final String BY_LETTERS = "bvpdtawа";

    private static final Set<String> REL_TAGS = Set.of("a", "link", "span", "div", "address", "p");

    private static final Pattern TOP_LEVEL = Pattern.compile("(?<=\\p{L})\\.\\p{L}{2,5}$");

    private BylineFinder() {}

    /**
     * Finds them.
     *
     * @param ruled what the site's rule says, taken as it is, less "By" and the like; empty if there is none
     */
    static List<String> find(PageFacts facts, List<String> ruled, ReasonNotes notes) {
        String fed = facts.feed().author();
        Candidates<List<String>> byline = notes.<List<String>>candidates("byline")
                .ask("site rule", () -> offer(ruled, namesAsTold(ruled)))
                .ask("JSON-LD author", () -> shownOf(facts.jsonLd().authors(), facts, true))
                .ask("meta author", () -> shownOf(meta(facts.meta()), facts, false))
                .ask("microdata or rel=author", () -> judged(marked(facts), facts, true))
                .ask("element named byline or author", () -> named(facts, notes.asked()))
                .ask("line in the text", () -> judged(written(facts), facts, false))
                .ask("feed entry", () -> judged(fed == null ? List.of() : List.of(fed), facts, true));
        List<String> taken = notes.taken(byline);
        return taken == null ? List.of() : taken;
    }

    private static Offer<List<String>> offer(List<String> said, List<String> names) {
        return names.isEmpty() ? Offer.nothing() : Offer.of(names, String.join("; ", said));
    }

    private static List<String> namesAsTold(List<String> told) {
        return told.stream()
                .flatMap(text -> AuthorNames.split(text).stream())
                .filter(name -> !name.isBlank())
                .distinct()
                .toList();
    }

    private static Offer<List<String>> judged(List<String> said, PageFacts facts, boolean trusted) {
        List<String> names = said.isEmpty() ? List.of() : names(said, facts, trusted);
        if (!names.isEmpty() || said.isEmpty()) {
            return offer(said, names);
        }
        return Offer.flawed(String.join("; ", said), "is no author's name, or the site's own");
    }

    /** Of names made for machines, those that the page shows to its readers too. */
    private static Offer<List<String>> shownOf(List<String> said, PageFacts facts, boolean trusted) {
        List<String> names = said.isEmpty() ? List.of() : names(said, facts, trusted);
        if (names.isEmpty()) {
            return judged(said, facts, trusted);
        }
        List<String> seen = new ArrayList<>(names);
        seen.removeIf(name -> !facts.shows(name));
        return seen.isEmpty()
                ? Offer.flawed(String.join("; ", said), "is not shown to the page's readers")
                : Offer.of(seen, String.join("; ", said));
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

    private static List<String> marked(PageFacts facts) {
        List<String> names = new ArrayList<>();
        for (Box author : facts.measures().marked()) {
            if (!isMarked(author)) {
                continue;
            }
            Box best = author;
            for (Box inside : facts.measures().inside(author)) {
                best = best.equals(author) && inside.property.equals("name") ? inside : best;
            }
            String text = best.element.hasAttr("content") ? best.attribute("content") : best.element.text();
            if (!text.isBlank() && text.length() <= LONGEST_LINE_CHARS && !author.inOthers) {
                names.add(text);
            }
            if (names.size() > 4) {
                break;
            }
        }
        return names;
    }

    private static boolean isMarked(Box box) {
        return box.property.equalsIgnoreCase("author")
                || box.property.equalsIgnoreCase("creator")
                || (REL_TAGS.contains(box.tag) && box.attribute("rel").contains("author"));
    }

    /** Elements that call themselves byline or author; the first with a name in it counts. */
    private static Offer<List<String>> named(PageFacts facts, boolean explained) {
        String nameless = null;
        for (Box candidate : facts.measures().hinting()) {
            boolean named = candidate.names.says(Names.AUTHOR) || candidate.is("byline");
            if (!named || candidate.inOthers || candidate.letters > LONGEST_ELEMENT_CHARS) {
                continue;
            }
            String text = candidate.element.text();
            if (text.isBlank() || text.length() > LONGEST_ELEMENT_CHARS) {
                continue;
            }
            List<String> links = new ArrayList<>();
            for (Box inside : facts.measures().inside(candidate)) {
                if (inside.is("a") && inside.letters > 0 && inside.element.hasAttr("href")) {
                    links.add(inside.element.text());
                }
            }
            List<String> found = names(links, facts, true);
            found = found.isEmpty() ? names(List.of(text), facts, links.isEmpty()) : found;
            if (!found.isEmpty()) {
                return Offer.of(found, explained ? text + " (" + ReasonNotes.name(candidate.element) + ")" : text);
            }
            nameless = nameless == null ? text : nameless;
        }
        return nameless == null ? Offer.nothing() : Offer.flawed(nameless, "is no author's name, or the site's own");
    }

    private static List<String> written(PageFacts facts) {
        for (Box box : facts.measures().inBody()) {
            if (box.ownLetters < 2 || box.letters > LONGEST_LINE_CHARS || box.inOthers || !mayBeByLine(box.element)) {
                continue;
            }
            String name = byLine(Texts.collapse(box.element.text()));
            if (name != null) {
                return List.of(name);
            }
        }
        return List.of();
    }

    /** By the first letter of its text. */
    private static boolean mayBeByLine(Node node) {
        for (Node child = node.firstChild(); child != null; child = child.nextSibling()) {
            int first = child instanceof TextNode text ? Texts.first(text.getWholeText()) : -1;
            if (first >= 0) {
                return BY_LETTERS.indexOf(first) >= 0 || !Character.isLetter(first);
            }
            if (child instanceof Element element && element.hasText()) {
                return mayBeByLine(element);
            }
        }
        return false;
    }

    private static @Nullable String byLine(String line) {
        if (line.length() > LONGEST_LINE_CHARS || line.length() < 6) {
            return null;
        }
        if (BY_LETTERS.indexOf(Character.toLowerCase(line.charAt(0))) < 0) {
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
