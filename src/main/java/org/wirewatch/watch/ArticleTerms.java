package org.wirewatch.watch;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.wirewatch.text.ArticleFacts;
import org.wirewatch.text.Ideographs;
import org.wirewatch.text.TokenizedArticle;
import org.wirewatch.text.TokenizedText;

/**
 * An article's different words and where each of them stands: built once per article, then asked for every leaf. For one
 * thread.
 */
final class ArticleTerms {
    private static final int BUCKETS = 256;

    private final StringIds ids;
    /** By scope; {@link Scope#ANYWHERE} has none. */
    private final FieldTerms[] fields;

    /** How many of the words are in the title or in the text. */
    private final int ownWords;

    /** Words by their first two characters, for wildcards: the first of each bucket, and the next of each word. */
    private final int[] firstInBucket = new int[BUCKETS];

    private final int[] nextInBucket;
    private final Map<String, String[]> stems = new HashMap<>();

    /** Everything that is known of an article. */
    ArticleTerms(TokenizedArticle article) {
        this(article, true);
    }

    /**
     * An article's words.
     *
     * @param withFacts whether anybody asks for source, byline and the like
     */
    ArticleTerms(TokenizedArticle article, boolean withFacts) {
        TokenizedText titleField = Ideographs.part(article.title());
        TokenizedText textField = Ideographs.part(article.text());
        ids = new StringIds(Math.min(4096, titleField.size() + textField.size() / 2));
        FieldTerms title = number(titleField);
        FieldTerms text = number(textField);
        ownWords = ids.size();
        FieldTerms none = new FieldTerms(TokenizedText.EMPTY, new int[0], 0);
        fields = new FieldTerms[Scope.COUNT];
        Arrays.fill(fields, none);
        fields[Scope.TITLE.number()] = title;
        fields[Scope.TEXT.number()] = text;
        if (withFacts) {
            numberFacts(article.facts());
        }
        nextInBucket = new int[ids.size()];
        fillBuckets();
    }

    private void numberFacts(ArticleFacts facts) {
        for (Scope scope : Scope.FACTS) {
            fields[scope.number()] = number(FactWords.of(facts, scope));
        }
    }

    private FieldTerms number(TokenizedText field) {
        String[] words = field.words();
        int[] numbers = new int[words.length];
        for (int i = 0; i < words.length; i++) {
            numbers[i] = ids.add(words[i]);
        }
        return new FieldTerms(field, numbers, ids.size());
    }

    private void fillBuckets() {
        Arrays.fill(firstInBucket, StringIds.NONE);
        for (int id = ids.size() - 1; id >= 0; id--) {
            String word = ids.get(id);
            if (word.length() >= 2) {
                int bucket = bucket(word);
                nextInBucket[id] = firstInBucket[bucket];
                firstInBucket[bucket] = id;
            }
        }
    }

    private static int bucket(String word) {
        return (word.charAt(0) * 31 + word.charAt(1)) & (BUCKETS - 1);
    }

    /** How many different words there are; they are numbered from 0. */
    int size() {
        return ids.size();
    }

    String term(int id) {
        return ids.get(id);
    }

    FieldTerms title() {
        return fields[Scope.TITLE.number()];
    }

    FieldTerms text() {
        return fields[Scope.TEXT.number()];
    }

    /** The field of a scope that is not {@link Scope#ANYWHERE}. */
    FieldTerms field(Scope scope) {
        return fields[scope.number()];
    }

    /** Whether a word is in the title or in the text, and not only in what else is known of the article. */
    boolean isOwn(int term) {
        return term < ownWords;
    }

    /** Whether the article fulfils a query. */
    boolean fulfils(Node node) {
        return switch (node) {
            case Node.And and -> fulfilsAll(and);
            case Node.Or or -> fulfilsAny(or);
            case Node.Not not -> !fulfils(not.part());
            case Leaf leaf -> holds(leaf);
        };
    }

    private boolean fulfilsAll(Node.And and) {
        for (int i = 0; i < and.parts().size(); i++) {
            if (!fulfils(and.parts().get(i))) {
                return false;
            }
        }
        return true;
    }

    private boolean fulfilsAny(Node.Or or) {
        for (int i = 0; i < or.parts().size(); i++) {
            if (fulfils(or.parts().get(i))) {
                return true;
            }
        }
        return false;
    }

    /** Whether the article holds what a leaf looks for. */
    boolean holds(Leaf leaf) {
        return holds(leaf, leaf.scope());
    }

    /** The same, wherever the leaf itself would look. */
    boolean holds(Leaf leaf, Scope scope) {
        return LeafSearch.holds(this, meant(leaf), leaf.gap(), scope);
    }

    /** Whether one of the article's words is where a scope looks. */
    boolean holds(int term, Scope scope) {
        return switch (scope) {
            case ANYWHERE -> isOwn(term);
            case TITLE, TEXT, SOURCE, BYLINE, LANGUAGE, SECTION, URL ->
                field(scope).holds(term);
        };
    }

    /** For each of a leaf's words the numbers of the article's words that it stands for. */
    int[][] meant(Leaf leaf) {
        int[][] meant = new int[leaf.size()][];
        for (int i = 0; i < meant.length; i++) {
            if (leaf.isPattern(i)) {
                meant[i] = meantByPattern(leaf.word(i));
            } else if (WordForm.hasStems(leaf.word(i))) {
                meant[i] = meantByStem(leaf.word(i));
            } else {
                int id = ids.find(leaf.word(i));
                meant[i] = id == StringIds.NONE ? new int[0] : new int[] {id};
            }
        }
        return meant;
    }

    /** Numbers of the article's words that have the stem of a word, in one of its languages. */
    private int[] meantByStem(String form) {
        String word = WordForm.plain(form);
        int[] found = new int[0];
        for (String language : WordForm.languages(form)) {
            String stem = Stemming.of(language).stem(word);
            String[] stems = stems(language);
            for (int term = 0; term < stems.length; term++) {
                if (stem.equals(stems[term]) && !contains(found, term)) {
                    found = Arrays.copyOf(found, found.length + 1);
                    found[found.length - 1] = term;
                }
            }
        }
        return found;
    }

    static boolean contains(int[] numbers, int number) {
        for (int each : numbers) {
            if (each == number) {
                return true;
            }
        }
        return false;
    }

    /** The stem of each word in a language, by the word's number; made once. */
    String[] stems(String language) {
        return stems.computeIfAbsent(language, code -> {
            Stemming stemming = Stemming.of(code);
            String[] all = new String[ownWords];
            for (int term = 0; term < all.length; term++) {
                all[term] = stemming.stem(ids.get(term));
            }
            return all;
        });
    }

    /** Numbers of the article's words that a pattern stands for. */
    int[] meantByPattern(String pattern) {
        int[] found = new int[4];
        int size = 0;
        for (int id = firstInBucket[bucket(pattern)]; id != StringIds.NONE; id = nextInBucket[id]) {
            if (Wildcard.matches(pattern, ids.get(id))) {
                if (size == found.length) {
                    found = Arrays.copyOf(found, size * 2);
                }
                found[size++] = id;
            }
        }
        return Arrays.copyOf(found, size);
    }
}
