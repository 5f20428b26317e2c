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

    private final String raw;
    private final WordPool pool = new WordPool();
    private String[] words;
    private int[] starts;
    private int[] ends;
    private int size;

    private Tokenizer(String raw) {
        this.raw = raw;
        int guess = raw.length() / 6 + 8;
        words = new String[guess];
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
        List<String> words = new ArrayList<>();
        List<Span> places = new ArrayList<>();
        for (String value : values) {
            if (!raw.isEmpty()) {
                words.add("");
                places.add(new Span(raw.length(), raw.length()));
                raw.append(" · ");
            }
            TokenizedText text = Ideographs.part(tokenize(value));
            for (int i = 0; i < text.size(); i++) {
                words.add(text.words()[i]);
                places.add(new Span(raw.length() + text.starts()[i], raw.length() + text.ends()[i]));
            }
            raw.append(value);
        }
        return new TokenizedText(
                raw.toString(),
                words.toArray(String[]::new),
                places.stream().mapToInt(Span::start).toArray(),
                places.stream().mapToInt(Span::end).toArray());
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
        while (i < raw.length()) {
            int end = asciiRunEnd(i);
            if (end > i && (end == raw.length() || raw.charAt(end) < 0x80)) {
                add(pool.lowerCaseAscii(raw, i, end), i, end);
                i = end;
                continue;
            }
            end = runEnd(raw, i, false);
            if (end > i) {
                addFolded(i, end);
                i = end;
            } else {
                i += Character.charCount(raw.codePointAt(i));
            }
        }
        return new TokenizedText(
                raw, Arrays.copyOf(words, size), Arrays.copyOf(starts, size), Arrays.copyOf(ends, size));
    }

    private int asciiRunEnd(int from) {
        int i = from;
        while (i < raw.length() && raw.charAt(i) < 0x80 && isWordCharacter(raw.charAt(i))) {
            i++;
        }
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

    private void addFolded(int start, int end) {
        String folded = Folding.fold(raw.substring(start, end));
        if (runEnd(folded, 0, false) == folded.length()) {
            add(pool.same(folded), start, end);
            return;
        }
        List<String> parts = new ArrayList<>();
        split(folded, false, parts);
        for (String part : parts) {
            add(pool.same(part), start, end);
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

    private void add(String word, int start, int end) {
        if (size == words.length) {
            int larger = size + (size >> 1) + 8;
            words = Arrays.copyOf(words, larger);
            starts = Arrays.copyOf(starts, larger);
            ends = Arrays.copyOf(ends, larger);
        }
        words[size] = word;
        starts[size] = start;
        ends[size] = end;
        size++;
    }
}
