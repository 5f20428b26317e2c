package org.wirewatch.config.yaml;

/**
 * Where something stands in a text.
 *
 * @param line from 1
 * @param column from 1, in Unicode code points
 */
public record Place(int line, int column) implements Comparable<Place> {
    /** The very beginning. */
    public static final Place START = new Place(1, 1);

    @Override
    public int compareTo(Place other) {
        return line == other.line ? Integer.compare(column, other.column) : Integer.compare(line, other.line);
    }
}
