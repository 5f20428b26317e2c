package org.wirewatch.config.yaml;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A decoded text that knows its lines. Line ends are LF, CRLF and CR (YAML 1.2 §5.4). Immutable. */
public final class YamlText {
    private final String text;
    private final int[] codePoints;
    private final List<Integer> lineStarts = new ArrayList<>(List.of(0));

    /** Takes a text without byte order mark. */
    public YamlText(String text) {
        this.text = text;
        this.codePoints = text.codePoints().toArray();
        for (int i = 0; i < codePoints.length; i++) {
            boolean crOfCrlf = codePoints[i] == '\r' && i + 1 < codePoints.length && codePoints[i + 1] == '\n';
            if (codePoints[i] == '\n' || (codePoints[i] == '\r' && !crOfCrlf)) {
                lineStarts.add(i + 1);
            }
        }
    }

    /** What came of decoding. */
    public sealed interface Decoded {
        /** All bytes made sense. */
        record Sound(YamlText text) implements Decoded {}

        /**
         * They did not.
         *
         * @param text what came before
         * @param place of the first bad byte or character
         * @param message what is wrong, and what to do
         */
        record Broken(YamlText text, Place place, String message) implements Decoded {}
    }

    /** Decodes UTF-8, with or without byte order mark; anything else is refused at its first bad byte. */
    public static Decoded decode(byte[] bytes) {
        if (bytes.length >= 2 && ((bytes[0] & 0xff) >= 0xfe) && ((bytes[1] & 0xff) >= 0xfe)) {
            return new Decoded.Broken(new YamlText(""), Place.START, "the file is UTF-16; save it as UTF-8");
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = decoder.decode(in, out, true);
        YamlText text = new YamlText(withoutMark(out.flip().toString()));
        if (result.isError()) {
            String bad = "byte 0x%02X is not UTF-8; save the file as UTF-8".formatted(bytes[in.position()] & 0xff);
            return new Decoded.Broken(text, text.placeOf(text.codePoints.length), bad);
        }
        for (int i = 0; i < text.codePoints.length; i++) {
            if (!printable(text.codePoints[i])) {
                String bad =
                        "the invisible character U+%04X may not stand here; take it out".formatted(text.codePoints[i]);
                return new Decoded.Broken(text, text.placeOf(i), bad);
            }
        }
        return new Decoded.Sound(text);
    }

    private static String withoutMark(String decoded) {
        return decoded.startsWith("\uFEFF") ? decoded.substring(1) : decoded;
    }

    /** YAML 1.2 §5.1. */
    private static boolean printable(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c <= 0x7e)
                || c == 0x85
                || (c >= 0xa0 && c <= 0xd7ff)
                || (c >= 0xe000 && c <= 0xfffd && c != 0xfeff)
                || c >= 0x10000;
    }

    /** The place of a code point, counted from 0; the end of the text has a place too. */
    public Place placeOf(int index) {
        int line = java.util.Collections.binarySearch(lineStarts, index);
        int row = line >= 0 ? line : -line - 2;
        return new Place(row + 1, index - lineStarts.get(row) + 1);
    }

    /** A line without its line end, counted from 1; empty where there is no such line. */
    public String line(int number) {
        if (number < 1 || number > lineStarts.size()) {
            return "";
        }
        int start = lineStarts.get(number - 1);
        int end = number < lineStarts.size() ? lineStarts.get(number) : codePoints.length;
        return new String(codePoints, start, end - start).stripTrailing();
    }

    /** The code point at an index; -1 behind the end. */
    int at(int index) {
        return index < codePoints.length ? codePoints[index] : -1;
    }

    @Override
    public String toString() {
        return text;
    }
}
