package org.wirewatch.watch;

/** Quotation marks, straight, curly and of other countries: phones and word processors write them without being asked. */
final class Quotes {
    /** Each opening mark, followed by those that may close it, a blank between. */
    private static final String[] PAIRS = {
        "\" \"", "“ ”“\"", "” ”\"", "„ “”\"", "‟ ”\"", "« »", "» «»", "‹ ›", "› ‹›", "「 」", "『 』", "《 》", "〈 〉",
        "＂ ＂\"", "」 ", "』 ", "》 ", "〉 "
    };

    private Quotes() {}

    /** Whether a phrase may begin with it. */
    static boolean opens(char c) {
        return isQuote(c) && c != '」' && c != '』' && c != '》' && c != '〉';
    }

    static boolean isQuote(char c) {
        return c == '"'
                || (c > '~'
                        && switch (c) {
                            case '“', '”', '„', '‟', '«', '»', '‹', '›', '「', '」', '『', '』', '《', '》', '〈', '〉', '＂' ->
                                true;
                            default -> false;
                        });
    }

    /** Where the quote that opens at a place is closed, or -1. */
    static int close(String source, int open) {
        char opening = source.charAt(open);
        if (opening == '"') {
            return source.indexOf('"', open + 1);
        }
        for (String pair : PAIRS) {
            if (pair.charAt(0) == opening) {
                for (int i = open + 1; i < source.length(); i++) {
                    if (pair.indexOf(source.charAt(i), 2) >= 0) {
                        return i;
                    }
                }
            }
        }
        return -1;
    }
}
