package org.wirewatch.article;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;

/**
 * Who wrote it: people and agencies. In this order:
 *
 * <ol>
 *   <li>JSON-LD {@code author}: made for machines, one name an entry;
 *   <li>{@code meta} (author, parsely, Dublin Core …): one name, sometimes the site's own;
 *   <li>microdata and {@code rel=author};
 *   <li>an element that calls itself byline or author, near the headline;
 *   <li>the feed entry's author.
 * </ol>
 *
 * A name that is the site's own, or a content system's default ("admin"), is none. Agencies (AFP, Reuters, AP) stay.
 */
final class BylineFinder {
    private static final int LONGEST_NAME_CHARS = 60;
    private static final int MOST_WORDS = 6;
    private static final int MOST_AUTHORS = 12;
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    private static final Pattern LEAD = Pattern.compile(
            "^\\W*(?:(?:(?:published|posted|written|reported|story|words|text|article|photos?(?:graphs)?|gastbeitrag|ein\\s+(?:artikel|beitrag|gastbeitrag))\\s+)?"
                    + "(?:by|von|par|por|di|da|door|av|af|autor(?:in|en)?|author|authors|auteur|redactie|text|автор|od|przez)\\b\\s*[:：]?\\s*)+",
            FLAGS);
    private static final Pattern SEPARATOR =
            Pattern.compile("\\s*(?:[;|/\\n•·]|\\s&\\s|,|\\s(?:and|und|et|y|e|i|og|och|with|mit|и)\\s)\\s*", FLAGS);
    private static final Pattern TAIL = Pattern.compile(
            "\\s*(?:\\(.*|\\bon\\s+(?:\\w+day|\\d|[A-Z][a-z]+ \\d).*|\\s[|•·–—-]\\s.*|\\bpublished\\b.*|\\bupdated\\b.*|\\b(?:for|in)\\s+(?:the\\s+)?[A-Z].*|@.*|\\bfollow\\b.*|\\b(?:am|vom|le)\\s+\\d.*|[\\w.]+@[\\w.]+.*)$");
    private static final Pattern NOT_A_NAME = Pattern.compile(
            "https?:|www\\.|@|\\d{2}|\\bby\\b|\\b(?:minutes?|hours?|read|ago|view|posts?|comments?|share|facebook|twitter|email|profile|follow|subscribe|more|about|contact|updated|published|all)\\b",
            FLAGS);
    private static final Pattern ROLE = Pattern.compile(
            "^(?:(?:senior|junior|chief|deputy|assistant|associate|managing|executive|political|business|sports?|news|science|health|technology|tech|world|foreign|national|local|digital|staff|special|contributing|guest|freelance|video|photo|web|night|city|features?|opinion|crime|education|environment|economics|entertainment|royal|us|uk|the|lead|investigations?|data|social|media|culture|film|music|art|arts|travel|food|style|fashion|legal|court|military|defence|defense|diplomatic|general|assignment|breaking|multimedia)\\s+)*"
                    + "(?:editor|reporter|correspondent|writer|journalist|columnist|contributor|author|producer|photographer|critic|analyst|redakteur|redakteurin|autor|autorin|journaliste|redactor)s?(?:\\s.*)?$",
            FLAGS);
    private static final Set<String> NOBODY = Set.of(
            "admin",
            "administrator",
            "webmaster",
            "editor",
            "author",
            "staff",
            "guest",
            "unknown",
            "none",
            "null",
            "redaktion",
            "online redaktion",
            "die redaktion",
            "editorial staff",
            "editorial team",
            "editorial",
            "redaction",
            "la rédaction",
            "rédaction",
            "redacción",
            "redazione",
            "redactie",
            "redakcja",
            "редакция",
            "user",
            "root",
            "team",
            "super user",
            "anonymous",
            "wordpress",
            "default",
            "news desk",
            "web desk",
            "newsroom",
            "news",
            "presse",
            "pressestelle");

    private BylineFinder() {}

