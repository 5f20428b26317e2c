package org.wirewatch.cli;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.wirewatch.story.Candidate;
import org.wirewatch.story.Placement;
import org.wirewatch.story.StorySettings;
import org.wirewatch.story.StoryWindow;
import org.wirewatch.text.Tokenizer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** {@code dedup}: which articles of a file tell the same story. */
@Command(
        name = "dedup",
        description = "Says which articles of a file tell the same story, as if they came in order of publication.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = {
            "  wirewatch dedup --batch articles.jsonl --json stories.json",
            "reads one {\"id\", \"url\", \"title\", \"text\", \"published\"} a line and writes {id: story}."
        })
final class Dedup implements Callable<Integer> {
    /** The same for every order of the file's lines; ids take no part. */
    private static final Comparator<Line> IN_ORDER_OF_PUBLICATION = Comparator.comparing(Line::published)
            .thenComparing(Line::title)
            .thenComparing(Line::text)
            .thenComparing(Line::url);

    @Option(names = "--batch", required = true, paramLabel = "ARTICLES.jsonl", description = "One article a line.")
    private Path batch;

    @Option(names = "--json", required = true, paramLabel = "OUT", description = "Where the answer is written.")
    private Path json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        List<Line> lines = new ArrayList<>();
        try {
            JsonLines.read(batch, object -> lines.add(Line.of(object)));
            lines.sort(IN_ORDER_OF_PUBLICATION);
            JsonLines.write(json, stories(lines));
            return ExitCodes.DONE;
        } catch (JsonLines.Unreadable unreadable) {
            spec.commandLine().getErr().println(unreadable.getMessage());
            return ExitCodes.WRONG_USE;
        } catch (IOException notWritten) {
            spec.commandLine().getErr().println(json + " cannot be written: " + notWritten.getMessage());
            return ExitCodes.FAILED;
        }
    }

    private static Map<String, Long> stories(List<Line> lines) {
        StorySettings settings = StorySettings.DEFAULTS;
        StoryWindow window = new StoryWindow(settings);
        Map<String, Long> stories = new LinkedHashMap<>();
        long number = 0;
        for (Line line : lines) {
            Candidate candidate = line.candidate();
            window.forgetBefore(line.published().minus(settings.window()));
            long story = switch (window.place(candidate)) {
                case Placement.NewStory() -> number;
                case Placement.Copy copy -> copy.storyId();
                case Placement.NewVersion version -> version.storyId();
            };
            window.remember(number++, story, candidate);
            stories.put(line.id(), story);
        }
        return stories;
    }

    /**
     * An article of the file.
     *
     * @param published the first moment there is where the file knows none, so that undated articles are near each other
     */
    private record Line(String id, String url, String title, String text, Instant published) {
        static Line of(JsonNode object) {
            JsonNode published = object.path("published");
            return new Line(
                    JsonLines.text(object, "id"),
                    JsonLines.text(object, "url"),
                    JsonLines.text(object, "title"),
                    JsonLines.text(object, "text"),
                    published.isString() ? time(published.asString()) : Instant.EPOCH);
        }

        private static Instant time(String published) {
            try {
                return OffsetDateTime.parse(published).toInstant();
            } catch (DateTimeParseException wrong) {
                throw new IllegalArgumentException(
                        "\"published\" is \"" + published + "\", not a time such as 2026-11-23T09:30:00Z", wrong);
            }
        }

        Candidate candidate() {
            return new Candidate(url, publisher(), published, Tokenizer.tokenize(title, text));
        }

        private String publisher() {
            try {
                String host = new URI(url).getHost();
                return host == null ? "" : host.replaceFirst("^www\\.", "");
            } catch (URISyntaxException noAddress) {
                return "";
            }
        }
    }
}
