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
            "windows-1252",
            "windows-1251",
            "KOI8-R",
            "windows-1253",
            "windows-1255",
            "windows-1256",
            "windows-1250",
            "x-windows-874",
            "ISO-8859-5",
            "IBM866");
    /** The most frequent letters of Russian, Greek, Hebrew, Arabic and Thai. */
    private static final String FREQUENT_LETTERS = "оеаинтсрвлαοιετσνηυρאהויללרתا لينمونرาอกเงยลวมสต่ท";

    /** The most frequent characters of Chinese news, in both scripts, and of Japanese. */
    private static final String FREQUENT_HAN =
            "的一是在不了有和人这這中大为為上个個国國我以要他时時来來用们們生到作地于於出会會年月日新" + "市部方本公长長东東成同三二十百万萬今天发發后後与與对對经經行事者社高分全第最前当當都报報讯訊电電民主自政府总總理";

    /** The most frequent syllables of Korean news. */
    private static final String FREQUENT_HANGUL = "이다는의에을를가로고하지한기사은서도대과으인자정해리시일나어만부수있보전장주원스경제했국상월";

    private static final String PUNCTUATION =
            "\u2018\u2019\u201C\u201D\u2013\u2014\u2026\u00A0\u00AB\u00BB\u20AC\u00A3";

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
        return refined(best, sample);
    }

    /**
     * Two pairs differ in a handful of letters only. Polish, Czech and Slovene have letters in ISO-8859-2 where
     * windows-1250 has signs; Turkish has its own where windows-1252 has Icelandic ones, but none of the vowels with acute
     * accents that Icelandic cannot do without.
     */
    private static Charset refined(Charset best, byte[] sample) {
        boolean c1 = false;
        boolean[] has = new boolean[256];
        for (byte b : sample) {
            has[b & 0xFF] = true;
            c1 |= b < (byte) 0xA0;
        }
        if (best.name().equals("windows-1250") && !c1 && (has[0xB1] || has[0xB6] || has[0xBC] || has[0xA6])) {
            return Charset.forName("ISO-8859-2");
        }
        boolean acute = has[0xE1] || has[0xE9] || has[0xED] || has[0xF3] || has[0xFA] || has[0xE6];
        boolean turkish = (has[0xF0] || has[0xFE]) && has[0xFD] && !acute;
        return best.equals(CharsetLabels.WINDOWS_1252) && turkish ? Charset.forName("windows-1254") : best;
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

    /**
     * How much the text looks like writing, per non-ASCII character: about 1 for the right encoding. -1 if the bytes do
     * not decode.
     */
    private static double score(@Nullable String text, boolean multiByte) {
        if (text == null) {
            return -1;
        }
        int foreign = 0;
        int kana = 0;
        int hanja = 0;
        int hangul = 0;
        double good = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                continue;
            }
            foreign++;
            if (c >= 0x3040 && c <= 0x30FF) {
                kana++;
                good += 1.2;
            } else if (c >= 0xAC00 && c <= 0xD7A3) {
                hangul++;
                good += FREQUENT_HANGUL.indexOf(c) >= 0 ? 1.3 : 0.7;
            } else if (c >= 0x4E00 && c <= 0x9FFF) {
                hanja++;
                good += FREQUENT_HAN.indexOf(c) >= 0 ? 1.3 : 0.8;
            } else if (c >= 0x3000 && c <= 0x303F) {
                good += 1;
            } else if (!multiByte) {
                good += ofSingleByte(text, i);
            }
        }
        if (foreign == 0) {
            return 0;
        }
        // Korean has hardly written Chinese characters for decades: both together are Chinese misread.
        double mixed = Math.min(hanja, hangul) * 0.8;
        double share = (good - mixed) / foreign;
        // Two bytes a character leave no doubt that single bytes would not leave as well.
        return multiByte ? share * (kana > 0 ? 1.1 : 0.98) : share * 0.9;
    }

    private static double ofSingleByte(String text, int i) {
        char c = text.charAt(i);
        if (c == 0xFFFD || Character.isISOControl(c)) {
            return -3;
        }
        boolean thaiMark = c >= 0x0E30 && c <= 0x0E4E;
        if (!Character.isLetter(c) && !thaiMark) {
            return PUNCTUATION.indexOf(c) >= 0 ? 0.9 : 0;
        }
        char before = i > 0 ? text.charAt(i - 1) : ' ';
        if (c <= 0x17F) {
            // An accented letter stands among plain ones; a run of them is another script misread.
            boolean lone = before < 0x80;
            boolean shouting = Character.isUpperCase(c) && Character.isLowerCase(before);
            return (lone ? 0.97 : 0.3) - (shouting ? 0.8 : 0) - (c >= 0x100 ? 0.1 : 0);
        }
        // In the wrong Cyrillic code page words have capitals inside, or nothing else.
        boolean capital = Character.isUpperCase(c);
        double shouting = !capital ? 0 : Character.isLowerCase(before) ? 1 : Character.isUpperCase(before) ? 0.4 : 0;
        boolean loneAmongLatin = before < 0x80 && Character.isLetter(before);
        boolean frequent = FREQUENT_LETTERS.indexOf(Character.toLowerCase(c)) >= 0;
        return (frequent ? 1.15 : 0.9) - shouting - (loneAmongLatin ? 1 : 0);
    }
}
