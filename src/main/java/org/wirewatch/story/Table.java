package org.wirewatch.story;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** The room's tables: text files beside its classes. */
final class Table {
    private Table() {}

    /** A table's lines in lower case, without comments and empty lines. */
    static List<String> lines(String name) {
        InputStream table = Table.class.getResourceAsStream(name);
        if (table == null) {
            throw new IllegalStateException(
                    "The program's file is broken: its table " + name + " is missing. Install it again.");
        }
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .map(line -> line.strip().toLowerCase(Locale.ROOT))
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException("The program's table " + name + " cannot be read", broken);
        }
    }
}
