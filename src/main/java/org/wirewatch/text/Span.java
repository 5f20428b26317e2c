package org.wirewatch.text;

/**
 * A stretch of a text.
 *
 * @param start inclusive, UTF-16 offset
 * @param end exclusive
 */
public record Span(int start, int end) {}
