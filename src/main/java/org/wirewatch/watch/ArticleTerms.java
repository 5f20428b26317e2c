package org.wirewatch.watch;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.wirewatch.text.ArticleFacts;
import org.wirewatch.text.Ideographs;
import org.wirewatch.text.TokenizedArticle;
import org.wirewatch.text.TokenizedText;
import org.wirewatch.text.Tokenizer;
import org.wirewatch.text.WordTable;

/**
 * An article's different words and where each of them stands: built once per article, then asked for every leaf. For one
 * thread.
 */
final class ArticleTerms {
    private static final int BUCKETS = 256;

    /** The words of the text keep the numbers that they have there; the others' follow. */
    private final WordTable textWords;

    private final WordTable otherWords = new WordTable(16);
    /** By scope; {@link Scope#ANYWHERE} has none. */
    private final FieldTerms[] fields;

    /** How many of the words are in the title or in the text. */
    private final int ownWords;

    /**
     * Words by their first two characters, for wildcards: the first of each bucket, and the next of each word. Made when
     * first asked for.
     */
    private int[] firstInBucket = {};

    private int[] nextInBucket = {};
    private final Map<String, String[]> stems = new HashMap<>();
    private final Map<String, int[]> patterns = new HashMap<>();

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
        TokenizedText inText = Ideographs.part(article.text());
        textWords = inText.distinct();
        FieldTerms text = new FieldTerms(inText, inText.numbers(), textWords.size());
        FieldTerms title = number(Ideographs.part(article.title()));
        ownWords = size();
        FieldTerms none = new FieldTerms(TokenizedText.EMPTY, new int[0], 0);
        fields = new FieldTerms[Scope.COUNT];
        Arrays.fill(fields, none);
        fields[Scope.TITLE.number()] = title;
        fields[Scope.TEXT.number()] = text;
        if (withFacts) {
            numberFacts(article.facts());
        }
    }

    private void numberFacts(ArticleFacts facts) {
        fields[Scope.SOURCE.number()] = number(Tokenizer.tokenizeEach(facts.sources()));
        fields[Scope.BYLINE.number()] = number(Tokenizer.tokenizeEach(List.of(facts.byline())));
        fields[Scope.LANGUAGE.number()] = number(Tokenizer.tokenizeEach(List.of(facts.language())));
        fields[Scope.SECTION.number()] = number(Tokenizer.tokenizeEach(List.of(facts.section())));
        fields[Scope.URL.number()] = number(Tokenizer.tokenizeEach(List.of(FieldNames.withoutScheme(facts.url()))));
    }

    private FieldTerms number(TokenizedText field) {
        WordTable words = field.distinct();
        int[] known = new int[words.size()];
        for (int i = 0; i < known.length; i++) {
            known[i] = textWords.find(words.get(i), words.hash(i));
            if (known[i] == WordTable.NONE) {
                known[i] = textWords.size() + otherWords.add(words.get(i), words.hash(i));
            }
        }
        int[] wordAt = new int[field.size()];
        for (int i = 0; i < wordAt.length; i++) {
            wordAt[i] = known[field.numbers()[i]];
        }
        return new FieldTerms(field, wordAt, size());
    }

    private void fillBuckets() {
        firstInBucket = new int[BUCKETS];
        nextInBucket = new int[size()];
        Arrays.fill(firstInBucket, WordTable.NONE);
        for (int id = size() - 1; id >= 0; id--) {
            String word = term(id);
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
        return textWords.size() + otherWords.size();
    }

    String term(int id) {
        return id < textWords.size() ? textWords.get(id) : otherWords.get(id - textWords.size());
    }

    /** The {@link org.wirewatch.text.WordHash} of a word. */
    int hash(int id) {
        return id < textWords.size() ? textWords.hash(id) : otherWords.hash(id - textWords.size());
    }

    private int find(String word) {
        int inText = textWords.find(word);
        if (inText != WordTable.NONE) {
            return inText;
        }
        int other = otherWords.find(word);
        return other == WordTable.NONE ? WordTable.NONE : textWords.size() + other;
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
                int id = find(leaf.word(i));
                meant[i] = id == WordTable.NONE ? new int[0] : new int[] {id};
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
                all[term] = stemming.stem(term(term));
            }
            return all;
        });
    }

    /** Numbers of the article's words that a pattern stands for. */
    int[] meantByPattern(String pattern) {
        return patterns.computeIfAbsent(pattern, this::matching);
    }

    private int[] matching(String pattern) {
        if (firstInBucket.length == 0) {
            fillBuckets();
        }
        int[] found = new int[4];
        int size = 0;
        for (int id = firstInBucket[bucket(pattern)]; id != WordTable.NONE; id = nextInBucket[id]) {
            if (Wildcard.matches(pattern, term(id))) {
                if (size == found.length) {
                    found = Arrays.copyOf(found, size * 2);
                }
                found[size++] = id;
            }
        }
        return Arrays.copyOf(found, size);
    }
}
