package org.wirewatch.article;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;
import org.wirewatch.article.Candidates.Offer;

/**
 * The headline. In this order:
 *
 * <ol>
 *   <li>the {@code h1} that says the same as the page's title or Open Graph title: it is what readers see;
 *   <li>{@code og:title}, without the site's name: written for people, unlike {@code title};
 *   <li>JSON-LD {@code headline}: often cut at 110 characters or written for search engines;
 *   <li>an {@code itemprop=headline}, then a lone {@code h1};
 *   <li>{@code title} without the site's name;
 *   <li>the feed's title.
 * </ol>
 */
final class TitleFinder {
    private static final double SAME = 0.6;
    private static final Pattern KICKER = Pattern.compile(
            "(?i)kicker|overline|topline|dachzeile|roofline|supertitle|suptitle|eyebrow|hidden|sr-only|invisible");
    private static final Pattern SEPARATOR =
            Pattern.compile("\\s+[|\\-–—»«·•:/\\\\>]+\\s+|\\s*\\|\\s*|\\s+::\\s+|\\s*[»«]\\s*");

    /** {@code <title>Timetables - </title>}: the site's name was to follow, and did not. */
    private static final Pattern DANGLING = Pattern.compile("^[|–—-]+\\s+|\\s+[|–—-]+$");

    private TitleFinder() {}

    /**
     * Finds it.
     *
     * @param ruled what the site's rule says; null if there is none
     * @return empty if neither page nor feed has one
     */
    static String find(PageFacts facts, @Nullable String ruled, ReasonNotes notes) {
        MetaTags meta = facts.meta();
        String documentTitle =
                Texts.orNull(DANGLING.matcher(facts.documentTitle().strip()).replaceAll(""));
        String openGraph = meta.first("og:title", "twitter:title");
        String linked = facts.jsonLd().headline();
        List<String> headlines = headlines(facts);
        String fed = facts.feed().title();
        Candidates<String> title = notes.<String>candidates("title")
                .ask("site rule", () -> Candidates.text(ruled))
                .ask("feed entry, as in <title>", () -> fedAgainst(headlines, openGraph, linked, documentTitle, fed))
                .ask("h1, like og:title", () -> agreeing(headlines, openGraph))
                .ask("h1, like JSON-LD headline", () -> agreeing(headlines, linked))
                .ask("h1, like <title>", () -> agreeing(headlines, documentTitle))
                .ask(
                        "og:title",
                        () -> openGraph == null
                                ? Offer.nothing()
                                : unlessSite(openGraph, withoutSite(openGraph, facts), facts))
                .ask("JSON-LD headline", () -> linked == null ? Offer.nothing() : unlessSite(linked, linked, facts))
                .ask("itemprop=headline", () -> marked(facts))
                .ask("h1", () -> lone(headlines, facts))
                .ask(
                        "meta title",
                        () -> Candidates.text(meta.first(
                                "dc.title",
                                "dcterms.title",
                                "title",
                                "citation_title",
                                "parsely-title",
                                "sailthru.title")))
                .ask(
                        "<title>",
                        () -> documentTitle == null
                                ? Offer.nothing()
                                : Offer.of(withoutSite(documentTitle, facts), documentTitle))
                .ask("feed entry", () -> Candidates.text(fed))
                .ask("first h1", () -> Candidates.text(headlines.isEmpty() ? null : headlines.getFirst()));
        String taken = notes.taken(title);
        return taken == null ? "" : taken;
    }

    /** The feed's title, where the h1 says something else and the page's own title bears the feed out. */
    private static Offer<String> fedAgainst(
            List<String> headlines,
            @Nullable String openGraph,
            @Nullable String linked,
            @Nullable String documentTitle,
            @Nullable String fed) {
        String seen = fed == null ? null : sameAs(headlines, openGraph, linked, documentTitle);
        return fed != null && seen != null && feedKnowsBetter(fed, seen, documentTitle)
                ? Offer.of(fed, fed)
                : Offer.nothing();
    }

    private static Offer<String> agreeing(List<String> headlines, @Nullable String other) {
        return Candidates.text(sameAs(headlines, other));
    }

    private static Offer<String> unlessSite(String said, String title, PageFacts facts) {
        return isSiteName(said, facts) ? Offer.flawed(said, "is the site's name") : Offer.of(title, said);
    }

    private static Offer<String> marked(PageFacts facts) {
        Element marked = facts.document().selectFirst("[itemprop=headline]");
        return Candidates.text(marked == null ? null : Texts.collapse(marked.text()));
    }

    private static Offer<String> lone(List<String> headlines, PageFacts facts) {
        if (headlines.size() == 1) {
            return Candidates.text(headlines.getFirst());
        }
        if (headlines.size() > 1) {
            return Offer.flawed(
                    headlines.getFirst(), "is one of " + headlines.size() + " that agree with nothing else");
        }
        String site = facts.headlines().stream()
                .map(headline -> Texts.collapse(headline.text()))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse(null);
        return site == null ? Offer.nothing() : Offer.flawed(site, "is the site's name");
    }

