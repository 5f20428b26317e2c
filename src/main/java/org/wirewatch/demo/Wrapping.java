package org.wirewatch.demo;

import java.util.ArrayList;
import java.util.List;

/** Breaks text into lines for a terminal. Widths are in characters; the demo's own texts have no wide ones. */
final class Wrapping {
    private Wrapping() {}

    /**
     * Lines of at most {@code width} characters, broken at spaces; a longer word is cut.
     *
     * @param text may hold line breaks, which stay
     */
    static List<String> wrap(String text, int width) {
        return text.lines().flatMap(line -> wrapLine(line, width).stream()).toList();
    }

    private static List<String> wrapLine(String line, int width) {
        List<String> lines = new ArrayList<>();
        String rest = line.stripTrailing();
        while (rest.length() > width) {
            int space = rest.lastIndexOf(' ', width);
            int end = rest.substring(0, Math.max(space, 0)).isBlank() ? width : space;
            lines.add(rest.substring(0, end).stripTrailing());
            rest = rest.substring(end).stripLeading();
        }
        lines.add(rest);
        return lines;
    }

    /** The text cut to {@code width} characters, with an ellipsis where something was cut. */
    static String cut(String text, int width) {
        return text.length() <= width ? text : text.substring(0, width - 1).stripTrailing() + "…";
    }
}
