package org.wirewatch.feed;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Guesses the encoding of bytes that are not UTF-8 and carry no usable label: decodes them as each candidate and takes
 * the text that looks most like words of one script. Good for the encodings that news in the wild still has; a text with
 * a handful of accented letters is taken for windows-1252, as browsers do.
 */
final class CharsetGuess {
    private static final List<String> MULTI_BYTE = List.of("windows-31j", "EUC-JP", "x-windows-949", "GB18030", "Big5");
    private static final List<String> SINGLE_BYTE = List.of(
            "windows-1252", "windows-1251", "KOI8-R", "windows-1253", "windows-1255", "windows-1256", "windows-1250");
    private static final int SAMPLE_BYTES = 16 * 1024;

    private CharsetGuess() {}

    static Charset of(byte[] bytes) {
        byte[] sample = nonAsciiSample(bytes);
        Charset best = CharsetLabels.WINDOWS_1252;
        double bestScore = 0;
        for (String name : MULTI_BYTE) {
            Charset candidate = Charset.forName(name);
            double score = score(TextDecoder.strict(sample, candidate), true);
            if (score > bestScore) {
                best = candidate;
                bestScore = score;
            }
        }
        for (String name : SINGLE_BYTE) {
            Charset candidate = Charset.forName(name);
            double score = score(TextDecoder.strict(sample, candidate), false);
            if (score > bestScore) {
                best = candidate;
                bestScore = score;
            }
        }
        return best;
    }

    /** The words around non-ASCII bytes, cut at ASCII so that no character is torn. */
    private static byte[] nonAsciiSample(byte[] bytes) {
        byte[] sample = new byte[Math.min(SAMPLE_BYTES, bytes.length)];
        int length = 0;
        int wordStart = 0;
        boolean foreign = false;
        for (int i = 0; i <= bytes.length && length < sample.length; i++) {
            boolean border =
                    i == bytes.length || bytes[i] == ' ' || bytes[i] == '<' || bytes[i] == '>' || bytes[i] == '\n';
            if (border) {
                if (foreign && i - wordStart + 1 <= sample.length - length) {
                    System.arraycopy(bytes, wordStart, sample, length, i - wordStart);
                    length += i - wordStart;
                    sample[length++] = ' ';
                }
                wordStart = i + 1;
                foreign = false;
            } else if (bytes[i] < 0) {
                foreign = true;
            }
        }
        return Arrays.copyOf(sample, length);
    }

    /** Per non-ASCII character: +1 for what text in that script has, less for rare ones; null (undecodable) is worst. */
    private static double score(@Nullable String text, boolean multiByte) {
        if (text == null) {
            return -1;
        }
        int foreign = 0;
        double good = 0;
        boolean kana = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                continue;
            }
            foreign++;
            if (c >= 0x3040 && c <= 0x30FF) {
                kana = true;
                good += 1.2;
            } else if (c >= 0xAC00 && c <= 0xD7A3) {
                good += 1.1;
            } else if (c >= 0x4E00 && c <= 0x9FFF) {
                good += 0.95;
            } else if (c >= 0x3000 && c <= 0x303F) {
                good += 1;
            } else if (!multiByte) {
                good += ofSingleByte(text, i);
            }
        }
        if (foreign == 0) {
            return 0;
        }
        double share = good / foreign;
        // Two bytes a character leave no doubt that single bytes would not leave as well.
        return multiByte ? share * (kana ? 1.1 : 0.98) : share * 0.9;
    }

    private static double ofSingleByte(String text, int i) {
        char c = text.charAt(i);
        boolean latin1 = c >= 0x80 && c <= 0xFF;
        boolean extended = c >= 0x100 && c <= 0x17F;
        if (c == 0xFFFD || Character.isISOControl(c)) {
            return -3;
        }
        if (!Character.isLetter(c)) {
            return "\u2018\u2019\u201C\u201D\u2013\u2014\u2026\u00A0\u00AB\u00BB\u20AC\u00A3".indexOf(c) >= 0 ? 0.9 : 0;
        }
        char before = i > 0 ? text.charAt(i - 1) : ' ';
        if (latin1 || extended) {
            // An accented letter stands among plain ones; a run of them is another script misread.
            boolean lone = before < 0x80;
            boolean shouting = Character.isUpperCase(c) && Character.isLowerCase(before);
            return (lone ? 0.97 : 0.3) - (shouting ? 0.8 : 0) - (extended ? 0.1 : 0);
        }
        // In the wrong Cyrillic code page words have capitals inside.
        boolean capitalInside = Character.isUpperCase(c) && Character.isLowerCase(before);
        boolean frequent = "оеаинтсрвлαοιετσνηυρאהויללרתا لينمو".indexOf(Character.toLowerCase(c)) >= 0;
        boolean loneAmongLatin = before < 0x80 && Character.isLetter(before);
        return (frequent ? 1.15 : 0.9) - (capitalInside ? 1 : 0) - (loneAmongLatin ? 1 : 0);
    }
}
