package org.wirewatch.config;

import org.jspecify.annotations.Nullable;

/**
 * Something wrong with the configuration, and where.
 *
 * @param file as it was asked for
 * @param line from 1
 * @param column from 1, in Unicode code points
 * @param message what is wrong and what would be right, one line
 * @param warning true if the configuration can be used all the same
 * @param source the line it stands in, secrets masked; null where there is none to show
 */
public record Problem(
        String file,
        int line,
        int column,
        String message,
        boolean warning,
        @Nullable String source) {
    /** {@code FILE:LINE:COLUMN: message}, the form that editors jump to. */
    @Override
    public String toString() {
        return file + ":" + line + ":" + column + ": " + (warning ? "warning: " : "") + message;
    }

    /** The line it stands in and a caret under the place, to be shown below the problem; empty if there is no line. */
    public String excerpt() {
        return Excerpt.of(this);
    }
}
