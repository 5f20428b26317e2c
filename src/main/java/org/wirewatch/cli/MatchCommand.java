package org.wirewatch.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wirewatch.text.ArticleFacts;
import org.wirewatch.text.TokenizedArticle;
import org.wirewatch.text.Tokenizer;
import org.wirewatch.watch.Parsed;
import org.wirewatch.watch.Query;
import org.wirewatch.watch.Warning;
import org.wirewatch.watch.Watch;
import org.wirewatch.watch.WatchIndex;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Holds a file of articles against a file of watches, without config, network or database. */
@Command(
        name = "match",
        mixinStandardHelpOptions = true,
        description = "Hold a file of articles against a file of watches and write which watch matches which article.",
        footer = {
            "",
            "Example:",
            "  wirewatch match --watches watches.txt --articles articles.jsonl --json matches.json",
            "",
            "watches.txt holds a name, a tab and a query a line; lines that start with # are left out:",
            "  korea<TAB>\"North Korea*\" AND (troops OR soldiers) NOT football",
            "articles.jsonl holds an object a line with \"id\", \"title\" and \"text\", and if known",
            "with \"url\", \"source\", \"by\", \"lang\" and \"section\".",
            "The answer: {\"matches\": {articleId: [watch names]}, \"rejected\": {name: {\"pos\", \"msg\"}},",
            "\"warnings\": {name: {\"pos\", \"msg\"}}}; positions count characters from 0."
        })
public final class MatchCommand implements Callable<Integer> {
    private static final JsonFactory JSON = new JsonFactory();

    @Option(
            names = "--watches",
            required = true,
            paramLabel = "FILE",
            description = "The watches, one a line: name, tab, query.")
    private Path watchesFile;

    @Option(
            names = "--articles",
            required = true,
            paramLabel = "FILE",
            description = "The articles, one JSON object a line.")
    private Path articlesFile;

    @Option(names = "--json", required = true, paramLabel = "OUT", description = "Where to write the answer.")
    private Path out;

    @Spec
    private CommandSpec spec;

    private final WatchIndex.Builder watches = new WatchIndex.Builder();
    private final Map<String, Note> rejected = new TreeMap<>();
    private final Map<String, Note> warnings = new TreeMap<>();
    private final Map<String, List<String>> matches = new TreeMap<>();

    @Override
    public Integer call() {
        try {
            readWatches();
            matchArticles(watches.build());
            write();
            return ExitCodes.DONE;
        } catch (BadLine bad) {
            error().println(bad.getMessage());
            return ExitCodes.WRONG_USE;
        } catch (java.nio.file.NoSuchFileException missing) {
            error().println("there is no file " + missing.getFile());
            return ExitCodes.WRONG_USE;
        } catch (IOException | JacksonException failure) {
            error().println("cannot go on: " + failure.getMessage());
            return ExitCodes.FAILED;
        }
    }

