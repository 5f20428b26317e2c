package org.wirewatch.text;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds the sentence around a place in a text. Made for news: copes with initials, abbreviations, decimals, quotations,
 * East Asian full stops, and hard-wrapped lines. Where it is in doubt, it prefers the longer stretch, because a reader
 * loses more by a sentence cut short than by one too many. Pure and thread-safe.
 */
public final class Sentences {
    /** How far a sentence may reach to each side of the place, in UTF-16 units; beyond, it is cut between words. */
    public static final int REACH = 400;

    /** Abbreviations that are followed by a name or a number, whatever its case. Folded, without the last dot. */
    private static final Set<String> LEADS_ON = words("""
            mr mrs ms messrs dr prof rev hon st mt ft gen maj col lt cpt capt cmdr sgt cpl pvt adm brig sen
            rep gov pres supt insp atty vs v no nos vol fig art sec approx est cf eg ie al jan feb mar apr
            jun jul aug sept sep oct nov dec mme mlle mgr nr bd bzw ca bspw evtl ggf abs hr fr tel sr sra srta
            dra sig dott ing av pag num г гг ул им тов проф акад ген стр ст рис см т вул
            """);

    /** Abbreviations that may also end a sentence. */
    private static final Set<String> MAY_END = words("""
            inc corp co ltd llc plc bros jr etc am pm ave blvd usw тыс млн млрд руб др пр
            """);

    /** Words that start a sentence far more often than they follow an abbreviation. Folded. */
    private static final Set<String> STARTERS = words("""
            the a an it its he she they we i you his her their our this that these those there in on at by
            for from with but and or if when while after before as since although however meanwhile earlier
            later some most many all no not what who why how last yesterday today der die das er sie es ein
            eine auch le la les il elle un une el los las en он она они в на по это но
            """);

    /** What may follow a day or a century in figures with a dot: "3. Oktober", "19. Jahrhundert". Folded beginnings. */
    private static final Set<String> AFTER_ORDINAL = words("""
            jan feb mar apr mai maj jun jul aug sep okt nov dez des jah pro sta pla run spi tag lis gru wrz
            paz
            """);

    private static final char PARAGRAPH_SEPARATOR = '\u2029';

    /** A bit for each ASCII character at which a sentence or a paragraph may end; all are below 64. */
    private static final long ASCII_BREAKS = 1L << '.' | 1L << '!' | 1L << '?' | 1L << '\n' | 1L << '\r';

    /** The Armenian full stop is the first that is not ASCII. */
    private static final char FIRST_OTHER_BREAK = '\u0589';

    private static final int NONE = -1;

    private Sentences() {}

