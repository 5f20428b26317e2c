package org.wirewatch.alert;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Text in the columns of a terminal: East Asian wide characters and emoji take two, combining marks none.
 *
 * <p>Source: Unicode Standard Annex 11 (East Asian Width); clusters and line breaks are the JDK's.
 */
final class TextColumns {
    private static final String ELLIPSIS = "…";

    /** First and last code points of the wide and full-width blocks; emoji are asked of {@link Character}. */
    private static final int[][] WIDE = {
        {0x1100, 0x115F}, {0x2E80, 0x303E}, {0x3041, 0xA4CF}, {0xA960, 0xA97F}, {0xAC00, 0xD7A3}, {0xF900, 0xFAFF},
        {0xFE10, 0xFE19}, {0xFE30, 0xFE6F}, {0xFF00, 0xFF60}, {0xFFE0, 0xFFE6}, {0x16FE0, 0x1B2FF}, {0x20000, 0x3FFFD}
    };

    private static final int EMOJI_VARIATION = 0xFE0F;

    private TextColumns() {}

    /** How many columns a line of text takes. */
    static int width(String text) {
        int sum = 0;
        BreakIterator clusters = BreakIterator.getCharacterInstance(Locale.ROOT);
        clusters.setText(text);
        int start = clusters.first();
        for (int end = clusters.next(); end != BreakIterator.DONE; start = end, end = clusters.next()) {
            sum += clusterWidth(text, start, end);
        }
        return sum;
    }

    /** Cuts at a word, or at a character if there is no word to cut at, and ends what was cut with an ellipsis. */
    static String cut(String text, int columns) {
        if (width(text) <= columns) {
            return text;
        }
        int room = fits(text, 0, columns - 1);
        int word = text.lastIndexOf(' ', room);
        String kept = text.substring(0, word > room / 2 ? word : room).stripTrailing();
        return kept + ELLIPSIS;
    }

    /** Breaks into lines of at most so many columns, at words where possible; never empty, no trailing spaces. */
    static List<String> wrap(String text, int columns) {
        List<String> lines = new ArrayList<>();
        BreakIterator breaks = BreakIterator.getLineInstance(Locale.ROOT);
        breaks.setText(text);
        int start = 0;
        while (start < text.length()) {
            int end = endOfLine(text, breaks, start, columns);
            lines.add(text.substring(start, end).strip());
            start = end;
        }
        return lines.isEmpty() ? List.of("") : lines;
    }

    private static int endOfLine(String text, BreakIterator breaks, int start, int columns) {
        int room = fits(text, start, columns);
        if (room == text.length()) {
            return room;
        }
        // Spaces at the break hang over the edge: a word that just fits is not sent to the next line.
        int edge = room;
        while (edge < text.length() && text.charAt(edge) == ' ') {
            edge++;
        }
        int candidate = breaks.isBoundary(edge) ? edge : breaks.preceding(edge);
        return candidate > start ? candidate : room;
    }

    /** Index after the last cluster that fits, at least one cluster after the start. */
    private static int fits(String text, int start, int columns) {
        BreakIterator clusters = BreakIterator.getCharacterInstance(Locale.ROOT);
        clusters.setText(text);
        int used = 0;
        int from = start;
        int to = clusters.following(start);
        while (to != BreakIterator.DONE) {
            used += clusterWidth(text, from, to);
            if (used > columns && from > start) {
                return from;
            }
            from = to;
            to = clusters.next();
        }
        return text.length();
    }

    private static int clusterWidth(String text, int start, int end) {
        int width = 0;
        for (int i = start; i < end; ) {
            int codePoint = text.codePointAt(i);
            width = Math.max(width, codePoint == EMOJI_VARIATION ? 2 : width(codePoint));
            i += Character.charCount(codePoint);
        }
        return width;
    }

    private static int width(int codePoint) {
        if (codePoint < 0x300) {
            return codePoint == 0xAD ? 0 : 1;
        }
        int type = Character.getType(codePoint);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        for (int[] range : WIDE) {
            if (codePoint >= range[0] && codePoint <= range[1]) {
                return 2;
            }
        }
        return Character.isEmojiPresentation(codePoint) ? 2 : 1;
    }
}
