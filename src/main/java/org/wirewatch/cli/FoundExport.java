package org.wirewatch.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wirewatch.pipeline.Found;

/**
 * Writes what was found into a file, one article a line: JSON, or CSV as RFC 4180 has it, with a headline. A cell that a
 * spreadsheet would take for a formula begins with an apostrophe there. For one thread.
 */
final class FoundExport implements Consumer<Found>, AutoCloseable {
    private static final String COLUMNS = "seen,published,source,title,url,byline,section,language,story,sentence";

    private final Writer file;
    private final boolean csv;
    private long lines;

    private FoundExport(Writer file, boolean csv) {
        this.file = file;
        this.csv = csv;
    }

    /** What is wrong with a file's name; empty if its ending tells the form. */
    static Optional<String> complaint(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return Stream.of(".csv", ".jsonl", ".ndjson", ".json").anyMatch(name::endsWith)
                ? Optional.empty()
                : Optional.of("--export " + file + ": end the name with .jsonl for JSON lines, or with .csv.");
    }

    /** Opens a file, in the place of what it held. */
    static FoundExport open(Path path) throws IOException {
        boolean csv = path.toString().toLowerCase(Locale.ROOT).endsWith(".csv");
        FoundExport export = new FoundExport(Files.newBufferedWriter(path), csv);
        if (csv) {
            export.file.write(COLUMNS + "\r\n");
        }
        return export;
    }

    /** How many articles were written. */
    long lines() {
        return lines;
    }

    @Override
    public void accept(Found found) {
        try {
            file.write(csv ? row(found) + "\r\n" : ReportJson.line(found) + "\n");
            lines++;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String row(Found found) {
        return String.join(
                ",",
                cell(found.seenAt()),
                cell(found.published()),
                cell(found.source()),
                cell(found.title()),
                cell(found.url()),
                cell(found.byline()),
                cell(found.section()),
                cell(found.language()),
                cell(found.storyId()),
                cell(found.sentence()));
    }

    private static String cell(@Nullable Object value) {
        String text = value == null ? "" : value.toString();
        String safe = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return safe.chars().anyMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r')
                ? "\"" + safe.replace("\"", "\"\"") + "\""
                : safe;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
