package org.wirewatch.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Cuts a text into words: longest runs of letters, marks and digits (Unicode categories L, M and N), each folded.
 *
 * <p>Everything else separates, hyphens, dots and apostrophes too: {@code cease-fire} is two words, {@code U.S.} is
 * two, and {@code Russia's} is {@code russia} and {@code s}. Where folding brings a separator into a run ({@code ½}
 * becomes {@code 1⁄2}), the run is cut there; its parts share its place in the raw text. Pure and thread-safe.
 */
public final class Tokenizer {
    private static final int WORD_CATEGORIES = 1 << Character.UPPERCASE_LETTER
            | 1 << Character.LOWERCASE_LETTER
            | 1 << Character.TITLECASE_LETTER
            | 1 << Character.MODIFIER_LETTER
            | 1 << Character.OTHER_LETTER
            | 1 << Character.NON_SPACING_MARK
            | 1 << Character.ENCLOSING_MARK
            | 1 << Character.COMBINING_SPACING_MARK
            | 1 << Character.DECIMAL_DIGIT_NUMBER
            | 1 << Character.LETTER_NUMBER
            | 1 << Character.OTHER_NUMBER;

    /** What an ASCII character of a word folds to; 0 for separators. */
    private static final char[] FOLDED_ASCII = new char[0x80];

    static {
        for (char c = 0; c < FOLDED_ASCII.length; c++) {
            FOLDED_ASCII[c] = isWordCharacter(c) ? Character.toLowerCase(c) : 0;
        }
    }

    /** Room for so many different words to begin with, whatever the length. */
    private static final int MOST_EXPECTED = 4096;

    private final String raw;
    /** The text's characters; those of simple words are folded where they stand. */
    private final char[] letters;

    private final WordTable distinct;
    private int[] numbers;
    private int[] starts;
    private int[] ends;
    private int size;
    /** All bits of all words' characters. */
    private int bits;

    private Tokenizer(String raw) {
        this.raw = raw;
        letters = raw.toCharArray();
        int guess = letters.length / 6 + 8;
        distinct = new WordTable(Math.min(MOST_EXPECTED, guess));
        numbers = new int[guess];
        starts = new int[guess];
        ends = new int[guess];
    }

    /**
     * Cuts a text into folded words with their places. Takes time in proportion to the length of the text.
     *
     * @param raw may be empty
     */
    public static TokenizedText tokenize(String raw) {
        return raw.isEmpty() ? TokenizedText.EMPTY : new Tokenizer(raw).tokenize();
    }

    /** A headline and a body, tokenised. */
    public static TokenizedArticle tokenize(String title, String text) {
        return new TokenizedArticle(tokenize(title), tokenize(text));
    }

    /**
     * Cuts several values into words, Chinese and Japanese by {@link Ideographs}. Between two values stands a word without
     * letters, so that no phrase reaches from one into the other.
     */
    public static TokenizedText tokenizeEach(List<String> values) {
        if (values.size() == 1) {
            return Ideographs.part(tokenize(values.getFirst()));
        }
        StringBuilder raw = new StringBuilder();
        WordTable distinct = new WordTable(8);
        List<Integer> numbers = new ArrayList<>();
        List<Span> places = new ArrayList<>();
        for (String value : values) {
            if (!raw.isEmpty()) {
                numbers.add(distinct.add(""));
                places.add(new Span(raw.length(), raw.length()));
                raw.append(" · ");
            }
            TokenizedText text = Ideographs.part(tokenize(value));
            for (int i = 0; i < text.size(); i++) {
                numbers.add(distinct.add(text.word(i)));
                places.add(new Span(raw.length() + text.starts()[i], raw.length() + text.ends()[i]));
            }
            raw.append(value);
        }
        return new TokenizedText(
                raw.toString(),
                distinct,
                numbers.stream().mapToInt(Integer::intValue).toArray(),
                places.stream().mapToInt(Span::start).toArray(),
                places.stream().mapToInt(Span::end).toArray(),
                false);
    }

