package org.wirewatch.config.yaml;

import java.util.Arrays;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * Retraces how a scalar's value came out of the file, so that the n-th character of the value has a place of its own:
 * folded lines, doubled quotes, escapes and the indentation of block scalars move everything behind them (YAML 1.2 §7.3,
 * §8.1).
 */
final class ScalarTrace {
    private final YamlText text;
    private final String value;
    private final StringBuilder traced = new StringBuilder();
    /** For each UTF-16 unit of {@code traced}, the code point index it came from. */
    private int[] origins;

    private int next;
    private final int end;

    private ScalarTrace(YamlText text, ScalarNode node) {
        this.text = text;
        this.value = node.getValue();
        this.origins = new int[value.length() + 16];
        this.next = node.getStartMark().orElseThrow().getIndex();
        this.end = node.getEndMark().orElseThrow().getIndex();
        skipTagAndAnchor();
        ScalarStyle style = node.getScalarStyle();
        switch (style) {
            case PLAIN, JSON_SCALAR_STYLE -> flow(end, style);
            case SINGLE_QUOTED, DOUBLE_QUOTED -> {
                next++;
                flow(end - 1, style);
            }
            case LITERAL, FOLDED -> block(style == ScalarStyle.FOLDED);
        }
    }

    /**
     * Where a character of the value stands.
     *
     * @param offset UTF-16 offset in the value; its length for the place behind it
     * @return the place in the file; the scalar's start should the retracing ever disagree with the parser
     */
    static Place placeOf(YamlText text, ScalarNode node, int offset) {
        ScalarTrace trace = new ScalarTrace(text, node);
        if (offset < 0 || offset > trace.value.length() || !trace.agrees()) {
            return text.placeOf(node.getStartMark().orElseThrow().getIndex());
        }
        return text.placeOf(trace.origin(offset));
    }

    /** Whether retracing gave the very value that the parser gave. */
    static boolean agrees(YamlText text, ScalarNode node) {
        return new ScalarTrace(text, node).agrees();
    }

    private boolean agrees() {
        return traced.length() >= value.length() && value.contentEquals(traced.subSequence(0, value.length()));
    }

    private int origin(int offset) {
        int wanted = offset;
        while (wanted > 0 && wanted == value.length() && value.charAt(wanted - 1) == '\n') {
            wanted--; // behind a block's last line, not at the start of whatever follows it
        }
        return wanted < traced.length() ? origins[wanted] : next;
    }

    private void skipTagAndAnchor() {
        while (text.at(next) == '!' || text.at(next) == '&') {
            while (next < end && !isBlank(text.at(next)) && !isBreak(text.at(next))) {
                next++;
            }
            while (next < end && (isBlank(text.at(next)) || isBreak(text.at(next)))) {
                next++;
            }
        }
    }

    /** Plain and quoted scalars: they fold alike, only their escapes differ. */
    private void flow(int stop, ScalarStyle style) {
        while (next < stop) {
            int c = text.at(next);
            if (isBlank(c) || isBreak(c)) {
                blanks(stop);
            } else if (style == ScalarStyle.DOUBLE_QUOTED && c == '\\') {
                escape(stop);
            } else {
                emit(c, next);
                next += style == ScalarStyle.SINGLE_QUOTED && c == '\'' ? 2 : 1;
            }
        }
    }

    private void blanks(int stop) {
        int first = next;
        while (next < stop && isBlank(text.at(next))) {
            next++;
        }
        if (next == stop || !isBreak(text.at(next))) {
            for (int i = first; i < next; i++) {
                emit(text.at(i), i);
            }
            return;
        }
        int lineEnd = next;
        skipBreak();
        if (!emptyLines(stop)) {
            emit(' ', lineEnd);
        }
    }

    /** Skips the indentation of the next line; empty lines before it are line feeds of the value. */
    private boolean emptyLines(int stop) {
        boolean any = false;
        while (next < stop && (isBlank(text.at(next)) || isBreak(text.at(next)))) {
            if (isBreak(text.at(next))) {
                emit('\n', next);
                skipBreak();
                any = true;
            } else {
                next++;
            }
        }
        return any;
    }

    private void escape(int stop) {
        int start = next;
        int letter = text.at(next + 1);
        if (isBreak(letter)) {
            next++;
            skipBreak();
            emptyLines(stop);
            return;
        }
        int digits = switch (letter) {
            case 'x' -> 2;
            case 'u' -> 4;
            case 'U' -> 8;
            default -> 0;
        };
        next += 2 + digits;
        if (traced.length() < value.length()) {
            emit(digits == 8 ? value.codePointAt(traced.length()) : value.charAt(traced.length()), start);
        }
    }

    private void block(boolean folded) {
        while (next < end && !isBreak(text.at(next))) {
            next++; // the header: indicator, chomping, a comment
        }
        skipBreak();
        int indent = indentOfContent();
        skipEmptyLines(indent);
        while (traced.length() < value.length() && next < end) {
            boolean foldable = !isBlank(text.at(next));
            while (next < end && !isBreak(text.at(next))) {
                emit(text.at(next), next);
                next++;
            }
            int lineEnd = next;
            skipBreak();
            int before = traced.length();
            skipEmptyLines(indent);
            boolean folds = folded && foldable && next < end && !isBlank(text.at(next)) && hasMore(before);
            if (!folds) {
                insert('\n', lineEnd, before);
            } else if (traced.length() == before) {
                emit(' ', lineEnd);
            }
        }
    }

    /** Whether the value goes on with more than line feeds after {@code length} of its characters. */
    private boolean hasMore(int length) {
        return !value.substring(Math.min(length, value.length())).isBlank();
    }

    /** The parser knows the block's indentation; here it shows where a line of the value meets its line of the file. */
    private int indentOfContent() {
        int inFile = 0;
        for (int i = next; i < end; i++) {
            int c = text.at(i);
            if (isBreak(c)) {
                inFile = 0;
            } else if (c == ' ') {
                inFile++;
            } else {
                break;
            }
        }
        int inValue = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\n') {
                inValue = 0;
            } else if (c == ' ') {
                inValue++;
            } else {
                break;
            }
        }
        return Math.max(0, inFile - inValue);
    }

    private void skipEmptyLines(int indent) {
        while (next < end) {
            int column = 0;
            while (column < indent && text.at(next) == ' ') {
                next++;
                column++;
            }
            if (!isBreak(text.at(next))) {
                return;
            }
            emit('\n', next);
            skipBreak();
        }
    }

    private void emit(int codePoint, int origin) {
        for (char unit : Character.toChars(codePoint)) {
            insert(unit, origin, traced.length());
        }
    }

    private void insert(char unit, int origin, int at) {
        if (traced.length() == origins.length) {
            origins = Arrays.copyOf(origins, origins.length * 2);
        }
        System.arraycopy(origins, at, origins, at + 1, traced.length() - at);
        origins[at] = origin;
        traced.insert(at, unit);
    }

    private void skipBreak() {
        next += text.at(next) == '\r' && text.at(next + 1) == '\n' ? 2 : 1;
    }

    private static boolean isBlank(int c) {
        return c == ' ' || c == '\t';
    }

    private static boolean isBreak(int c) {
        return c == '\n' || c == '\r';
    }
}
