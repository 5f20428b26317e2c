package org.wirewatch.watch;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.wirewatch.text.Ideographs;
import org.wirewatch.text.TokenizedArticle;
import org.wirewatch.text.TokenizedText;

/**
 * An article's different words as a full-text index keeps them: folded and parted as watches know them, and those of the headline
 * once more with a sign before them. Pure.
 */
public final class ArticleWords {
    /**
     * To be raised with every change of folding, tokens, or this class: what was indexed before is then looked at one by
     * one until it is indexed anew.
     */
    public static final int VERSION = 1;

    /** Stands alone for an article with too many words to index: every query must look at it. No word holds it. */
    public static final String TOO_MANY = "¶¶";

    private static final String IN_TITLE = "¶";

    /** In UTF-16 units. Longer words are cut; PostgreSQL takes 2,046 bytes. */
    private static final int LONGEST = 256;

    /** In UTF-16 units altogether. PostgreSQL takes a megabyte, and three bytes are the most of one unit. */
    private static final int MOST = 300_000;

    private ArticleWords() {}

    /** The words of an article; just {@link #TOO_MANY} if they are too many. */
    public static Set<String> of(TokenizedArticle article) {
        Set<String> words = new HashSet<>(article.text().size());
        int length = 0;
        for (String word : distinct(article.title())) {
            length += add(words, ofArticle(word)) + add(words, ofTitle(word));
        }
        for (String word : distinct(article.text())) {
            length += add(words, ofArticle(word));
        }
        return length > MOST ? Set.of(TOO_MANY) : words;
    }

    private static List<String> distinct(TokenizedText field) {
        return Ideographs.part(field).distinct().words();
    }

    private static int add(Set<String> words, String word) {
        return words.add(word) ? word.length() : 0;
    }

    /** How a word, or the beginning of words, is kept wherever it stands. */
    static String ofArticle(String word) {
        if (word.length() <= LONGEST) {
            return word;
        }
        return word.substring(0, Character.isHighSurrogate(word.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST);
    }

    /** How it is kept if it stands in the headline. */
    static String ofTitle(String word) {
        return IN_TITLE + ofArticle(word);
    }
}