    private void readWatches() throws IOException, BadLine {
        try (BufferedReader reader = Files.newBufferedReader(watchesFile)) {
            int number = 0;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                if (line.isEmpty() || line.startsWith("#")) {
                    continue;
                }
                int tab = line.indexOf('\t');
                String name = tab < 0 ? line : line.substring(0, tab);
                if (!read(name, tab < 0 ? "" : line.substring(tab + 1))) {
                    throw new BadLine(
                            watchesFile,
                            number,
                            "the name " + name + " is that of line " + lineOf(name)
                                    + " already: give each watch a name of its own");
                }
            }
        }
    }

    /** The first line with a name. */
    private int lineOf(String name) throws IOException {
        try (Stream<String> lines = Files.lines(watchesFile)) {
            return 1
                    + lines.takeWhile(line -> !line.equals(name) && !line.startsWith(name + "\t"))
                            .toList()
                            .size();
        }
    }

    /** Reads a watch; false if there is one of that name. */
    private boolean read(String name, String source) {
        return switch (Query.parse(source)) {
            case Parsed.Valid valid -> {
                if (!valid.warnings().isEmpty()) {
                    Warning first = valid.warnings().getFirst();
                    warnings.put(name, new Note(first.position(), first.message()));
                }
                yield !rejected.containsKey(name) && watches.add(new Watch(name, valid.query()));
            }
            case Parsed.Invalid(int position, String message) ->
                !watches.holds(name) && rejected.put(name, new Note(position, message)) == null;
        };
    }

    private void matchArticles(WatchIndex index) throws IOException, BadLine {
        try (Progress progress = Progress.of("matching", Files.size(articlesFile), error());
                BufferedReader reader = Files.newBufferedReader(articlesFile)) {
            int number = 0;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                progress.advance(line.length() + 1L);
                if (!line.isBlank()) {
                    match(index, line, number);
                }
            }
        }
    }

    private void match(WatchIndex index, String line, int number) throws BadLine {
        String id = null;
        String title = "";
        String text = "";
        Facts facts = new Facts();
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), line)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new BadLine(
                        articlesFile, number, "not a JSON object: write {\"id\": …, \"title\": …, \"text\": …}");
            }
            for (String key = parser.nextName(); key != null; key = parser.nextName()) {
                JsonToken value = parser.nextToken();
                String string = value.isScalarValue() && value != JsonToken.VALUE_NULL ? parser.getString() : "";
                switch (key) {
                    case "id" -> id = string;
                    case "title" -> title = string;
                    case "text" -> text = string;
                    default -> {
                        facts.take(key, string);
                        parser.skipChildren();
                    }
                }
            }
        } catch (JacksonException broken) {
            throw new BadLine(articlesFile, number, "not JSON: " + broken.getOriginalMessage());
        }
        if (id == null) {
            throw new BadLine(articlesFile, number, "the article has no \"id\"");
        }
        TokenizedArticle article = Tokenizer.tokenize(title, text).with(facts.facts());
        List<String> names = index.namesMatching(article);
        if (!names.isEmpty()) {
            matches.put(id, names);
        }
    }

    private void write() throws IOException {
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out.toFile(), JsonEncoding.UTF8)) {
            json.writeStartObject();
            json.writeObjectPropertyStart("matches");
            matches.forEach((id, names) -> {
                json.writeArrayPropertyStart(id);
                names.forEach(json::writeString);
                json.writeEndArray();
            });
            json.writeEndObject();
            write(json, "rejected", rejected);
            write(json, "warnings", warnings);
            json.writeEndObject();
        }
    }

    private static void write(JsonGenerator json, String property, Map<String, Note> notes) {
        json.writeObjectPropertyStart(property);
        notes.forEach((name, note) -> {
            json.writeObjectPropertyStart(name);
            json.writeNumberProperty("pos", note.position());
            json.writeStringProperty("msg", note.message());
            json.writeEndObject();
        });
        json.writeEndObject();
    }

    private PrintWriter error() {
        return spec.commandLine().getErr();
    }

    /** What an article's line says besides title and text. */
    private static final class Facts {
        private final Map<String, String> values = new HashMap<>();

        void take(String key, String value) {
            if (!value.isEmpty()) {
                values.put(key, value);
            }
        }

        ArticleFacts facts() {
            if (values.isEmpty()) {
                return ArticleFacts.NONE;
            }
            String url = values.getOrDefault("url", "");
            return new ArticleFacts(
                    Stream.of(values.get("source"), host(url))
                            .filter(Objects::nonNull)
                            .toList(),
                    values.getOrDefault("by", ""),
                    values.getOrDefault("lang", ""),
                    values.getOrDefault("section", ""),
                    url);
        }

        private static @Nullable String host(String url) {
            try {
                return new URI(url).getHost();
            } catch (URISyntaxException notAnAddress) {
                return null;
            }
        }
    }

    /** What is to be said of a query, and where. */
    private record Note(int position, String message) {}

    /** A line of an input file that cannot be used. */
    private static final class BadLine extends Exception {
        BadLine(Path file, int line, String trouble) {
            super(file + ":" + line + ": " + trouble);
        }
    }
}
