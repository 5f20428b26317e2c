package org.wirewatch.story;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wirewatch.text.Sentences;
import org.wirewatch.text.Span;
import org.wirewatch.text.TokenizedText;

/**
 * A sentence, with what it is compared by.
 *
 * @param raw as it stands in the text, without space around it
 * @param words folded, in order
 * @param numbers see {@link Numbers}
 * @param names folded words with a capital that do not begin the sentence
 */
record Sentence(String raw, List<String> words, List<String> numbers, Set<String> names) {
    private static final int LINE_OF_NAMES_AT_MOST = 14;
    private static final int WORDS_OF_A_NAME = 5;
    private static final int WORDS_OF_A_QUOTATION = 3;
    private static final Pattern DATELINE =
            Pattern.compile("^\\p{Lu}[\\p{L}\\d .,'/-]{1,40}\\([^)]{2,30}\\)\\s*[-–—]+\\s*");
    private static final Pattern STAMP = Pattern.compile(
            "^(?:©.*|\\(c\\).*|[\\d:./, -]+(?:[ap]\\.?m\\.?|gmt|utc|bst|e[sd]t|msk|cet)?)$", Pattern.CASE_INSENSITIVE);
    private static final Pattern QUOTATION =
            Pattern.compile("[\"“”«»„](?:\\s*[\\p{L}\\p{N}'’-]+[,]?){" + WORDS_OF_A_QUOTATION + "}");
    private static final Pattern CLOCK =
            Pattern.compile("^[\\[(•*–—-]*\\s*\\d{1,2}[:.h]\\d{2}(?!\\d).*", Pattern.DOTALL);

    /** The sentences of a text, in order; stretches without a word are left out. */
    static List<Sentence> of(TokenizedText text) {
        List<Sentence> sentences = new ArrayList<>();
        int word = 0;
        while (word < text.size()) {
            Span span = Sentences.around(text.raw(), text.starts()[word], text.ends()[word]);
            int next = word + 1;
            while (next < text.size() && text.starts()[next] < span.end()) {
                next++;
            }
            sentences.add(of(text, word, next, span));
            word = next;
        }
        return sentences;
    }

    private static Sentence of(TokenizedText text, int from, int to, Span span) {
        int start = Math.min(span.start(), text.starts()[from]);
        String raw = text.raw().substring(start, Math.max(span.end(), text.ends()[to - 1]));
        Matcher dateline = DATELINE.matcher(raw);
        int first = from;
        if (dateline.lookingAt()) {
            while (first < to && text.starts()[first] < start + dateline.end()) {
                first++;
            }
        }
        return first == from || first == to
                ? of(text, from, to, raw)
                : of(text, first, to, raw.substring(dateline.end()));
    }

    private static Sentence of(TokenizedText text, int from, int to, String raw) {
        Set<String> names = new HashSet<>();
        for (int i = from + 1; i < to; i++) {
            if (Character.isUpperCase(text.raw().codePointAt(text.starts()[i]))) {
                names.add(text.word(i));
            }
        }
        return new Sentence(raw.strip(), text.words(from, to), Numbers.in(raw), names);
    }

    /** What stays when letters' case, punctuation and the spelling of numbers are evened out. */
    String key() {
        List<String> wordsWithoutFigures = words.stream()
                .filter(word -> !Character.isDigit(word.charAt(0)))
                .toList();
        return numbers.isEmpty() ? String.join(" ", words) : String.join(" ", wordsWithoutFigures) + numbers;
    }

    /** The words, each with a space before and behind, for {@link Cues}. */
    String spaced() {
        return " " + String.join(" ", words) + " ";
    }

    /** Whether it is a byline, an appeal or another part of the page that is not the report. */
    boolean isBoilerplate() {
        String spaced = spaced();
        return Cues.BOILERPLATE.isIn(spaced)
                || STAMP.matcher(raw).matches()
                || isNameAlone()
                || (words.size() <= LINE_OF_NAMES_AT_MOST && Cues.OPENING.begins(spaced) && !raw.endsWith("."));
    }

    /** A line such as {@code Ana Example}: the author, or a sub-heading. */
    private boolean isNameAlone() {
        return words.size() <= WORDS_OF_A_NAME
                && numbers.isEmpty()
                && Character.isLetter(raw.charAt(raw.length() - 1))
                && names.size() == words.size() - 1
                && Character.isUpperCase(raw.codePointAt(0));
    }

    /** Whether it quotes somebody. */
    boolean quotes() {
        return QUOTATION.matcher(raw).find();
    }

    /** Whether it begins with a time of day, as the entries of a live blog do. */
    boolean isTimedEntry() {
        return CLOCK.matcher(raw).matches();
    }

    /** Shared words, of both sentences' words: 0 to 1 (Dice). */
    double likeness(Sentence other) {
        List<String> left = new ArrayList<>(other.words);
        long shared = words.stream().filter(left::remove).count();
        return 2.0 * shared / (words.size() + other.words.size());
    }
}
