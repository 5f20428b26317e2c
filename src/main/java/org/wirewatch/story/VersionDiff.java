package org.wirewatch.story;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wirewatch.text.TokenizedArticle;
import org.wirewatch.text.TokenizedText;

/** Weighs the sentences in which two versions of an article differ; see {@link NewFacts}. */
final class VersionDiff {
    private static final double SAME_SENTENCE = 0.5;
    private static final double NEW_WORDING = 0.25;
    private static final int WORDS_OF_A_SENTENCE = 5;
    private static final int WORDS_OF_A_NEW_LEAD = 2;
    private static final int LETTERS_THAT_TELL = 4;
    private static final char FIRST_IDEOGRAPH = '\u2e80';
    private static final int LETTERS_OF_A_SLIP = 2;

    private static final double SAME_WORDING = 0.7;

    private final List<Sentence> fresh;
    private final List<Sentence> added;
    private final List<Sentence> removed;
    private final List<Sentence> toldElsewhere;
    private final Set<String> knownWords = new HashSet<>();
    private final Set<String> knownNumbers = new HashSet<>();
    private final Set<String> numbersToldElsewhere = new HashSet<>();
    private final TokenizedText title;

    private VersionDiff(TokenizedArticle before, List<TokenizedArticle> told, TokenizedArticle after) {
        List<Sentence> known = report(before);
        fresh = report(after);
        added = without(fresh, known);
        removed = without(known, fresh);
        title = after.title();
        learn(before, knownWords, knownNumbers);
        Set<String> words = new HashSet<>();
        told.forEach(article -> learn(article, words, numbersToldElsewhere));
        toldElsewhere =
                told.stream().flatMap(article -> report(article).stream()).toList();
    }

    /**
     * Compares two articles.
     *
     * @param told others that readers know: what stands in them is no news either
     */
    static VersionDiff of(TokenizedArticle before, List<TokenizedArticle> told, TokenizedArticle after) {
        return new VersionDiff(before, told, after);
    }

    private static void learn(TokenizedArticle article, Set<String> words, Set<String> numbers) {
        words.addAll(article.title().wordList());
        words.addAll(article.text().wordList());
        numbers.addAll(Numbers.in(article.title().raw()));
        numbers.addAll(Numbers.in(article.text().raw()));
    }

    private static List<Sentence> report(TokenizedArticle article) {
        return Sentence.of(article.text()).stream()
                .filter(sentence -> !sentence.isBoilerplate())
                .toList();
    }

    private static List<Sentence> without(List<Sentence> sentences, List<Sentence> others) {
        Set<String> keys = new HashSet<>();
        others.forEach(sentence -> keys.add(sentence.key()));
        return sentences.stream()
                .filter(sentence -> !keys.contains(sentence.key()))
                .toList();
    }

    /** Sentences that only the later article has, in its order. */
    List<Sentence> added() {
        return added;
    }

    /** Sentences that only the earlier article has, in its order. */
    List<Sentence> removed() {
        return removed;
    }

    boolean tellsNewFacts() {
        return titleTellsNewNumber() || added.stream().anyMatch(this::tellsNewFact);
    }

    /** The sentences that tell new facts; the headline, where only that does. */
    List<String> sentencesOfNews() {
        List<String> news = added.stream()
                .filter(this::tellsNewFact)
                .filter(sentence -> !isToldElsewhere(sentence))
                .map(Sentence::raw)
                .toList();
        return news.isEmpty() && titleTellsNewNumber() ? List.of(title.raw().strip()) : news;
    }

    /** The sentences that stood there before with another figure, which nobody has told yet. */
    List<String> changedFigures() {
        return added.stream()
                .filter(sentence -> {
                    Sentence before = formOf(sentence);
                    return before != null && tellsNewNumber(sentence) && changesNumbers(before, sentence);
                })
                .filter(sentence -> told(sentence.numbers()).stream()
                        .anyMatch(number -> !knownNumbers.contains(number) && !numbersToldElsewhere.contains(number)))
                .filter(sentence -> !isToldElsewhere(sentence))
                .map(Sentence::raw)
                .toList();
    }

    private boolean titleTellsNewNumber() {
        List<String> numbers = told(Numbers.in(title.raw()));
        return numbers.stream()
                .anyMatch(number -> !knownNumbers.contains(number) && !numbersToldElsewhere.contains(number));
    }

    private boolean isToldElsewhere(Sentence sentence) {
        return toldElsewhere.stream()
                .anyMatch(known -> known.key().equals(sentence.key())
                        || (known.likeness(sentence) >= SAME_WORDING
                                && known.numbers().containsAll(sentence.numbers())));
    }