    private static List<String> headlines(PageFacts facts) {
        List<String> texts = new ArrayList<>();
        for (Element headline : facts.headlines()) {
            String text = Texts.collapse(withoutKicker(headline));
            if (!text.isEmpty() && text.length() < 400 && !isSiteName(text, facts) && !endsTheTitle(text, facts)) {
                texts.add(text);
            }
        }
        return texts;
    }

    /** The page's own title bears the feed's words out, and what was found says something else. */
    private static boolean feedKnowsBetter(String fed, String seen, @Nullable String documentTitle) {
        return documentTitle != null
                && fed.length() >= 8
                && Texts.likeness(seen, fed) < 0.3
                && Texts.fold(documentTitle).contains(Texts.fold(fed));
    }

    /** {@code <title>Frigate back at sea · The Standing Watch</title>}: there the h1 of some blogs is the blog's name. */
    private static boolean endsTheTitle(String headline, PageFacts facts) {
        String title = Texts.collapse(facts.documentTitle());
        if (!title.endsWith(headline) || title.length() == headline.length()) {
            return false;
        }
        String before = title.substring(0, title.length() - headline.length());
        Matcher separator = SEPARATOR.matcher(before);
        boolean setOff = false;
        while (separator.find()) {
            setOff = separator.end() == before.length();
        }
        int words = headline.split(" ").length;
        return setOff && words <= 4 && before.strip().split(" ").length > words + 1;
    }

    /** The line over the headline ("kicker", "Dachzeile") is often inside the h1. */
    private static String withoutKicker(Element headline) {
        StringBuilder text = new StringBuilder();
        for (Node node : headline.childNodes()) {
            if (node instanceof TextNode words) {
                text.append(words.getWholeText());
            } else if (node instanceof Element child
                    && new NameReader().read(child.id(), child.className(), "").kind() != Clutter.Kind.LABEL
                    && !KICKER.matcher(child.className()).find()) {
                text.append(' ').append(child.text()).append(' ');
            }
        }
        return text.toString().isBlank() ? headline.text() : text.toString();
    }

    private static @Nullable String sameAs(List<String> headlines, @Nullable String... others) {
        for (String other : others) {
            if (other == null) {
                continue;
            }
            for (String headline : headlines) {
                if (Texts.fold(headline).endsWith(' ' + Texts.fold(other)) && other.length() >= 15) {
                    return other;
                }
                if (headline.length() >= 8
                        && headline.length() * 4 >= other.length()
                        && Texts.likeness(headline, other) >= SAME) {
                    return headline;
                }
            }
        }
        return null;
    }

    private static boolean isSiteName(String text, PageFacts facts) {
        String folded = Texts.fold(text);
        String site = facts.siteName() == null ? "" : Texts.fold(facts.siteName());
        return folded.equals(site) || folded.replace(" ", "").equals(facts.hostName());
    }

    /** Cuts off " | Site name" and the like: the part that is the site's name, else the shorter end part. */
    static String withoutSite(String title, PageFacts facts) {
        Matcher separator = SEPARATOR.matcher(title);
        int firstEnd = -1;
        int firstStart = -1;
        int lastStart = -1;
        int lastEnd = -1;
        while (separator.find()) {
            if (firstEnd < 0) {
                firstStart = separator.start();
                firstEnd = separator.end();
            }
            lastStart = separator.start();
            lastEnd = separator.end();
        }
        if (lastStart <= 0) {
            return title;
        }
        String head = title.substring(0, lastStart);
        String tail = title.substring(lastEnd);
        if (namesSite(tail, facts) && head.length() >= 5) {
            return head.contains(" ") ? head : title;
        }
        if (namesSite(title.substring(0, firstStart), facts) && title.length() - firstEnd >= 10) {
            return title.substring(firstEnd);
        }
        boolean bar = title.substring(lastStart, lastEnd).contains("|");
        return bar && tail.length() < 40 && head.length() > tail.length() ? head : title;
    }

    private static boolean namesSite(String part, PageFacts facts) {
        String folded = Texts.fold(part).replace(" ", "");
        String site =
                facts.siteName() == null ? "" : Texts.fold(facts.siteName()).replace(" ", "");
        String host = Urls.site(facts.url()).replaceAll("[^a-z0-9.]", "");
        String hostName =
                host.contains(".") ? host.substring(0, host.lastIndexOf('.')).replace(".", "") : host;
        return folded.length() >= 2
                && (folded.equals(site)
                        || (!site.isEmpty() && (folded.startsWith(site) || site.startsWith(folded)))
                        || folded.equals(hostName)
                        || (hostName.length() > 4 && folded.contains(hostName))
                        || (folded.length() > 4 && hostName.contains(folded)));
    }
}
