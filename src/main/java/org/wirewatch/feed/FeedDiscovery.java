package org.wirewatch.feed;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.wirewatch.feed.FeedCandidate.Source;

/**
 * Finds the feeds that a page names: {@code link} elements first, in document order, then {@code Link} headers (RSS
 * Board "RSS Autodiscovery", WHATWG HTML §4.6.7.1, RFC 8288). Pure and thread-safe; asks nobody.
 */
public final class FeedDiscovery {
    private static final Set<String> FEED_TYPES = Set.of(
            "application/rss+xml",
            "application/atom+xml",
            "application/feed+json",
            "application/rdf+xml",
            "application/x-rss+xml",
            "application/x.atom+xml",
            "application/x-atom+xml",
            "text/rss+xml");
    /** Said of feeds, but of much else too: only where name or address speaks of a feed. */
    private static final Set<String> VAGUE_TYPES = Set.of("application/xml", "text/xml", "application/json");

    private static final Pattern SPEAKS_OF_A_FEED = Pattern.compile("(?i)\\b(rss|atom|feed|feeds|rdf)\\b");
    private static final Pattern COMMENTS =
            Pattern.compile("(?i)\\b(comments?|kommentare?|commentaires|comentarios|replies)\\b|комментари");
    private static final Pattern CHARSET = Pattern.compile("(?i)charset\\s*=\\s*[\"']?\\s*([^\\s;\"',]+)");
    private static final List<String> USUAL_PATHS =
            List.of("/feed", "/rss.xml", "/atom.xml", "/index.xml", "/feed.json");

    private FeedDiscovery() {}

    /**
     * The feeds that a page names, each address once.
     *
     * @param page as fetched
     * @param contentType the HTTP header; null if there was none
     * @param address where the page was found, after redirects
     * @param linkHeaders values of all {@code Link} headers
     * @return links in document order, then headers; empty if it names none
     */
    public static List<FeedCandidate> of(
            byte[] page, @Nullable String contentType, URI address, List<String> linkHeaders) {
        Map<URI, FeedCandidate> found = new LinkedHashMap<>();
        Document document = document(page, contentType, address);
        String base = base(document, address);
        for (Element link : document.select("link[href]")) {
            FeedCandidate candidate = link.closest("template") == null ? ofElement(link, base) : null;
            if (candidate != null) {
                found.putIfAbsent(candidate.url(), candidate);
            }
        }
        for (LinkHeader link : LinkHeader.all(linkHeaders)) {
            FeedCandidate candidate =
                    candidate(Source.HEADER, address.toString(), link.target(), link.rel(), link.type(), link.title());
            if (candidate != null) {
                found.putIfAbsent(candidate.url(), candidate);
            }
        }
        return List.copyOf(found.values());
    }

    /** Where sites often have a feed, for a page that names none. At most five; each costs a request. */
    public static List<FeedCandidate> guesses(URI address) {
        List<FeedCandidate> guesses = new ArrayList<>();
        for (String path : USUAL_PATHS) {
            URI url = WebLinks.webAddress(address.toString(), path);
            if (url != null) {
                guesses.add(new FeedCandidate(url, Source.GUESS, null, null));
            }
        }
        return guesses;
    }

    /**
     * The candidates in the order in which to try them: feeds of comments last; on a section's page that section's feed
     * first; else as found.
     *
     * @param address of the page
     */
    public static List<FeedCandidate> bestFirst(List<FeedCandidate> candidates, URI address) {
        return candidates.stream()
                .sorted(Comparator.comparing(FeedDiscovery::isOfComments)
                        .thenComparing(candidate -> !isBelow(candidate.url(), address)))
                .toList();
    }

    private static boolean isOfComments(FeedCandidate candidate) {
        return (candidate.title() != null && COMMENTS.matcher(candidate.title()).find())
                || COMMENTS.matcher(String.valueOf(candidate.url().getRawPath()))
                        .find();
    }

    private static boolean isBelow(URI feed, URI page) {
        String folder = String.valueOf(page.getRawPath()).replaceFirst("/+$", "") + "/";
        return folder.length() > 1
                && String.valueOf(feed.getHost()).equalsIgnoreCase(page.getHost())
                && String.valueOf(feed.getRawPath()).startsWith(folder);
    }

    private static Document document(byte[] page, @Nullable String contentType, URI address) {
        Matcher charset = CHARSET.matcher(contentType == null ? "" : contentType);
        var known = charset.find() ? CharsetLabels.charset(charset.group(1)) : null;
        try {
            // Without a label jsoup looks for a byte order mark and for the page's own meta element.
            return Jsoup.parse(new ByteArrayInputStream(page), known == null ? null : known.name(), address.toString());
        } catch (IOException impossible) {
            throw new UncheckedIOException("reading from memory failed", impossible);
        }
    }

    /** The first {@code base} with an address counts (WHATWG HTML §4.2.3). */
    private static String base(Document document, URI address) {
        for (Element base : document.select("base[href]")) {
            if (base.closest("template") == null) {
                URI url = WebLinks.webAddress(address.toString(), base.attr("href"));
                return url == null ? address.toString() : url.toString();
            }
        }
        return address.toString();
    }

    private static @Nullable FeedCandidate ofElement(Element link, String base) {
        return candidate(Source.LINK, base, link.attr("href"), link.attr("rel"), link.attr("type"), link.attr("title"));
    }

    private static @Nullable FeedCandidate candidate(
            Source source, String base, String href, String rel, @Nullable String type, @Nullable String title) {
        List<String> relations =
                Arrays.asList(rel.strip().toLowerCase(Locale.ROOT).split("\\s+", -1));
        boolean isAlternate = relations.contains("alternate");
        if ((!isAlternate && !relations.contains("feed")) || relations.contains("stylesheet")) {
            return null;
        }
        String media = media(type);
        boolean isFeed = media == null
                ? !isAlternate
                : FEED_TYPES.contains(media)
                        || (VAGUE_TYPES.contains(media)
                                && !href.contains("wp-json")
                                && SPEAKS_OF_A_FEED.matcher(title + " " + href).find());
        URI url = isFeed ? WebLinks.webAddress(base, href) : null;
        return url == null ? null : new FeedCandidate(url, source, Markup.oneLine(title), media);
    }

    private static @Nullable String media(@Nullable String type) {
        if (type == null || type.isBlank()) {
            return null;
        }
        int semicolon = type.indexOf(';');
        return (semicolon < 0 ? type : type.substring(0, semicolon)).strip().toLowerCase(Locale.ROOT);
    }
}
