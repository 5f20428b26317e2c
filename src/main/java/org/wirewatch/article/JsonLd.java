package org.wirewatch.article;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the page's JSON-LD blocks say about the article (schema.org NewsArticle and its kin). Blocks are read one by one
 * and leniently; of a block that is not JSON at all, single fields are still picked out by their names.
 *
 * @param type the article's type, e.g. {@code NewsArticle}; null if no block is an article
 * @param headline null if none
 * @param authors names, in order
 * @param published as written; null if none
 * @param modified as written; null if none
 * @param body {@code articleBody}, possibly a teaser only; null if none
 * @param section null if none
 * @param publisher name; null if none
 * @param language null if none
 * @param url {@code mainEntityOfPage} or {@code url}; null if none
 * @param free false if the publisher says {@code isAccessibleForFree: false}
 */
record JsonLd(
        @Nullable String type,
        @Nullable String headline,
        List<String> authors,
        @Nullable String published,
        @Nullable String modified,
        @Nullable String body,
        @Nullable String section,
        @Nullable String publisher,
        @Nullable String language,
        @Nullable String url,
        boolean free) {
    private static final JsonLd NOTHING =
            new JsonLd(null, null, List.of(), null, null, null, null, null, null, null, true);
    private static final int DEEPEST = 8;
    private static final Set<String> DATED =
            Set.of("WebPage", "ItemPage", "HowTo", "Recipe", "VideoObject", "AudioObject", "Review", "CreativeWork");

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(100).build())
                    .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
                    .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
                    .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
                    .enable(JsonReadFeature.ALLOW_MISSING_VALUES)
                    .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
                    .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
                    .build())
            .build();

    static JsonLd of(Measures page) {
        JsonLd best = NOTHING;
        for (Box box : page.all("script")) {
            if (isIn(box)) {
                best = best.or(read(box.element.data()));
            }
        }
        return best;
    }

    /** Whether a script is such a block. */
    static boolean isIn(Box script) {
        return Texts.containsIgnoringCase(script.attribute("type"), "ld+json");
    }

    static JsonLd read(String script) {
        String json = script.strip();
        if (json.startsWith("<!--") || json.startsWith("//<![CDATA[") || json.startsWith("<![CDATA[")) {
            json = json.replaceAll("^(?:<!--|(?://)?<!\\[CDATA\\[)|(?:-->|(?://)?\\]\\]>)$", "")
                    .strip();
        }
        if (json.endsWith(";")) {
            json = json.substring(0, json.length() - 1);
        }
        try {
            List<JsonNode> articles = new ArrayList<>();
            List<JsonNode> others = new ArrayList<>();
            collect(MAPPER.readTree(json), articles, others, 0);
            JsonLd best = NOTHING;
            for (JsonNode article : articles) {
                best = best.or(ofArticle(article));
            }
            for (JsonNode other : others) {
                best = best.or(datesOf(other));
            }
            return best;
        } catch (JacksonException _) {
            return salvage(json);
        }
    }

    /** Fields of the first article found; what it lacks is taken from the next. */
    private JsonLd or(JsonLd other) {
        return new JsonLd(
                first(type, other.type),
                first(headline, other.headline),
                authors.isEmpty() ? other.authors : authors,
                first(published, other.published),
                first(modified, other.modified),
                first(body, other.body),
                first(section, other.section),
                first(publisher, other.publisher),
                first(language, other.language),
                first(url, other.url),
                free && other.free);
    }

    private static @Nullable String first(@Nullable String one, @Nullable String other) {
        return one == null ? other : one;
    }

    private static void collect(JsonNode node, List<JsonNode> into, List<JsonNode> others, int depth) {
        if (depth > DEEPEST) {
            return;
        }
        if (node.isArray()) {
            for (JsonNode item : node) {
                collect(item, into, others, depth + 1);
            }
        } else if (node.isObject()) {
            if (isArticle(node)) {
                into.add(node);
                return;
            }
            if (node.has("datePublished") && DATED.contains(String.valueOf(type(node)))) {
                others.add(node);
            }
            for (String key : List.of("@graph", "mainEntity", "mainEntityOfPage", "hasPart")) {
                JsonNode part = node.get(key);
                if (part != null && !part.isString()) {
                    collect(part, into, others, depth + 1);
                }
            }
        }
    }

    /** Of what is no article, but the page or its kind of content, only the times count. */
    private static JsonLd datesOf(JsonNode node) {
        return new JsonLd(
                null,
                null,
                List.of(),
                text(node.get("datePublished")),
                text(node.get("dateModified")),
                null,
                null,
                null,
                null,
                null,
                true);
    }

    private static boolean isArticle(JsonNode node) {
        String type = type(node);
        return type != null
                && (type.endsWith("Article")
                        || type.endsWith("BlogPosting")
                        || type.equals("Report")
                        || type.endsWith("NewsReport"));
    }

    private static @Nullable String type(JsonNode node) {
        JsonNode type = node.get("@type");
        if (type != null && type.isArray()) {
            for (JsonNode one : type) {
                String name = text(one);
                if (name != null && (name.endsWith("Article") || name.endsWith("BlogPosting"))) {
                    return name;
                }
            }
            return type.isEmpty() ? null : text(type.get(0));
        }
        return text(type);
    }

    private static JsonLd ofArticle(JsonNode node) {
        JsonNode free = node.get("isAccessibleForFree");
        String freeText = free == null ? null : free.asString("");
        return new JsonLd(
                type(node),
                text(node.get("headline")) == null ? text(node.get("name")) : text(node.get("headline")),
                names(node.has("author") ? node.get("author") : node.get("creator")),
                text(node.get("datePublished")) == null
                        ? text(node.get("dateCreated"))
                        : text(node.get("datePublished")),
                text(node.get("dateModified")),
                text(node.get("articleBody")),
                text(node.get("articleSection")),
                name(node.get("publisher")),
                language(node.get("inLanguage")),
                name(node.get("mainEntityOfPage")) == null ? text(node.get("url")) : id(node.get("mainEntityOfPage")),
                freeText == null || !freeText.equalsIgnoreCase("false"));
    }

    private static @Nullable String id(@Nullable JsonNode node) {
        return node != null && node.isObject() ? text(node.get("@id")) : text(node);
    }

    private static @Nullable String language(@Nullable JsonNode node) {
        return node != null && node.isObject() ? text(node.get("alternateName")) : text(node);
    }

    private static @Nullable String name(@Nullable JsonNode node) {
        if (node == null) {
            return null;
        }
        if (node.isArray()) {
            return node.isEmpty() ? null : name(node.get(0));
        }
        return node.isObject() ? text(node.get("name")) : text(node);
    }

    private static List<String> names(@Nullable JsonNode node) {
        List<String> names = new ArrayList<>();
        if (node != null && node.isArray()) {
            for (JsonNode one : node) {
                names.addAll(names(one));
            }
        } else if (node != null
                && node.isObject()
                && node.get("name") != null
                && node.get("name").isArray()) {
            return names(node.get("name"));
        } else {
            String name = name(node);
            if (name != null) {
                names.add(name);
            }
        }
        return names;
    }

    private static @Nullable String text(@Nullable JsonNode node) {
        if (node != null && node.isArray()) {
            return node.isEmpty() ? null : text(node.get(0));
        }
        if (node == null || !node.isString()) {
            return null;
        }
        String text = Texts.collapse(Parser.unescapeEntities(node.asString(), false));
        return text.isEmpty() ? null : text;
    }

    private static final Pattern FIELD = Pattern.compile(
            "\"(headline|datePublished|dateModified|articleSection|inLanguage)\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.){1,500})\"");
    private static final Pattern AUTHOR = Pattern.compile(
            "\"author\"\\s*:\\s*(?:\\[\\s*)?(?:\\{[^{}]{0,300}?\"name\"\\s*:\\s*)?\"((?:[^\"\\\\]|\\\\.){1,200})\"");

    /** Picks single fields out of what is not JSON: an unescaped quote in one field must not lose the others. */
    private static JsonLd salvage(String broken) {
        if (!broken.contains("Article\"") && !broken.contains("BlogPosting\"")) {
            return NOTHING;
        }
        String headline = null;
        String published = null;
        String modified = null;
        String section = null;
        String language = null;
        Matcher field = FIELD.matcher(broken);
        while (field.find()) {
            String value = unescape(field.group(2));
            switch (field.group(1)) {
                case "headline" -> headline = first(headline, value);
                case "datePublished" -> published = first(published, value);
                case "dateModified" -> modified = first(modified, value);
                case "articleSection" -> section = first(section, value);
                default -> language = first(language, value);
            }
        }
        Matcher author = AUTHOR.matcher(broken);
        List<String> authors = author.find() ? List.of(unescape(author.group(1))) : List.of();
        return new JsonLd("Article", headline, authors, published, modified, null, section, null, language, null, true);
    }

    private static String unescape(String value) {
        try {
            return Texts.collapse(
                    Parser.unescapeEntities(MAPPER.readTree("\"" + value + "\"").asString(), false));
        } catch (JacksonException _) {
            return Texts.collapse(value);
        }
    }
}