    /**
     * Cuts a piece of a query into words as {@link #tokenize(String)} does, but keeps {@code *} and {@code ?} as parts of
     * words, and parts Chinese and Japanese as {@link Ideographs} does.
     */
    public static List<String> patterns(String query) {
        List<String> patterns = new ArrayList<>(1);
        int i = 0;
        while (i < query.length()) {
            int end = runEnd(query, i, true);
            if (end > i) {
                List<String> runs = new ArrayList<>(1);
                split(Folding.fold(query.substring(i, end)), true, runs);
                runs.forEach(run -> part(run, patterns));
                i = end;
            } else {
                i += Character.charCount(query.codePointAt(i));
            }
        }
        return patterns;
    }

    /** A star behind a Han character or a Hiragana asks for nothing: these are found whatever follows. */
    private static void part(String run, List<String> patterns) {
        if (!Ideographs.mayPart(run)) {
            patterns.add(run);
            return;
        }
        int from = 0;
        while (from < run.length()) {
            int to = Ideographs.end(run, from);
            String part = run.substring(from, to);
            boolean endsInStar = part.equals("*")
                    && to == run.length()
                    && from > 0
                    && Ideographs.isSingle(run.codePointBefore(from));
            if (!endsInStar) {
                patterns.add(part);
            }
            from = to;
        }
    }

    /** True for the characters that words are made of. */
    public static boolean isWordCharacter(int codePoint) {
        if (codePoint < 0x80) {
            return (codePoint >= 'a' && codePoint <= 'z')
                    || (codePoint >= 'A' && codePoint <= 'Z')
                    || (codePoint >= '0' && codePoint <= '9');
        }
        return (WORD_CATEGORIES >> Character.getType(codePoint) & 1) != 0;
    }

    private TokenizedText tokenize() {
        int i = 0;
        while (i < letters.length) {
            char c = letters[i];
            i = c < 0x80 && FOLDED_ASCII[c] == 0 ? i + 1 : run(i);
        }
        return new TokenizedText(
                raw,
                distinct,
                Arrays.copyOf(numbers, size),
                Arrays.copyOf(starts, size),
                Arrays.copyOf(ends, size),
                Ideographs.mayPart(bits));
    }

    /** Adds the word that begins at a place, if one does; gives where to go on. */
    private int run(int start) {
        int hash = 0;
        int i = start;
        while (i < letters.length) {
            char c = letters[i];
            char folded = c < 0x80 ? FOLDED_ASCII[c] : Folding.single(c);
            if (folded == 0) {
                break;
            }
            letters[i] = folded;
            bits |= folded;
            hash = WordHash.next(hash, folded);
            i++;
        }
        if (i < letters.length && letters[i] >= 0x80) {
            int codePoint = raw.codePointAt(i);
            if (isWordCharacter(codePoint)) {
                int end = runEnd(raw, i, false);
                addFolded(start, end);
                return end;
            }
            if (i == start) {
                return i + Character.charCount(codePoint);
            }
        }
        add(distinct.add(letters, start, i, hash), start, i);
        return i;
    }

    private static int runEnd(String text, int from, boolean wildcards) {
        int i = from;
        while (i < text.length()) {
            int codePoint = text.codePointAt(i);
            if (!isWordCharacter(codePoint) && !(wildcards && (codePoint == '*' || codePoint == '?'))) {
                break;
            }
            i += Character.charCount(codePoint);
        }
        return i;
    }

    /** Adds a run in which folding depends on neighbours, or makes several characters of one. */
    private void addFolded(int start, int end) {
        List<String> parts = new ArrayList<>(1);
        split(Folding.fold(raw.substring(start, end)), false, parts);
        for (String part : parts) {
            part.chars().forEach(c -> bits |= c);
            add(distinct.add(part), start, end);
        }
    }

    private static void split(String folded, boolean wildcards, List<String> into) {
        int i = 0;
        while (i < folded.length()) {
            int end = runEnd(folded, i, wildcards);
            if (end > i) {
                into.add(folded.substring(i, end));
                i = end;
            } else {
                i += Character.charCount(folded.codePointAt(i));
            }
        }
    }

    private void add(int number, int start, int end) {
        if (size == numbers.length) {
            int larger = size + (size >> 1) + 8;
            numbers = Arrays.copyOf(numbers, larger);
            starts = Arrays.copyOf(starts, larger);
            ends = Arrays.copyOf(ends, larger);
        }
        numbers[size] = number;
        starts[size] = start;
        ends[size] = end;
        size++;
    }
}
