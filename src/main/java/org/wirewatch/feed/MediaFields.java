package org.wirewatch.feed;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Media RSS and iTunes: what {@code media:group} and {@code media:content} hold counts for the entry. */
final class MediaFields {
    private MediaFields() {}

    static @Nullable String title(Fields fields, Vocabulary vocabulary) {
        return text(fields, vocabulary, "media:title");
    }

    static @Nullable String description(Fields fields, Vocabulary vocabulary) {
        return text(fields, vocabulary, "media:description");
    }

    /** The categories and comma-parted keywords that podcasts and video feeds have instead of core ones. */
    static void keywords(EntryDraft entry, Fields fields) {
        for (Element category : fields.all("itunes:category")) {
            entry.category(category.attr("text").strip());
        }
        for (String name : List.of("itunes:keywords", "media:keywords")) {
            for (Element keywords : fields.all(name)) {
                for (String keyword : Markup.text(keywords).split(",", -1)) {
                    entry.category(Markup.plain(keyword));
                }
            }
        }
    }

    private static @Nullable String text(Fields fields, Vocabulary vocabulary, String name) {
        for (Fields level : levels(fields, vocabulary)) {
            for (Element element : level.all(name)) {
                boolean plain = !element.attr("type").equalsIgnoreCase("html");
                String text = Markup.content(element);
                if (!text.isBlank()) {
                    return plain && text.indexOf('<') < 0 ? Markup.escaped(text) : text;
                }
            }
        }
        return null;
    }

    static void enclosures(EntryDraft entry, Fields fields, Vocabulary vocabulary, @Nullable String base) {
        for (Fields level : levels(fields, vocabulary)) {
            for (Element content : level.all("media:content")) {
                if (content.hasAttr("url")) {
                    entry.enclosure(
                            Links.absolute(base, content.attr("url")), content.attr("type"), content.attr("fileSize"));
                }
            }
        }
    }

    private static List<Fields> levels(Fields fields, Vocabulary vocabulary) {
        List<Fields> levels = new ArrayList<>(2);
        levels.add(fields);
        for (Element group : fields.all("media:group")) {
            Fields inGroup = new Fields(group, vocabulary);
            levels.add(inGroup);
            for (Element content : inGroup.all("media:content")) {
                if (content.firstElementChild() != null) {
                    levels.add(new Fields(content, vocabulary));
                }
            }
        }
        for (Element content : fields.all("media:content")) {
            if (content.firstElementChild() != null) {
                levels.add(new Fields(content, vocabulary));
            }
        }
        return levels;
    }
}
