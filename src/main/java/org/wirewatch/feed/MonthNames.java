package org.wirewatch.feed;

import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Names of months in the languages of the world's press: the JDK's (CLDR) and what feeds write besides. */
final class MonthNames {
    private static final List<String> LANGUAGES = List.of(
            "de", "fr", "es", "pt", "it", "nl", "ca", "gl", "ro", "pl", "cs", "sk", "sl", "hr", "sr", "bs", "mk", "bg",
            "ru", "uk", "be", "lt", "lv", "et", "fi", "sv", "da", "nb", "is", "hu", "el", "tr", "az", "id", "ms", "vi",
            "eu", "sq", "ga", "cy", "af", "sw", "he", "ar", "fa", "hi", "bn", "th", "ka", "hy", "kk", "uz", "fil",
            "ur");
    private static final Map<String, Integer> NAMES = new HashMap<>();

    static {
        for (String language : LANGUAGES) {
            for (Locale locale : List.of(Locale.of(language), Locale.of(language, language.toUpperCase(Locale.ROOT)))) {
                for (Month month : Month.values()) {
                    for (TextStyle style : List.of(
                            TextStyle.FULL, TextStyle.SHORT, TextStyle.FULL_STANDALONE, TextStyle.SHORT_STANDALONE)) {
                        add(month.getDisplayName(style, locale), month.getValue());
                    }
                }
            }
        }
        others();
    }

    private MonthNames() {}

    private static void others() {
        add("mrz", 3);
        add("maerz", 3);
        add("jän", 1);
        add("jänner", 1);
        add("mrt", 3);
        add("már", 3);
        add("ene", 1);
        add("set", 9);
        add("fev", 2);
        add("fevr", 2);
        add("fevrier", 2);
        add("aout", 8);
        add("dec", 12);
        add("decembre", 12);
        add("ian", 1);
        add("iun", 6);
        add("iul", 7);
        add("noi", 11);
        add("mai", 5);
        add("maj", 5);
        add("mei", 5);
        add("okt", 10);
        add("dez", 12);
        add("dic", 12);
        add("des", 12);
        add("gen", 1);
        add("mag", 5);
        add("giu", 6);
        add("lug", 7);
        add("ago", 8);
        add("ott", 10);
        add("abr", 4);
        add("out", 10);
        add("мая", 5);
        add("май", 5);
        add("сен", 9);
        add("ноя", 11);
        // Greek as feeds abbreviate it, with and without accents.
        List<String> greek =
                List.of("ιαν", "φεβ", "μάρ", "απρ", "μάι", "ιούν", "ιούλ", "αύγ", "σεπ", "οκτ", "νοέ", "δεκ");
        List<String> bare =
                List.of("ιαν", "φεβ", "μαρ", "απρ", "μαι", "ιουν", "ιουλ", "αυγ", "σεπ", "οκτ", "νοε", "δεκ");
        for (int i = 0; i < 12; i++) {
            add(greek.get(i), i + 1);
            add(bare.get(i), i + 1);
        }
        add("μαϊ", 5);
        add("μάϊ", 5);
        add("ιολ", 7);
    }

    private static void add(String name, int month) {
        String lower = withoutDot(name.toLowerCase(Locale.ROOT));
        if (!lower.isEmpty() && !Character.isDigit(lower.charAt(0))) {
            NAMES.putIfAbsent(lower, month);
        }
    }

    private static String withoutDot(String name) {
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }

    /** The month (1-12) of a lower-case name; 0 if it is none. */
    static int month(String name) {
        return NAMES.getOrDefault(withoutDot(name), 0);
    }
}
