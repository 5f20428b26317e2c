package org.wirewatch.feed;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which encoding a label means. The WHATWG Encoding Standard §4.2 says what browsers take a label for, and publishers
 * test with browsers: {@code iso-8859-1} is windows-1252. Only labels that differ from the JDK's names are listed.
 */
final class CharsetLabels {
    static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private static final Map<String, String> AS_BROWSERS_READ_IT = Map.ofEntries(
            Map.entry("ascii", "windows-1252"),
            Map.entry("us-ascii", "windows-1252"),
            Map.entry("ansi_x3.4-1968", "windows-1252"),
            Map.entry("iso-8859-1", "windows-1252"),
            Map.entry("iso8859-1", "windows-1252"),
            Map.entry("iso88591", "windows-1252"),
            Map.entry("iso_8859-1", "windows-1252"),
            Map.entry("iso_8859-1:1987", "windows-1252"),
            Map.entry("latin1", "windows-1252"),
            Map.entry("latin-1", "windows-1252"),
            Map.entry("l1", "windows-1252"),
            Map.entry("cp-1252", "windows-1252"),
            Map.entry("ansi", "windows-1252"),
            Map.entry("cp-1251", "windows-1251"),
            Map.entry("win-1251", "windows-1251"),
            Map.entry("win1251", "windows-1251"),
            Map.entry("iso-8859-9", "windows-1254"),
            Map.entry("iso8859-9", "windows-1254"),
            Map.entry("iso_8859-9", "windows-1254"),
            Map.entry("latin5", "windows-1254"),
            Map.entry("l5", "windows-1254"),
            Map.entry("iso-8859-11", "x-windows-874"),
            Map.entry("tis-620", "x-windows-874"),
            Map.entry("windows-874", "x-windows-874"),
            Map.entry("dos-874", "x-windows-874"),
            Map.entry("iso-8859-8-i", "ISO-8859-8"),
            Map.entry("logical", "ISO-8859-8"),
            Map.entry("gb2312", "GB18030"),
            Map.entry("gb_2312-80", "GB18030"),
            Map.entry("gb_2312", "GB18030"),
            Map.entry("gbk", "GB18030"),
            Map.entry("x-gbk", "GB18030"),
            Map.entry("chinese", "GB18030"),
            Map.entry("cp936", "GB18030"),
            Map.entry("big5", "Big5-HKSCS"),
            Map.entry("big5-hkscs", "Big5-HKSCS"),
            Map.entry("cn-big5", "Big5-HKSCS"),
            Map.entry("x-x-big5", "Big5-HKSCS"),
            Map.entry("euc-kr", "x-windows-949"),
            Map.entry("korean", "x-windows-949"),
            Map.entry("ks_c_5601-1987", "x-windows-949"),
            Map.entry("ks_c_5601-1989", "x-windows-949"),
            Map.entry("ksc5601", "x-windows-949"),
            Map.entry("ksc_5601", "x-windows-949"),
            Map.entry("windows-949", "x-windows-949"),
            Map.entry("shift_jis", "windows-31j"),
            Map.entry("shift-jis", "windows-31j"),
            Map.entry("sjis", "windows-31j"),
            Map.entry("x-sjis", "windows-31j"),
            Map.entry("ms_kanji", "windows-31j"),
            Map.entry("x-euc-jp", "EUC-JP"),
            Map.entry("koi", "KOI8-R"),
            Map.entry("koi8", "KOI8-R"),
            Map.entry("koi8-ru", "KOI8-U"),
            Map.entry("macintosh", "x-MacRoman"),
            Map.entry("mac", "x-MacRoman"),
            Map.entry("mac-roman", "x-MacRoman"),
            Map.entry("x-mac-roman", "x-MacRoman"),
            Map.entry("csmacintosh", "x-MacRoman"),
            Map.entry("x-mac-cyrillic", "x-MacCyrillic"),
            Map.entry("utf8", "UTF-8"),
            Map.entry("unicode-1-1-utf-8", "UTF-8"),
            Map.entry("utf-16", "UTF-16LE"),
            Map.entry("unicode", "UTF-16LE"),
            Map.entry("ucs-2", "UTF-16LE"),
            Map.entry("iso-10646-ucs-2", "UTF-16LE"));

    private CharsetLabels() {}

    /**
     * The encoding a label stands for.
     *
     * @param label as found in a header or an XML declaration; null if there was none
     * @return null if there is no label, or nobody knows it
     */
    static @Nullable Charset charset(@Nullable String label) {
        if (label == null) {
            return null;
        }
        String wanted = label.strip().toLowerCase(Locale.ROOT);
        if (wanted.equals("utf-8")) {
            return StandardCharsets.UTF_8;
        }
        String windows = wanted.startsWith("x-cp125") ? "windows-" + wanted.substring(4) : wanted;
        try {
            return Charset.forName(AS_BROWSERS_READ_IT.getOrDefault(windows, windows));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException nobodyKnowsIt) {
            return null;
        }
    }
}
