package org.wirewatch.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wirewatch.feed.Entry;
import org.wirewatch.feed.Feed;
import org.wirewatch.feed.FeedReader;
import org.wirewatch.feed.Reading;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code wirewatch parse}: what Wirewatch reads in a feed file. */
@Command(
        name = "parse",
        mixinStandardHelpOptions = true,
        description = "Shows what is read in a feed file, as JSON.",
        footer = {
            "",
            "Example:",
            "  curl -s https://example.org/feed.xml -o feed.xml",
            "  wirewatch parse --base https://example.org/feed.xml feed.xml",
            "",
            "Exit code 1 if the file is no feed; the JSON then says why."
        })
final class ParseCommand implements Callable<Integer> {
    private static final String HEADERS = "headers.json";

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "The feed file.")
    private @Nullable Path file;

    @Option(names = "--base", paramLabel = "URL", description = "Where the file came from, for its relative links.")
    private @Nullable URI base;

    @Option(names = "--content-type", paramLabel = "TYPE", description = "The Content-Type it came with.")
    private @Nullable String contentType;

    @Option(
            names = "--batch",
            paramLabel = "DIR",
            description = "Reads every file in DIR; DIR/headers.json may give {file: {content_type, base}}.")
    private @Nullable Path batch;

    @Option(names = "--json", paramLabel = "OUT", description = "Where --batch writes {file: what was read}.")
    private @Nullable Path out;

    private final FeedReader reader = new FeedReader();

    @Override
    public Integer call() throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        if (file != null && batch == null && out == null) {
            return one(file, err);
        }
        if (file == null && batch != null && out != null) {
            return all(batch, out, err);
        }
        err.println("parse: give either FILE, or --batch DIR with --json OUT; see wirewatch parse --help");
        return ExitCodes.WRONG_USE;
    }

    private int one(Path feed, PrintWriter err) throws IOException {
        if (!Files.isRegularFile(feed)) {
            err.println("parse: there is no file " + feed);
            return ExitCodes.WRONG_USE;
        }
        Reading reading = reader.read(Files.readAllBytes(feed), contentType, base);
        spec.commandLine()
                .getOut()
                .println(JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(json(reading)));
        return reading instanceof Reading.Read ? ExitCodes.DONE : ExitCodes.FAILED;
    }

    private int all(Path folder, Path target, PrintWriter err) throws IOException {
        if (!Files.isDirectory(folder)) {
            err.println("parse: there is no folder " + folder);
            return ExitCodes.WRONG_USE;
        }
        JsonNode headers;
        try {
            headers = headers(folder);
        } catch (JacksonException broken) {
            err.println("parse: " + folder.resolve(HEADERS) + " is not valid JSON: " + broken.getOriginalMessage());
            return ExitCodes.WRONG_USE;
        }
        List<Path> feeds = feeds(folder);
        ObjectNode results = JsonMapper.shared().createObjectNode();
        try (Progress progress = Progress.of("reading feeds", feeds.size(), err)) {
            for (Path feed : feeds) {
                String name = String.valueOf(feed.getFileName());
                JsonNode header = headers.path(name);
                Reading reading = reader.read(Files.readAllBytes(feed), text(header, "content_type"), uri(header));
                results.set(name, json(reading));
                progress.advance(1);
            }
        }
        Files.writeString(target, JsonMapper.shared().writeValueAsString(results));
        return ExitCodes.DONE;
    }

    private static JsonNode headers(Path folder) throws IOException {
        Path headers = folder.resolve(HEADERS);
        return Files.exists(headers)
                ? JsonMapper.shared().readTree(Files.readString(headers))
                : JsonMapper.shared().createObjectNode();
    }

    private static List<Path> feeds(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return new ArrayList<>(files.filter(Files::isRegularFile)
                    .filter(path -> !path.endsWith(HEADERS))
                    .sorted()
                    .toList());
        }
    }

    private static @Nullable String text(JsonNode header, String field) {
        JsonNode value = header.path(field);
        return value.isString() ? value.asString() : null;
    }

    private static @Nullable URI uri(JsonNode header) {
        String text = text(header, "base");
        try {
            return text == null ? null : URI.create(text);
        } catch (IllegalArgumentException noUri) {
            return null;
        }
    }

    private static ObjectNode json(Reading reading) {
        ObjectNode node = JsonMapper.shared().createObjectNode();
        switch (reading) {
            case Reading.Unreadable(String code, String sentence) -> {
                node.put("ok", false);
                node.put("error", code + ": " + sentence);
            }
            case Reading.Elsewhere(URI target) -> {
                node.put("ok", false);
                node.put("error", "moved: the feed is at " + target + " now");
            }
            case Reading.SitemapIndex(List<Reading.SitemapIndex.Part> parts) -> {
                node.put("ok", false);
                node.put(
                        "error",
                        "sitemap-index: the news stand in " + parts.getFirst().url());
            }
            case Reading.Read(Feed feed) -> {
                node.put("ok", true);
                node.putNull("error");
                node.put("format", feed.format());
                node.put("title", feed.title());
                node.put("link", feed.link());
                node.put("subtitle", feed.subtitle());
                node.put("language", feed.language());
                ArrayNode entries = node.putArray("entries");
                feed.entries().forEach(entry -> entries.add(json(entry)));
            }
        }
        return node;
    }

    private static ObjectNode json(Entry entry) {
        ObjectNode node = JsonMapper.shared().createObjectNode();
        node.put("id", entry.id());
        node.put("title", entry.title());
        node.put("url", entry.url());
        node.put("author", entry.author());
        node.put(
                "published",
                entry.published() == null ? null : entry.published().toString());
        node.put("updated", entry.updated() == null ? null : entry.updated().toString());
        node.put("summary", entry.summary());
        node.put("content", entry.content());
        ArrayNode categories = node.putArray("categories");
        entry.categories().forEach(categories::add);
        ArrayNode enclosures = node.putArray("enclosures");
        for (Entry.Enclosure enclosure : entry.enclosures()) {
            enclosures.addPOJO(enclosure(enclosure));
        }
        return node;
    }

    private static Map<String, Object> enclosure(Entry.Enclosure enclosure) {
        Map<String, Object> fields = new java.util.LinkedHashMap<>();
        fields.put("url", enclosure.url());
        fields.put("type", enclosure.type() == null ? "" : enclosure.type());
        if (enclosure.length() != null) {
            fields.put("length", enclosure.length());
        }
        return fields;
    }
}
