package org.wirewatch.article;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** The page's {@code meta} elements by lower-case name, property or itemprop; several of one name keep their order. */
final class MetaTags {
    private final Map<String, List<String>> values = new HashMap<>();

    private MetaTags() {}

    static MetaTags of(Measures page) {
        MetaTags tags = new MetaTags();
        for (Box box : page.all("meta")) {
            Element meta = box.element;
            String content = Texts.orNull(meta.attr("content"));
            if (content == null) {
                continue;
            }
            for (String attribute : List.of("name", "property", "itemprop", "http-equiv")) {
                String key = meta.attr(attribute).strip().toLowerCase(Locale.ROOT);
                if (!key.isEmpty()) {
                    tags.values.computeIfAbsent(key, _ -> new ArrayList<>(1)).add(content);
                }
            }
        }
        return tags;
    }

    List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** The first of these names that the page has. */
    @Nullable
    String first(String... names) {
        for (String name : names) {
            List<String> found = values.get(name);
            if (found != null) {
                return found.getFirst();
            }
        }
        return null;
    }
}