    static List<String> find(PageFacts facts) {
        List<String> found = clean(facts.jsonLd().authors(), facts);
        if (found.isEmpty()) {
            found = clean(meta(facts.meta()), facts);
        }
        if (found.isEmpty()) {
            found = clean(marked(facts), facts);
        }
        if (found.isEmpty()) {
            found = clean(named(facts), facts);
        }
        if (found.isEmpty() && facts.feed().author() != null) {
            found = clean(List.of(facts.feed().author()), facts);
        }
        return found;
    }

    private static List<String> meta(MetaTags meta) {
        for (String name : List.of(
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
                "twitter:data1",
                "creator")) {
            List<String> values = meta.all(name);
            if (name.equals("twitter:data1")) {
                String label = meta.first("twitter:label1");
                if (label == null
                        || !Texts.fold(label)
                                .matches("written by|verfasst von|author|escrito por|écrit par|scritto da|autor")) {
                    continue;
                }
            }
            List<String> names = values.stream()
                    .filter(value -> !value.contains("://") && !value.contains("www."))
                    .toList();
            if (!names.isEmpty()) {
                return names;
            }
        }
        return List.of();
    }

    private static List<String> marked(PageFacts facts) {
        List<String> names = new ArrayList<>();
        for (Element author : facts.document().select("[itemprop~=(?i)author], [rel=author], a[rel~=author]")) {
            if (Clutter.isInsideOthers(author)) {
                continue;
            }
            Element name = author.selectFirst("[itemprop=name]");
            Element best = name == null ? author : name;
            String text = best.hasAttr("content") ? best.attr("content") : best.text();
            if (text.length() <= LONGEST_NAME_CHARS * 2 && !text.isBlank()) {
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
        Elements candidates = facts.document()
                .select(
                        "[class*=byline], [class*=Byline], [class*=author], [class*=Author], [id*=byline], [id*=author], [class*=autor]");
        for (Element candidate : candidates) {
            String text = candidate.text();
            if (text.isBlank() || text.length() > 150 || Clutter.isInsideOthers(candidate)) {
                continue;
            }
            Elements links = candidate.select("a[href]");
            List<String> names = links.isEmpty() ? List.of(text) : links.eachText();
            List<String> cleaned = clean(names, facts);
            if (cleaned.isEmpty() && !links.isEmpty()) {
                cleaned = clean(List.of(text), facts);
            }
            if (!cleaned.isEmpty()) {
                return cleaned;
            }
        }
        return List.of();
    }

    static List<String> clean(List<String> raw, PageFacts facts) {
        Map<String, String> names = new LinkedHashMap<>();
        String site = facts.siteName() == null ? "" : Texts.fold(facts.siteName());
        for (String one : raw) {
            String text = LEAD.matcher(Texts.collapse(one)).replaceFirst("");
            for (String part : SEPARATOR.split(text, -1)) {
                String name = TAIL.matcher(LEAD.matcher(part).replaceFirst("")).replaceFirst("");
                name = name.replaceAll("^[\\s\\W&&[^\\p{L}(]]+|[\\s,.:;–—-]+$", "");
                String folded = Texts.fold(name);
                if (isName(name, folded) && !folded.equals(site) && !isHost(folded, facts)) {
                    names.putIfAbsent(folded, name);
                }
            }
        }
        return names.values().stream().limit(MOST_AUTHORS).toList();
    }

    private static boolean isHost(String folded, PageFacts facts) {
        String host = Urls.site(facts.url()).replaceAll("[^a-z0-9]", "");
        String squeezed = folded.replace(" ", "");
        return squeezed.length() > 3
                && (host.equals(squeezed) || (host.startsWith(squeezed) && host.length() - squeezed.length() <= 5));
    }

    private static boolean isName(String name, String folded) {
        return folded.length() >= 2
                && name.length() <= LONGEST_NAME_CHARS
                && folded.split(" ").length <= MOST_WORDS
                && !NOBODY.contains(folded)
                && !NOT_A_NAME.matcher(name).find()
                && !ROLE.matcher(name).matches()
                && name.codePoints()
                        .anyMatch(letter -> Character.isUpperCase(letter) || Character.isIdeographic(letter));
    }
}
