package org.wirewatch.article;

import java.net.URI;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The address that the page calls its own: {@code link rel=canonical} (RFC 6596), then {@code og:url}, then JSON-LD.
 * One that points to the home page, to a section or to another host is a template's mistake and is passed over.
 */
final class CanonicalUrl {
    /** A last path segment that names one article: a number, or several words joined by hyphens. */
    private static final Pattern SLUG =
            Pattern.compile("\\d{3}|[^-_]+[-_][^-_]+[-_][^-_]+|\\.(?:html?|php|aspx?|shtml)$");

    private CanonicalUrl() {}

    static @Nullable URI find(PageFacts facts) {
        Box link = null;
        for (Box box : facts.measures().all("link")) {
            boolean canonical =
                    link == null && box.attribute("rel").equalsIgnoreCase("canonical") && box.element.hasAttr("href");
            link = canonical ? box : link;
        }
        String[] candidates = {
            link == null ? null : link.attribute("href"),
            facts.meta().first("og:url"),
            address(facts.jsonLd().url())
        };
        for (String candidate : candidates) {
            URI uri = Urls.resolve(facts.url(), candidate);
            if (uri != null && (Page.isNowhere(facts.url()) ? !onNoHost(uri) : isOwn(uri, facts.url()))) {
                return uri;
            }
        }
        return null;
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
