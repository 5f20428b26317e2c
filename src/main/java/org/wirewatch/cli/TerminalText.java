package org.wirewatch.cli;

import java.util.ArrayList;
import java.util.List;

/** Text for a terminal of 80 columns. Pure. */
final class TerminalText {
    static final int WIDTH = 80;

    private TerminalText() {}

    /** A number with its noun. */
    static String count(long number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }

    /**
     * Breaks text into lines at its spaces.
     *
     * @param first spaces before the first line
     * @param rest spaces before all others
     */
    static List<String> wrapped(String text, int first, int rest) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(" ".repeat(first));
        boolean empty = true;
        for (String word : text.strip().split("\\s+", -1)) {
            if (!empty && line.length() + 1 + word.length() > WIDTH) {
                lines.add(line.toString());
                line = new StringBuilder(" ".repeat(rest));
                empty = true;
            }
            line.append(empty ? "" : " ").append(word);
            empty = false;
        }
        lines.add(line.toString());
        return lines;
    }
}
