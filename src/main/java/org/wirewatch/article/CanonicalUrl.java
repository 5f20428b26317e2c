package org.wirewatch.article;

import java.net.URI;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wirewatch.article.Candidates.Offer;

/**
 * The address that the page calls its own: {@code link rel=canonical} (RFC 6596), then {@code og:url}, then JSON-LD.
 * One that points to the home page, to a section or to another host is a template's mistake and is passed over.
 */
final class CanonicalUrl {
    /** A last path segment that names one article: a number, or several words joined by hyphens. */
    private static final Pattern SLUG =
            Pattern.compile("\\d{3}|[^-_]+[-_][^-_]+[-_][^-_]+|\\.(?:html?|php|aspx?|shtml)$");

    private CanonicalUrl() {}

    static @Nullable URI find(PageFacts facts, ReasonNotes notes) {
        Candidates<URI> address = notes.<URI>candidates("canonicalUrl")
                .ask("link rel=canonical", () -> offer(linked(facts), facts))
                .ask("og:url", () -> offer(facts.meta().first("og:url"), facts))
                .ask("JSON-LD url", () -> offer(address(facts.jsonLd().url()), facts));
        return notes.taken(address);
    }

    private static @Nullable String linked(PageFacts facts) {
        for (Box box : facts.measures().all("link")) {
            if (box.attribute("rel").equalsIgnoreCase("canonical") && box.element.hasAttr("href")) {
                return box.attribute("href");
            }
        }
        return null;
    }

    private static Offer<URI> offer(@Nullable String said, PageFacts facts) {
        if (said == null || said.isBlank()) {
            return Offer.nothing();
        }
        URI uri = Urls.resolve(facts.url(), said);
        if (uri == null) {
            return Offer.flawed(said, "is no http or https address");
        }
        boolean own = Page.isNowhere(facts.url()) ? !onNoHost(uri) : isOwn(uri, facts.url());
        return own ? Offer.of(uri, uri.toString()) : Offer.flawed(said, "points to another page than this one");
    }

    /** What is relative in a page of unknown address stays so. */
    private static boolean onNoHost(URI uri) {
        return Objects.equals(uri.getHost(), Page.NOWHERE.getHost());
    }

    /** Many write {@code "mainEntityOfPage": "True"}: what does not look like an address is none. */
    private static @Nullable String address(@Nullable String linked) {
        return linked != null && (linked.contains("://") || linked.startsWith("/")) ? linked : null;
    }

    static boolean isOwn(URI candidate, URI page) {
        if (!Urls.site(candidate).equals(Urls.site(page))) {
            return false;
        }
        String path = path(candidate);
        String pagePath = path(page);
        if (path.equals(pagePath)) {
            return candidate.getRawQuery() != null
                    || page.getRawQuery() == null
                    || isSlug(path)
                    || Objects.equals(path, "");
        }
        return !path.isEmpty() && (isSlug(path) || !pagePath.startsWith(path + "/"));
    }

    private static boolean isSlug(String path) {
        return SLUG.matcher(path.substring(path.lastIndexOf('/') + 1)).find();
    }

    private static String path(URI uri) {
        String path = uri.getRawPath() == null ? "" : uri.getRawPath();
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}
