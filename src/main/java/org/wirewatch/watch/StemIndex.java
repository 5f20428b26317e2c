package org.wirewatch.watch;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Which words with stems a vocabulary holds, by language and stem. Empty where no watch asks for word forms, and costs
 * nothing then. Safe to read from many threads once nothing more is added.
 */
final class StemIndex {
    /** By language, then by stem: numbers in the vocabulary. */
    private final Map<String, Map<String, int[]>> byLanguage = new HashMap<>();

    boolean isEmpty() {
        return byLanguage.isEmpty();
    }

    /** Adds a word with stems, which has a number in the vocabulary. */
    void add(String form, int number) {
        String word = WordForm.plain(form);
        for (String language : WordForm.languages(form)) {
            byLanguage
                    .computeIfAbsent(language, _ -> new HashMap<>())
                    .merge(Stemming.of(language).stem(word), new int[] {number}, StemIndex::join);
        }
    }

    private static int[] join(int[] some, int[] more) {
        int[] all = Arrays.copyOf(some, some.length + more.length);
        System.arraycopy(more, 0, all, some.length, more.length);
        return all;
    }

    /** Takes a word of the vocabulary and one of the article's that it stands for. */
    @FunctionalInterface
    interface Finding {
        void add(int word, int term);
    }

    /** Finds all the words of which the article has a form. */
    void collect(ArticleTerms article, Finding findings) {
        byLanguage.forEach((language, numbers) -> {
            String[] stems = article.stems(language);
            for (int term = 0; term < stems.length; term++) {
                int[] words = numbers.get(stems[term]);
                if (words != null) {
                    for (int word : words) {
                        findings.add(word, term);
                    }
                }
            }
        });
    }
}
