package org.wirewatch.config;

/** The line that a problem stands in, with a caret under the place; cut to fit a terminal of 80 columns. */
final class Excerpt {
    private static final int WIDTH = 76;
    private static final String INDENT = "    ";

    private Excerpt() {}

    /** Two lines; empty if the problem has no line to show. */
    static String of(Problem problem) {
        if (problem.source() == null || problem.source().isBlank()) {
            return "";
        }
        int[] line = problem.source().codePoints().map(Excerpt::shown).toArray();
        int caret = Math.min(problem.column() - 1, line.length);
        int start = 0;
        while (start < caret && width(line, start, caret) > WIDTH - 16) {
            start++;
        }
        int end = line.length;
        while (end > caret + 1 && width(line, start, end) > WIDTH) {
            end--;
        }
        String before = start > 0 ? "…" : "";
        String after = end < line.length ? "…" : "";
        return INDENT + before + new String(line, start, end - start) + after + "\n" + INDENT
                + " ".repeat(before.length() + width(line, start, caret)) + "^";
    }

    private static int shown(int codePoint) {
        if (codePoint == '\t') {
            return ' ';
        }
        return Character.isISOControl(codePoint) || Character.getType(codePoint) == Character.FORMAT
                ? '\uFFFD'
                : codePoint;
    }

    private static int width(int[] line, int from, int to) {
        int columns = 0;
        for (int i = from; i < to; i++) {
            columns += width(line[i]);
        }
        return columns;
    }

    /** Columns on a terminal: marks take none, East Asian wide characters and emoji two (Unicode UAX 11, roughly). */
    private static int width(int c) {
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return 0;
        }
        boolean wide = (c >= 0x1100 && c <= 0x115f)
                || (c >= 0x2e80 && c <= 0xa4cf)
                || (c >= 0xac00 && c <= 0xd7a3)
                || (c >= 0xf900 && c <= 0xfaff)
                || (c >= 0xfe30 && c <= 0xfe6f)
                || (c >= 0xff00 && c <= 0xff60)
                || (c >= 0xffe0 && c <= 0xffe6)
                || (c >= 0x1f300 && c <= 0x1faff)
                || (c >= 0x20000 && c <= 0x3fffd);
        return wide ? 2 : 1;
    }
}
