package org.wirewatch.feed;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Tag;
import org.jspecify.annotations.Nullable;

/**
 * Names of elements, made canonical: lower case, and with the usual prefix of their namespace whatever prefix the feed
 * uses ({@code dc:creator}); elements of the feed's own format have none ({@code title}). Undeclared prefixes are taken
 * for what they usually mean.
 */
final class Vocabulary {
    private static final Map<String, String> PREFIX_OF = Map.ofEntries(
            Map.entry("http://www.w3.org/2005/atom", "atom"),
            Map.entry("http://purl.org/atom/ns", "atom"),
            Map.entry("http://purl.org/pie", "atom"),
            Map.entry("http://purl.org/echo", "atom"),
            Map.entry("http://example.com/newformat", "atom"),
            Map.entry("http://example.com/necho", "atom"),
            Map.entry("uri/of/echo/namespace", "atom"),
            Map.entry("http://purl.org/net/rss1.1", "rss"),
            Map.entry("http://purl.org/rss/1.0", "rss"),
            Map.entry("http://purl.org/rss/2.0", "rss"),
            Map.entry("http://my.netscape.com/rdf/simple/0.9", "rss"),
            Map.entry("http://channel.netscape.com/rdf/simple/0.9", "rss"),
            Map.entry("http://my.netscape.com/publish/formats/rss-0.91.dtd", "rss"),
            Map.entry("http://backend.userland.com/rss", "rss"),
            Map.entry("http://backend.userland.com/rss2", "rss"),
            Map.entry("http://backend.userland.com/rss091", "rss"),
            Map.entry("http://backend.userland.com/rss092", "rss"),
            Map.entry("http://blogs.law.harvard.edu/tech/rss", "rss"),
            Map.entry("http://cyber.law.harvard.edu/rss", "rss"),
            Map.entry("http://www.rssboard.org/rss-specification", "rss"),
            Map.entry("http://www.w3.org/1999/02/22-rdf-syntax-ns", "rdf"),
            Map.entry("http://purl.org/dc/elements/1.0", "dc"),
            Map.entry("http://purl.org/dc/elements/1.1", "dc"),
            Map.entry("http://purl.org/dc/terms", "dcterms"),
            Map.entry("http://purl.org/rss/1.0/modules/dcterms", "dcterms"),
            Map.entry("http://purl.org/rss/1.0/modules/content", "content"),
            Map.entry("http://purl.org/rss/1.0/modules/syndication", "sy"),
            Map.entry("http://purl.org/rss/1.0/modules/slash", "slash"),
            Map.entry("http://search.yahoo.com/mrss", "media"),
            Map.entry("http://video.search.yahoo.com/mrss", "media"),
            Map.entry("http://search.yahoo.com/mrss/1.1.1", "media"),
            Map.entry("http://www.rssboard.org/media-rss", "media"),
            Map.entry("http://www.itunes.com/dtds/podcast-1.0.dtd", "itunes"),
            Map.entry("http://example.com/dtds/podcast-1.0.dtd", "itunes"),
            Map.entry("http://www.google.com/schemas/play-podcasts/1.0", "googleplay"),
            Map.entry("http://rssnamespace.org/feedburner/ext/1.0", "feedburner"),
            Map.entry("http://www.w3.org/1999/xhtml", "xhtml"),
            Map.entry("http://xmlns.com/foaf/0.1", "foaf"),
            Map.entry("http://webns.net/mvcb", "admin"),
            Map.entry("http://www.sitemaps.org/schemas/sitemap/0.9", "sitemap"),
            Map.entry("http://www.google.com/schemas/sitemap/0.84", "sitemap"),
            Map.entry("http://www.google.com/schemas/sitemap-news/0.9", "news"));
    /** How feeds call these when they forget to declare them. */
    private static final Map<String, String> USUAL_PREFIX =
            Map.of("a10", "atom", "atom10", "atom", "atom03", "atom", "dct", "dcterms", "html", "xhtml");

    private record Known(String namespace, String name) {}

    private final Map<String, Known> names = new HashMap<>();
    private final String ownPrefix;
    private final String defaultNamespace;

    /**
     * For one document.
     *
     * @param ownPrefix {@code rss}, {@code atom} or {@code cdf}: elements of this format are named without prefix
     */
    Vocabulary(Element root, String ownPrefix) {
        this.ownPrefix = ownPrefix;
        this.defaultNamespace = root.tag().prefix().isEmpty() ? root.tag().namespace() : root.attr("xmlns");
    }

    /** The canonical name. */
    String name(Element element) {
        Tag tag = element.tag();
        String raw = tag.name();
        Known known = names.get(raw);
        if (known == null || !known.namespace.equals(tag.namespace())) {
            known = new Known(tag.namespace(), named(element, tag));
            names.put(raw, known);
        }
        return known.name;
    }

    private String named(Element element, Tag tag) {
        String prefix = tag.prefix();
        String local = tag.localName().toLowerCase(Locale.ROOT);
        String canonical = prefixOf(tag.namespace());
        if (prefix.isEmpty()) {
            boolean own = tag.namespace().equals(defaultNamespace);
            return own || canonical == null || canonical.equals(ownPrefix) ? local : canonical + ":" + local;
        }
        if (canonical == null || !isDeclared(element, prefix)) {
            String lower = prefix.toLowerCase(Locale.ROOT);
            canonical = USUAL_PREFIX.getOrDefault(lower, lower);
        }
        return canonical.equals(ownPrefix) ? local : canonical + ":" + local;
    }

    /** jsoup puts an element with an undeclared prefix into the default namespace. */
    private static boolean isDeclared(Element element, String prefix) {
        String attribute = "xmlns:" + prefix;
        for (Element at = element; at != null; at = at.parent()) {
            if (at.hasAttr(attribute)) {
                return true;
            }
        }
        return false;
    }

    static @Nullable String prefixOf(String namespace) {
        String bare = namespace.strip().toLowerCase(Locale.ROOT);
        int end = bare.length();
        while (end > 0 && (bare.charAt(end - 1) == '/' || bare.charAt(end - 1) == '#')) {
            end--;
        }
        bare = bare.substring(0, end);
        return PREFIX_OF.get(bare.startsWith("https:") ? "http:" + bare.substring(6) : bare);
    }
}
