package org.wirewatch.feed;

import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** What relative links stand on: {@code xml:base}, element by element. */
final class Bases {
    private Bases() {}

    /** The base within an element that lies in a place with the given base. */
    static @Nullable String within(Element element, @Nullable String outer) {
        if (!element.hasAttr("xml:base")) {
            return outer;
        }
        String base = Links.resolve(outer, element.attr("xml:base"));
        return base != null && Links.scheme(base) != null ? base : outer;
    }
}
