package org.wirewatch.story;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Query parameters that tell where a reader came from and not which page it is: the table {@code trackers.txt}.
 * Immutable.
 */
final class Trackers {
    private static final List<String> TABLE = Table.lines("trackers.txt");
    private static final Set<String> NAMES =
            TABLE.stream().filter(line -> !line.endsWith("*")).collect(Collectors.toUnmodifiableSet());
    private static final List<String> BEGINNINGS = TABLE.stream()
            .filter(line -> line.endsWith("*"))
            .map(line -> line.substring(0, line.length() - 1))
            .toList();

    private Trackers() {}

    /** Whether a parameter of this name can be left out. */
    static boolean contain(String parameter) {
        String name = parameter.toLowerCase(Locale.ROOT);
        return NAMES.contains(name) || BEGINNINGS.stream().anyMatch(name::startsWith);
    }
}
