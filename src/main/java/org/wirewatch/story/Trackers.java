package org.wirewatch.story;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Query parameters that tell where a reader came from and not which page it is: the table {@code trackers.txt}.
 * Immutable.
 */
final class Trackers {
    private static final String TABLE = "trackers.txt";
    private static final Trackers KNOWN = read();

    private final Set<String> names;
    private final List<String> beginnings;

    private Trackers(List<String> lines) {
        names = lines.stream().filter(line -> !line.endsWith("*")).collect(Collectors.toUnmodifiableSet());
        beginnings = lines.stream()
                .filter(line -> line.endsWith("*"))
                .map(line -> line.substring(0, line.length() - 1))
                .toList();
    }

    /** Whether a parameter of this name can be left out. */
    static boolean contain(String parameter) {
        String name = parameter.toLowerCase(Locale.ROOT);
        return KNOWN.names.contains(name) || KNOWN.beginnings.stream().anyMatch(name::startsWith);
    }

    private static Trackers read() {
        InputStream table = Trackers.class.getResourceAsStream(TABLE);
        if (table == null) {
            throw new IllegalStateException("The program's file is broken: " + TABLE
                    + ", the table of tracking parameters, is missing. Install it again.");
        }
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8))) {
            return new Trackers(lines.lines()
                    .map(line -> line.strip().toLowerCase(Locale.ROOT))
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList());
        } catch (IOException broken) {
            throw new UncheckedIOException(TABLE + ", the table of tracking parameters, cannot be read", broken);
        }
    }
}
