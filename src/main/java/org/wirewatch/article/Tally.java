package org.wirewatch.article;

/** Sums of one block, while it is walked. The run is the text since the last block border. */
final class Tally {
    private static final int SHORTEST_SENTENCE_CHARS = 40;
    private static final int LONG_RUN_CHARS = 90;

    private static final byte BLANK = 1;
    private static final byte MARK = 2;
    private static final byte DIGIT = 3;
    /** What the first 128 characters are. */
    private static final byte[] ASCII = new byte[128];

    static {
        for (int at = 0; at <= ' '; at++) {
            ASCII[at] = BLANK;
        }
        for (char mark : ".,!?;:".toCharArray()) {
            ASCII[mark] = MARK;
        }
        for (int at = '0'; at <= '9'; at++) {
            ASCII[at] = DIGIT;
        }
    }

    int prose;
    int clean;
    int chars;
    int linkChars;
    boolean blocks;
    boolean headline;
    int articles;
    int largestArticle;
    int articleProse;

    private int runChars;
    private int runLinkChars;
    private int runMarks;

    /**
     * Takes a text node of the box.
     *
     * @param chars of which the first {@code length} are the text
     */
    void text(Box box, char[] chars, int length, boolean inLink) {
        boolean space = true;
        int weight = 0;
        int marks = 0;
        int blanks = 0;
        int digits = 0;
        for (int at = 0; at < length; at++) {
            char here = chars[at];
            int kind = here < 128 ? ASCII[here] : here == '\u00a0' ? BLANK : 0;
            if (kind == BLANK) {
                blanks++;
                weight += space ? 0 : 1;
                space = true;
                continue;
            }
            space = false;
            weight++;
            if (kind == DIGIT) {
                digits++;
            } else if (kind == MARK) {
                marks++;
            } else if (here > 0x600) {
                weight += isWide(here) ? 2 : 0;
                marks += isMark(here) ? 1 : 0;
            }
        }
        runChars += weight;
        if (inLink) {
            runLinkChars += weight;
        } else {
            runMarks += marks;
        }
        box.ownLetters += length - blanks;
        box.ownDigits += digits;
    }

    void endRun() {
        if (runChars > 1) {
            chars += runChars;
            linkChars += runLinkChars;
            int plain = runChars - runLinkChars;
            if (((plain >= SHORTEST_SENTENCE_CHARS && runMarks > 0) || plain >= LONG_RUN_CHARS)
                    && runLinkChars * 2 < runChars) {
                prose += plain;
                clean += plain;
            }
        }
        runChars = 0;
        runLinkChars = 0;
        runMarks = 0;
    }

    void add(Tally part) {
        prose += part.prose;
        clean += part.clean;
        chars += part.chars;
        linkChars += part.linkChars;
        headline |= part.headline;
        articles += part.articles;
        largestArticle = Math.max(largestArticle, part.largestArticle);
        articleProse += part.articleProse;
        blocks = true;
    }

    private static boolean isMark(char here) {
        return switch (here) {
            case '。', '、', '，', '！', '？', '،', '؟', '।', '۔' -> true;
            default -> false;
        };
    }

    /** One Chinese, Japanese or Korean character says as much as several letters. */
    private static boolean isWide(char here) {
        return (here >= '\u3040' && here <= '\u9fff') || (here >= '\uac00' && here <= '\ud7af');
    }
}
