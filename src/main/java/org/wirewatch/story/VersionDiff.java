package org.wirewatch.story;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wirewatch.text.TokenizedArticle;

/** Weighs the sentences in which two versions of an article differ; see {@link NewFacts}. */
final class VersionDiff {
    private static final double SAME_SENTENCE = 0.5;
    private static final double NEW_LEAD = 0.4;
    private static final double NEW_WORDING = 0.25;
    private static final int WORDS_OF_A_SENTENCE = 5;
    private static final int LETTERS_OF_A_SLIP = 2;

    private final List<Sentence> fresh;
    private final List<Sentence> added;
    private final List<Sentence> removed;
    private final Set<String> knownWords = new HashSet<>();
    private final Set<String> knownNumbers = new HashSet<>();
    private final List<String> titleNumbers;

    VersionDiff(
            TokenizedArticle before,
            List<Sentence> known,
            TokenizedArticle after,
            List<Sentence> fresh,
            List<Sentence> added,
            List<Sentence> removed) {
        this.fresh = fresh;
        this.added = added;
        this.removed = removed;
        knownWords.addAll(before.title().wordList());
        knownWords.addAll(before.text().wordList());
        knownNumbers.addAll(Numbers.in(before.title().raw()));
        knownNumbers.addAll(Numbers.in(before.text().raw()));
        titleNumbers = Numbers.in(after.title().raw());
    }

    boolean tellsNewFacts() {
        return !knownNumbers.containsAll(told(titleNumbers)) || added.stream().anyMatch(this::tellsNewFact);
    }

    private boolean tellsNewFact(Sentence sentence) {
        if (Cues.CORRECTION.isIn(sentence.spaced())) {
            return true;
        }
        Sentence before = formOf(sentence);
        boolean isLead = sentence.equals(lead(fresh));
        if (before != null) {
            return changesNumbers(before, sentence)
                    || changesNames(before, sentence)
                    || (isLead && novelty(sentence) >= NEW_LEAD);
        }
        if (novelty(sentence) < NEW_WORDING) {
            return tellsNewNumber(sentence) && !Cues.BACKGROUND.isIn(sentence.spaced());
        }
        return isLead || sentence.isTimedEntry() || isDevelopment(sentence);
    }

    /** News has a voice or a time; background says itself that it is. */
    private boolean isDevelopment(Sentence sentence) {
        String words = sentence.spaced();
        return !Cues.BACKGROUND.isIn(words)
                && (Cues.SPEECH.isIn(words) || Cues.CURRENT.isIn(words) || tellsNewNumber(sentence));
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
        List<String> gained = minus(after.numbers(), before.numbers());
        List<String> lost = minus(before.numbers(), after.numbers());
        return (!gained.isEmpty() && !lost.isEmpty()) || !knownNumbers.containsAll(told(gained));
    }

    private boolean tellsNewNumber(Sentence sentence) {
        return !knownNumbers.containsAll(told(sentence.numbers()));
    }

    /** Without 1, which is more often a turn of speech than a number. */
    private static List<String> told(List<String> numbers) {
        return numbers.stream().filter(number -> !number.equals("1")).toList();
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

    /** How many of the sentence's longer words the version before has nowhere, 0 to 1. */
    private double novelty(Sentence sentence) {
        List<String> telling = sentence.words().stream()
                .filter(word -> word.length() > 3 || word.codePointAt(0) > 0x2E80)
                .toList();
        long unknown =
                telling.stream().filter(word -> !knownWords.contains(word)).count();
        return telling.isEmpty() ? 0 : (double) unknown / telling.size();
    }
}