    private static Set<String> words(String list) {
        return Pattern.compile("\\s+").splitAsStream(list.strip()).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * The sentence that holds a place; if the place crosses sentences, all of them. White space at both ends is left out.
     *
     * @param raw the whole text
     * @param start where the place starts, inclusive
     * @param end where it ends, exclusive
     * @return a stretch that holds the place, at most {@link #REACH} longer to each side
     */
    public static Span around(String raw, int start, int end) {
        int left = left(raw, start);
        int right = right(raw, end);
        return trimmed(
                raw, left == NONE ? cutLeft(raw, start) : left, start, end, right == NONE ? cutRight(raw, end) : right);
    }

    /**
     * The same, but only if every other place in it that is not longer than a word has the same sentence: not if it has been
     * cut, or would be cut as seen from there.
     */
    static @Nullable Span whole(String raw, int start, int end) {
        int left = left(raw, start);
        int right = right(raw, end);
        return left == NONE || right == NONE || right - left > REACH ? null : trimmed(raw, left, start, end, right);
    }

    private static Span trimmed(String raw, int from, int start, int end, int to) {
        int left = from;
        int right = to;
        while (left < start && isBlank(raw.charAt(left))) {
            left++;
        }
        while (right > end && isBlank(raw.charAt(right - 1))) {
            right--;
        }
        return new Span(left, right);
    }

    /** Where the sentence begins, or {@link #NONE} if that is out of reach. */
    private static int left(String raw, int start) {
        int limit = Math.max(0, start - REACH);
        for (int i = start - 1; i >= limit; i--) {
            if (!mayBreak(raw.charAt(i))) {
                continue;
            }
            if (breaksParagraph(raw, i)) {
                return i + 1;
            }
            if (endsSentence(raw, i)) {
                int after = afterClosers(raw, i + 1);
                if (after <= start) {
                    return after;
                }
            }
        }
        return limit == 0 ? 0 : NONE;
    }

    private static int cutLeft(String raw, int start) {
        int limit = start - REACH;
        int cut = limit;
        while (cut < start && !isBlank(raw.charAt(cut))) {
            cut++;
        }
        return cut < start ? cut : wholeCharacter(raw, limit);
    }

    /** Where the sentence ends, or {@link #NONE} if that is out of reach. */
    private static int right(String raw, int end) {
        int limit = Math.min(raw.length(), end + REACH);
        for (int i = end; i < limit; i++) {
            if (!mayBreak(raw.charAt(i))) {
                continue;
            }
            if (breaksParagraph(raw, i)) {
                return i;
            }
            if (endsSentence(raw, i)) {
                return Math.min(limit, afterClosers(raw, i + 1));
            }
        }
        return limit == raw.length() ? limit : NONE;
    }

    private static int cutRight(String raw, int end) {
        int limit = end + REACH;
        int cut = limit;
        while (cut > end && !isBlank(raw.charAt(cut - 1))) {
            cut--;
        }
        return cut > end ? cut : wholeCharacter(raw, limit);
    }

    /** Whether a character can end a sentence or a paragraph at all; nearly all cannot. */
    private static boolean mayBreak(char c) {
        if (c < FIRST_OTHER_BREAK) {
            return c < Long.SIZE && (ASCII_BREAKS >> c & 1) != 0;
        }
        return isTerminator(c) || c == PARAGRAPH_SEPARATOR;
    }

    private static int wholeCharacter(String raw, int i) {
        return Character.isLowSurrogate(raw.charAt(i)) && Character.isHighSurrogate(raw.charAt(i - 1)) ? i + 1 : i;
    }

    /** A line end, unless it only wraps a line: no full stop before it and a small letter after it. */
    private static boolean breaksParagraph(String raw, int i) {
        char c = raw.charAt(i);
        if (c == PARAGRAPH_SEPARATOR) {
            return true;
        }
        if (c != '\n' && c != '\r') {
            return false;
        }
        int next = i + 1;
        while (next < raw.length() && isBlank(raw.charAt(next))) {
            if (raw.charAt(next) == '\n' && !(c == '\r' && next == i + 1)) {
                return true;
            }
            next++;
        }
        int previous = i - 1;
        while (previous >= 0 && isBlank(raw.charAt(previous))) {
            if (raw.charAt(previous) == '\n') {
                return true;
            }
            previous--;
        }
        return previous < 0
                || next == raw.length()
                || isTerminator(raw.charAt(previous))
                || !Character.isLowerCase(raw.codePointAt(next));
    }

    private static boolean endsSentence(String raw, int i) {
        char c = raw.charAt(i);
        if (isEastAsianStop(c)) {
            return true;
        }
        if (!isTerminator(c)) {
            return false;
        }
        int after = afterClosers(raw, i + 1);
        if (after == raw.length()) {
            return true;
        }
        if (!isBlank(raw.charAt(after))) {
            return false;
        }
        int next = nextWord(raw, after);
        if (next < raw.length() && Character.isLowerCase(raw.codePointAt(next))) {
            return false;
        }
        return c != '.' || !isAbbreviation(raw, i, next);
    }

    private static boolean isAbbreviation(String raw, int dot, int next) {
        int start = dot;
        boolean innerDot = false;
        while (start > 0 && dot - start < 20) {
            char before = raw.charAt(start - 1);
            boolean inner = before == '.' && start < dot && Character.isLetter(raw.charAt(start));
            if (!inner && !Tokenizer.isWordCharacter(before)) {
                break;
            }
            innerDot |= inner;
            start--;
        }
        if (start == dot) {
            return false;
        }
        String word = Folding.fold(raw.substring(start, dot));
        String following = wordAt(raw, next);
        if (innerDot) {
            return word.charAt(word.length() - 2) == '.' && !STARTERS.contains(following);
        }
        if (word.length() == 1 && Character.isLetter(word.charAt(0))) {
            return Character.isUpperCase(raw.charAt(start)) || LEADS_ON.contains(word);
        }
        if (word.length() <= 2 && Character.isDigit(word.charAt(0))) {
            return following.length() > 2 && AFTER_ORDINAL.contains(following.substring(0, 3));
        }
        if (MAY_END.contains(word)) {
            return !STARTERS.contains(following);
        }
        return LEADS_ON.contains(word) && (!word.equals("no") || startsWithDigit(following));
    }

    private static boolean startsWithDigit(String word) {
        return !word.isEmpty() && Character.isDigit(word.charAt(0));
    }

    private static String wordAt(String raw, int from) {
        int i = from;
        while (i < raw.length() && i - from < 20 && Tokenizer.isWordCharacter(raw.charAt(i))) {
            i++;
        }
        return Folding.fold(raw.substring(from, i));
    }

    private static int nextWord(String raw, int from) {
        int i = from;
        while (i < raw.length() && i - from < 20 && !Tokenizer.isWordCharacter(raw.codePointAt(i))) {
            i++;
        }
        return i;
    }

    private static int afterClosers(String raw, int from) {
        int i = from;
        while (i < raw.length() && (isTerminator(raw.charAt(i)) || isCloser(raw.charAt(i)))) {
            i++;
        }
        return i;
    }

    private static boolean isTerminator(char c) {
        return switch (c) {
            case '.', '!', '?', '…', '؟', '۔', '।', '॥', '։', '።' -> true;
            default -> isEastAsianStop(c);
        };
    }

    private static boolean isEastAsianStop(char c) {
        return c == '。' || c == '！' || c == '？' || c == '｡';
    }

    private static boolean isCloser(char c) {
        return switch (c) {
            case '"', '\'', ')', ']', '”', '’', '»', '›', '」', '』', '】', '）', '〉', '》', '“' -> true;
            default -> false;
        };
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }
}
