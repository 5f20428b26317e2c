package org.wirewatch.feed;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * The child elements of a channel, item or entry by canonical name, in document order. What an unclosed element has
 * swallowed ({@code <title>Dam bursts<link>…}) is put back beside it.
 */
final class Fields {
    /** Elements that hold text only, so that an element in them is a sign of a lost end tag. */
    private static final Set<String> TEXT_ONLY = Set.of(
            "title",
            "link",
            "guid",
            "id",
            "pubdate",
            "author",
            "category",
            "comments",
            "language",
            "updated",
            "published");

    private static final Set<String> MAY_BE_SWALLOWED = Set.of(
            "title",
            "link",
            "guid",
            "id",
            "pubdate",
            "description",
            "item",
            "entry",
            "channel",
            "content:encoded",
            "enclosure",
            "summary",
            "content",
            "updated",
            "published",
            "dc:creator",
            "dc:date",
            "category",
            "language",
            "author");
    /** Elements of markup may stand in a description; these never do. */
    private static final Set<String> NEVER_IN_MARKUP =
            Set.of("guid", "pubdate", "item", "entry", "enclosure", "content:encoded", "dc:creator", "dc:date");

    /** What lies in these is theirs, even when they themselves were swallowed. */
    private static final Set<String> KEEPS_ITS_OWN = Set.of("author", "item", "entry");

    private static final int MAX_SWALLOWED_DEPTH = 20;

    private final Map<String, List<Element>> byName = new HashMap<>();
    private final Vocabulary vocabulary;

    Fields(Element container, Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        add(container);
    }

    private void add(Element container) {
        for (Element child = container.firstElementChild(); child != null; child = child.nextElementSibling()) {
            String name = vocabulary.name(child);
            byName.computeIfAbsent(name, ignored -> new ArrayList<>(2)).add(child);
            if (child.firstElementChild() != null) {
                if (TEXT_ONLY.contains(name)) {
                    putBack(child, MAY_BE_SWALLOWED, 0);
                } else if (name.equals("description")) {
                    putBack(child, NEVER_IN_MARKUP, 0);
                }
            }
        }
    }

    private void putBack(Element from, Set<String> swallowed, int depth) {
        for (Element child : List.copyOf(from.children())) {
            String name = vocabulary.name(child);
            if (depth < MAX_SWALLOWED_DEPTH && child.firstElementChild() != null && !KEEPS_ITS_OWN.contains(name)) {
                putBack(child, swallowed, depth + 1);
            }
            if (swallowed.contains(name)) {
                child.remove();
                byName.computeIfAbsent(name, ignored -> new ArrayList<>(2)).add(child);
            }
        }
    }

    /** All elements of a canonical name; empty if there is none. */
    List<Element> all(String name) {
        return byName.getOrDefault(name, List.of());
    }

    /** The first element of a canonical name; null if there is none. */
    @Nullable
    Element first(String name) {
        List<Element> found = byName.get(name);
        return found == null ? null : found.getFirst();
    }

    /** The stripped text of the first element that has any, the names tried in order; null if none has. */
    @Nullable
    String text(String... names) {
        for (String name : names) {
            for (Element element : all(name)) {
                String text = Markup.text(element).strip();
                if (!text.isEmpty()) {
                    return text;
                }
            }
        }
        return null;
    }
}
