package org.wirewatch.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Files of one JSON object a line, read line by line. */
final class JsonLines {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private JsonLines() {}

    /** What is wrong with a file of lines, and where; the message is for the person who gave the file. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1;

        Unreadable(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /**
     * Hands every line's object over, in order; empty lines are passed by.
     *
     * @throws Unreadable if the file is not there, a line is no JSON, or the reader does not find what it needs
     */
    static void read(Path file, Consumer<JsonNode> reader) throws Unreadable {
        int number = 0;
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    reader.accept(MAPPER.readTree(line));
                }
            }
        } catch (JacksonException | IllegalArgumentException wrong) {
            throw new Unreadable(file + ", line " + number + ": " + firstLine(wrong), wrong);
        } catch (NoSuchFileException missing) {
            throw new Unreadable(file + ": there is no such file", missing);
        } catch (IOException broken) {
            throw new Unreadable(file + ", after line " + number + ": " + firstLine(broken), broken);
        }
    }

    /** A text that must be there. */
    static String text(JsonNode object, String name) {
        JsonNode value = object.get(name);
        if (value == null || !value.isString()) {
            throw new IllegalArgumentException("\"" + name + "\" is missing or no text");
        }
        return value.asString();
    }

    /** An object that must be there. */
    static JsonNode object(JsonNode object, String name) {
        JsonNode value = object.get(name);
        if (value == null || !value.isObject()) {
            throw new IllegalArgumentException("\"" + name + "\" is missing or no object");
        }
        return value;
    }

    /** Writes a value as JSON. */
    static void write(Path file, Object value) throws IOException {
        Files.writeString(file, MAPPER.writeValueAsString(value));
    }

    private static String firstLine(Exception wrong) {
        String message = wrong instanceof JacksonException json ? json.getOriginalMessage() : wrong.getMessage();
        return message == null
                ? wrong.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }
}
