package org.wirewatch.watch;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.wirewatch.text.TokenizedArticle;
import org.wirewatch.text.TokenizedText;

/**
 * An article's different words and where each of them stands: built once per article, then asked for every leaf. What is
 * costly to answer is answered once. For one thread.
 */
final class ArticleTerms {
    private static final int BUCKETS = 256;

    private final StringIds ids;
    private final FieldTerms title;
    private final FieldTerms text;
    /** Words by their first two characters, for wildcards: the first of each bucket, and the next of each word. */
    private final int[] firstInBucket = new int[BUCKETS];

    private final int[] nextInBucket;
    private final Map<Leaf, Boolean> answers = new HashMap<>();

    ArticleTerms(TokenizedArticle article) {
        ids = new StringIds(
                Math.min(4096, article.title().size() + article.text().size() / 2));
        int[] inTitle = number(article.title());
        int titleWords = ids.size();
        int[] inText = number(article.text());
        title = new FieldTerms(article.title(), inTitle, titleWords);
        text = new FieldTerms(article.text(), inText, ids.size());
        nextInBucket = new int[ids.size()];
        fillBuckets();
    }

    private int[] number(TokenizedText field) {
        String[] words = field.words();
        int[] numbers = new int[words.length];
        for (int i = 0; i < words.length; i++) {
            numbers[i] = ids.add(words[i]);
        }
        return numbers;
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
        return title;
    }

    FieldTerms text() {
        return text;
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
        if (leaf.size() == 1 && !leaf.isPattern(0)) {
            int id = ids.find(leaf.word(0));
            return id != StringIds.NONE
                    && ((leaf.scope().includesTitle() && title.holds(id))
                            || (leaf.scope().includesText() && text.holds(id)));
        }
        Boolean known = answers.get(leaf);
        if (known == null) {
            known = LeafSearch.holds(leaf, this);
            answers.put(leaf, known);
        }
        return known;
    }

    /** Numbers of the article's words that a word of a query stands for; one or none if it has no wildcard. */
    int[] meant(Leaf leaf, int word) {
        String pattern = leaf.word(word);
        if (!leaf.isPattern(word)) {
            int id = ids.find(pattern);
            return id == StringIds.NONE ? new int[0] : new int[] {id};
        }
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
