package org.wirewatch.text;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Cuts texts into the same words at the same places as {@link Tokenizer} does, but spells out only those that a question
 * is about; the others are empty. To ask one thing of many texts, most of which do not hold it, costs a tenth of the
 * time so. Immutable; safe for many threads.
 */
public final class SparseTokenizer {
    private static final String OF_NO_INTEREST = "";
    private static final String[] NONE = {};
    private static final int ASCII = 0x80;
    private static final int LENGTHS = 16;
    /** Lower case of ASCII letters and digits, 0 for all else that is ASCII. */
    private static final char[] LOWER = new char[ASCII];

    static {
        for (char c = 0; c < ASCII; c++) {
            LOWER[c] = Tokenizer.isWordCharacter(c) ? Character.toLowerCase(c) : 0;
        }
    }

    private final Set<String> words;
    private final List<String> beginnings;
    /** By first letter and length, so that most words of a text are done with after one look. */
    private final String[][] wordsByShape = new String[ASCII * LENGTHS][];

    private final String[][] beginningsByLetter = new String[ASCII][];

    /**
     * Prepares for a question.
     *
     * @param words folded
     * @param beginnings folded; every word that begins so is of interest
     */
    public SparseTokenizer(Collection<String> words, Collection<String> beginnings) {
        Arrays.fill(wordsByShape, NONE);
        Arrays.fill(beginningsByLetter, NONE);
        this.words = Set.copyOf(words);
        this.beginnings = List.copyOf(Set.copyOf(beginnings));
        for (String word : this.words) {
            if (!word.isEmpty() && word.charAt(0) < ASCII) {
                put(wordsByShape, shape(word.charAt(0), word.length()), word);
            }
        }
        for (String beginning : this.beginnings) {
            if (beginning.charAt(0) < ASCII) {
                put(beginningsByLetter, beginning.charAt(0), beginning);
            }
        }
    }

    private static void put(String[][] table, int slot, String word) {
        String[] known = table[slot];
        String[] more = Arrays.copyOf(known, known.length + 1);
        more[known.length] = word;
        table[slot] = more;
    }

    private static int shape(char first, int length) {
        return first * LENGTHS + Math.min(length, LENGTHS - 1);
    }

    /**
     * Cuts a text. Words with a Chinese, Japanese or Korean character are always spelled out, as they may be parted yet.
     *
     * @param raw may be empty
     */
    public TokenizedText tokenize(String raw) {
        Cut cut = new Cut(raw.length() / 6 + 8);
        int i = 0;
        while (i < raw.length()) {
            char c = raw.charAt(i);
            if (c < ASCII && LOWER[c] == 0) {
                i++;
                continue;
            }
            int end = asciiRunEnd(raw, i);
            if (end < raw.length() && raw.charAt(end) >= ASCII) {
                end = runEnd(raw, i);
                if (end == i) {
                    i += Character.charCount(raw.codePointAt(i));
                    continue;
                }
            }
            add(cut, raw, i, end);
            i = end;
        }
        return cut.text(raw);
    }

    private void add(Cut cut, String raw, int start, int end) {
        if (isAscii(raw, start, end)) {
            cut.add(ascii(raw, start, end), start, end);
            return;
        }
        String run = raw.substring(start, end);
        String folded = Folding.fold(run);
        if (runEnd(folded, 0) == folded.length()) {
            cut.add(isOfInterest(folded) ? folded : OF_NO_INTEREST, start, end);
            return;
        }
        for (String word : Tokenizer.tokenize(run).wordList()) {
            cut.add(isOfInterest(word) ? word : OF_NO_INTEREST, start, end);
        }
    }

    private boolean isOfInterest(String word) {
        return Ideographs.mayPart(word) || words.contains(word) || begins(word);
    }

    private boolean begins(String word) {
        for (String beginning : beginnings) {
            if (word.startsWith(beginning)) {
                return true;
            }
        }
        return false;
    }

    private String ascii(String raw, int start, int end) {
        char first = LOWER[raw.charAt(start)];
        for (String word : wordsByShape[shape(first, end - start)]) {
            if (word.length() == end - start && standsAt(word, raw, start)) {
                return word;
            }
        }
        for (String beginning : beginningsByLetter[first]) {
            if (beginning.length() <= end - start && standsAt(beginning, raw, start)) {
                return lower(raw, start, end);
            }
        }
        return OF_NO_INTEREST;
    }

    private static boolean standsAt(String folded, String raw, int start) {
        for (int i = 0; i < folded.length(); i++) {
            if (folded.charAt(i) != LOWER[raw.charAt(start + i)]) {
                return false;
            }
        }
        return true;
    }

    private static String lower(String raw, int start, int end) {
        char[] lower = new char[end - start];
        for (int i = 0; i < lower.length; i++) {
            lower[i] = LOWER[raw.charAt(start + i)];
        }
        return new String(lower);
    }

    private static int asciiRunEnd(String raw, int from) {
        int i = from;
        while (i < raw.length() && raw.charAt(i) < ASCII && LOWER[raw.charAt(i)] != 0) {
            i++;
        }
        return i;
    }

    private static int runEnd(String raw, int from) {
        int i = from;
        while (i < raw.length()) {
            int codePoint = raw.codePointAt(i);
            if (!Tokenizer.isWordCharacter(codePoint)) {
                break;
            }
            i += Character.charCount(codePoint);
        }
        return i;
    }

    private static boolean isAscii(String raw, int start, int end) {
        for (int i = start; i < end; i++) {
            if (raw.charAt(i) >= ASCII) {
                return false;
            }
        }
        return true;
    }

    /** What was cut so far. */
    private static final class Cut {
        private final WordTable distinct = new WordTable(8);
        private final int none = distinct.add(OF_NO_INTEREST);
        private int[] numbers;
        private int[] starts;
        private int[] ends;
        private int size;
        private boolean mayPart;

        Cut(int expected) {
            numbers = new int[expected];
            starts = new int[expected];
            ends = new int[expected];
        }

        void add(String word, int start, int end) {
            if (size == numbers.length) {
                int larger = size + (size >> 1) + 8;
                numbers = Arrays.copyOf(numbers, larger);
                starts = Arrays.copyOf(starts, larger);
                ends = Arrays.copyOf(ends, larger);
            }
            mayPart |= Ideographs.mayPart(word);
            numbers[size] = word.isEmpty() ? none : distinct.add(word);
            starts[size] = start;
            ends[size] = end;
            size++;
        }

        TokenizedText text(String raw) {
            return new TokenizedText(
                    raw,
                    distinct,
                    Arrays.copyOf(numbers, size),
                    Arrays.copyOf(starts, size),
                    Arrays.copyOf(ends, size),
                    mayPart);
        }
    }
}
