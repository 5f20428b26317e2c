package org.wirewatch.demo;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A made-up story as it stands in its resource file: {@code key: value} lines, an empty line, then paragraphs parted by
 * empty lines. A paragraph that begins with {@code ## } is a sub-heading, with {@code > } a quote, with {@code - } a
 * list item.
 *
 * @param slug the file's name, or that of the story of which it is a later version; part of the article's address
 * @param publisher id of the publisher that carries it
 * @param wave 0 is there from the beginning, 1 and on come when they are published
 * @param age how long before the demo's start it appeared; for wave 0 only
 * @param related slug of the story that a box in the text points to; null for none
 * @param fields everything else that the file's head says, by key
 * @param body in reading order
 */
record Story(
        String slug,
        String publisher,
        int wave,
        Duration age,
        @Nullable String related,
        Map<String, String> fields,
        List<Part> body) {

    /** What a paragraph of the file is. */
    enum Kind {
        PARAGRAPH,
        HEADING,
        QUOTE,
        ITEM
    }

    /** A part of the text. */
    record Part(Kind kind, String text) {
        static Part of(String paragraph) {
            return switch (paragraph.substring(0, Math.min(3, paragraph.length()))) {
                case "## " -> new Part(Kind.HEADING, paragraph.substring(3));
                case String start when start.startsWith("> ") -> new Part(Kind.QUOTE, paragraph.substring(2));
                case String start when start.startsWith("- ") -> new Part(Kind.ITEM, paragraph.substring(2));
                case String _ -> new Part(Kind.PARAGRAPH, paragraph);
            };
        }
    }

    /**
     * Reads a story file.
     *
     * @throws IllegalArgumentException if a required key is missing: a mistake in the program's own resources
     */
    static Story parse(String slug, String file) {
        String[] paragraphs = file.strip().split("\n\\s*\n", -1);
        Map<String, String> fields = new LinkedHashMap<>();
        paragraphs[0].lines().forEach(line -> {
            int colon = line.indexOf(':');
            fields.put(line.substring(0, colon), line.substring(colon + 1).strip());
        });
        List<Part> body = Arrays.stream(paragraphs)
                .skip(1)
                .map(paragraph -> Part.of(paragraph.strip().replaceAll("\\s*\n\\s*", " ")))
                .toList();
        Story story = new Story(
                fields.getOrDefault("replaces", slug),
                fields.getOrDefault("publisher", ""),
                Integer.parseInt(fields.getOrDefault("wave", "0")),
                Duration.parse("PT" + fields.getOrDefault("age", "0h")),
                fields.get("related"),
                Map.copyOf(fields),
                body);
        story.title();
        story.summary();
        return story;
    }

    String title() {
        return required("title");
    }

    String summary() {
        return required("summary");
    }

    /** The value of a key of the file's head; empty if it is not there. */
    String field(String key) {
        return fields.getOrDefault(key, "");
    }

    List<String> tags() {
        return field("tags").isEmpty() ? List.of() : List.of(field("tags").split(", *", -1));
    }

    private String required(String key) {
        String value = fields.get(key);
        if (value == null) {
            throw new IllegalArgumentException("the demo's story " + slug + " has no " + key);
        }
        return value;
    }
}