    private boolean tellsNewFact(Sentence sentence) {
        if (Cues.CORRECTION.isIn(sentence.spaced())) {
            return true;
        }
        Sentence before = formOf(sentence);
        boolean isLead = sentence.equals(lead(fresh));
        List<String> unheard = unheardWords(sentence);
        double novelty = unheard.isEmpty()
                ? 0
                : (double) unheard.size() / tellingWords(sentence).size();
        if (before != null) {
            return changesNumbers(before, sentence)
                    || changesNames(before, sentence)
                    || (isLead && novelty >= NEW_WORDING && unheard.size() >= WORDS_OF_A_NEW_LEAD);
        }
        boolean isReworded = novelty < NEW_WORDING;
        return isReworded
                ? tellsNewNumber(sentence) && !isBackground(sentence)
                : isLead || sentence.isTimedEntry() || isDevelopment(sentence);
    }

    /** News has a voice, a time or a number; background says itself that it is. */
    private boolean isDevelopment(Sentence sentence) {
        String words = sentence.spaced();
        boolean isNow = Cues.CURRENT.isIn(words);
        boolean hasVoice = Cues.SPEECH.isIn(words) || sentence.quotes();
        return hasVoice
                ? isNow || !Cues.EARLIER.isIn(words)
                : (isNow || tellsNewNumber(sentence)) && !isBackground(sentence);
    }

    private static boolean isBackground(Sentence sentence) {
        String words = sentence.spaced();
        return Cues.BACKGROUND.isIn(words) || Cues.EARLIER.isIn(words);
    }

    private @Nullable Sentence formOf(Sentence sentence) {
        Sentence closest = null;
        double likeness = SAME_SENTENCE;
        for (Sentence candidate : removed) {
            double now = candidate.likeness(sentence);
            if (now >= likeness) {
                likeness = now;
                closest = candidate;
            }
        }
        return closest;
    }

    private static @Nullable Sentence lead(List<Sentence> sentences) {
        return sentences.stream()
                .filter(sentence -> sentence.words().size() >= WORDS_OF_A_SENTENCE)
                .findFirst()
                .orElse(null);
    }

    private boolean changesNumbers(Sentence before, Sentence after) {
        List<String> gained = minus(plain(after.numbers()), plain(before.numbers()));
        List<String> lost = minus(plain(before.numbers()), plain(after.numbers()));
        return (!gained.isEmpty() && !lost.isEmpty())
                || !knownNumbers.containsAll(told(minus(after.numbers(), before.numbers())));
    }

    private boolean tellsNewNumber(Sentence sentence) {
        return !knownNumbers.containsAll(told(sentence.numbers()));
    }

    /** Without 1 and without places, which are more often turns of speech than facts. */
    private static List<String> told(List<String> numbers) {
        return numbers.stream()
                .filter(number -> !number.equals("1") && !number.startsWith(Numbers.PLACE_MARK))
                .toList();
    }

    /** {@code 3rd May} and {@code 3 May} are one date. */
    private static List<String> plain(List<String> numbers) {
        return numbers.stream()
                .map(number -> number.startsWith(Numbers.PLACE_MARK) ? number.substring(1) : number)
                .toList();
    }

    private static List<String> minus(List<String> numbers, List<String> others) {
        List<String> left = new ArrayList<>(numbers);
        others.forEach(left::remove);
        return left;
    }

    /** A name gives way to another; one that only loses or changes a letter or two was a slip. */
    private boolean changesNames(Sentence before, Sentence after) {
        Set<String> gained = new HashSet<>(after.names());
        gained.removeAll(knownWords);
        Set<String> lost = new HashSet<>(before.names());
        lost.removeAll(new HashSet<>(after.words()));
        return !lost.isEmpty() && gained.stream().anyMatch(name -> lost.stream().noneMatch(old -> isSlip(old, name)));
    }

    private static boolean isSlip(String one, String other) {
        if (Math.abs(one.length() - other.length()) > LETTERS_OF_A_SLIP) {
            return false;
        }
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()] <= LETTERS_OF_A_SLIP;
    }

    /** The words that the version before has nowhere, not even misspelt. */
    private List<String> unheardWords(Sentence sentence) {
        return tellingWords(sentence).stream()
                .filter(word -> !knownWords.contains(word))
                .filter(word -> removed.stream()
                        .flatMap(old -> old.words().stream())
                        .noneMatch(old -> old.length() >= LETTERS_THAT_TELL && isSlip(old, word)))
                .toList();
    }

    private static List<String> tellingWords(Sentence sentence) {
        return sentence.words().stream()
                .filter(word -> word.length() >= LETTERS_THAT_TELL || word.charAt(0) >= FIRST_IDEOGRAPH)
                .toList();
    }
}
